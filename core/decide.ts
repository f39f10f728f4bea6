/**
 * The decision: check → effects → authorise, or park for a supervisor (DESIGN idea 4). A pure function of a
 * request that has been read and of the state before it; `perform` folds it over a batch, the preview calls
 * it and throws the draft away, the replay of a drill compares what it gives.
 */
import { missing, signaturesNeeded } from './authorise.ts'
import { type ChildRequest, type Desk, newItemId } from './desk.ts'
import type { Values } from './fields/field.ts'
import type { SignatureNeed } from './items/signatures.ts'
import { cashAccountOf, openItem } from './ledger/build.ts'
import { complete } from './ledger/complete.ts'
import { type Effect, touches } from './ledger/effects.ts'
import type { Key, Position, Teller } from './ledger/entities.ts'
import { post } from './ledger/post.ts'
import { printForSigners } from './ledger/print.ts'
import type { Projection } from './ledger/project.ts'
import { Draft, type State } from './ledger/state.ts'
import { isRefusal, type Refusal, refuse } from './refusals.ts'
import { printFields, printRequestId, type ReadRequest, restoreFields } from './request.ts'
import { given } from './std.ts'
import { transactionOf } from './transactions/catalogue.ts'

/** A journal row before it has a hash. */
export interface Row {
  readonly serial: number
  readonly request: string
  readonly code: string
  readonly outcome: 'posted' | 'parked'
  readonly teller: string
  readonly terminal: string
  readonly authorisers: readonly string[]
  readonly ticket: string | null
  readonly fields: readonly string[]
  readonly effects: readonly Effect[]
  readonly projection: Projection
}

export interface Decision {
  readonly outcome: 'posted' | 'parked'
  /** Its own row first, then those of its children. */
  readonly rows: readonly Row[]
  /** The state that all of them leave. */
  readonly draft: Draft
  readonly needs: readonly SignatureNeed[]
  /** The item that waits, when it is parked. */
  readonly item: string | null
}

/** The row that is next, and the instant, as the edge gives them. */
export interface Moment extends Position {
  readonly now: number
}

export function decide(request: ReadRequest, state: State, at: Moment): Decision | Refusal {
  const desk = sitDown(request, state, at)
  if (isRefusal(desk)) return desk
  const worked = work(request, desk)
  if (isRefusal(worked)) return worked
  const { values, posting } = worked
  const needs = needsOf(request, worked, desk)
  const open = missing(needs, request.signed)
  if (open.length > 0) return park(request, desk, worked.effects, needs)
  const row = rowOf(request, 'posted', worked, at.serial)
  const own: Decision = { outcome: 'posted', rows: [row], draft: posting.draft, needs, item: null }
  return withChildren(own, request, values, desk)
}

/** Who sits where: the teller must exist, be allowed the code, and stand in the right duty on an open day. */
function sitDown(request: ReadRequest, state: State, at: Moment): Desk | Refusal {
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
    request: printRequestId(request.id),
    teller,
    terminal: request.id.terminal,
    till: teller.till === null ? null : (state.get('till', teller.till) ?? null),
    parameters: given(state.get('parameters', 'current'), 'parameters in force'),
    signed: request.signed,
    rehearse: child => rehearse(child, state, at, request.id.branch),
    wants: child => keysWanted(rehearsed(child, at, request.id.branch), state, at),
  }
}

function refuseAtDesk({ transaction }: ReadRequest, { branch, teller }: Desk): Refusal | null {
  if (!transaction.who.some(role => teller.roles.includes(role))) {
    return refuse('notYourCode', { code: transaction.code, name: transaction.name })
  }
  if (transaction.branch.length > 0 && !transaction.branch.includes(branch.state)) {
    return refuse(`branch_${branch.state}`, { day: branch.day })
  }
  const rightDuty = transaction.duty.length === 0 || transaction.duty.includes(teller.duty)
  return rightDuty ? null : refuse(`duty_${teller.duty}`, { teller: teller.id })
}

export interface Work {
  readonly desk: Desk
  readonly values: Values
  readonly effects: readonly Effect[]
  readonly posting: Projection
}

/** All that can be refused comes before the effects; what the books refuse comes with them. */
function work(request: ReadRequest, desk: Desk): Work | Refusal {
  const { transaction } = request
  const values = loadFields(request, desk)
  const refusal = refuseAtDesk(request, desk) ?? (isRefusal(values) ? values : check(request, values, desk))
  if (refusal) return refusal
  const drafts = transaction.effects(values as Values, desk)
  if (isRefusal(drafts)) return drafts
  const effects = complete(drafts, desk.day, desk.branch.unit)
  const posting = post(desk.state, effects, desk)
  return isRefusal(posting) ? posting : { desk, values: values as Values, effects, posting }
}

/** What a request would do, whoever has still to sign: for previews, drills and tests. */
export function tryOut(
  request: ReadRequest,
  state: State,
  at: Moment,
): (Work & { needs: readonly SignatureNeed[] }) | Refusal {
  const desk = sitDown(request, state, at)
  if (isRefusal(desk)) return desk
  const worked = work(request, desk)
  return isRefusal(worked) ? worked : { ...worked, needs: needsOf(request, worked, desk) }
}

