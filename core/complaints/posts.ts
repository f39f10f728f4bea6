/**
 * Who stood at which post, as far as the records of that day say it: who held the post and was at work, or
 * had its authority for the time; whose till it was; who was present. Where several held a post, or a record
 * does not say it, the investigator names him.
 */
import { delegationsOn, type Level } from '../control/delegation.ts'
import { isAtWork } from '../control/leave.ts'
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import { printPosition } from '../ledger/position.ts'
import type { Party } from '../responsibility/parties.ts'
import type { Named, Posts } from '../responsibility/posts.ts'
import { postOf } from '../responsibility/procedure.ts'
import type { DoneRow } from './ruling.ts'

export interface Staffed {
  readonly complaint: Item<'complaint'>
  readonly row: DoneRow | null
  /** Everybody as that day had them. */
  readonly tellers: readonly Teller[]
  /** The last change of limits before, and who made it; null where there was none. */
  readonly limits: Pick<DoneRow, 'day' | 'serial' | 'teller'> | null
}

export function postsFrom({ complaint, row, tellers, limits }: Staffed): Posts {
  const day = row?.day ?? complaint.opened
  const { about, reason } = complaint.data
  const witness = row?.signed?.find(({ by }) => by === 'witness')?.teller
  return {
    ...held(tellers, day),
    ...(row ? { tillOwner: { who: row.teller, evidence: printPosition(row) } } : {}),
    ...(row && witness ? { secondHandler: { who: witness, evidence: printPosition(row) } } : {}),
    ...(about !== null && reason === 'dataSafety'
      ? { queryUser: { who: about, evidence: complaint.id } }
      : {}),
    ...(about !== null && reason === 'marketing' ? { seller: { who: about, evidence: complaint.id } } : {}),
    ...(limits ? { limitSetter: { who: limits.teller, evidence: `0103 ${printPosition(limits)}` } } : {}),
  }
}

/** Under which level somebody signs for whoever holds a post. */
const LEVELS: readonly (readonly [Role, Level | null])[] = [
  ['accountingSupervisor', 'supervisor'],
  ['outletDirector', 'director'],
  ['lobbyManager', null],
]

/** One that only one person held. */
function held(tellers: readonly Teller[], day: Day): Posts {
  const found = LEVELS.flatMap(([role, level]): (readonly [Party, Named])[] => {
    const party = postOf(role)
    const named = party && theOne(tellers, day, role, level)
    return named ? [[party, named]] : []
  })
  return Object.fromEntries(found)
}

function theOne(tellers: readonly Teller[], day: Day, role: Role, level: Level | null): Named | null {
  const atWork = tellers.filter(one => isAtWork(one, day))
  const own = atWork.filter(({ roles }) => roles.includes(role))
  if (own.length > 0) return alone(own.map(({ id }) => ({ who: id, evidence: `0101 ${day}` })))
  const holders = tellers.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
  const deputies = atWork.flatMap(one =>
    delegationsOn(one, day)
      .filter(given => level !== null && given.level === level && holders.includes(given.by))
      .map(given => ({ who: one.id, evidence: given.item })),
  )
  return alone(deputies)
}

const alone = (found: readonly Named[]): Named | null => (found.length === 1 ? (found[0] ?? null) : null)
