/**
 * Whom a waiting request calls. First those at its own level who are on duty; when it has waited too long, or
 * when nobody of them is there, the next level is called as well. Who may sign does not change by it: only
 * who is asked to look.
 */
import type { Signatory, SignatureNeed } from '../items/signatures.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'

/** The posts that are called first for each signature; of a second pair of eyes, anybody who may. */
const FIRST: Readonly<Record<Signatory, readonly Role[] | null>> = {
  named: null,
  witness: null,
  reviewer: ['teller', 'chiefTeller', 'backOffice'],
  chiefTeller: ['chiefTeller'],
  supervisor: ['accountingSupervisor'],
  director: ['outletDirector'],
}

const isFirst = ({ roles }: Teller, { by }: SignatureNeed): boolean =>
  FIRST[by]?.some(role => roles.includes(role)) ?? true

interface Waiting {
  /** The need that the person asked about would meet. */
  readonly need: SignatureNeed
  readonly waitedMs: number
  /** Everybody who could meet it. */
  readonly able: readonly Teller[]
}

/** Whether it has waited so long, or so lonely, that the next level is called. */
export function isEscalated(
  { need, waitedMs, able }: Waiting,
  { control }: Pick<Parameters, 'control'>,
): boolean {
  const lonely = !able.some(one => one.duty === 'on' && isFirst(one, need))
  return lonely || untilTooLong(waitedMs, control) === 0
}

const untilTooLong = (waitedMs: number, { escalationMinutes }: Parameters['control']): number =>
  escalationMinutes > 0 ? Math.max(escalationMinutes * 60_000 - waitedMs, 0) : Infinity

/** In how long the next of these goes up by time alone; null where none will. */
export function nextEscalationMs(
  all: readonly Waiting[],
  parameters: Pick<Parameters, 'control'>,
): number | null {
  const still = all.filter(waiting => !isEscalated(waiting, parameters))
  const next = Math.min(...still.map(({ waitedMs }) => untilTooLong(waitedMs, parameters.control)))
  return next === Infinity ? null : next
}

/** Whether this person is called: he stands at its level, or it has come up to his. */
export const isCalled = (who: Teller, waiting: Waiting, parameters: Pick<Parameters, 'control'>): boolean =>
  isFirst(who, waiting.need) || isEscalated(waiting, parameters)
