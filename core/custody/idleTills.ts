/**
 * A till that nobody takes (F69). One person has one till at a time, and hands it back every evening; what
 * still binds a till to the last who sealed it is his seal. Once it has lain unused for so many working days
 * the night returns it to the branch if nothing lies in it, and names who must empty it if something does.
 */
import { stockKeys } from '../counter/papers.ts'
import { workingDayAfter } from '../day/calendar.ts'
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { change, frozenHolder, tillHolder } from '../ledger/build.ts'
import type { SetRecord } from '../ledger/effects.ts'
import { type Key, MAIN_TILL, type Till } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

type Night = Pick<Desk, 'state' | 'branch' | 'day' | 'parameters'>

/** Sealed, and not taken for more than so many working days; what was returned waits for whoever takes it. */
export function isIdle(till: Till, day: Day, { custody, closedDays }: Parameters): boolean {
  const { state, used, since, returned } = till
  const from = used?.day ?? since
  if (state !== 'sealed' || returned || from === undefined) return false
  return workingDayAfter(from, custody.idleDays, closedDays) < day
}

/** A till as it came to the branch is nobody's. */
const isBound = ({ no, seal, used }: Till): boolean => no !== MAIN_TILL && (seal !== null || Boolean(used))

const idleTills = ({ state, branch, day, parameters }: Night): Till[] =>
  branch.tills
    .flatMap(no => state.get('till', no) ?? [])
    .filter(till => isBound(till) && isIdle(till, day, parameters))

/** Where things of a till lie: in it, and stopped in it. */
const holdersOf = ({ no }: Till) => [tillHolder(no), frozenHolder(no)]

export const idleKeys = (night: Night): Key[] => [
  ...night.branch.tills.map(no => `till:${no}` as const),
  ...idleTills(night).flatMap((till): Key[] => [
    `purse:${tillHolder(till.no)}`,
    ...(till.used ? [`teller:${till.used.teller}` as const] : []),
    ...night.parameters.voucherKinds.flatMap(({ kind }) => [
      ...stockKeys(till.no, kind),
      `stock:${frozenHolder(till.no)}/${kind}` as const,
    ]),
  ]),
]

/** No note, no paper, and no seals of whoever sealed it last. */
function isEmpty(till: Till, { voucherKinds }: Parameters, state: State): boolean {
  const notes = state.get('purse', tillHolder(till.no))?.notes ?? {}
  const holds = voucherKinds.some(({ kind }) =>
    holdersOf(till).some(holder => (state.get('stock', `${holder}/${kind}`)?.ranges ?? []).length > 0),
  )
  const seals = till.used ? state.get('teller', till.used.teller)?.sealsAway === true : false
  return Object.keys(notes).length === 0 && !holds && !seals
}

/** Its seal and who put it there are struck out: whoever takes it next finds it open. */
export const returnIdle = (night: Night): SetRecord[] =>
  idleTills(night)
    .filter(till => isEmpty(till, night.parameters, night.state))
    .map(till => change('till', till.no, till, { seal: null, sealedBy: [], returned: night.day }))

/** What lies in an idle till is taken out by whoever sealed it last, or by whom the chief teller names. */
export function leftWords({ no, used }: Pick<Till, 'no' | 'used'>): Words {
  const [zh, en] = used ? [used.teller, used.teller] : ['综合柜员', 'the chief teller']
  return {
    zh: `尾箱 ${no} 久未领用仍有物品，由 ${zh} 领用（1001）后上缴`,
    en: `Till ${no}, long unused, has something in it: ${en} takes it (1001) and hands it in`,
  }
}
