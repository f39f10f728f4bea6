/** The registers over the journal (登记簿): every posted row of their codes, whole for those in charge (F99). */
import { accountOfItem, registerCodes, registerLine, type RegisterName } from '../../core/derive/register.ts'
import type { Day } from '../../core/dates.ts'
import { itemKinds } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import type { State } from '../../core/ledger/state.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireRegisterRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { listRegister, type RegisterRow } from '../store/registers.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'

const ROWS_MAX = 1_000

/** A teller sees the lines that he made himself. */
export async function registerOf(
  reader: Reader,
  name: RegisterName,
  from: Day,
  to: Day,
): Promise<{ readonly rows: readonly WireRegisterRow[]; readonly cut: boolean }> {
  const { books, branch, teller } = reader
  const found = await listRegister(books.pool, {
    branch: branch.code,
    codes: registerCodes[name],
    from,
    to,
    teller: isInCharge(reader) ? null : teller.id,
    limit: ROWS_MAX + 1,
  })
  const lines = found.slice(0, ROWS_MAX).map(row => {
    const transaction = transactionOf(row.code)
    return {
      row,
      transaction,
      line: registerLine(transaction, decodeFields(row.fields), decodeEffects(row.effects)),
    }
  })
  const items = lines.flatMap(({ line }) => (line.item ? [`item:${line.item}` as const] : []))
  const state = await recordsOf(books, branch.code, items)
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
    account: line.account ?? accountOfItem(line.item === null ? undefined : state.get('item', line.item)),
    state: stateOf(row, line.item, state, reader),
  }))
  return { rows, cut: found.length > ROWS_MAX }
}

/** How what the line began stands now: as its item does, else as a row of the journal. */
function stateOf({ reversedBy }: RegisterRow, id: string | null, state: State, reader: Reader): Words {
  if (reversedBy !== null) return { zh: '已冲正', en: 'reversed' }
  const item = id === null ? undefined : state.get('item', id)
  // Whether a blind count agreed is not for whoever counted.
  const isHidden = item?.kind === 'count' && !isInCharge(reader)
  const words = item && !isHidden && itemKinds[item.kind].states[item.state]
  return words ? { zh: words.zh, en: words.en } : { zh: '已办理', en: 'done' }
}
