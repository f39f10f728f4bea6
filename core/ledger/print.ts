/** Effects as lines that people and tests read; what signers have seen is kept in this form. */
import { printMoney } from '../money.ts'
import { encode, type Plain, same } from '../std.ts'
import type { Effect, Holder, SetRecord } from './effects.ts'
import { printIn, printNotes } from './units.ts'

export const printEffects = (effects: readonly Effect[]): string[] => effects.map(printEffect)

function printEffect(effect: Effect): string {
  switch (effect.type) {
    case 'leg':
      return `${effect.side} ${effect.account} ${printIn(effect.unit, effect.amount)}`
    case 'memo':
      return `${effect.way} ${effect.account} ${printMoney(effect.amount)}`
    case 'notes':
      return `notes ${printNotes(effect.unit, effect.notes)} ${effect.from} > ${effect.to}`
    case 'vouchers':
      return `vouchers ${effect.kind} ${effect.first}-${effect.last} ${effect.from} > ${effect.to}`
    case 'hold':
      return `hold ${effect.account} ${printMoney(effect.amount)}`
    case 'products':
      return `products ${effect.account} ${effect.amount}`
    case 'days':
      return `days ${effect.account} ${effect.back.length - effect.gone.length}`
    case 'tally':
      return `tally ${effect.key} ${effect.amount}`
    case 'set':
      return printSet(effect.kind, effect.key, effect.from, effect.to)
  }
}

type Attributes = Readonly<Record<string, unknown>> | null

function printSet(kind: string, key: string, from: Attributes, to: Attributes): string {
  if (from === null) return `new ${kind} ${key}`
  if (to === null) return `end ${kind} ${key}`
  const changes = Object.keys(to).map(name => {
    const [before, after] = apart(from[name], to[name])
    return `${name} ${brief(before)} > ${brief(after)}`
  })
  return `set ${kind} ${key} ${changes.join(', ')}`
}

/** Of two lists of words only what differs: a seal more is not told as nine seals and ten. */
function apart(before: unknown, after: unknown): readonly [before: unknown, after: unknown] {
  if (isLong(before) && isLong(after)) return [differing(before, after), differing(after, before)]
  if (!isList(before) || !isList(after)) return [before, after]
  return [before.filter(one => !after.includes(one)), after.filter(one => !before.includes(one))]
}

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string')

type Long = Readonly<Record<string, Plain>>

/** Of what is owed on a loan, of contracts, payrolls and requests only what has changed. */
const isLong = (value: unknown): value is Long =>
  typeof value === 'object' && value !== null && LONG.some(name => name in value)

const LONG = ['counted', 'approved', 'contracted', 'seen', 'employer']

const differing = (one: Long, other: Long): Long =>
  Object.fromEntries(Object.entries(one).filter(([name, part]) => !same(part, other[name])))

function brief(value: unknown): string {
  if (typeof value !== 'string') return encode(value as Plain)
  return value.startsWith('data:') ? 'picture' : value
}

/**
 * What a signer answers for: the money and the number of papers. Numbers that are given only at posting —
 * of a new account, of a new item that holds cash, of the next voucher — are left out, so that another
 * customer in between does not matter.
 */
export function printForSigners(effects: readonly Effect[]): string[] {
  const opened = new Set(effects.flatMap(e => (isNumbered(e) ? [e.key] : [])))
  return effects.flatMap(effect => {
    if (effect.type === 'leg') {
      return [printEffect(opened.has(effect.account) ? { ...effect, account: 'new' } : effect)]
    }
    if (effect.type === 'vouchers') return [`vouchers ${effect.kind} ${effect.last - effect.first + 1}`]
    if (effect.type !== 'notes') return []
    const place = (holder: Holder): Holder => {
      const [, item = '', unit = ''] = /^item:([^/]+)(.*)$/.exec(holder) ?? []
      return opened.has(item) ? `item:new${unit}` : holder
    }
    return [printEffect({ ...effect, from: place(effect.from), to: place(effect.to) })]
  })
}

/** What gets a number at posting; an account of the bank's own has its name before. */
const isNumbered = (effect: Effect): effect is SetRecord =>
  effect.type === 'set' && effect.from === null && (effect.kind !== 'account' || effect.to?.customer != null)
