/**
 * A request at work: who sits there, what its fields mean, what is checked, what it would post — on a state
 * that is given, whoever has still to sign. The decision keeps what comes of it, the preview throws it away,
 * and the loader only asks what it would read.
 */
import { refuseCash, refuseOverLimit, signaturesNeeded } from './authorise.ts'
import { ruleKeys, withinAccountRules } from './counter/accountRules.ts'
import { delegatedCode, delegationKeys, delegationUsed } from './control/delegation.ts'
import type { Day } from './dates.ts'
import { refuseAtDesk } from './deskRules.ts'
import {
  type ChildRequest,
  type Desk,
  type Elsewhere,
  type Moment,
  nowhere,
  type Place,
  type Rehearsed,
} from './desk.ts'
import type { Values } from './fields/field.ts'
import type { SignatureNeed } from './items/signatures.ts'
import { cashAccountOf } from './ledger/build.ts'
import { complete, type EffectDraft } from './ledger/complete.ts'
import type { Effect } from './ledger/effects.ts'
import {
  type FarKey,
  farKey,
  type Key,
  keyOf,
  locate,
  type Position,
  type Teller,
} from './ledger/entities.ts'
import { post } from './ledger/post.ts'
import { printForSigners } from './ledger/print.ts'
import type { Projection } from './ledger/project.ts'
import type { State } from './ledger/state.ts'
import { cashOver } from './measures.ts'
import { isRefusal, type Refusal, refuse } from './refusals.ts'
import { refuseMedium } from './registry/medium.ts'
import { printRequestId, type ReadRequest, restoreFields } from './request.ts'
import { given, most } from './std.ts'
import { transactionOf } from './transactions/catalogue.ts'
import type { Transaction } from './transactions/define.ts'

/** Who sits where: the teller must exist, be allowed the code, and stand in the right duty on an open day. */
export function sitDown(request: ReadRequest, place: Place, elsewhere: Elsewhere): Desk | Refusal {
  const { state, at } = place
  const branch = state.get('branch', request.id.branch)
  const teller = state.get('teller', request.teller)
  if (!branch) return refuse('branchUnknown', { branch: request.id.branch })
  if (!teller) return refuse('tellerUnknown', { teller: request.teller })
  return {
    state,
    branch,
    day: at.day,
    serial: at.serial,
    now: at.now,
    blind: at.blind ?? false,
    request: printRequestId(request.id),
    teller,
    terminal: request.id.terminal,
    ticket: request.ticket,
    till: teller.till === null ? null : (state.get('till', teller.till) ?? null),
    parameters: given(state.get('parameters', 'current'), 'parameters in force'),
    signed: request.signed,
    rehearse: child => rehearse(child, place, request.id.branch, elsewhere),
    wants: child => wantedBy(child, place, request.id.branch, elsewhere),
    elsewhere,
  }
}

export interface Work {
  readonly desk: Desk
  readonly values: Values
  readonly effects: readonly Effect[]
  readonly posting: Projection
}

/** All that can be refused comes before the effects; what the books refuse comes with them. */
export function work(request: ReadRequest, desk: Desk): Work | Refusal {
  const { transaction } = request
  const values = loadFields(request, desk)
  const refusal =
    refuseAtDesk({ ...desk, transaction }) ?? (isRefusal(values) ? values : check(request, values, desk))
  if (refusal) return refusal
  const drafts = transaction.effects(values as Values, desk)
  if (isRefusal(drafts)) return drafts
  const effects = withinAccountRules(
    complete([...drafts, ...byDelegation(request, desk)], desk.day, desk.branch.unit),
    desk,
  )
  if (isRefusal(effects)) return effects
  const posting = refuseAboveGrade(effects, desk) ?? post(desk.state, effects, desk)
  if (isRefusal(posting)) return posting
  const worked = { desk, values: values as Values, effects, posting }
  return refuseOverLimit(askedBy(request, worked, desk)) ?? worked
}

/** A code of another's post, for a time: the row says whose authority it was. */
function byDelegation({ transaction: { who, code } }: ReadRequest, { teller, day }: Desk): EffectDraft[] {
  if (who.some(role => teller.roles.includes(role))) return []
  const under = delegatedCode(teller, code, day)
  return under ? [delegationUsed(under)] : []
}

/** A trainee touches little cash, each way by itself. */
function refuseAboveGrade(effects: readonly Effect[], { teller, parameters }: Desk): Refusal | null {
  if (parameters.cash.gradeMost[teller.grade] === undefined) return null
  const { came, went } = cashOver({ effects, parameters })
  return refuseCash(most(came, went), teller, parameters)
}

/** What a request would do, whoever has still to sign: for previews, drills and tests. */
export function tryOut(
  request: ReadRequest,
  state: State,
  at: Moment,
  elsewhere: Elsewhere = nowhere,
): (Work & { needs: readonly SignatureNeed[] }) | Refusal {
  const desk = sitDown(request, { state, at }, elsewhere)
  if (isRefusal(desk)) return desk
  const worked = work(request, desk)
  return isRefusal(worked) ? worked : { ...worked, needs: needsOf(request, worked, desk) }
}

export const needsOf = (request: ReadRequest, worked: Work, desk: Desk): SignatureNeed[] =>
  signaturesNeeded(askedBy(request, worked, desk))

