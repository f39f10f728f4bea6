/** A sheet by its name, of any day up to today. */
import { parseDay } from '../../../core/dates.ts'
import { chart } from '../../../core/ledger/chart.ts'
import { currencies } from '../../../core/ledger/units.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/refusals.ts'
import {
  ALL_CURRENCIES,
  isSheetName,
  maySeeSheet,
  type Rung,
  type Sheet,
  sheetCatalogue,
  type SheetName,
  type SheetQuery,
  SHEET_ROWS_MAX,
} from '../../../core/sheets.ts'
import { firstDay } from '../../store/journal.ts'
import type { Reader } from '../reader.ts'
import { account } from './account.ts'
import { agreementsOf } from './agreements.ts'
import { accrued } from './accrued.ts'
import { accruedParts } from './accruedParts.ts'
import { depositStructure, volumes } from './analysis.ts'
import { branchProof } from './branchProof.ts'
import { exchangeBills, overAndShort } from './cases.ts'
import { closing } from './closing.ts'
import { joint } from './clearing.ts'
import { complaintAnalysis, complaintList } from './complaints.ts'
import { accountsOpened } from './comeAndGone.ts'
import { daily, entries, journal, slips, voucherList } from './day.ts'
import { depositJournal, loanInterest } from './deposits.ts'
import { finalAccounts } from './finalAccounts.ts'
import { balances, general, offBalance } from './ledger.ts'
import { loanChecks } from './loanChecks.ts'
import { loanClassTable } from './loanClasses.ts'
import { maturing, maturityLadder } from './maturities.ts'
import { type Made, NOTHING_TO_SAY } from './made.ts'
import { codeService, windowService } from './queue.ts'
import { largeCashRegister, specialBusiness } from './registers.ts'
import { dealings, largeValue, reportingSummary, suspicious } from './reporting.ts'
import { balanceSheet, profit } from './statements.ts'
import { settledInterest } from './settled.ts'
import { reversalList, signedList } from './signed.ts'
import { cashStock, paperStock } from './stock.ts'
import { hungItems } from './suspense.ts'
import { patternList } from './patterns.ts'
import { errors, voucherPackage } from './supervision.ts'
import { tellerProof } from './tellerProof.ts'
import { unmatchedItems } from './unmatched.ts'
import { spentPapers, voidedPapers, voidTable } from './voids.ts'

const makers: Readonly<Record<SheetName, (reader: Reader, query: SheetQuery) => Promise<Made | Refusal>>> = {
  vouchers: voucherList,
  slips,
  daily,
  journal,
  entries,
  windows: windowService,
  codeTimes: codeService,
  closing,
  general,
  balances,
  account,
  offBalance,
  branchProof,
  proof: tellerProof,
  agreements: agreementsOf,
  joint,
  signed: signedList,
  reversals: reversalList,
  cash: cashStock,
  papers: paperStock,
  unmatched: unmatchedItems,
  balanceSheet,
  profit,
  accrued,
  accruedParts,
  settled: settledInterest,
  deposits: depositStructure,
  maturities: maturityLadder,
  maturing,
  loanChecks,
  volumes,
  largeValue,
  suspicious,
  package: voucherPackage,
  patterns: patternList,
  voids: voidTable,
  papersVoided: voidedPapers,
  papersSpent: spentPapers,
  errors,
  reportingSummary,
  depositJournal,
  exchange: exchangeBills,
  largeCash: largeCashRegister,
  special: specialBusiness,
  overShort: overAndShort,
  suspense: hungItems,
  loanInterest,
  loanClasses: loanClassTable,
  finalAccounts,
  opened: accountsOpened,
  dealings,
  complaints: complaintList,
  complaintAnalysis,
}

/** What was asked for, as texts. */
export interface AskedSheet {
  readonly sheet: string
  readonly day?: string | undefined
  readonly from?: string | undefined
  readonly gl?: string | undefined
  readonly unit?: string | undefined
  readonly account?: string | undefined
  readonly customer?: string | undefined
  readonly teller?: string | undefined
  readonly code?: string | undefined
  readonly side?: 'debit' | 'credit' | undefined
  readonly medium?: 'cash' | 'transfer' | undefined
  readonly rung?: Rung | undefined
  readonly after?: string | undefined
}

export async function makeSheet(reader: Reader, asked: AskedSheet): Promise<Sheet | Refusal> {
  const { sheet: name } = asked
  if (!isSheetName(name)) return { ...refuse('sheetUnknown', { sheet: name }), field: 'sheet' }
  if (!maySeeSheet(reader.teller.roles, name)) return refuse('forbidden')
  const query = readQuery(reader, name, asked)
  if (isRefusal(query)) return query
  await reader.books.memories.caughtUp(reader.branch.code)
  const first = await firstDay(reader.books.pool, reader.branch.code)
  if (first !== null && query.day < first)
    return { ...refuse('dayBeforeBooks', { day: query.day, first }), field: 'day' }
  const made = await makers[name](reader, query)
  if (isRefusal(made)) return made
  if (made.rows.length > SHEET_ROWS_MAX) return refuse('sheetTooLong', { most: String(SHEET_ROWS_MAX) })
  const { zh, en } = sheetCatalogue[name]
  const unit = query.unit === ALL_CURRENCIES ? null : query.unit
  return {
    name: { zh, en },
    day: query.day,
    unit: unit ?? reader.branch.unit,
    about: NOTHING_TO_SAY,
    ...made,
  }
}

const knownGl = new Set(chart.map(({ code }) => code))

function readQuery({ branch }: Reader, name: SheetName, asked: AskedSheet): SheetQuery | Refusal {
  const day = asked.day ? parseDay(asked.day) : branch.day
  const from = asked.from ? parseDay(asked.from) : null
  if (day === null) return { ...refuse('dayMalformed', { text: asked.day ?? '' }), field: 'day' }
  if (asked.from && from === null) return { ...refuse('dayMalformed', { text: asked.from }), field: 'from' }
  if (day > branch.day) return { ...refuse('dayNotYet', { day }), field: 'day' }
  if (from !== null && from > day) return { ...refuse('daysReversed', { from, to: day }), field: 'from' }
  const { asks } = sheetCatalogue[name]
  const gl = asked.gl || null
  if (asks.includes('gl') && !knownGl.has(gl ?? '')) {
    return { ...refuse('glUnknown', { gl: gl ?? '' }), field: 'gl' }
  }
  const account = asked.account || null
  if (asks.includes('account') && account === null) return missing('account', '账号', 'Account')
  const customer = asked.customer || null
  if (asks.includes('customer') && customer === null) return missing('customer', '客户号', 'Customer')
  const teller = asked.teller || null
  if (asks.includes('teller') && teller === null) return missing('teller', '柜员', 'Teller')
  const unit = asked.unit || null
  const isAll = unit === ALL_CURRENCIES && asks.includes('all')
  if (unit !== null && !isAll && !currencies.some(known => known.unit === unit)) {
    return { ...refuse('currencyUnknown', { unit }), field: 'unit' }
  }
  const { side = null, medium = null, rung = null } = asked
  const [code, after] = [asked.code || null, asked.after || null]
  return { day, from, gl, unit, account, customer, teller, code, side, medium, rung, after }
}

const missing = (field: string, zh: string, en: string): Refusal => ({
  ...refuse('fieldMissing', { label: { zh, en } }),
  field,
})
