/**
 * The books and statements of a branch as sheets: what each is called, what it asks for, and the one shape in
 * which all of them are read on a screen, printed, and saved as a file. A figure may open into the sheet, or
 * the row of the journal, that made it, down to the voucher (F134).
 */
import { COMPLAINTS_IN_CHARGE } from './complaints/access.ts'
import type { Day } from './dates.ts'
import { OVERDRAFT_RECEIVABLE } from './counter/interest.ts'
import { glOf } from './ledger/chart.ts'
import type { Role } from './ledger/entities.ts'
import { deposits, products } from './products.ts'
import { REPORTERS } from './reports.ts'
import { SUPERVISION } from './supervision/access.ts'
import type { Unit } from './ledger/units.ts'
import type { Words } from './words.ts'

export interface SheetRowOfCatalogue extends Words {
  readonly group: 'day' | 'ledger' | 'statement' | 'reporting' | 'supervision' | 'service'
  /**
   * What has to be said before it can be made, or may be: a currency, also all of them converted; from when,
   * a month at most. A day is always asked, and is today where it is left out.
   */
  readonly asks: readonly (
    | 'gl'
    | 'account'
    | 'customer'
    | 'teller'
    | 'rung'
    | 'unit'
    | 'all'
    | 'from'
    | 'monthAtMost'
  )[]
}

const sheet = (
  group: SheetRowOfCatalogue['group'],
  zh: string,
  en: string,
  ...asks: SheetRowOfCatalogue['asks']
): SheetRowOfCatalogue => ({ group, zh, en, asks })

/** The chain of the books, from the day's vouchers to the ledgers and statements (rules.md §1.4, §11). */
export const sheetCatalogue = {
  vouchers: sheet('day', '凭证整理单', 'Voucher list'),
  slips: sheet('day', '科目日结单', 'Daily slips by GL account'),
  daily: sheet('day', '日计表', 'Daily statement'),
  journal: sheet('day', '流水账', 'Journal'),
  branchProof: sheet('day', '网点轧账表', 'Branch proof'),
  proof: sheet('day', '柜员轧账单', 'Teller proof', 'teller'),
  agreements: sheet('day', '六相符核对表', 'Six agreements'),
  joint: sheet('day', '通兑清单', 'Joint list'),
  signed: sheet('day', '授权清单', 'Authorisations', 'from'),
  reversals: sheet('day', '冲正清单', 'Reversals', 'from'),
  cash: sheet('day', '现金库存表', 'Cash in stock'),
  papers: sheet('day', '重要空白凭证库存表', 'Blank vouchers in stock'),
  depositJournal: sheet('day', '存款日记', 'Deposit journal', 'from'),
  exchange: sheet('day', '票据交换清单', 'Local bill exchange', 'from'),
  largeCash: sheet('day', '大额现金登记簿', 'Large-cash register', 'from'),
  special: sheet('day', '特殊业务登记簿', 'Special business', 'from'),
  overShort: sheet('day', '长短款清单', 'Cash over and short', 'from'),
  suspense: sheet('day', '挂账清单', 'Suspense by age'),
  unmatched: sheet('day', '未达账项清单', 'Unmatched items'),
  closing: sheet('day', '日终封账单', 'Closing sheet'),
  windows: sheet('day', '窗口服务表', 'Service by window'),
  codeTimes: sheet('day', '交易用时表', 'Time by code'),
  entries: sheet('day', '传票明细', 'Vouchers of a GL account', 'gl', 'unit'),
  general: sheet('ledger', '总账', 'General ledger', 'gl', 'unit', 'from'),
  balances: sheet('ledger', '余额表', 'Balances of a GL account', 'gl', 'unit', 'from'),
  account: sheet('ledger', '分户账', 'Subsidiary ledger', 'account', 'from'),
  offBalance: sheet('ledger', '表外科目登记簿', 'Off-balance register', 'gl', 'from'),
  balanceSheet: sheet('statement', '资产负债表', 'Balance sheet', 'unit', 'all', 'from'),
  profit: sheet('statement', '损益表', 'Profit and loss', 'unit', 'all', 'from'),
  accrued: sheet('statement', '应付利息计提表', 'Interest accrued'),
  accruedParts: sheet('statement', '应付利息分户明细表', 'Interest accrued by account', 'gl'),
  settled: sheet('statement', '结息清单', 'Interest settled', 'from'),
  loanInterest: sheet('statement', '贷款利息清单', 'Interest of loans', 'from'),
  loanClasses: sheet('statement', '贷款五级分类表', 'Loans by class'),
  finalAccounts: sheet('statement', '年终决算表', 'Final accounts of the year', 'unit', 'all'),
  opened: sheet('statement', '开销户清单', 'Accounts opened and closed', 'from'),
  deposits: sheet('statement', '存款结构表', 'Structure of deposits', 'from'),
  maturities: sheet('statement', '到期期限表', 'Maturity ladder'),
  maturing: sheet('statement', '到期账户清单', 'Accounts falling due', 'gl', 'rung'),
  loanChecks: sheet('statement', '贷后检查清单', 'Loan checks to be done'),
  volumes: sheet('statement', '业务量统计表', 'Volumes by teller and code', 'from'),
  largeValue: sheet('reporting', '大额交易清单', 'Large sums', 'from'),
  suspicious: sheet('reporting', '可疑交易清单', 'Suspicious transactions', 'from'),
  package: sheet('supervision', '传票交接清单', 'Package of vouchers'),
  patterns: sheet('supervision', '异常操作清单', 'Patterns to look at', 'monthAtMost', 'from'),
  voids: sheet('supervision', '作废凭证统计表', 'Void papers by teller', 'from'),
  papersVoided: sheet('supervision', '作废凭证清单', 'Void papers', 'from'),
  papersSpent: sheet('supervision', '凭证用出清单', 'Papers used', 'from'),
  errors: sheet('supervision', '差错统计表', 'Errors by teller', 'from'),
  reportingSummary: sheet('reporting', '大额可疑汇总表', 'Large and suspicious, by type', 'from'),
  complaints: sheet('service', '投诉清单', 'Complaints', 'from'),
  complaintAnalysis: sheet('service', '投诉分析表', 'Complaints analysed', 'from'),
  dealings: sheet('reporting', '客户收付明细', 'What a customer received and paid', 'customer', 'from'),
} satisfies Readonly<Record<string, SheetRowOfCatalogue>>