const needsOf = (
  { transaction }: ReadRequest,
  { values, effects, posting }: Work,
  desk: Desk,
): SignatureNeed[] =>
  signaturesNeeded(transaction, values, effects, posting.draft, desk.teller, desk.parameters)

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
  for (const check of transaction.checks) {
    const refusal = check.test(values, desk)
    if (refusal) return refusal
  }
  return null
}

/** The request waits as an item in the journal; nothing of it is posted, and nothing is locked meanwhile. */
function park(
  request: ReadRequest,
  desk: Desk,
  effects: readonly Effect[],
  needs: readonly SignatureNeed[],
): Decision | Refusal {
  const { transaction } = request
  const item = openItem({
    kind: 'parked',
    id: newItemId(desk, 'parked'),
    state: 'pending',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: {
      request: desk.request,
      code: transaction.code,
      terminal: desk.terminal,
      ticket: request.ticket,
      fields: printFields(transaction, request.values),
      seen: printForSigners(effects),
      needs,
      signed: request.signed,
      reads: [...new Set([...keysWanted(request, desk.state, desk), ...effects.flatMap(touches)])].sort(),
      reason: null,
      posted: null,
    },
  })
  const posting = post(desk.state, [item], desk)
  if (isRefusal(posting)) return posting
  const row = rowOf(request, 'parked', { effects: [item], posting }, desk.serial)
  return { outcome: 'parked', rows: [row], draft: posting.draft, needs, item: item.key }
}

function rowOf(
  request: ReadRequest,
  outcome: Row['outcome'],
  { effects, posting }: Pick<Work, 'effects' | 'posting'>,
  serial: number,
): Row {
  return {
    serial,
    request: printRequestId(request.id),
    code: request.transaction.code,
    outcome,
    teller: request.teller,
    terminal: request.id.terminal,
    authorisers: request.signed.map(signature => signature.teller),
    ticket: request.ticket,
    fields: printFields(request.transaction, request.values),
    effects,
    projection: posting,
  }
}

/** Children post on the state that their parent left; if one is refused, so is the whole. */
function withChildren(
  parent: Decision,
  request: ReadRequest,
  values: Values,
  desk: Desk,
): Decision | Refusal {
  const children = request.transaction.expand(values, desk)
  if (children.length === 0) return parent
  const rows = [...parent.rows]
  const draft = new Draft(desk.state, desk)
  draft.absorb(parent.draft)
  for (const [index, child] of children.entries()) {
    const at: Moment = { day: desk.day, serial: desk.serial + rows.length, now: desk.now }
    const decision = decide(readChild(child, request.id), draft, at)
    if (isRefusal(decision)) return decision
    draft.absorb(decision.draft)
    rows.push(...decision.rows.map(row => ({ ...row, request: `${desk.request}/${index + 1}` })))
  }
  return { ...parent, rows, draft }
}

function readChild(child: ChildRequest, parent: ReadRequest['id']): ReadRequest {
  const transaction = transactionOf(child.code)
  return {
    id: { ...parent, terminal: child.terminal },
    transaction,
    teller: child.teller,
    ticket: child.ticket,
    signed: child.signed,
    values: restoreFields(transaction, child.fields),
  }
}

function rehearse(
  child: ChildRequest,
  state: State,
  at: Moment,
  branch: string,
): readonly string[] | Refusal {
  const request = rehearsed(child, at, branch)
  const desk = sitDown(request, state, at)
  if (isRefusal(desk)) return desk
  const worked = work(request, desk)
  return isRefusal(worked) ? worked : printForSigners(worked.effects)
}

const rehearsed = (child: ChildRequest, { day }: Position, branch: string): ReadRequest =>
  readChild(child, { branch, day, terminal: child.terminal, counter: 0 })

/**
 * The records that deciding a request takes, as far as the state given lets one see; a record that is not
 * loaded yet reads as absent. The loader asks again with what it has brought until nothing new is wanted
 * (DESIGN H15).
 */
export function keysWanted(request: ReadRequest, state: State, at: Position): readonly Key[] {
  const { transaction, values, id } = request
  const ofFields = Object.entries(transaction.fields).flatMap(([name, field]) =>
    values[name] === null ? [] : [...field.keys(values[name], id.day)],
  )
  const first: Key[] = [`branch:${id.branch}`, ...ALWAYS, `teller:${request.teller}`, ...ofFields]
  if (!state.get('branch', id.branch) || !state.get('parameters', 'current')) return first
  const desk = sitDown(request, state, { ...at, now: 0 })
  if (isRefusal(desk)) return first
  const loaded = loadFields(request, desk)
  const also = isRefusal(loaded) ? [] : transaction.also(loaded, desk)
  return [...first, ...tillKeys(desk.teller), ...also]
}

/** Any request may have to wait, and then stands in the list of those that wait. */
const ALWAYS: readonly Key[] = ['parameters:current', 'index:openItems/parked']

/** What goes with a teller's till, whatever the code. */
function tillKeys({ till }: Teller): Key[] {
  return till === null ? [] : [`till:${till}`, `account:${cashAccountOf(till)}`, `purse:till:${till}`]
}
