/**
 * A payroll as a company hands it in: one line an employee, with account, name and amount. What can be seen
 * from the file alone — a wrong column, a wrong check digit, an amount that is none, one account twice,
 * totals that differ — refuses the whole file and names the lines. Names are kept as hashes only.
 */
import { parseCsv } from '../csv.ts'
import { displayMoney, parseMoney, printMoney } from '../money.ts'
import { luhnValid } from '../numbers.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { sum } from '../std.ts'
import { joined, type Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

export interface PayrollLine {
  /** In the file, where the names of the columns are line 1. */
  readonly line: number
  readonly account: string
  /** As it was typed; its hash once the request is sealed. */
  readonly name: string
  readonly amount: bigint
}

export type PayrollFile = readonly PayrollLine[]

const COLUMNS: readonly (readonly string[])[] = [
  ['账号', 'account'],
  ['户名', 'name'],
  ['金额', 'amount'],
]
const FAULTS_SHOWN = 12
const NAME_MAX = 60

export const payrollTotal = (file: PayrollFile): bigint => sum(file.map(({ amount }) => amount))

/** The file, and the fields in which its total and its number of lines are stated. */
export function payroll(
  label: Words,
  stated: { readonly total: string; readonly count: string },
): Field<PayrollFile> {
  return field<PayrollFile>({
    kind: 'payroll',
    label,
    parse: parsePayroll,
    print: file =>
      file.map(one => `${one.line} ${one.account} ${printMoney(one.amount)} ${one.name}`).join('\n'),
    restore: restorePayroll,
    words: payrollWords,
    sealed: (file, seal) => file.map(one => ({ ...one, name: seal(one.name).hash })),
    load(file, { parameters }) {
      const max = parameters.agency.payrollLines
      return file.length > max ? refuse('payrollTooLong', { max: String(max) }) : file
    },
    verify(file, values) {
      const total = payrollTotal(file)
      const [statedTotal, count] = [values[stated.total] as bigint, values[stated.count] as number]
      if (file.length !== count)
        return refuse('payrollCount', { lines: String(file.length), stated: String(count) })
      if (total === statedTotal) return null
      return refuse('payrollTotal', { total: displayMoney(total), stated: displayMoney(statedTotal) })
    },
    schema: { type: 'string', maxLength: 1_000_000, description: 'CSV: 账号,户名,金额' },
    sample: '账号,户名,金额\n0101110000000013,王小明,1000.00',
  })
}

export function parsePayroll(text: string): PayrollFile | Refusal {
  const rows = parseCsv(text)
  if (rows === null) return refuse('payrollQuotes')
  const [header = [], ...rest] = rows
  const places = COLUMNS.map(names => header.findIndex(cell => names.includes(cell.toLowerCase())))
  if (places.includes(-1) || header.length !== COLUMNS.length)
    return refuse('payrollColumns', { columns: COLUMNS.map(([name]) => name).join(', ') })
  const lines: PayrollLine[] = []
  const faults: Words[] = []
  const seen = new Map<string, number>()
  for (const [index, cells] of rest.entries()) {
    if (cells.every(cell => cell === '')) continue
    const line = index + 2
    const [account = '', name = '', amount = ''] = places.map(place => cells[place] ?? '')
    const read = { line, account: account.replace(/\s/g, ''), name, amount: parseMoney(amount) ?? 0n }
    const fault = cells.length === COLUMNS.length ? faultOf(read, amount, seen) : COLUMN_COUNT
    seen.set(read.account, line)
    if (fault) faults.push({ zh: `第 ${line} 行${fault.zh}`, en: `line ${line} ${fault.en}` })
    else lines.push(read)
  }
  if (faults.length > 0) return refuseFaulty(faults)
  return lines.length === 0 ? refuse('payrollEmpty') : lines
}

const COLUMN_COUNT: Words = { zh: '列数不对', en: 'has another number of columns' }

function faultOf(
  { account, name, amount }: PayrollLine,
  typed: string,
  seen: ReadonlyMap<string, number>,
): Words | null {
  if (!/^\d{16}$/.test(account)) return { zh: '账号不是 16 位数字', en: 'has no account of 16 digits' }
  if (!luhnValid(account)) return { zh: '账号校验位不对', en: 'has a wrong check digit' }
  const twice = seen.get(account)
  if (twice !== undefined)
    return { zh: `账号与第 ${twice} 行重复`, en: `repeats the account of line ${twice}` }
  const plain = plainText(name, NAME_MAX)
  if (name === '' || typeof plain !== 'string') return { zh: '户名为空或不合规', en: 'has no proper name' }
  if (parseMoney(typed) === null) return { zh: '金额不是数字', en: 'has no amount' }
  return amount > 0n ? null : { zh: '金额不大于零', en: 'has an amount that is not above nothing' }
}

function refuseFaulty(faults: readonly Words[]): Refusal {
  const shown = joined(faults.slice(0, FAULTS_SHOWN))
  return refuse('payrollFaulty', { count: String(faults.length), faults: shown })
}

/** Ten thousand lines are told by their number and their sum. */
function payrollWords(text: string): Words {
  const file = restorePayroll(text)
  const total = displayMoney(payrollTotal(file))
  return { zh: `${file.length} 笔 ${total}`, en: `${file.length} lines, ${total}` }
}

const restorePayroll = (text: string): PayrollFile =>
  text.split('\n').map(one => {
    const [line = '', account = '', amount = '', name = ''] = one.split(' ')
    return { line: Number(line), account, name, amount: parseMoney(amount) ?? 0n }
  })
