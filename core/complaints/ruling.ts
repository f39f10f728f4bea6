/**
 * A complaint before the rules of responsibility (rules.md §6.4): who stood where, and what the journal
 * knows, are not typed by anybody; what an investigator has found out stands beside it with its evidence. The
 * same facts give the same shares whenever they are reckoned again.
 */
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import type { Ruling } from '../items/ruling.ts'
import type { Posted } from '../ledger/entities.ts'
import { attribute, type Attribution, type Case, partyTo } from '../responsibility/attribute.ts'
import type { FactName, Facts } from '../responsibility/facts.ts'
import type { TypedFacts } from '../responsibility/typedFacts.ts'

/** What the trail tells, and nobody types. */
export const FROM_TRAIL: readonly FactName[] = ['authorised', 'deadlineMissed', 'noReply', 'verdict']

type Complaint = Item<'complaint'>

/** The row that it is about: who made it, and who signed it. */
export type DoneRow = Pick<Posted, 'day' | 'serial' | 'teller' | 'authorisers'>

/** Who stood where: whom it is about, who signed the row, who took the complaint down, who handles it. */
export function peopleIn({ by, data }: Complaint, row: DoneRow | null): Case['people'] {
  const teller = data.about ?? row?.teller
  const authoriser = row?.authorisers.find(one => one !== teller)
  return {
    ...(teller === undefined ? {} : { teller }),
    ...(authoriser === undefined ? {} : { authoriser }),
    firstAsked: by,
    officer: data.handler,
  }
}

export function trailOf({ id, data }: Complaint, row: DoneRow | null, day: Day): Facts {
  const missed = (data.answered ?? day) > data.legalDue
  const evidence = `${id} ${data.legalDue}`
  return {
    ...(row && row.authorisers.length > 0
      ? { authorised: { value: true, evidence: `${row.day}/${row.serial} ${row.authorisers.join(' ')}` } }
      : {}),
    ...(missed ? { deadlineMissed: { value: true, evidence } } : {}),
    ...(missed && data.answered === null ? { noReply: { value: true, evidence } } : {}),
  }
}

export interface Decided {
  readonly one: Case
  readonly found: Attribution
  readonly parties: readonly string[]
}

/** What comes of a complaint with these facts; null where there were no rules on its day. */
export function decide(
  complaint: Complaint,
  row: DoneRow | null,
  typed: TypedFacts,
  { verdict, day }: { readonly verdict: string; readonly day: Day },
): Decided | null {
  const one: Case = {
    day: complaint.opened,
    people: peopleIn(complaint, row),
    facts: {
      ...(typed as Facts),
      ...trailOf(complaint, row, day),
      verdict: { value: verdict, evidence: complaint.id },
    },
  }
  const found = attribute(one)
  if (!found) return null
  return { one, found, parties: [...new Set([...complaint.data.parties, ...partyTo(one, found)])].toSorted() }
}

export const sharesIn = ({ shares }: Attribution): Ruling['shares'] =>
  shares.map(({ who, percent }) => ({ who, percent }))

/** Reckoned again from what is kept, by the rules of the day. */
export const reckonedAgain = ({ of, people, facts }: Ruling): Attribution | null =>
  attribute({ day: of, people, facts })