export type SheetName = keyof typeof sheetCatalogue

export const sheetNames = Object.keys(sheetCatalogue) as SheetName[]

/**
 * Who may see a sheet. What a till should hold is what a blind count must find: the books are for those in
 * charge. What is reported of a customer he must not be told, so that nobody at the counter knows.
 */
export function maySeeSheet(roles: readonly Role[], name: SheetName): boolean {
  const { group } = sheetCatalogue[name]
  return roles.some(role => READERS[group].includes(role))
}

const BOOKS: readonly Role[] = [...REPORTERS, 'chiefTeller', 'backOffice']
const READERS: Readonly<Record<SheetRowOfCatalogue['group'], readonly Role[]>> = {
  day: BOOKS,
  ledger: BOOKS,
  statement: BOOKS,
  reporting: REPORTERS,
  supervision: SUPERVISION,
  service: COMPLAINTS_IN_CHARGE,
}

/** Of which GL accounts a sheet can be. */
export function isOfLedger(name: SheetName, gl: string): boolean {
  if (name === 'offBalance') return glOf(gl).side === 'offBalance'
  const hasParts = gl === OVERDRAFT_RECEIVABLE || deposits.some(product => products[product].gl === gl)
  return name !== 'accruedParts' || hasParts
}

export const isSheetName = (name: string): name is SheetName => Object.hasOwn(sheetCatalogue, name)

/**
 * The rungs of a maturity ladder, from the nearest: what falls due within so many months, beyond the rung
 * before; null is without end.
 */
export const rungs = {
  demand: { months: 0, zh: '随时支取', en: 'On demand' },
  due: { months: 0, zh: '已到期、逾期', en: 'Due already' },
  month: { months: 1, zh: '一个月以内', en: 'Within a month' },
  quarter: { months: 3, zh: '一至三个月', en: 'One to three months' },
  halfYear: { months: 6, zh: '三至六个月', en: 'Three to six months' },
  year: { months: 12, zh: '六个月至一年', en: 'Six months to a year' },
  threeYears: { months: 36, zh: '一至三年', en: 'One to three years' },
  later: { months: null, zh: '三年以上', en: 'Beyond three years' },
} satisfies Readonly<Record<string, Words & { readonly months: number | null }>>

export type Rung = keyof typeof rungs

export const rungNames = Object.keys(rungs) as Rung[]

/**
 * What a sheet is made of. `side` and `medium` narrow the vouchers of a GL account, `teller` and `code` the
 * journal.
 */
export interface SheetQuery {
  readonly day: Day
  readonly from: Day | null
  readonly gl: string | null
  /** The currency of the figures; null for the branch's own, `ALL_CURRENCIES` for all, converted into it. */
  readonly unit: string | null
  readonly account: string | null
  readonly customer: string | null
  readonly teller: string | null
  readonly code: string | null
  readonly side: 'debit' | 'credit' | null
  readonly medium: 'cash' | 'transfer' | null
  readonly rung: Rung | null
  /** The last account of the page before, where a list has more than one. */
  readonly after: string | null
}

/** In the place of a currency: what is in others is converted into the branch's own. */
export const ALL_CURRENCIES = 'ALL'

/** Where a figure opens to: another sheet, or a row of the journal. */
export type SheetLink =
  | { readonly sheet: SheetName; readonly query: Partial<Omit<SheetQuery, 'day'>> & { readonly day: Day } }
  | { readonly row: { readonly day: Day; readonly serial: number } }

export interface SheetCell extends Words {
  readonly opens?: SheetLink
}

export interface SheetColumn {
  readonly title: Words
  readonly isAmount: boolean
}

export interface Sheet {
  readonly name: Words
  readonly day: Day
  /** The currency of its figures, where a line does not say another. */
  readonly unit: Unit
  /** Under the title: of which account, of which days. */
  readonly about: Words
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** How many of the last rows are totals. */
  readonly totals: number
  /** What people would rather look at than read. */
  readonly chart?: SheetChart
}

/** What is said under the title: the day too, where that of which it is does not name it already. */
export const headingOf = ({ day, about }: Pick<Sheet, 'day' | 'about'>): Words => {
  if (about.zh.includes(day)) return about
  return about.zh === '' ? { zh: day, en: day } : { zh: `${day}　${about.zh}`, en: `${day}, ${about.en}` }
}

/** For drawing only: nothing is counted with these. */
export interface SheetChart {
  /** Bars one below the other; or the days of a period in a row, with the series upon each other. */
  readonly kind: 'bars' | 'days'
  readonly labels: readonly Words[]
  readonly series: readonly { readonly name: Words; readonly values: readonly number[] }[]
}

/** So many rows are made at once; a longer sheet is refused, never cut short in silence. */
export const SHEET_ROWS_MAX = 20_000
