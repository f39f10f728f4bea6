/** Programs of others that read our exports, where they are installed, and balances as they print them. */
import { execFileSync } from 'node:child_process'

export const installed = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Balances by account, as `account  balance` in order. */
export const sorted = (balances: ReadonlyMap<string, string>): string[] =>
  [...balances].map(([account, balance]) => `${account}  ${balance}`).sort()

/** `"account","1.00 CNY"`, without the heading. */
export const fromCsv = (csv: string): Map<string, string> =>
  new Map(
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map(line => {
        const [account = '', balance = ''] = line.replaceAll('"', '').split(',')
        // bean-query sets amounts below each other.
        return [account.trim(), balance.trim().replace(/ +/g, ' ')] as const
      }),
  )

export const hledgerBalances = (file: string, ...more: string[]): Map<string, string> =>
  fromCsv(
    execFileSync('hledger', ['-f', file, 'bal', '--flat', '-N', '-O', 'csv', ...more], { encoding: 'utf8' }),
  )
