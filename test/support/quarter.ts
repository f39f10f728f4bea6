/**
 * A quarter of a branch with a thousand demand accounts: opened, paid into from other banks, moved between each
 * other, some of them down below zero, closed, and some of it put into fixed deposits; on some days of each week,
 * the others being closed. What each account has seen is noted beside the books, so that its interest can be worked out day by day.
 */
import { accountNumber } from '../../core/counter/accounts.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { printMoney } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given, type Random, randomFrom } from '../../core/std.ts'
import { type Crew, crewOf, sealsCounted } from '../../server/actors.ts'
import type { Posted } from '../../server/answers.ts'
import type { Books } from '../../server/books.ts'
import { balanceTill } from '../../server/demo/evening.ts'
import { found } from '../../server/found.ts'
import { gatherer } from '../../server/gather.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, foundingFile, signers } from './outlet.ts'

export const FIRST: Day = '2026-01-05'
/** Days on which people work; on the others that are open the branch is only opened and closed. */
const WORKED: readonly Day[] = [FIRST, '2026-01-12', '2026-01-26', '2026-02-09', '2026-02-23', '2026-03-20']
const ONLY_OPEN: readonly Day[] = ['2026-01-31', '2026-02-28', '2026-03-21', '2026-03-31', '2026-04-01']
const LAST: Day = '2026-04-01'

const CLOSED = daysFrom(FIRST, LAST).filter(day => !WORKED.includes(day) && !ONLY_OPEN.includes(day))

function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

export interface Movement {
  readonly day: Day
  /** In fen; what leaves is negative. */
  readonly amount: bigint
}

/** What an account has seen, and, where it was closed, the row that paid its interest. */
export interface Seen {
  readonly no: string
  readonly movements: Movement[]
  closed: { readonly day: Day; readonly serial: number } | null
  /** In ppm, from the day on which it was agreed on; null of an account that may not be overdrawn. */
  readonly overdraftPpm: number | null
}

export interface Quarter {
  readonly demand: readonly Seen[]
  readonly fixed: readonly { readonly no: string; readonly amount: bigint; readonly start: Day }[]
  /** What was owed on demand and fixed deposits, and on overdrafts, after each night, by the books. */
  readonly owed: ReadonlyMap<Day, Readonly<Record<Owed, bigint>>>
}

type Owed = 'demand' | 'lumpSum' | 'overdraft'

const ACCOUNTS = 1_000
const MOVES_A_DAY = 120
/** Every fourth may be overdrawn, in fen. */
const LENT_TO = 4
const LIMIT = 2_000_000n

/** Works the quarter through, from the founding to the first day after it. */
export async function workQuarter(books: Books, seed: number): Promise<Quarter> {
  const parameters = { ...defaultParameters, closedDays: CLOSED }
  const personal = { ...parameters.personal, oneMost: 2 * ACCOUNTS }
  await found(books, { ...foundingFile, day: FIRST, parameters: { ...parameters, personal } })
  const { submit } = gatherer(books)
  const branch = new BranchAtWork(books, crewOf(BRANCH, FIRST, submit, signers), randomFrom(seed))
  const owed = new Map<Day, Readonly<Record<Owed, bigint>>>()
  for (let day = FIRST; day < LAST; ) {
    await branch.open(day)
    const works = WORKED.includes(day)
    if (works) await branch.work()
    await branch.close(works)
    const { branch: at } = await readerFor(books, BRANCH, '0002', 'T')
    const trouble = await runDayEnd(books, submit, at)
    if (trouble.length > 0) throw new Error(trouble[0]?.en)
    owed.set(day, await owedNow(books))
    day = (await readerFor(books, BRANCH, '0002', 'T')).branch.day
  }
  return { demand: branch.demand, fixed: branch.fixed, owed }
}

async function owedNow(books: Books): Promise<Record<Owed, bigint>> {
  await books.memories.caughtUp(BRANCH)
  const { rows } = await books.pool.query<{ key: string; amount: string }>(
    `select key, substr(value->>'amount', 2) as amount from state
      where branch = $1 and kind = 'tally' and key like 'accrued/%' and value is not null`,
    [BRANCH],
  )
  const of = (product: string) => BigInt(rows.find(({ key }) => key === `accrued/${product}`)?.amount ?? 0)
  return { demand: of('demand'), lumpSum: of('lumpSum'), overdraft: of('overdraft') }
}

class BranchAtWork {
  readonly demand: Seen[] = []
  readonly fixed: { no: string; amount: bigint; start: Day }[] = []
  readonly #books: Books
  readonly #crew: Crew
  readonly #random: Random

  constructor(books: Books, crew: Crew, random: Random) {
    this.#books = books
    this.#crew = crew
    this.#random = random
  }

  async open(day: Day): Promise<void> {
    this.#crew.day = day
    await this.#crew.actor('0002').act('8001')
  }

