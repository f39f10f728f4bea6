/** The registers over the journal (登记簿): every posted row of their codes, whole for those in charge (F99). */
import { accountOfItem, registerCodes, registerLine, type RegisterName } from '../../core/derive/register.ts'
import type { Day } from '../../core/dates.ts'
import { type Item, itemKinds } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireRegisterRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { listRegister, type RegisterRow } from '../store/registers.ts'
import { itemsOn } from './past.ts'
import { isInCharge, type Reader } from './reader.ts'

interface Asked {
  readonly from: Day
  readonly to: Day
  /** Whose lines; null for everybody's. */
  readonly teller: string | null
  readonly most: number
}

const ROWS_MAX = 1_000

/** As a code shows it: a teller sees the lines that he made himself. */
export const ownRegister = (reader: Reader, name: RegisterName, from: Day, to: Day) =>
  registerOf(reader, name, {
    from,
    to,
    teller: isInCharge(reader) ? null : reader.teller.id,
    most: ROWS_MAX,
  })

/** The newest first, and how what each began stood at the end of the period. */
export async function registerOf(
  reader: Reader,
  name: RegisterName,
  { from, to, teller, most }: Asked,
): Promise<{ readonly rows: readonly WireRegisterRow[]; readonly cut: boolean }> {
  const { books, branch } = reader
  const found = await listRegister(books.pool, {
    branch: branch.code,
    codes: registerCodes[name],
    from,
    to,
    teller,
    limit: most + 1,
  })
  const lines = found.slice(0, most).map(row => {
    const transaction = transactionOf(row.code)
    return {
      row,
      transaction,
      line: registerLine(transaction, decodeFields(row.fields), decodeEffects(row.effects)),
    }
  })
  const ids = [...new Set(lines.flatMap(({ line }) => line.item ?? []))]
  const items = await itemsOn(books.pool, branch.code, ids, to)
  const itemOf = (id: string | null) => (id === null ? undefined : items.get(id))
  const rows = lines.map(({ row, transaction, line }) => ({
    day: row.day,
    serial: row.serial,
    at: new Date(Number(row.at)).toISOString(),
    code: row.code,
    number: numberOf(reader.parameters.numbers, row.code),
    codeName: transaction.name,
    teller: row.teller,
    authorisers: row.authorisers,
    ...line,
    unit: line.unit === branch.unit ? null : line.unit,
    account: line.account ?? accountOfItem(itemOf(line.item)),
    state: stateOf(row, itemOf(line.item), reader),
  }))
  return { rows, cut: found.length > most }
}

/** How what the line began stands: as its item does, else as a row of the journal. */
function stateOf({ reversedBy }: RegisterRow, item: Item | undefined, reader: Reader): Words {
  if (reversedBy !== null) return { zh: '已冲正', en: 'reversed' }
  // Whether a blind count agreed is not for whoever counted.
  const isHidden = item?.kind === 'count' && !isInCharge(reader)
  const words = item && !isHidden && itemKinds[item.kind].states[item.state]
  return words ? { zh: words.zh, en: words.en } : { zh: '已办理', en: 'done' }
}
