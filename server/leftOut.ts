/**
 * A ruling (9606) that leaves out what the records say, or takes it otherwise, is refused at the edge: they
 * stand beside the journal, where deciding cannot read them (docs/decisions/records-speak-at-the-edge.md).
 */
import { leftOutOf } from '../core/complaints/traces.ts'
import { type Refusal, refuse } from '../core/refusals.ts'
import type { ReadRequest } from '../core/request.ts'
import { factNames, type Facts } from '../core/responsibility/facts.ts'
import { factWords } from '../core/responsibility/told.ts'
import { readFacts } from '../core/responsibility/typedFacts.ts'
import { joined } from '../core/words.ts'
import type { Books } from './books.ts'
import { recordsOn } from './looks/caseRecords.ts'
import { recordsOf } from './looks/reader.ts'

const RULES = '9606'

/** What the records hold against requests that could be decided as they stand. */
export async function leftOut(
  books: Books,
  requests: readonly ReadRequest[],
): Promise<ReadonlyMap<ReadRequest, Refusal>> {
  const against = new Map<ReadRequest, Refusal>()
  for (const request of requests) {
    const refusal = request.transaction.code === RULES ? await leftOutBy(books, request) : null
    if (refusal) against.set(request, refusal)
  }
  return against
}

/** Null too where there is nothing to compare with: deciding finds out by itself what is wrong with it. */
async function leftOutBy(books: Books, { id, values }: ReadRequest): Promise<Refusal | null> {
  const { complaint, facts, step } = values as Readonly<Record<string, string | null>>
  // Whoever looks again, once a share was objected to, may take a record otherwise.
  if (step !== 'propose') return null
  await books.memories.caughtUp(id.branch)
  const keys = [`item:${complaint ?? ''}`, `branch:${id.branch}`, 'parameters:current'] as const
  const state = await recordsOf(books, id.branch, keys)
  const about = state.get('item', complaint ?? '')
  const [branch, parameters] = [state.get('branch', id.branch), state.get('parameters', 'current')]
  const typed = readFacts(facts ?? '')
  if (about?.kind !== 'complaint' || !branch || !parameters || typeof typed === 'number') return null
  const records = await recordsOn({ books, branch, parameters }, about)
  const missing = leftOutOf(typed as Facts, records.facts)
  const one = { day: about.opened, people: records.people, facts: missing }
  const names = factNames.filter(name => missing[name] !== undefined)
  if (names.length === 0) return null
  return {
    ...refuse('factLeftOut', { facts: joined(names.map(name => factWords(one, name))) }),
    field: 'facts',
  }
}
