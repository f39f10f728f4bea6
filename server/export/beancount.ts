/**
 * The books as a Beancount ledger. It ends with the balance of every account, to the last fen, so that `bean-
 * check` adds the entries up and compares. Beancount knows no single-sided entry: off-balance entries are
 * balanced apart, against one account of their own, and never meet the others.
 */
import { addDays } from '../../core/dates.ts'
import { printIn } from '../../core/ledger/units.ts'
import { groupBy, sum } from '../../core/std.ts'
import { accountsOf, OFF_BALANCE } from './accounts.ts'
import type { ExportScope } from './export.ts'
import { type Slip, type SlipLine, slipsOf } from './slips.ts'

const CONTRA = `Equity:${OFF_BALANCE}:Contra`

export async function* beancountLedger({ connection, branches, units }: ExportScope): AsyncGenerator<string> {
  for (const unit of units) yield `option "operating_currency" "${unit}"\n`
  const first = branches.map(({ founded }) => founded).sort()[0]
  if (first) yield `${first} open ${CONTRA}\n`
  for (const { branch, to } of branches) {
    for await (const { opened, name, unit } of accountsOf(connection, branch, to)) {
      yield `${opened} open ${inFiveRoots(name)} ${unit}\n`
    }
  }
  for (const { branch, to } of branches) {
    for await (const slip of slipsOf(connection, branch, to)) yield transaction(slip)
  }
  yield '\n'
  for (const { branch, to } of branches) {
    for await (const { name, balance, unit } of accountsOf(connection, branch, to)) {
      // A balance is that of the morning; the tolerance of nothing makes it exact.
      yield `${addDays(to, 1)} balance ${inFiveRoots(name)}  ${printIn(unit, balance)} ~ 0 ${unit}\n`
    }
  }
}

const inFiveRoots = (name: string): string => (name.startsWith(`${OFF_BALANCE}:`) ? `Equity:${name}` : name)

function transaction({ branch, day, serial, slip, title, teller, lines }: Slip): string {
  const heading = `${day} * "${title}" ^${branch}-${day}-${serial}\n  slip: ${slip}\n  teller: "${teller}"\n`
  const offBalance = lines.filter(({ name }) => name.startsWith(`${OFF_BALANCE}:`))
  const contra = [...groupBy(offBalance, line => line.unit)].map(
    ([unit, own]) => `  ${CONTRA}  ${printIn(unit, -sum(own.map(line => line.amount)))} ${unit}\n`,
  )
  return `\n${heading}${lines.map(posting).join('')}${contra.join('')}`
}

function posting({ name, unit, amount, valueDay }: SlipLine): string {
  const value = valueDay ? `    value: ${valueDay}\n` : ''
  return `  ${inFiveRoots(name)}  ${printIn(unit, amount)} ${unit}\n${value}`
}
