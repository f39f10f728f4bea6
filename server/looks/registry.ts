/** The registry as it is enforced at a branch: attributes of codes, since when, by whom, what is to come. */
import { permissionRow } from '../../core/derive/permissions.ts'
import { voucherTable, type WordsTable } from '../../core/derive/voucherTable.ts'
import type { Item } from '../../core/items.ts'
import { amendmentWords } from '../../core/registry/amendment.ts'
import {
  attributeNames,
  attributeOf,
  attributeWords,
  codeAttributes,
} from '../../core/registry/attributes.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { settings } from '../../core/registry/settings.table.ts'
import { feeOfCode, settingIn, settingNames, settingWords } from '../../core/registry/settings.ts'
import { typedTransactions } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import { alike } from '../../core/words.ts'
import type { WireChange, WireRegistry, WireRegistryCode } from '../../core/wire.ts'
import { listItems } from '../store/looks.ts'
import type { Reader } from './reader.ts'

type Amended = Item<'amendment'>

export async function registryOf(reader: Reader): Promise<WireRegistry> {
  const { books, branch, parameters } = reader
  const items = (await listItems(
    books.pool,
    branch.code,
    ['amendment'],
    ['adopted', 'scheduled'],
  )) as Amended[]
  // Of two that began on one day the later row has the last word, and items come in the order of their rows.
  const adopted = items.filter(isIn('adopted')).sort((a, b) => (a.data.from < b.data.from ? -1 : 1))
  const scheduled = items.filter(isIn('scheduled'))
  const wire = (item: Amended): WireChange => wireChange(item, reader)
  const lastOf = (belongs: (item: Amended) => boolean): WireChange | null => {
    const last = adopted.findLast(belongs)
    return last ? wire(last) : null
  }
  return {
    codes: typedTransactions().map(transaction => ({
      ...codeOf(transaction, reader),
      last: lastOf(isAbout(transaction.code)),
      pending: scheduled.filter(isAbout(transaction.code)).map(wire),
    })),
    settings: settingNames.map(name => ({
      name: settings[name].name,
      value: settingWords(name, settingIn(parameters, name)),
      last: lastOf(({ data: { amendment } }) => amendment.of === 'setting' && amendment.name === name),
    })),
    pending: scheduled.map(wire),
    voucherKinds: withChanges(voucherTable(parameters), kind =>
      lastOf(({ data: { amendment } }) => amendment.of === 'voucherKind' && amendment.kind === kind),
    ),
  }
}

/** Beside each kind of voucher its last change (0112). */
const withChanges = (
  { columns, rows }: WordsTable,
  lastOf: (kind: string) => WireChange | null,
): WordsTable => ({
  columns: [...columns, { zh: '最近变更', en: 'Last change' }],
  rows: rows.map(({ key, cells }) => {
    const last = lastOf(key)
    return { key, cells: [...cells, alike(last ? `${last.from} ${last.by}` : '')] }
  }),
})

const isIn =
  (state: string) =>
  (item: Amended): boolean =>
    item.state === state

/** A new list of numbers is about the codes in it. */
const isAbout =
  (code: string) =>
  ({ data: { amendment } }: Amended): boolean =>
    'code' in amendment
      ? amendment.code === code
      : amendment.of === 'numbers' && Object.hasOwn(amendment.value, code)

function wireChange({ by, data }: Amended, { parameters }: Reader): WireChange {
  const { amendment, from, reason } = data
  return { ...amendmentWords(amendment, parameters.numbers), from, by, reason }
}

/** The amounts are those of a full teller: a grade has its share of them. */
function codeOf(
  transaction: Transaction,
  { parameters }: Reader,
): Omit<WireRegistryCode, 'last' | 'pending'> {
  const { medium, ...permission } = permissionRow(transaction, parameters)
  const { code } = transaction
  const fee = feeOfCode[code]
  return {
    ...permission,
    number: numberOf(parameters.numbers, code),
    fee: fee ? settingWords(fee, settingIn(parameters, fee)) : null,
    attributes: attributeNames.map(name => {
      const { undoneBy } = transaction
      const stands = attributeOf(parameters, code, name)
      const value = name === 'reversal' && undoneBy !== '8501' ? 'no' : stands
      return {
        name: codeAttributes[name].name,
        value: name === 'medium' ? medium : attributeWords(name, value),
        changed: stands !== codeAttributes[name].standard(code),
      }
    }),
  }
}
