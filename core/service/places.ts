/** Where which step of a process is needed: the window, the form that is open, what has just been posted. */
import type { Fields, Raw } from '../fields/field.ts'
import { parseMoney } from '../money.ts'
import { familyOf } from '../registry/menu.ts'
import type { ProcessName, StepKey } from './processes.ts'
import type { ServiceRules } from './rules.ts'

/** Codes that have a step of their own, whatever is typed. */
const OF_CODES: Readonly<Record<string, StepKey>> = {
  '0201': 'reception.papers',
  '0500': 'reception.papers',
  '0540': 'retention.signal',
  '1051': 'incident.counterfeit',
  '3204': 'retention.signal',
  '3206': 'retention.signal',
  '3503': 'reception.papers',
  '6005': 'recommendation.suit',
  '6020': 'education.show',
  '8001': 'greeting.ready',
  '8004': 'farewell.review',
  '8014': 'farewell.hall',
  '9601': 'incident.receive',
  '9602': 'incident.receive',
  '9603': 'incident.receive',
  '9704': 'education.record',
  '9705': 'retention.reason',
  '9706': 'retention.outcome',
}

/** What is done at the window with a customer. */
const CUSTOMER_FAMILIES: readonly string[] = ['02', '05', '15', '32', '33', '35', '40', '50', '60', '68']

/** Codes by which money goes to somebody else. */
const PAYS_AWAY: readonly string[] = ['0530', '3502', '3510', '5001']

/** The step that a form needs; null where nobody stands before it. */
export function stepAtForm(
  { code, fields }: { readonly code: string; readonly fields: Fields },
  typed: Raw,
  { retainFrom }: Pick<ServiceRules, 'retainFrom'>,
): StepKey | null {
  const own = OF_CODES[code]
  if (own) return own
  if (!CUSTOMER_FAMILIES.includes(familyOf(code))) return null
  const paysOut = Object.values(fields).some(
    ({ kind, options }) => kind === 'notes' && options.direction === 'out',
  )
  const amount = parseMoney(typed.amount ?? '') ?? 0n
  if ((paysOut || PAYS_AWAY.includes(code)) && amount >= retainFrom) return 'retention.signal'
  return 'reception.confirm'
}

/** The step once a row is posted: notes and papers go over the counter, and then the customer goes. */
export function stepAfter(code: string, isHandedOut: boolean): StepKey | null {
  if (!CUSTOMER_FAMILIES.includes(familyOf(code))) return null
  return isHandedOut ? 'reception.farewell' : 'reception.hand'
}

/** The step at a window with no form open, by how its ticket stands. */
export function stepAtWindow(ticket: 'called' | 'serving' | null): StepKey | null {
  if (ticket === null) return null
  return ticket === 'called' ? 'reception.greet' : 'reception.ask'
}

/** The checks of the outlet: each round goes through the list of a step. */
export const rounds = {
  opening: { zh: '营业前', en: 'Before opening', step: 'greeting.ready', isWhole: true },
  during: { zh: '营业中', en: 'During the day', step: 'greeting.hall', isWhole: false },
  closing: { zh: '营业结束', en: 'At closing', step: 'farewell.hall', isWhole: true },
} as const satisfies Readonly<Record<string, { zh: string; en: string; step: StepKey; isWhole: boolean }>>

export type Round = keyof typeof rounds

/** The code by which what was done in a process is noted. */
export const notedBy: Readonly<Partial<Record<ProcessName, string>>> = {
  greeting: '9702',
  education: '9704',
  retention: '9705',
  incident: '9601',
  farewell: '9702',
}
