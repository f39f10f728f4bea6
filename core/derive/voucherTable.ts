/** The kinds of vouchers as a table that people read: what each may be used for, how it is printed (F70). */
import { glOfVoucher } from '../ledger/complete.ts'
import { displayMoney } from '../money.ts'
import type { PageGeometry } from '../pages.ts'
import { type Parameters, paperNumber } from '../parameters.ts'
import { type Buyer, buyersOf, isNumbered, unitOf, type VoucherKind } from '../voucherKinds.ts'
import { alike, joined, type Words } from '../words.ts'

export interface WordsTable {
  readonly columns: readonly Words[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly Words[] }[]
}

type Known = Pick<Parameters, 'voucherKinds'>

interface Column extends Words {
  of(row: VoucherKind, parameters: Known): Words
}

const NONE = alike('—')
const yesNo = (yes: boolean): Words => (yes ? { zh: '可', en: 'yes' } : { zh: '否', en: 'no' })

const columns: readonly Column[] = [
  { zh: '凭证种类', en: 'Kind', of: ({ name }) => name },
  {
    zh: '首号',
    en: 'First number',
    of: (row, parameters) => (isNumbered(row) ? alike(paperNumber(parameters, row.kind, 1)) : NONE),
  },
  { zh: '单位', en: 'Unit', of: unitOf },
  { zh: '出售', en: 'Sold', of: ({ sold, unit }) => soldWords(sold, unit) },
  { zh: '挂失', en: 'Loss report', of: ({ lossReported = true }) => yesNo(lossReported) },
  { zh: '质押', en: 'Pledge', of: ({ pledgeable = true }) => yesNo(pledgeable) },
  {
    zh: '持有上限（柜员/网点）',
    en: 'Held at most (teller/branch)',
    of: ({ heldMost }) => (heldMost ? alike(`${heldMost.teller} / ${heldMost.branch}`) : NONE),
  },
  { zh: '版面', en: 'Page', of: ({ page }) => (page ? pageWords(page) : NONE) },
  {
    zh: '状态',
    en: 'State',
    of: ({ ended }) => (ended ? { zh: '停用', en: 'out of use' } : { zh: '在用', en: 'in use' }),
  },
  { zh: '表外科目', en: 'Off-balance account', of: ({ kind }) => alike(glOfVoucher(kind)) },
]

export const voucherTable = (parameters: Known): WordsTable => ({
  columns: columns.map(({ zh, en }) => ({ zh, en })),
  rows: parameters.voucherKinds.map(row => ({
    key: row.kind,
    cells: columns.map(column => column.of(row, parameters)),
  })),
})

const buyers: Readonly<Record<Buyer, Words>> = {
  person: { zh: '个人', en: 'persons' },
  company: { zh: '单位', en: 'companies' },
}

export function soldWords(sold: VoucherKind['sold'] | null, unit: VoucherKind['unit']): Words {
  if (!sold) return { zh: '否', en: 'no' }
  const to = joined(buyersOf({ sold }).map(buyer => buyers[buyer]))
  const { pieces, price } = sold
  const amount = displayMoney(price)
  return {
    zh: `${to.zh}，每本 ${pieces} ${unitOf({ unit }).zh} ${amount} 元`,
    en: `${to.en}; ${pieces} for ${amount} yuan`,
  }
}

export function pageWords({ width, height, lines }: PageGeometry): Words {
  const size = `${width / 10} × ${height / 10} mm`
  if (!lines) return alike(size)
  const { pages, perPage, foldAfter } = lines
  return {
    zh: `${size}，${pages} 页，每页 ${perPage} 行，${foldAfter} 行后对折`,
    en: `${size}, ${pages} pages of ${perPage} lines, fold after ${foldAfter}`,
  }
}
