/** What the routes work with: the books once they are open, and how far the start has come before. */
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import type { Numbers } from '../core/registry/numbering.ts'
import { type Refusal, statusOf } from '../core/refusals.ts'
import type { Words } from '../core/words.ts'
import type { Submit } from './actors.ts'
import type { Books } from './books.ts'
import { now } from './clock.ts'
import { type Gatherer, gatherer } from './gather.ts'
import type { Institution } from './institution.ts'
import { Backups } from './jobs/backups.ts'
import { DayEnds } from './jobs/dayEnds.ts'
import { Heartbeat } from './jobs/heartbeat.ts'
import { StopNotices } from './jobs/stopNotices.ts'
import { Payrolls } from './jobs/payrolls.ts'
import { Live } from './live.ts'
import { Queues } from './queues.ts'
import type { Hint } from './demo/people.ts'
import { Suggestions } from './suggestions.ts'
import { wireRefusal } from './wire.ts'

export interface StartProgress {
  readonly label: Words
  readonly done: number
  readonly total: number
}

export interface OpenHouse {
  readonly books: Books
  readonly gather: Gatherer
  readonly submit: Submit
  readonly live: Live
  readonly queues: Queues
  readonly suggestions: Suggestions
  /** Only in demo mode. */
  readonly hints: readonly Hint[]
  readonly dayEnd: DayEnds
  readonly payrolls: Payrolls
  readonly backups: Backups
  readonly stopNotices: StopNotices
  readonly heartbeat: Heartbeat
}

export interface House {
  open: OpenHouse | null
  progress: StartProgress | null
  /** The server is being stopped: it answers what it has, and wants nothing new. */
  leaving: boolean
  /** When the server began, in milliseconds since 1970. */
  readonly began: number
}

export const closedHouse = (progress: StartProgress | null = null): House => ({
  open: null,
  progress,
  leaving: false,
  began: now(),
})

export function openHouse(institution: Institution, hints: readonly Hint[]): OpenHouse {
  const { books, dataFolder, name } = institution
  const gather = gatherer(books)
  const queues = new Queues(books)
  const live = new Live(books, queues)
  institution.moves.add(branches => live.moved(branches))
  const dayEnd = new DayEnds(books, gather.submit)
  const payrolls = new Payrolls(books, gather.submit)
  const backups = new Backups(books, join(dataFolder, 'backups'), name)
  const stopNotices = new StopNotices(books, gather.submit)
  return {
    books,
    gather,
    submit: gather.submit,
    live,
    queues,
    suggestions: new Suggestions(books),
    hints,
    dayEnd,
    payrolls,
    backups,
    stopNotices,
    heartbeat: new Heartbeat(books),
  }
}

declare module 'fastify' {
  interface FastifyReply {
    /** The numbers of the codes at the branch of whoever asks, once that is known. */
    numbers: Numbers | null
  }
}

/** Sends a refusal with its status. */
export const sendRefusal = (reply: FastifyReply, refusal: Refusal) =>
  reply.code(statusOf(refusal)).send({ refusal: wireRefusal(refusal, reply.numbers ?? {}) })
