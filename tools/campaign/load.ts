/**
 * What customers come for while everything goes wrong: a few people at their terminals, each asking one thing
 * after the other at whichever server answers, now and then at both, and again and again until somebody does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { Random } from '../../core/std.ts'
import { randomFrom } from '../../core/std.ts'
import type { Answer, Parked, Posted } from '../../server/answers.ts'
import type { Incoming } from '../../server/pending.ts'
import { BRANCH } from '../../test/support/outlet.ts'
import { ACCOUNTS, type Server } from './scene.ts'

const TERMINALS = 6
const REQUESTS = 14
const TRIES_MAX = 400
const AGAIN_MS = 4
const BOTH = 0.2

/** What a terminal was told in the end. */
export interface Told {
  readonly incoming: Incoming
  readonly answer: Answer
}

export interface Load {
  readonly told: Map<string, Told>
  /** Answers that contradict one another, in words. */
  readonly contradictions: string[]
  readonly sent: { requests: number; silences: number; busy: number }
  run(): Promise<void>
  /** Sends one request until it is answered. */
  deliver(this: void, incoming: Incoming): Promise<Answer>
}

export function loadOf(seed: number, day: string, servers: () => readonly Server[]): Load {
  const told = new Map<string, Told>()
  const contradictions: string[] = []
  const sent = { requests: 0, silences: 0, busy: 0 }
  const pickServer = randomFrom(seed * 31 + 7)

  async function deliver(incoming: Incoming): Promise<Answer> {
    sent.requests += 1
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const asked = pickServer.next() < BOTH ? servers() : [pickServer.pick(servers())]
      const heard = (await Promise.all(asked.map(server => ask(server, incoming)))).flatMap(one => one ?? [])
      const final = settle(incoming, heard)
      if (final) return final
      await sleep(AGAIN_MS)
    }
    contradictions.push(`${incoming.request} ${incoming.code} is never answered`)
    return heardNothing
  }

  async function ask(server: Server, incoming: Incoming): Promise<Answer | null> {
    const answer = await server.gather.submit(incoming).catch((error: Error) => error)
    // The dead say nothing, and what a server fails at is no answer.
    if (server.wire.isDead() || answer instanceof Error) {
      sent.silences += 1
      if (answer instanceof Error && !server.wire.isDead())
        contradictions.push(`${incoming.request}: ${answer.stack}`)
      return null
    }
    if (answer.outcome === 'refused' && answer.refusal.refused === 'busy') {
      sent.busy += 1
      return null
    }
    return answer
  }

  /** Two that were asked at once may refuse and post, in this order; two that post say the same. */
  function settle(incoming: Incoming, heard: readonly Answer[]): Answer | null {
    const kept = heard.filter(answer => answer.outcome !== 'refused')
    const [first] = kept.length > 0 ? kept : heard
    if (!first) return null
    for (const other of kept) {
      if (JSON.stringify(other) !== JSON.stringify(first))
        contradictions.push(`${incoming.request} is ${print(first)} and ${print(other)}`)
    }
    told.set(incoming.request, { incoming, answer: first })
    return first
  }

  async function run(): Promise<void> {
    await Promise.all(
      Array.from({ length: TERMINALS }, (_, index) => sitAt(index, randomFrom(seed * 1_000 + index))),
    )
  }

  async function sitAt(index: number, random: Random): Promise<void> {
    const teller = index % 2 === 0 ? '0011' : '0012'
    const posted: Posted[] = []
    for (let no = 1; no <= REQUESTS; no++) {
      const request = `${BRANCH}/${day}/L${index}/${no}`
      const { code, fields } = wish(random, posted)
      const answer = await deliver({ request, code, teller, ticket: null, fields })
      if (answer.outcome === 'posted' && code.startsWith('05')) posted.push(answer)
      if (answer.outcome === 'parked') await sign(answer, `S${index}`, no, random)
    }
  }

  /** A colleague signs or turns it down; two colleagues may do so at once. */
  async function sign({ item }: Parked, terminal: string, no: number, random: Random): Promise<void> {
    const by = random.next() < 0.8 ? ['0003'] : ['0003', '0002']
    await Promise.all(
      by.map((teller, index) => {
        const request = `${BRANCH}/${day}/${terminal}/${no * 10 + index}`
        const down = random.next() < 0.3
        const fields: Record<string, string> = down ? { parked: item, reason: '不符' } : { parked: item }
        return deliver({ request, code: down ? '0012' : '0011', teller, ticket: null, fields })
      }),
    )
  }

  return { told, contradictions, sent, run, deliver }
}

const heardNothing: Answer = { outcome: 'refused', refusal: { refused: 'busy', detail: {} } }

export function print(answer: Answer): string {
  return answer.outcome === 'refused' ? `refused ${answer.refusal.refused}` : JSON.stringify(answer)
}

interface Wish {
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
}

/** Small amounts at poor accounts, so that many are refused and none may be overdrawn. */
function wish(random: Random, posted: readonly Posted[]): Wish {
  const account = accountNumber(BRANCH, 'demand', BigInt(1 + random.below(ACCOUNTS)))
  const amount = String(1 + random.below(12))
  const cash = { amount, notes: `1x${amount}` }
  const kind = random.below(20)
  if (kind < 5) return { code: '0510', fields: { account, ...cash } }
  if (kind < 11) return { code: '0520', fields: { account, ...cash } }
  if (kind < 14) {
    const payee = accountNumber(BRANCH, 'demand', BigInt(1 + random.below(ACCOUNTS)))
    return { code: '0530', fields: { payer: account, payee, amount } }
  }
  if (kind < 15) return { code: '0500', fields: { customer: '1', amount: '1', notes: '1x1' } }
  if (kind < 16)
    return {
      code: '2010',
      fields: { kind: 'passbook', numbers: String(1 + random.below(100)), reason: '错位' },
    }
  if (kind < 17) return newCustomer(random)
  const last = posted.length > 0 ? random.pick(posted) : null
  if (last) return { code: '8501', fields: { serial: String(last.serial), reason: '录错' } }
  return { code: '1010', fields: { received: '5x1', given: '1x5' } }
}

/** A few people only, so that one comes to two tellers at once. */
const newCustomer = (random: Random): Wish => ({
  code: '0201',
  fields: { kind: 'person', name: '李四', idKind: 'passport', idNumber: `P20000${random.below(6)}` },
})
