/**
 * Our own trial balance, an account a line: what its last entry left on it. The other programs add the
 * entries up, so the two ways to a balance are two. Accounts that stand at nothing are left out, as they
 * leave them out.
 */
import { printIn } from '../../core/ledger/units.ts'
import { accountsOf } from './accounts.ts'
import type { ExportScope } from './export.ts'

export async function* trialBalance({ connection, branches }: ExportScope): AsyncGenerator<string> {
  for (const { branch, to } of branches) {
    for await (const { name, balance, unit } of accountsOf(connection, branch, to)) {
      if (balance !== 0n) yield `${name}  ${printIn(unit, balance)} ${unit}\n`
    }
  }
}
