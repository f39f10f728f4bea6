/**
 * The night of a branch in which ten tellers have posted three hundred rows each, among ten thousand accounts
 * that earn, a hundred thousand and (`--full`) a million. Accrual, every night: beside one bare UPDATE of as
 * many rows. Settlement, an entry an account, until all of it is projected: beside COPY of the same entries
 * into a table with the columns and indexes of theirs.
 */
import { addDays, type Day } from '../core/dates.ts'
import { given } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import { balanceTill } from '../server/demo/evening.ts'
import { gatherer } from '../server/gather.ts'
import { runDayEnd } from '../server/jobs/dayEnd.ts'
import { readerFor } from '../server/looks/reader.ts'
import { accountOf, BRANCH, type Branch, deposit, openBranch, SUPERVISOR, tillOf } from './branch.ts'
import { fillEarningAccounts } from './fill.ts'
import { asOwner, type Bench, type Measured, runAll } from './measured.ts'

const TELLERS = 10
const ROWS_A_TELLER = 300
/** Two nights that accrue, and then one that settles. */
const FIRST: Day = '2026-03-18'
const SETTLEMENT: Day = '2026-03-20'
const ACCRUAL = '8097'
const SETTLE = '8098'

export async function dayend(bench: Bench): Promise<Measured[]> {
  const sizes = bench.full ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
  const all: Measured[] = []
  for (const size of sizes) all.push(...(await nightsAmong(bench, size)))
  return all
}

async function nightsAmong(bench: Bench, size: number): Promise<Measured[]> {
  const { books } = await bench.open(`dayend_${size}`)
  const { submit } = gatherer(books)
  const deposits = { settlement: 'quarterly20', accrual: 'daily' } as const
  const plan = { tellers: TELLERS, accounts: 1, day: FIRST, parameters: { deposits } }
  const branch = await openBranch(books, submit, plan)
  await fillEarningAccounts(books, branch, size)
  await fillPlain(books)
  await work(branch, size)
  await closeTheDay(books, branch)
  const name = `day end, ${size.toLocaleString('en')} accounts`
  const row = (what: string, ms: number, baseline: string, plainMs: number): Measured => ({
    name: `${name}: ${what}`,
    callers: 1,
    rate: ms,
    baseline,
    ratio: ms / plainMs,
    unit: 'ms',
  })
  const measured: Measured[] = []
  for (let day = FIRST; ; day = addDays(day, 1)) {
    const took = await nightOf(books, branch, submit)
    const update = await updatePlain(books)
    measured.push(row(`accrual of ${day}`, took(ACCRUAL), 'one UPDATE of the accounts', update))
    measured.push(row(`all of the night of ${day}`, took(null), 'one UPDATE of the accounts', update))
    if (day === SETTLEMENT) {
      const copy = await copyEntries(books, addDays(SETTLEMENT, 1), size)
      measured.push(row('settlement', took(SETTLE), 'COPY of its entries', copy))
      return measured
    }
    branch.crew.day = addDays(day, 1)
    for (const code of ['8001', '8004']) await branch.crew.actor(SUPERVISOR).act(code)
  }
}

async function work(branch: Branch, size: number): Promise<void> {
  for (let row = 0; row < ROWS_A_TELLER; row++) {
    const places = branch.tellers.map((_, place) => place)
    await Promise.all(
      places.map(place => deposit(branch, place, accountOf(BRANCH, (row * TELLERS + place) % size))),
    )
  }
}

async function closeTheDay(books: Books, branch: Branch): Promise<void> {
  const at = { books, crew: branch.crew, branch: BRANCH }
  for (const [place, id] of branch.tellers.entries()) await balanceTill(at, id, tillOf(place), `S${place}`)
  await balanceTill(at, '0003', '00', 'S99')
  for (const id of [...branch.tellers, '0003']) await branch.crew.actor(id).act('0002')
  await branch.crew.actor(SUPERVISOR).act('8004')
}

/** How long each step has taken, in ms; null for the whole night. */
async function nightOf(books: Books, { crew }: Branch, submit: ReturnType<typeof gatherer>['submit']) {
  await crew.actor(SUPERVISOR).act('8008')
  const { branch } = await readerFor(books, BRANCH, SUPERVISOR, 'T')
  const steps = new Map<string, number>()
  let step: string | null = null
  const start = performance.now()
  let before = start
  const trouble = await runDayEnd(books, submit, branch, next => {
    const now = performance.now()
    if (step) steps.set(step, (steps.get(step) ?? 0) + now - before)
    before = now
    step = next
  })
  if (trouble.length > 0) throw new Error(trouble[0]?.en)
  await books.memories.drained()
  const projected = performance.now() - before
  steps.set(SETTLE, (steps.get(SETTLE) ?? 0) + projected)
  const whole = performance.now() - start
  return (of: string | null): number => (of === null ? whole : given(steps.get(of), `step ${of}`))
}

const fillPlain = (books: Books): Promise<void> =>
  asOwner(books, client =>
    runAll(client, [
      `create table plain_account as
         select key as no, abs(substr(value->>'balance', 2)::bigint) as balance, 0::bigint as accrued
           from state where branch = '${BRANCH}' and kind = 'account' and value->>'product' = 'demand'`,
      'alter table plain_account add primary key (no)',
      'vacuum analyze plain_account',
    ]),
  )

const updatePlain = (books: Books): Promise<number> =>
  asOwner(books, async client => {
    const start = performance.now()
    await client.query('update plain_account set accrued = accrued + balance * 35 / 3600000')
    return performance.now() - start
  })

const copyEntries = (books: Books, day: Day, size: number): Promise<number> =>
  asOwner(books, async client => {
    const { rows } = await client.query<{ file: string }>(
      `select current_setting('data_directory') || '/bench-entries' as file`,
    )
    const { file } = given(rows[0], 'the data directory')
    const { rowCount } = await client.query(`copy (select * from entry where day = '${day}') to '${file}'`)
    if ((rowCount ?? 0) < size) throw new Error(`${rowCount} entries of ${size} accounts`)
    await client.query('create table copied_entry (like entry including all)')
    const start = performance.now()
    await client.query(`copy copied_entry from '${file}'`)
    return performance.now() - start
  })
