/**
 * What the records say about a complaint by themselves, as facts with their evidence (rules.md §6.4, inputs):
 * the ticket, the signatures, the notices of errors, earlier rulings. An investigator finds them filled in,
 * and adds what no record can know.
 */
import { addDays, addMonths, type Day, dayNumber } from '../dates.ts'
import type { ErrorCode } from '../errorCatalogue.ts'
import type { Item } from '../items.ts'
import type { Signatory } from '../items/signatures.ts'
import { printPosition } from '../ledger/position.ts'
import type { Ticket } from '../queue/day.ts'
import type { Case } from '../responsibility/attribute.ts'
import type { FactName, Facts } from '../responsibility/facts.ts'
import { type Party, partyNames } from '../responsibility/parties.ts'
import { minutesOf, type Outage, outageCauses, within } from '../service/outages.ts'
import { encode, groupBy } from '../std.ts'
import type { DoneRow } from './ruling.ts'

export interface Traces {
  readonly complaint: Item<'complaint'>
  readonly row: DoneRow | null
  readonly people: Case['people']
  /** The request that waited before the row was posted. */
  readonly parked: Item<'parked'> | null
  /** How long the authoriser had the request before him; null where that was not kept. */
  readonly viewed: { readonly seconds: number; readonly evidence: string } | null
  readonly ticket: Ticket | null
  /** Of everybody, as they stand. */
  readonly notices: readonly Item<'errorNotice'>[]
  readonly rulings: readonly Item<'ruling'>[]
  /** The complaints that the rulings are about, by their numbers. */
  readonly complaints: ReadonlyMap<string, Item<'complaint'>>
  /** Who owes leave of the year and is late with it. */
  readonly leaveLate: ReadonlySet<string>
  /** Look-ups by whom it is about, of the customer, after which nothing was done for him. */
  readonly idleLookUps: readonly string[]
  /** Of that day, as far as the branch was open, and the complaint not heard yet. */
  readonly outages: readonly Outage[]
}

const REPEAT_DAYS = 90
const SIGNERS: readonly Signatory[] = ['chiefTeller', 'supervisor', 'director']

export const factsFrom = (traces: Traces): Facts => ({
  ...fromSignatures(traces),
  ...fromTicket(traces),
  ...fromNotices(traces),
  ...fromRulings(traces),
  ...fromLooks(traces),
  ...fromOutages(traces),
})

/** What the records say and a decision left out, or took otherwise. */
export const leftOutOf = (decided: Facts, found: Facts): Facts =>
  Object.fromEntries(
    Object.entries(found).filter(
      ([name, { value }]) => encode(value) !== encode(decided[name as FactName]?.value ?? null),
    ),
  )

const yes = (evidence: string) => ({ value: true, evidence })

/** What was asked for the row, and what was given. */
function fromSignatures({ row, parked, viewed }: Traces): Facts {
  if (!row) return {}
  const at = printPosition(row)
  const asked = (who: readonly Signatory[]) => parked?.data.needs.some(({ by }) => who.includes(by)) ?? false
  const reviewed = parked?.data.signed.some(({ by }) => by === 'reviewer') ?? false
  return {
    ...(asked(['reviewer']) ? { reviewRequired: yes(at) } : {}),
    ...(reviewed ? { reviewDone: yes(at) } : {}),
    ...(asked(SIGNERS) ? { authorisationRequired: yes(at) } : {}),
    ...(viewed ? { viewingSeconds: { value: viewed.seconds, evidence: viewed.evidence } } : {}),
  }
}

const MINUTE_MS = 60_000

function fromTicket({ ticket }: Traces): Facts {
  if (!ticket) return {}
  const { no, taken, servings, score } = ticket
  const called = servings[0]?.called
  return {
    ...(called === undefined
      ? {}
      : { waitMinutes: { value: Math.floor((called - taken) / MINUTE_MS), evidence: no } }),
    ...(score === null ? {} : { deviceScore: { value: score, evidence: no } }),
  }
}

