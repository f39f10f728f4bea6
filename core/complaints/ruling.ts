/**
 * A complaint before the rules of responsibility (rules.md §6.4): who stood where, and what the journal
 * knows, are not typed by anybody; what an investigator has found out stands beside it with its evidence. The
 * same facts give the same shares whenever they are reckoned again.
 */
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import { isParkedSet, type Parked } from '../items/parked.ts'
import type { Ruling } from '../items/ruling.ts'
import type { Signatory, Signed } from '../items/signatures.ts'
import type { Position, Posted } from '../ledger/entities.ts'
import { attribute, type Attribution, type Case, partyTo } from '../responsibility/attribute.ts'
import type { FactName, Facts } from '../responsibility/facts.ts'
import { type Posts, whoAt } from '../responsibility/posts.ts'
import type { TypedFacts } from '../responsibility/typedFacts.ts'

/** What the trail tells, and nobody types. */
export const FROM_TRAIL: readonly FactName[] = ['authorised', 'deadlineMissed', 'noReply', 'verdict']

type Complaint = Item<'complaint'>

/** The row that it is about: who made it, who signed it, and as what, where that is known. */
export type DoneRow = Pick<Posted, 'day' | 'serial' | 'teller' | 'authorisers'> & {
  readonly signed?: readonly Signed[]
}

/** The place of the row before, which is that of the last signature where it was signed. */
export const rowBefore = ({ day, serial }: Position): Position => ({ day, serial: serial - 1 })

/** A row with what its last signature (0011, the row before) says of all who signed it. */
export function signedRow(row: DoneRow, before: Pick<Posted, 'code' | 'effects'> | null): DoneRow {
  const moved = before?.code === SIGNING ? before.effects.find(isParkedSet) : undefined
  const { posted, signed } = (moved?.to?.data ?? {}) as Partial<Parked>
  return posted === row.serial && signed ? { ...row, signed } : row
}

const SIGNING = '0011'

/** Whoever looked over it is a reviewer; who was only present, or named by the form, answers for neither. */
const AUTHORISES: readonly Signatory[] = ['chiefTeller', 'supervisor', 'director']

/** By what they signed as; of rows that do not say it, whoever signed is taken to have authorised. */
function signersOf(row: DoneRow | null, teller: string | undefined) {
  const others = row?.authorisers.filter(one => one !== teller) ?? []
  if (!row?.signed) return { reviewer: undefined, authoriser: others[0] }
  const as = (who: readonly Signatory[]) => row.signed?.find(({ by }) => who.includes(by))?.teller
  return { reviewer: as(['reviewer']), authoriser: as(AUTHORISES) }
}

/** Who stood where: whom it is about, who signed the row, who took the complaint down, who handles it. */
export function peopleIn({ by, data }: Complaint, row: DoneRow | null): Case['people'] {
  const teller = data.about ?? row?.teller
  const { reviewer, authoriser } = signersOf(row, teller)
  return {
    ...(teller === undefined ? {} : { teller }),
    ...(reviewer === undefined ? {} : { reviewer }),
    ...(authoriser === undefined ? {} : { authoriser }),
    firstAsked: by,
    officer: data.handler,
  }
}

export function trailOf({ id, data }: Complaint, row: DoneRow | null, day: Day): Facts {
  const { authoriser } = signersOf(row, data.about ?? row?.teller)
  const missed = (data.answered ?? day) > data.legalDue
  const evidence = `${id} ${data.legalDue}`
  return {
    ...(row && authoriser !== undefined
      ? { authorised: { value: true, evidence: `${row.day}/${row.serial} ${authoriser}` } }
      : {}),
    ...(missed ? { deadlineMissed: { value: true, evidence } } : {}),
    ...(missed && data.answered === null ? { noReply: { value: true, evidence } } : {}),
  }
}

/** What a person has found out: his verdict, facts, and who stood at posts that the trail does not name. */
export interface Findings {
  readonly verdict: string
  readonly facts: TypedFacts
  readonly posts: Posts
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
  { verdict, facts, posts }: Findings,
  day: Day,
): Decided | null {
  const one: Case = {
    day: complaint.opened,
    people: { ...whoAt(posts), ...peopleIn(complaint, row) },
    facts: {
      ...(facts as Facts),
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
