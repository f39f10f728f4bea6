/**
 * What customers come for while everything goes wrong: people at their terminals, each asking one thing after
 * the other at whichever server answers, now and then at both, and again and again until somebody does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { given, type Random, randomFrom } from '../../core/std.ts'
import type { Answer, Parked, Posted } from '../../server/answers.ts'
import type { Incoming } from '../../server/pending.ts'

const PEOPLE = 6
const REQUESTS = 14
const PATIENCE_MS = 60_000
const AGAIN_MS = 4
/** So many of a hundred requests go to both servers at once. */
const BOTH_PERCENT = 20

/** Whoever can be asked; null is silence, an error is a bug. */
export interface Asked {
  readonly name: string
  ask(incoming: Incoming): Promise<Answer | null>
}

/** A terminal, and who is signed in at it. */
export interface Seat {
  readonly branch: string
  readonly terminal: string
  readonly teller: string
}

/** Who serves, who signs for whom he stands beside, and the accounts that customers come for. */
export interface Counter {
  readonly day: string
  readonly seats: readonly Seat[]
  readonly signers: readonly Seat[]
  /** Those of a branch. */
  accountsOf(this: void, branch: string): readonly string[]
  /** The branch that a customer of this one may have his account at. */
  otherThan(this: void, branch: string): string
  /** So long does a customer take at the most until the next one stands there. */
  readonly paceMs: number
}

/** What a terminal was told in the end. */
export interface Told {
  readonly incoming: Incoming
  readonly answer: Answer
}

/** The requests of a seed are told from those of others by their numbers. */
const NUMBERS_PER_SEED = 10_000
const NUMBERS_PER_PERSON = 1_000

export const isOfSeed = (seed: number, request: string): boolean => {
  const [, , terminal = '', number] = request.split('/')
  return /^[LS]\d$/.test(terminal) && Math.floor(Number(number) / NUMBERS_PER_SEED) === seed
}

export class Load {
  readonly told = new Map<string, Told>()
  /** Answers that contradict one another, in words. */
  readonly contradictions: string[] = []
  /** How often a request was sent and nothing, or “busy”, came back. */
  silences = 0
  readonly #seed: number
  readonly #counter: Counter
  readonly #servers: () => readonly Asked[]
  readonly #chooses: Random

  constructor(seed: number, counter: Counter, servers: () => readonly Asked[]) {
    this.#seed = seed
    this.#counter = counter
    this.#servers = servers
    this.#chooses = randomFrom(seed * 31 + 7)
  }

