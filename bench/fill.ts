/**
 * Rows in bulk, for sizes that nobody would wait for at the counter. They are what the program's own codes
 * would have left in the tables; how they came there is no part of any measurement.
 */
import { luhnDigit } from '../core/numbers.ts'
import type { Books } from '../server/books.ts'
import { accountOf, type Branch } from './branch.ts'
import { asOwner, runAll } from './measured.ts'

/** Empty demand accounts like the first one of the branch, so that there are `count` in all. */
export async function fillAccounts(books: Books, { code, accounts }: Branch, count: number): Promise<void> {
  const copies = `
    insert into state (branch, kind, key, value, day, serial)
    select branch, kind, no,
           value || jsonb_build_object('no', no, 'balance', '#0', 'moment', '#0',
                                       'paper', jsonb_build_object('kind', 'passbook', 'number', n)),
           day, serial
      from state, generate_series(${accounts.length + 1}, ${count}) n, lateral (select ${numberSql(code)} as no) x
     where branch = '${code}' and kind = 'account' and key = '${accounts[0]}'`
  const series = `update state set value = '{"amount":"#${count}"}'
                   where branch = '${code}' and kind = 'tally' and key = 'series/account-demand'`
  await books.memories.drained()
  await asOwner(books, client => runAll(client, [copies, series, 'vacuum analyze state', 'checkpoint']))
  // What is remembered of the series is older than the tables now.
  books.memories.forget([code])
  const last = accountOf(code, count - 1)
  const { rowCount } = await books.pool.query('select from state where branch = $1 and key = $2', [
    code,
    last,
  ])
  if (rowCount !== 1) throw new Error(`account ${last} was not filled`)
}

const DOUBLED = 'array[0, 2, 4, 6, 8, 1, 3, 5, 7, 9]'

/** The number of demand account `n`, with Luhn's check digit, as `accountNumber` makes it. */
function numberSql(code: string): string {
  const prefix = `${code}11`
  const places = Array.from({ length: 9 }, (_, place) => {
    const digit = `(n / ${10 ** place} % 10)`
    return place % 2 === 0 ? `(${DOUBLED})[${digit} + 1]` : digit
  })
  const sum = `(${10 - Number(luhnDigit(prefix + '0'.repeat(9)))} + ${places.join(' + ')})`
  return `'${prefix}' || lpad(n::text, 9, '0') || ((10 - ${sum} % 10) % 10)::text`
}
