/**
 * The decision: check → effects → authorise, or park for a supervisor (DESIGN idea 4). A pure function of a
 * request that has been read and of the state before it; `perform` folds it over a batch, the preview calls
 * it and throws the draft away, the replay of a drill compares what it gives.
 */
import { missing } from './authorise.ts'
import { type Desk, type Elsewhere, type Moment, newItemId, nowhere, type Place } from './desk.ts'
import type { Values } from './fields/field.ts'
import type { SignatureNeed } from './items/signatures.ts'
import { openItem } from './ledger/build.ts'
import { type Effect, touches } from './ledger/effects.ts'
import { post } from './ledger/post.ts'
import { printForSigners } from './ledger/print.ts'
import type { Projection } from './ledger/project.ts'
import { Draft, type State } from './ledger/state.ts'
import { isRefusal, type Refusal } from './refusals.ts'
import { printFields, printRequestId, type ReadRequest } from './request.ts'
import { assert } from './std.ts'
import { keysWanted, needsOf, placeOf, readChild, sitDown, type Work, work } from './work.ts'

/** A journal row before it has a hash. */
export interface Row {
  readonly branch: string
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
  /** Its own row first, then those of its children; a child may post in another branch. */
  readonly rows: readonly Row[]
  /** The state that those of the branch itself leave. */
  readonly draft: Draft
  readonly needs: readonly SignatureNeed[]
  /** The item that waits, when it is parked. */
  readonly item: string | null
}

export function decide(
  request: ReadRequest,
  state: State,
  at: Moment,
  elsewhere: Elsewhere = nowhere,
): Decision | Refusal {
  const desk = sitDown(request, { state, at }, elsewhere)
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
      reads: [
        ...new Set([...keysWanted(request, desk.state, desk, desk.elsewhere), ...effects.flatMap(touches)]),
      ].sort(),
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
    branch: request.id.branch,
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

/**
 * Children post on the state that their parent left, at home or in the branch that they name; if one is
 * refused, so is the whole.
 */
function withChildren(
  parent: Decision,
  request: ReadRequest,
  values: Values,
  desk: Desk,
): Decision | Refusal {
  const children = request.transaction.expand(values, desk)
  if (children.length === 0) return parent
  const home = request.id.branch
  const draft = new Draft(desk.state, desk)
  draft.absorb(parent.draft)
  const rows = [...parent.rows]
  for (const [index, child] of children.entries()) {
    const serial = desk.serial + rows.filter(row => row.branch === home).length
    const here: Place = { state: draft, at: { day: desk.day, serial, now: desk.now } }
    const place = child.branch === null ? here : placeOf(child.branch, desk.day, desk.elsewhere)
    if (isRefusal(place)) return place
    const decision = decide(readChild(child, request.id), place.state, place.at, desk.elsewhere)
    if (isRefusal(decision)) return decision
    if (child.branch === null) draft.absorb(decision.draft)
    const posted = decision.rows.map((row, line) => ({ ...row, request: childId(desk, index, line) }))
    assert(child.branch === null || !rows.some(row => row.branch === child.branch), 'one child elsewhere')
    rows.push(...posted)
  }
  return { ...parent, rows, draft }
}

const childId = (desk: Desk, index: number, line: number): string =>
  `${desk.request}/${index + 1}${line === 0 ? '' : `/${line}`}`