/** The error noticed in the row; how often the teller makes the same, and what he left unanswered. */
function fromNotices({ complaint, row, people, notices }: Traces): Facts {
  const { opened } = complaint
  const valid = notices.filter(({ state, data }) => state !== 'cancelled' && data.day <= opened)
  const ofRow = noticeOf(row, valid)
  const own = valid.filter(({ data }) => data.teller === people.teller)
  const recent = own.filter(({ data }) => data.day > addDays(opened, -REPEAT_DAYS))
  const same = mostOf(
    groupBy(recent, ({ data }) => data.error),
    ofRow?.data.error,
  )
  const late = own.filter(({ state, data }) => state === 'issued' && data.due < opened)
  const first = late.toSorted((a, b) => (a.data.due < b.data.due ? -1 : 1))[0]
  return {
    ...(ofRow ? { error: { value: ofRow.data.error, evidence: ofRow.id } } : {}),
    ...(same.length > 0
      ? { sameErrors90: { value: same.length, evidence: listed(same.map(({ id }) => id)) } }
      : {}),
    ...(first
      ? { noticeOverdueDays: { value: dayNumber(opened) - dayNumber(first.data.due), evidence: first.id } }
      : {}),
  }
}

const noticeOf = (row: DoneRow | null, notices: readonly Item<'errorNotice'>[]) =>
  notices.find(
    ({ state, data }) =>
      state !== 'cancelled' && row !== null && data.day === row.day && data.serial === row.serial,
  )

/** Those of the error that the row has; of the most frequent one where it has none. */
function mostOf<T>(groups: ReadonlyMap<ErrorCode, T[]>, error: ErrorCode | undefined): readonly T[] {
  if (error !== undefined) return groups.get(error) ?? []
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** Where it can be seen; the rest of a long list is told by its length. */
const EVIDENCE_MOST = 200

const listed = (ids: readonly string[]): string => ids.join(' ').slice(0, EVIDENCE_MOST)

/** Earlier cases: of the outlet by the same cause, and of each person. */
function fromRulings({ complaint, people, rulings, complaints }: Traces): Facts {
  const { opened, id, data } = complaint
  const upheld = rulings.filter(
    ({ data: { complaint: of, verdict } }) =>
      of !== id && (verdict === 'substantiated' || verdict === 'partly'),
  )
  const since = (from: Day) => upheld.filter(one => one.data.of > from && one.data.of <= opened)
  const sameCause = since(addDays(opened, -REPEAT_DAYS)).filter(
    one => complaints.get(one.data.complaint)?.data.reason === data.reason,
  )
  const year = since(addMonths(opened, -12))
  const hasShare = (who: string) => (one: Item<'ruling'>) => one.data.shares.some(share => share.who === who)
  const posts = partyNames.filter(party => people[party] !== undefined)
  const where = (test: (who: string) => boolean): readonly Party[] =>
    posts.filter(party => test(people[party] ?? ''))
  const again = where(who => sameCause.some(hasShare(who)))
  const first = where(who => !year.some(hasShare(who)))
  const list = (own: readonly Item<'ruling'>[]) => listed(own.map(one => one.id))
  return {
    ...(sameCause.length > 0
      ? { outletCases90: { value: sameCause.length, evidence: list(sameCause) } }
      : {}),
    ...(again.length > 0 ? { repeatIn90Days: { value: again, evidence: list(sameCause) } } : {}),
    ...(first.length > 0
      ? { firstIn12Months: { value: first, evidence: `${addMonths(opened, -12)}–${opened}` } }
      : {}),
  }
}

/** Whom he looked up and did nothing for counts where it is about data; leave he owes, by the year. */
function fromLooks({ complaint, people, leaveLate, idleLookUps }: Traces): Facts {
  const { teller } = people
  const isAboutData = complaint.data.reason === 'dataSafety' && idleLookUps.length > 0
  return {
    ...(isAboutData ? { queryWithoutDeal: yes(listed(idleLookUps)) } : {}),
    ...(teller !== undefined && leaveLate.has(teller)
      ? { rotationOverdue: yes(complaint.opened.slice(0, 4)) }
      : {}),
  }
}

/**
 * What was interrupted while the customer was there, from his ticket on. It is a fact of a complaint about
 * devices, or about how he was served; a wrong row is not explained by it.
 */
function fromOutages({ complaint, row, ticket, notices, outages }: Traces): Facts {
  const { reason } = complaint.data
  const isMeant = reason === 'facilities' || (reason === 'service' && !noticeOf(row, notices))
  const ended = ticket?.servings.at(-1)?.ended ?? Infinity
  const met = ticket && isMeant ? within(outages, [{ from: ticket.taken, until: ended }]) : []
  const minutes = minutesOf(met)
  const causes = [...new Set(met.map(({ cause }) => outageCauses[cause].zh))]
  return minutes === 0
    ? {}
    : { outageMinutes: { value: minutes, evidence: `${ticket?.no} ${causes.join('、')}` } }
}
