/** How changes of parameters come into force, and how they are agreed on. */
import { openIds, openItemKeys } from '../openItems.ts'
import type { Day } from '../dates.ts'
import { type Desk, newItemId } from '../desk.ts'
import { type Item, serialOf } from '../items.ts'
import { change, moveItem, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { given, groupBy, same } from '../std.ts'
import { type Amendment, amended, changesNothing } from './amendment.ts'

type Waiting = Item<'amendment'>

/** What `agree` reads: what is agreed on already. */
export const agreeKeys = (_values: unknown, { state }: Desk): readonly Key[] =>
  openItemKeys(state, 'amendment')

/** An amendment as an item; what is to be in force today is adopted at once. */
export function agree(
  desk: Desk,
  amendment: Amendment | Refusal,
  from: Day,
  reason: string,
): readonly EffectDraft[] | Refusal {
  if (isRefusal(amendment)) return amendment
  if (from < desk.day) return { ...refuse('fromPast', { day: desk.day }), field: 'from' }
  if (from === desk.day && changesNothing(desk.parameters, amendment, from)) return refuse('changesNothing')
  const said = saidAlready(amendment, from, desk)
  if (said) return refuse('amendmentWaits', { item: said.id, from: said.data.from })
  const now = from === desk.day
  const item: Waiting = {
    kind: 'amendment',
    id: newItemId(desk, 'amendment'),
    state: now ? 'adopted' : 'scheduled',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: { amendment, from, reason },
  }
  return [openItem(item), ...(now ? inForce([item], desk) : [])]
}

/** The amendment that waits to say the same by then, unless a later one has unsaid it. */
function saidAlready(amendment: Amendment, from: Day, desk: Desk): Waiting | undefined {
  const waiting = dueBy(from, desk)
  const found = waiting.findLast(({ data }) => same(data.amendment as never, amendment as never))
  if (amendment.of !== 'teller')
    return changesNothing(nextOf(waiting, desk.parameters).next, amendment, from) ? found : undefined
  const last = waiting.findLast(
    ({ data: { amendment: one } }) =>
      one.of === 'teller' && one.teller === amendment.teller && one.attribute === amendment.attribute,
  )
  return last === found ? found : undefined
}

/** What `adoptDue` reads. */
export function adoptKeys({ state }: Desk): readonly Key[] {
  const ids = openIds(state, 'amendment')
  const tellers = ids.flatMap(id => {
    const item = state.get('item', id)
    const of = item?.kind === 'amendment' ? item.data.amendment : null
    return of?.of === 'teller' ? [`teller:${of.teller}` as const] : []
  })
  return [...openItemKeys(state, 'amendment'), ...tellers]
}

/** Everything whose day has come; and the version of the parameters that this leaves. */
export function adoptDue(desk: Desk): { readonly effects: readonly EffectDraft[]; readonly version: number } {
  const due = dueBy(desk.day, desk)
  const effects = inForce(due, desk)
  const raised = effects.some(effect => effect.type === 'set' && effect.kind === 'parameters')
  return {
    effects: [...effects, ...due.map(item => moveItem(item, 'adopted'))],
    version: desk.parameters.version + (raised ? 1 : 0),
  }
}

/** As they are once everything whose day has come is in force; as far as it is loaded. */
export const parametersOfToday = (desk: Desk): Parameters =>
  nextOf(dueBy(desk.day, desk), desk.parameters).next

function dueBy(day: Day, { state }: Desk): Waiting[] {
  return openIds(state, 'amendment')
    .flatMap(id => (state.get('item', id) as Waiting | undefined) ?? [])
    .filter(({ data }) => data.from <= day)
    .sort(byDay)
}

/** Of two about the same thing the one agreed on later has the last word. */
function byDay(a: Waiting, b: Waiting): number {
  if (a.data.from !== b.data.from) return a.data.from < b.data.from ? -1 : 1
  if (a.opened !== b.opened) return a.opened < b.opened ? -1 : 1
  return serialOf(a.id) - serialOf(b.id)
}

function nextOf(items: readonly Waiting[], parameters: Parameters) {
  let next: Parameters = parameters
  const changed = new Set<keyof Parameters>()
  for (const { data } of items) {
    const sections = amended(next, data.amendment, data.from)
    for (const name of Object.keys(sections)) changed.add(name as keyof Parameters)
    next = { ...next, ...sections }
  }
  return { next, changed }
}

function inForce(items: readonly Waiting[], { parameters, state }: Desk): EffectDraft[] {
  const { next, changed } = nextOf(items, parameters)
  const sections = Object.fromEntries([...changed].map(name => [name, next[name]]))
  const version = parameters.version + 1
  return [
    ...(changed.size === 0 ? [] : [change('parameters', 'current', parameters, { version, ...sections })]),
    ...ofTellers(items, state),
  ]
}

function ofTellers(items: readonly Waiting[], state: Desk['state']): EffectDraft[] {
  const amendments = items.flatMap(({ data }) => (data.amendment.of === 'teller' ? [data.amendment] : []))
  return [...groupBy(amendments, ({ teller }) => teller)].map(([id, all]) => {
    const values = Object.fromEntries(
      all.map(({ attribute, value }) => [attribute, attribute === 'blocked' ? (value ?? []) : value]),
    )
    return change('teller', id, given(state.get('teller', id), id), values)
  })
}
