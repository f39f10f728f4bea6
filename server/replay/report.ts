/** What the replay says in the end, on the screen and in the file of disagreements. */
import { displayMoney, printMoney } from '../../core/money.ts'
import type { Bank } from './bank.ts'
import type { Plan } from './plan.ts'
import { type Cause, causes, type Disagreement } from './reconcile.ts'
import type { Replayed } from './replay.ts'

const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

const line = (label: string, text: string): string => `${label.padEnd(12)}${text}`

/** The same numbers give the same text: time is not in it. */
export function summary(bank: Bank, { days, closedDays }: Plan, replayed: Replayed, file: string): string[] {
  const { reconciliation, total, agreements, verified } = replayed
  const files = Object.entries(bank.lines).map(([name, lines]) => `${name} ${count(lines)}`)
  const transactions = days.reduce((all, day) => all + day.transactions, 0)
  const share = Math.round((1000 * reconciliation.exact) / reconciliation.accountDays) / 10
  return [
    line('Files', files.join(', ')),
    line('Replayed', `${count(transactions)} transactions of ${count(reconciliation.accounts)} accounts`),
    line(
      '',
      `${days.length} banking days, ${days[0]?.day} to ${days.at(-1)?.day}; ${closedDays.length} closed days`,
    ),
    line(
      'Compared',
      `${count(reconciliation.accountDays)} account-days with the balances that the bank printed`,
    ),
    line('', `${count(reconciliation.exact).padStart(8)}  agree exactly (${share} %)`),
    ...(Object.keys(causes) as Cause[]).map(cause =>
      line('', `${count(reconciliation.byCause[cause]).padStart(8)}  ${causes[cause]}`),
    ),
    line('', `every disagreement is in ${file}`),
    ...agreements.map(({ name, agrees, left, right }) =>
      line(name.en, `${left} ${agrees ? '=' : '≠'} ${right}`),
    ),
    ...agreements.flatMap(({ differences }) => differences.map(({ en }) => line('', en))),
    line(
      'Chain',
      `${count(verified.rows)} journal rows, ${verified.findings.length === 0 ? 'verified' : 'BROKEN'}`,
    ),
    ...verified.findings.map(({ where, what }) => line('', `${where} ${what}`)),
    line(
      'Total',
      `${displayMoney(total)} in the books; the files add up to ${displayMoney(reconciliation.total)}`,
    ),
  ]
}

const HEADING = 'account;day;ours;printed_in_the_last_line;printed_last_by_the_bank;difference;cause'

/** Semicolons between columns, as in the files that it is about. */
export const disagreementsFile = (disagreements: readonly Disagreement[]): string =>
  `${[HEADING, ...disagreements.map(disagreementLine)].join('\n')}\n`

const disagreementLine = ({ account, day, ours, printed, closing, cause }: Disagreement): string =>
  [
    account,
    day,
    printMoney(ours),
    printMoney(printed),
    printMoney(closing),
    printMoney(ours - closing),
    cause,
  ].join(';')
