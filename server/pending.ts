/**
 * Requests before they are decided: read, sealed, and recognised where they have been answered before. A
 * terminal that heard nothing sends the same request again, and hears the same answer (DESIGN H7).
 */
import { isRefusal, type Refusal, refuse } from '../core/refusals.ts'
import { parseRequestId, type ReadRequest, readRequest, sealFields } from '../core/request.ts'
import { encode } from '../core/std.ts'
import { type Answer, answerFrom, refused } from './answers.ts'
import type { Books } from './books.ts'
import type { BranchMemory } from './posting/memory.ts'
import { findRequests, findRows, type RequestKey, type RowKey, type StoredRow } from './store/journal.ts'
import type { Sealer } from './vault.ts'

/** What a terminal sends, and who sits at it by his session. */
export interface Incoming {
  readonly request: string
  readonly code: string
  readonly teller: string
  readonly ticket: string | null
  readonly fields: Readonly<Record<string, string>>
}

/** A request that has been read, and has still to be answered. */
export interface Pending {
  readonly incoming: Incoming
  readonly digest: string
  readonly read: ReadRequest
  readonly sealer: Sealer
}

/** Parsed and sealed before anything is locked. */
export function readOne(books: Books, incoming: Incoming): Pending | Refusal {
  const id = parseRequestId(incoming.request)
  if (!id) return refuse('requestMalformed')
  const { code, teller, ticket, fields } = incoming
  const read = readRequest({ id, code, teller, ticket, fields })
  if (isRefusal(read)) return read
  const sealer = books.vault.newSealer()
  // Sent again, it may come after the ticket that was being served: that is not part of what was asked.
  const digest = books.vault.digest(encode([code, teller, null, fields]))
  return { incoming, digest, read: sealFields(read, sealer.seal), sealer }
}

/**
 * The requests that have been answered before: the same answer again, or a refusal if they are not the
 * same. Those of today are remembered; what comes from another day is looked for in the journal.
 */
export async function recognise(
  books: Books,
  memories: ReadonlyMap<string, BranchMemory>,
  pending: readonly Pending[],
): Promise<Map<Pending, Answer>> {
  const known = new Map<Pending, Answer>()
  const asked = pending.filter(({ read, incoming }) => {
    const memory = memories.get(read.id.branch)
    return memory && (memory.answered(incoming.request) !== null || read.id.day !== memory.head.day)
  })
  if (asked.length === 0) return known
  const rows = await answering(books, memories, asked)
  const byRequest = new Map(rows.map(row => [row.request, row]))
  for (const one of asked) {
    const row = byRequest.get(one.incoming.request)
    if (row) known.set(one, row.digest === one.digest ? answerFrom(row) : refused(refuse('requestReused')))
  }
  return known
}

/** The rows that answer these requests already (DESIGN H7). */
async function answering(
  { pool }: Books,
  memories: ReadonlyMap<string, BranchMemory>,
  asked: readonly Pending[],
): Promise<StoredRow[]> {
  const places: RowKey[] = []
  const others: RequestKey[] = []
  for (const { read, incoming } of asked) {
    const { branch, day } = read.id
    const serial = memories.get(branch)?.answered(incoming.request) ?? null
    if (serial !== null) places.push({ branch, day, serial })
    else others.push({ branch, day, request: incoming.request })
  }
  const found = await Promise.all([
    places.length === 0 ? [] : findRows(pool, places),
    others.length === 0 ? [] : findRequests(pool, others),
  ])
  return found.flat()
}
