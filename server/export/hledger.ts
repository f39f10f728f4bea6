/**
 * The books as an hledger journal. Every posting asserts the balance that our books had after it, so `hledger
 * check` recomputes each of them; off-balance entries, which have one side only, are unbalanced virtual
 * postings.
 */
import { currencyOf, printIn } from '../../core/ledger/units.ts'
import { accountsOf, OFF_BALANCE } from './accounts.ts'
import type { ExportScope } from './export.ts'
import { type Slip, type SlipLine, slipsOf } from './slips.ts'

/** The letters by which hledger knows what kind of account a root is. */
const ROOTS = { Assets: 'A', Liabilities: 'L', Equity: 'E', Income: 'R', Expenses: 'X' }

export async function* hledgerJournal({ connection, branches, units }: ExportScope): AsyncGenerator<string> {
  yield 'decimal-mark .\n'
  // The point says how a program reads amounts, also of a currency that has no parts.
  for (const unit of units) yield `commodity ${currencyOf(unit).digits === 0 ? '1000.' : '1000.00'} ${unit}\n`
  for (const [root, type] of Object.entries(ROOTS)) yield `account ${root}  ; type: ${type}\n`
  for (const { branch, to } of branches) {
    for await (const { name } of accountsOf(connection, branch, to)) yield `account ${name}\n`
  }
  for (const { branch, to } of branches) {
    for await (const slip of slipsOf(connection, branch, to)) yield transaction(slip)
  }
}

function transaction({ branch, day, serial, slip, title, teller, lines }: Slip): string {
  const heading = `${day} * (${branch}/${day}/${serial}) ${title}  ; slip:${slip}, teller:${teller}`
  return `\n${heading}\n${lines.map(posting).join('')}`
}

function posting({ name, unit, amount, balance, valueDay }: SlipLine): string {
  const account = name.startsWith(`${OFF_BALANCE}:`) ? `(${name})` : name
  const value = valueDay ? `  ; value:${valueDay}` : ''
  return `    ${account}  ${printIn(unit, amount)} ${unit} = ${printIn(unit, balance)} ${unit}${value}\n`
}
