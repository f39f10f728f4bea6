/**
 * Whether a code moves money in cash, by transfer, or either way (现转标志, F3). It follows from the form
 * and from what the examples book, and is nowhere kept: notes that come or go are cash; notes that stand
 * beside an account, one of which is filled, are either; a code without notes transfers, if it books at all.
 */
import type { AnyField } from '../fields/field.ts'
import { isCash } from '../ledger/chart.ts'
import type { Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'

export type Medium = 'none' | 'cash' | 'transfer' | 'both'

export const media: Readonly<Record<Medium, Words>> = {
  none: { zh: '不动账', en: 'no money' },
  cash: { zh: '现金', en: 'cash' },
  transfer: { zh: '转账', en: 'transfer' },
  both: { zh: '现转均可', en: 'cash or transfer' },
}

type Defined = Pick<Transaction, 'fields' | 'examples'>

export function mediumOf({ fields, examples }: Defined): Medium {
  const cash = Object.values(fields).filter(isCashField)
  const slips = examples.map(({ gives }) => gives.filter(isLegLine)).filter(legs => legs.length > 0)
  const inCash = cash.length > 0 || slips.some(hasCash)
  const byTransfer = cash.some(mayBeNone) || slips.some(legs => !hasCash(legs))
  if (inCash) return byTransfer ? 'both' : 'cash'
  return byTransfer ? 'transfer' : 'none'
}

/** The field of the notes beside which a form has an account, by which the money may go instead. */
export function mediumChoice({ fields }: Pick<Defined, 'fields'>): MediumChoice | null {
  for (const [notes, { options }] of Object.entries(fields))
    if (options.unless !== undefined) return { notes, account: options.unless }
  return null
}

export interface MediumChoice {
  readonly notes: string
  readonly account: string
}

/** Notes that are only counted go nowhere. */
const isCashField = ({ kind, options: { direction } }: AnyField): boolean =>
  kind === 'notes' && direction !== 'count'

/** Left empty the form books without notes; one that is not asked for at all belongs to another step. */
const mayBeNone = ({ optional, options: { onlyWhen, unless } }: AnyField): boolean =>
  unless !== undefined || (optional && !onlyWhen)

/** As `printEffects` writes them. */
const isLegLine = (line: string): boolean => /^[DC] /.test(line)

const hasCash = (legs: readonly string[]): boolean => legs.some(leg => isCash(leg.split(' ')[1] ?? ''))
