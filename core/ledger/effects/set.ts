import { isOpen, type Item, type ItemKind, itemKinds } from '../../items.ts'
import { parametersNow, sectionsNow } from '../../earlierParameters.ts'
import { refuse } from '../../refusals.ts'
import { assert, type Plain, same } from '../../std.ts'
import type { SetRecord, SettableKind } from '../effects.ts'
import type { Account, Position } from '../entities.ts'
import type { Change, State } from '../state.ts'
import { recordNames } from '../recordNames.ts'
import type { Words } from '../../words.ts'
import type { EffectKind } from './kind.ts'

type Attributes = Readonly<Record<string, Plain>>

export const set: EffectKind<SetRecord> = {
  tag: 'S',

  /** A set whose `from` is no longer current refuses and names the row that came between (DESIGN H1). */
  refuse(state, effect) {
    const { kind, key } = effect
    if (!isCurrent(state, effect)) return changedSince(effect, state.changedAt(kind, key))
    // A customer with accounts stays on file, though the file itself is as it was.
    const accounts = `accountsOf/${key}`
    const isOwner = kind === 'customer' && effect.to === null && state.get('index', accounts) !== undefined
    return isOwner ? changedSince(effect, state.changedAt('index', accounts)) : null
  },

  apply(state, effect) {
    assert(isCurrent(state, effect), `${effect.kind} ${effect.key} is not as the effect says`)
    const before = state.get(effect.kind, effect.key)
    const after = effect.to === null ? undefined : { ...before, ...effect.to }
    return [[effect.kind, effect.key, after] as Change, ...indexChanges(state, effect, before, after)]
  },

  inverse: effect => ({ ...effect, from: effect.to, to: effect.from }),

  /**
   * What was opened is closed, while it is still as it was opened; a number once claimed stays claimed only
   * while its owner is there. An account of the bank's own that came with its first business stays for the
   * next: nobody opens it a second time.
   */
  compensate(effect) {
    if (effect.from !== null || effect.to === null) return [set.inverse(effect)]
    if (effect.kind === 'account' && effect.to.customer == null) return []
    if (effect.kind === 'account')
      return [closing(effect, { status: 'closed', closed: effect.to.opened as string })]
    if (effect.kind === 'item') return [closing(effect, { state: 'reversed' })]
    return [set.inverse(effect)]
  },

  encode: e => [e.kind, e.key, e.from as Plain, e.to as Plain],
  decode: parts => {
    const [kind, key, from, to] = parts as [SettableKind, string, Attributes | null, Attributes | null]
    return {
      type: 'set',
      kind,
      key,
      from: attributesNow(kind, from, false),
      to: attributesNow(kind, to, from === null),
    }
  },
}

/**
 * A record as an earlier release has left it in the books, as it is read now: the one place that says what
 * an attribute means that was not there then.
 */
export function recordNow(kind: string, record: Attributes): Attributes {
  const now = asNow(kind, record)
  if (kind === 'parameters') return parametersNow(now) as unknown as Attributes
  // Tellers of 0.1.0 hold no seals, and may do what their post may.
  return kind === 'teller'
    ? { seals: [], sealsAway: false, stopped: false, groups: null, blocked: [], ...now }
    : now
}

/** The attributes that a row sets; one that begins a record sets all of them. */
function attributesNow(kind: string, attributes: Attributes | null, begins: boolean): Attributes | null {
  if (attributes === null) return null
  return begins ? recordNow(kind, attributes) : asNow(kind, attributes)
}

/** Rows of 0.1.0 say `stop`, one loss report or none, where an account has a list of restrictions now. */
function asNow(kind: string, attributes: Attributes): Attributes {
  if (kind === 'parameters') return sectionsNow(attributes) as Attributes
  if (kind !== 'account' || attributes.stop === undefined) return attributes
  const { stop, ...rest } = attributes
  const report = stop as { readonly item: string; readonly until: string } | null
  if (report === null) return { ...rest, restrictions: [] }
  const { item, until } = report
  return { ...rest, restrictions: [{ reason: 'loss', item, bars: 'out', amount: null, until, waits: null }] }
}

/** An attribute that a record does not have is nothing. */
function isCurrent(state: State, { kind, key, from }: SetRecord): boolean {
  const current = state.get(kind, key) as Attributes | undefined
  if (from === null || current === undefined) return from === null && current === undefined
  return Object.entries(from).every(([name, value]) => same(current[name] ?? null, value as Plain))
}

/** Moved, not set: posting asks that they are nothing when an account closes. */
const QUANTITIES = ['balance', 'held', 'moment', 'unprinted']

function closing(effect: SetRecord, to: Attributes): SetRecord {
  const opened = Object.entries(effect.to ?? {}).filter(([name]) => !QUANTITIES.includes(name))
  return { ...effect, from: Object.fromEntries(opened), to }
}

const changedSince = ({ kind, key }: SetRecord, later: Position | undefined) =>
  refuse('changedSince', { what: inWords(kind, key), serial: String(later?.serial ?? '–') })

/** An item is called what its kind is called, which its number begins with. */
function inWords(kind: SettableKind, key: string): Words {
  const item = kind === 'item' ? itemKinds[key.split('-')[0] as ItemKind] : undefined
  const { zh, en } = item?.name ?? recordNames[kind]
  return { zh: `${zh} ${key}`, en: `${en} ${key}` }
}

/** Lists that follow from the records: the open items of a kind, the accounts of a customer. */
function indexChanges(state: State, effect: SetRecord, before: unknown, after: unknown): Change[] {
  if (effect.kind === 'item') {
    const kind = ((after ?? before) as Item).kind
    return listed(state, `openItems/${kind}`, effect.key, isOpenItem(before), isOpenItem(after))
  }
  if (effect.kind === 'account') {
    const customer = ((after ?? before) as Account).customer
    if (customer)
      return listed(state, `accountsOf/${customer}`, effect.key, before !== undefined, after !== undefined)
  }
  return []
}

const isOpenItem = (item: unknown): boolean => item !== undefined && isOpen(item as Item)

function listed(state: State, index: string, key: string, was: boolean, is: boolean): Change[] {
  if (was === is) return []
  const keys = state.get('index', index)?.keys ?? []
  const next = is ? [...keys, key].sort() : keys.filter(other => other !== key)
  return [['index', index, next.length === 0 ? undefined : { keys: next }]]
}