/** What authorisation looks at. */
const askedBy = ({ transaction }: ReadRequest, { values, effects, posting }: Work, desk: Desk) => ({
  transaction,
  values,
  effects,
  state: posting.draft,
  maker: desk.teller,
  parameters: desk.parameters,
})

function loadFields(request: ReadRequest, desk: Desk): Values | Refusal {
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(request.transaction.fields)) {
    const value = request.values[name]
    const loaded = value === null ? null : field.load(value, desk)
    if (isRefusal(loaded)) return { ...loaded, field: name }
    values[name] = loaded
  }
  return values
}

function check({ transaction }: ReadRequest, values: Values, desk: Desk): Refusal | null {
  for (const [name, field] of Object.entries(transaction.fields)) {
    const refusal = field.verify(values[name], values, desk)
    if (refusal) return { ...refusal, field: name }
  }
  const medium = refuseMedium(transaction, values, desk.parameters)
  if (medium) return medium
  for (const check of transaction.checks) {
    const refusal = check.test(values, desk)
    if (refusal) return refusal
  }
  return null
}

/** Both branches must be open, on the same accounting day (DESIGN H14). */
export function placeOf(branch: string, day: Day, elsewhere: Elsewhere): Place | Refusal {
  const place = elsewhere(branch)
  const there = place?.state.get('branch', branch)
  if (!place || !there) return refuse('branchUnknown', { branch })
  if (there.day !== day) return refuse('branchOnAnotherDay', { branch, day: there.day })
  return there.state === 'open' ? place : refuse('branchThereClosed', { branch })
}

export function readChild(child: ChildRequest, parent: ReadRequest['id']): ReadRequest {
  const transaction = transactionOf(child.code)
  return {
    id: { ...parent, branch: child.branch ?? parent.branch, terminal: child.terminal },
    transaction,
    teller: child.teller,
    ticket: child.ticket,
    signed: child.signed,
    values: restoreFields(transaction, child.fields),
  }
}

function rehearse(child: ChildRequest, here: Place, home: string, elsewhere: Elsewhere): Rehearsed | Refusal {
  const place = child.branch === null ? here : placeOf(child.branch, here.at.day, elsewhere)
  if (isRefusal(place)) return place
  const request = rehearsed(child, here.at, home)
  const desk = sitDown(request, place, elsewhere)
  if (isRefusal(desk)) return desk
  const worked = work(request, desk)
  if (isRefusal(worked)) return worked
  return { seen: printForSigners(worked.effects), needs: needsOf(request, worked, desk) }
}

const rehearsed = (child: ChildRequest, { day }: Position, branch: string): ReadRequest =>
  readChild(child, { branch, day, terminal: child.terminal, counter: 0 })

type Wanted = readonly (Key | FarKey)[]

function wantedBy(child: ChildRequest, here: Place, home: string, elsewhere: Elsewhere): Wanted {
  const request = rehearsed(child, here.at, home)
  const { branch } = child
  if (branch === null) return keysWanted(request, here.state, here.at, elsewhere)
  const place = elsewhere(branch)
  const keys = place ? keysWanted(request, place.state, place.at, elsewhere) : [keyOf('branch', branch)]
  return keys.map(key => farKey(...locate(key, branch)))
}

/**
 * The records that deciding a request takes, as far as the state given lets one see; a record that is not
 * loaded yet reads as absent. The loader asks again with what it has brought until nothing new is wanted
 * (DESIGN H15).
 */
export function keysWanted(
  request: ReadRequest,
  state: State,
  at: Position,
  elsewhere: Elsewhere = nowhere,
): Wanted {
  const { transaction, values, id } = request
  const ofFields = Object.entries(transaction.fields).flatMap(([name, field]) =>
    values[name] === null ? [] : [...field.keys(values[name], id.day)],
  )
  const first: (Key | FarKey)[] = [`branch:${id.branch}`, ...ALWAYS, `teller:${request.teller}`, ...ofFields]
  if (!state.get('branch', id.branch) || !state.get('parameters', 'current')) return first
  const desk = sitDown(request, { state, at: { ...at, now: 0 } }, elsewhere)
  if (isRefusal(desk)) return first
  const loaded = loadFields(request, desk)
  const also = isRefusal(loaded)
    ? []
    : [...transaction.also(loaded, desk), ...besides(transaction, loaded, desk)]
  const keys = [...first, ...tillKeys(desk.teller), ...delegationKeys(desk.teller, desk.day), ...also]
  // What the day end does with accounts is no use of them.
  return transaction.branch.includes('open') ? [...keys, ...ruleKeys(keys, state, at.day)] : keys
}

/** What fields look at for the sake of others. */
const besides = ({ fields }: Transaction, values: Values, desk: Desk): Wanted =>
  Object.entries(fields).flatMap(([name, field]) =>
    values[name] == null ? [] : [...(field.also?.(values[name], values, desk) ?? [])],
  )

/** Any request may have to wait, and then stands in the list of those that wait. */
const ALWAYS: readonly Key[] = ['parameters:current', 'index:openItems/parked']

/** What goes with a teller's till, whatever the code. */
function tillKeys({ till }: Teller): Key[] {
  return till === null ? [] : [`till:${till}`, `account:${cashAccountOf(till)}`, `purse:till:${till}`]
}
