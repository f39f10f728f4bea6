/**
 * The names that accounts have outside: a root that plain-text accounting knows, the levels of the chart with
 * their codes, the account itself. `Liabilities:2011-Deposits-taken:2011-11-Personal-demand-
 * deposits:0101110000000013`. Letters, digits and dashes only, so that every program takes them.
 */
import type { Day } from '../../core/dates.ts'
import { glOf } from '../../core/ledger/chart.ts'
import type { Connection } from '../store/connection.ts'
import { accountsAfter, type ExportedAccount } from '../store/exports.ts'

/** The root of what has no other side. */
export const OFF_BALANCE = 'Off-Balance'

export const isOffBalance = (gl: string): boolean => glOf(gl).side === 'offBalance'

/** The bank's own accounts are called alike in every branch, so the branch is part of their name. */
export function accountName(branch: string, account: string, gl: string): string {
  const { parent } = glOf(gl)
  const own = /^\d{16}$/.test(account) ? account : `${branch}-${account}`
  return [rootOf(gl), ...(parent ? [levelName(parent)] : []), levelName(gl), own].join(':')
}

/**
 * Common accounts (3xxx) may stand on either side; what another office owes us is an asset, be it negative.
 */
function rootOf(gl: string): string {
  if (isOffBalance(gl)) return OFF_BALANCE
  if (gl.startsWith('2')) return 'Liabilities'
  if (gl.startsWith('4')) return 'Equity'
  if (gl.startsWith('6')) return glOf(gl).side === 'C' ? 'Income' : 'Expenses'
  return 'Assets'
}

const levelName = (gl: string): string => `${gl}-${dashed(glOf(gl).name.en)}`

const dashed = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')

export interface NamedAccount extends ExportedAccount {
  readonly name: string
}

const PAGE = 1_000

/** Every account of a branch that was open by a day, with its balance then. */
export async function* accountsOf(
  connection: Connection,
  branch: string,
  to: Day,
  size = PAGE,
): AsyncGenerator<NamedAccount> {
  let after = ''
  for (;;) {
    const page = await accountsAfter(connection, branch, after, to, size)
    for (const row of page) yield { ...row, name: accountName(branch, row.account, row.gl) }
    const last = page.at(-1)
    if (!last || page.length < size) return
    after = last.account
  }
}