  /** Every customer is served, and then as many more as come until it is enough. */
  async run(isEnough: () => boolean = () => true): Promise<void> {
    await Promise.all(Array.from({ length: PEOPLE }, (_, index) => this.#serve(index, isEnough)))
  }

  /** Sends one request until it is answered. */
  async deliver(incoming: Incoming): Promise<Answer> {
    const since = performance.now()
    while (performance.now() - since < PATIENCE_MS) {
      const both = this.#chooses.below(100) < BOTH_PERCENT
      const asked = both ? this.#servers() : [this.#chooses.pick(this.#servers())]
      const heard = await Promise.all(asked.map(server => this.#ask(server, incoming)))
      const final = this.#settle(
        incoming,
        heard.flatMap(one => one ?? []),
      )
      if (final) return final
      await sleep(AGAIN_MS + this.#counter.paceMs / 4)
    }
    throw new Error(`${incoming.request} ${incoming.code} is never answered`)
  }

  async #ask(server: Asked, incoming: Incoming): Promise<Answer | null> {
    const answer = await server.ask(incoming).catch((error: Error) => error)
    if (answer instanceof Error) this.contradictions.push(`${incoming.request}: ${answer.stack}`)
    const busy = answer !== null && 'refusal' in answer && answer.refusal.refused === 'busy'
    if (answer !== null && !busy && !(answer instanceof Error)) return answer
    this.silences += 1
    return null
  }

  /** Of two that were asked at once one may refuse and one post, later; two that post say the same. */
  #settle(incoming: Incoming, heard: readonly Answer[]): Answer | null {
    const kept = heard.filter(answer => answer.outcome !== 'refused')
    const [first] = kept.length > 0 ? kept : heard
    if (!first) return null
    for (const other of kept) {
      if (print(other) !== print(first))
        this.contradictions.push(`${incoming.request} is ${print(first)} and ${print(other)}`)
    }
    this.told.set(incoming.request, { incoming, answer: first })
    return first
  }

  async #serve(index: number, isEnough: () => boolean): Promise<void> {
    const { seats, accountsOf, otherThan, paceMs } = this.#counter
    const random = randomFrom(this.#seed * 1_000 + index)
    const seat = given(seats[index % seats.length], 'a seat')
    const accounts = { here: accountsOf(seat.branch), there: accountsOf(otherThan(seat.branch)) }
    const posted: Posted[] = []
    for (let no = 1; no <= REQUESTS || (!isEnough() && no < NUMBERS_PER_PERSON); no++) {
      const number = this.#seed * NUMBERS_PER_SEED + index * NUMBERS_PER_PERSON + no
      if (paceMs > 0) await sleep(random.below(paceMs))
      const { code, fields } = wish(random, accounts, posted)
      const answer = await this.deliver(this.#requestOf(seat, number, code, fields))
      if (answer.outcome === 'posted' && /^(05|501)/.test(code)) posted.push(answer)
      if (answer.outcome === 'parked') await this.#sign(answer, seat.branch, number, random)
    }
  }

  /** A colleague signs or turns it down; two colleagues may do so at once. */
  async #sign({ item }: Parked, branch: string, number: number, random: Random): Promise<void> {
    const hands = this.#counter.signers
      .filter(seat => seat.branch === branch)
      .slice(0, random.below(5) === 0 ? 2 : 1)
    await Promise.all(
      hands.map(seat =>
        random.below(10) < 3
          ? this.deliver(this.#requestOf(seat, number, '0012', { parked: item, reason: '不符' }))
          : this.deliver(this.#requestOf(seat, number, '0011', { parked: item })),
      ),
    )
  }

  #requestOf(
    { branch, terminal, teller }: Seat,
    number: number,
    code: string,
    fields: Readonly<Record<string, string>>,
  ): Incoming {
    const request = `${branch}/${this.#counter.day}/${terminal}/${number}`
    return { request, code, teller, ticket: null, fields }
  }
}

/** An answer without the words that explain it. */
export function print(answer: Answer): string {
  return answer.outcome === 'refused' ? `refused ${answer.refusal.refused}` : JSON.stringify(answer)
}

interface Wish {
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
}

/** Accounts of the branch, and of another one. */
interface Accounts {
  readonly here: readonly string[]
  readonly there: readonly string[]
}

/** Small amounts at poor accounts, so that many are refused and none may be overdrawn. */
export function wish(random: Random, accounts: Accounts, posted: readonly Posted[]): Wish {
  const account = random.pick(accounts.here)
  const amount = String(1 + random.below(12))
  const cash = { amount, notes: `1x${amount}` }
  const kind = random.below(24)
  if (kind < 5) return { code: '0510', fields: { account, ...cash } }
  if (kind < 11) return { code: '0520', fields: { account, ...cash } }
  if (kind < 14)
    return { code: '0530', fields: { payer: account, payee: random.pick(accounts.here), amount } }
  if (kind < 15) return { code: '0500', fields: { customer: '1', amount: '1', notes: '1x1' } }
  if (kind < 16)
    return {
      code: '2010',
      fields: { action: 'void', kind: 'passbook', numbers: aNumber(random), reason: '错位' },
    }
  if (kind < 17) return newCustomer(random)
  if (kind < 21) {
    const code = kind < 19 ? '5011' : '5012'
    return { code, fields: { account: random.pick(accounts.there), ...cash } }
  }
  if (posted.length === 0) return { code: '1010', fields: { received: '5x1', given: '1x5' } }
  return { code: '8501', fields: { serial: String(random.pick(posted).serial), reason: '录错' } }
}

const aNumber = (random: Random): string => String(1 + random.below(100))

/** A few people only, so that one comes to two tellers at once. */
const newCustomer = (random: Random): Wish => ({
  code: '0201',
  fields: { kind: 'person', name: '李四', idKind: 'passport', idNumber: `P20000${random.below(6)}` },
})
