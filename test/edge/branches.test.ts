/**
 * Every statement names its branch, so that branches can be given to several databases one day, and nobody
 * reads or writes those of another by accident. What is listened to is what is really sent: a week at the
 * counter, every page, every look-up, another server that reads on.
 */
import { beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { practiceFields } from '../../core/practice.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import { demoWeek } from '../../server/demo/week.ts'
import { BRANCH, DAY, openEmptyBooks, openOwner } from '../support/books.ts'
import { openDoor, PASSWORD } from '../support/door.ts'
import { statementsOf } from '../support/statements.ts'

/** What may be sent without a branch, by how it begins, and why. */
const exempt: Readonly<Record<string, string>> = {
  "select branch, day, serial, encode(hash, 'hex') as hash from branch_head order by":
    'what branches there are is asked at the start of a server and at a command over all of them',
  'select h.branch from branch_head h': 'where a payroll or a day end waits is asked of all branches at once',
}

/** The tables that have a branch, and the statements that were sent. */
let tables: ReadonlySet<string>
const heard = new Set<string>()

beforeAll(async () => {
  await theWeek()
  await everyPage()
}, 120_000)

/** From the founding to the seventh day end. */
async function theWeek(): Promise<void> {
  const bank = await openEmptyBooks()
  const statements = statementsOf(bank.books.pool)
  await demoWeek(bank.books, DAY, () => undefined)
  await bank.books.memories.allCaughtUp()
  for (const text of statements) heard.add(text)
  await bank.close()
}

/** Everything that the door answers, at two servers. */
async function everyPage(): Promise<void> {
  const door = await openDoor()
  const other = await door.bank.secondServer()
  const statements = [statementsOf(door.bank.books.pool), statementsOf(other.books.pool)]
  const account = accountNumber(BRANCH, 'demand', 1n)
  const pages = `welcome health desk codes journal journal?before=9 journal?day=${DAY} journal/${DAY}/9 board
    refusals?day=${DAY} inbox items?kind=parked items?kind=transit trial trial?day=${DAY} day-end customers/1
    accounts/${account} own/sign-in terminals control who?code=0510 supervision/${DAY} queue queue/board
    sheets?sheet=patterns&day=${DAY} sheets/file?sheet=daily&day=${DAY}&as=xlsx`.split(/\s+/)
  for (const page of pages) {
    for (const who of ['0002', '0011']) await door.get(`/api/${page}`, who)
  }
  for (const { code, examples } of allTransactions()) {
    for (const { by, fields } of examples) {
      const who = ['0002', '0003', '0011', '0012', '0013'].includes(by) ? by : '0002'
      const filled = practiceFields(fields)
      await door.post(`/api/preview/${code}`, { fields: filled }, who)
      await door.post(`/api/look/${code}`, { fields: filled }, who)
      await door.perform(code, { ...filled }, who)
    }
  }
  await door.post('/api/passkey', {})
  await door.post('/api/own/code/ask', { password: PASSWORD }, '0011')
  await door.post('/api/terminals/X/remove', {}, '0002')
  await other.gather.submit({
    request: `${BRANCH}/2026-03-01/X/1`,
    code: '0001',
    teller: '0011',
    ticket: null,
    fields: {},
  })
  await door.signOut(await door.signIn('0013'))
  await other.books.memories.allCaughtUp()
  for (const texts of statements) for (const text of texts) heard.add(text)
  const owner = openOwner(door.bank.database)
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class join pg_attribute on attrelid = oid
      where attname = 'branch' and relkind in ('r', 'p') and not relispartition
        and relnamespace = current_schema()::regnamespace`,
  )
  tables = new Set(rows.map(({ name }) => name))
  await owner.end()
  await other.close()
  await door.close()
}

/** How often a statement names a table that has a branch. */
const places = (text: string): string[] =>
  [...text.matchAll(/\b(?:from|join|into|update)\s+(\w+)/gi)]
    .map(match => match[1] ?? '')
    .filter(name => tables.has(name))

/** How often it says which branch it means: the column that it fills, or compares, or joins by. */
const branches = (text: string): number => SAYS.flatMap(pattern => [...text.matchAll(pattern)]).length

const SAYS = [
  /\binto \w+(?: as \w+)?\s*\([^)]*\bbranch\b/gi,
  /\bbranch\s*=\s*(?:\$\d|any|\w+\.branch)/gi,
  /\(branch(?:, \w+)*\)\s*(?:in|=|>)/gi,
  /\busing \(branch\b/gi,
]

test('every statement names the branch of every table that has one', () => {
  const loose = [...heard].filter(text => branches(text) < places(text).length)
  const excused = (text: string) => Object.keys(exempt).some(start => text.startsWith(start))
  expect(loose.filter(text => !excused(text))).toEqual([])
})

test('what was heard is all there is: every table, and every excuse', () => {
  const texts = [...heard]
  // Checks and passwords have their own doors; everything else is used every day.
  const unheard = [...tables].filter(table => !texts.some(text => places(text).includes(table)))
  expect(unheard).toEqual([])
  expect(Object.keys(exempt).filter(start => !texts.some(text => text.startsWith(start)))).toEqual([])
})

test.each([
  ['select value from state where kind = $1 and key = $2', 1],
  ['select e.amount from entry e join journal j using (day, serial) where e.branch = $1', 1],
  ['insert into custody (day, serial, line) select * from unnest($1::date[], $2::int[], $3::int[])', 1],
  ['update branch_head set serial = serial + 1', 1],
])('a statement that forgets its branch is seen: %s', (text, missing) => {
  expect(places(text).length - branches(text)).toBe(missing)
})