  async work(): Promise<void> {
    for (const id of ['0002', '0003', '0011', '0013']) await this.#crew.actor(id).act('0001')
    await this.#take('0003', '00')
    await this.#take('0011', '01')
    if (this.demand.length === 0) await this.#openAll()
    for (let move = 0; move < MOVES_A_DAY; move++) await this.#move()
    for (let closing = 0; closing < 5; closing++) await this.#closeOne()
  }

  async #take(id: string, till: string): Promise<void> {
    const sealed = this.demand.length > 0
    const seals = await sealsCounted(this.#books, BRANCH, id)
    await this.#crew.actor(id).act('1001', { till, ...(sealed ? { seal: `Q${till}`, seals } : {}) })
  }

  async close(worked: boolean): Promise<void> {
    const at = { books: this.#books, crew: this.#crew, branch: BRANCH }
    if (worked) {
      await balanceTill(at, '0011', '01', 'Q01')
      await balanceTill(at, '0003', '00', 'Q00')
      for (const id of ['0011', '0013', '0003', '0002']) await this.#crew.actor(id).act('0002')
    }
    for (const code of ['8004', '8008']) await this.#crew.actor('0002').act(code)
  }

  async #openAll(): Promise<void> {
    for (const kind of ['passbook', 'certificate']) {
      const numbers = `1-${ACCOUNTS + 100}`
      await this.#crew.actor('0003').act('2001', { kind, numbers })
      await this.#crew.actor('0011').act('2003', { kind, numbers })
    }
    const person = { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' }
    const teller = this.#crew.actor('0011')
    await teller.act('0201', person)
    for (let place = 1; place <= ACCOUNTS; place++) {
      await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
      const no = accountNumber(BRANCH, 'demand', BigInt(place))
      const overdraftPpm = place % LENT_TO === 0 ? [180_000, 90_000][this.#random.below(2)] : null
      if (overdraftPpm) await this.#lend(no, overdraftPpm)
      const movements = [{ day: this.#crew.day, amount: 10_000n }]
      this.demand.push({ no, movements, closed: null, overdraftPpm: overdraftPpm ?? null })
    }
  }

  async #lend(account: string, ppm: number): Promise<void> {
    const limit = printMoney(LIMIT)
    await this.#crew.actor('0013').act('0560', { account, limit, rate: String(ppm / 10_000) })
  }

  /** Money from another bank, to another account, or into a fixed deposit. */
  async #move(): Promise<void> {
    const kind = this.#random.below(10)
    const from = this.#any()
    const has = this.#has(from)
    // Not down to the limit: the interest fits in too.
    const there = this.#has(from) + (from.overdraftPpm === null ? 0n : LIMIT)
    const amount = 1n + BigInt(this.#random.below(Number(there > 5_000_000n ? 5_000_000n : there)))
    if (kind < 4 || there < 10_000n) {
      const income = 1n + BigInt(this.#random.below(4_000_000))
      const fields = { account: from.no, amount: printMoney(income), payee: '王小明', bank: '某银行' }
      await this.#crew.actor('0013').act('5002', fields)
      this.#note(from, income)
    } else if (kind < 9 || has < 10_000n) {
      const to = this.#any()
      if (to === from) return
      await this.#crew.actor('0011').act('0530', { payer: from.no, payee: to.no, amount: printMoney(amount) })
      this.#note(from, -amount)
      this.#note(to, amount)
    } else {
      const whole = (has / 200n) * 100n
      await this.#crew.actor('0011').act('3201', {
        customer: '1',
        amount: printMoney(whole),
        term: '12',
        payer: from.no,
      })
      this.#note(from, -whole)
      const no = accountNumber(BRANCH, 'lumpSum', BigInt(this.fixed.length + 1))
      this.fixed.push({ no, amount: whole, start: this.#crew.day })
    }
  }

  async #closeOne(): Promise<void> {
    const [from, to] = [this.#any(), this.#any()]
    if (from === to || this.#has(from) < 0n) return
    const { day, serial }: Posted = await this.#crew
      .actor('0011')
      .act('0540', { account: from.no, payee: to.no })
    from.closed = { day, serial }
    await this.#books.memories.caughtUp(BRANCH)
    const { rows } = await this.#books.pool.query<{ amount: bigint }>(
      `select amount from entry where branch = $1 and day = $2 and serial = $3 and account = $4`,
      [BRANCH, day, serial, to.no],
    )
    this.#note(to, given(rows[0], `what ${to.no} got`).amount)
  }

  /** What it has; of one that may be overdrawn, beyond more than its interest comes to. */
  #has({ movements, overdraftPpm }: Seen): bigint {
    const stands = movements.reduce((sum, { amount }) => sum + amount, 0n)
    return overdraftPpm === null ? stands : stands - LIMIT / 4n
  }

  #any(): Seen {
    const open = this.demand.filter(({ closed }) => closed === null)
    return given(open[this.#random.below(open.length)], 'an open account')
  }

  #note(seen: Seen, amount: bigint): void {
    seen.movements.push({ day: this.#crew.day, amount })
  }
}
