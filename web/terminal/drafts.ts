/**
 * Unfinished transactions (F9). What somebody has typed is kept as he types it, until it is posted or he
 * throws it away: a reload, another code or another teller at this terminal loses nothing. It keeps the
 * number of its request, so that one whose answer was lost can be sent again and posts once.
 *
 * This page remembers all of it. The browser's storage gets what is nobody's personal data; names, documents
 * and pictures are asked for again after a reload. A draft ends with its accounting day.
 */
import { useSyncExternalStore } from 'react'
import type { AnyField } from '../../core/fields/field.ts'
import { findTransaction, transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireDesk } from '../../core/wire.ts'
import type { Filling, Values } from './doing.ts'

export interface Draft {
  readonly request: string
  readonly teller: string
  readonly code: string
  readonly values: Values
  /** What it waits for, once it was submitted. */
  readonly item: string | null
}

const STORED = 'zhanggui.drafts'

/** Of one browser; the oldest make room. */
const DRAFTS_MAX = 30

let drafts: readonly Draft[] = read()
const listeners = new Set<() => void>()

/** A person at a branch: two branches may number their people alike. */
export const whose = ({ branch, person }: WireDesk): string => `${branch.code}/${person.id}`

export function keepDraft(teller: string, form: Filling, item: string | null): void {
  const { transaction, request, values } = form
  if (!form.touched || transaction.view !== null) return
  const day = dayOf(request)
  const others = drafts.filter(draft => draft.request !== request && dayOf(draft.request) === day)
  write([...others, { request, teller, code: transaction.code, values, item }].slice(-DRAFTS_MAX))
}

export function dropDraft(request: string): void {
  if (drafts.some(draft => draft.request === request)) write(drafts.filter(one => one.request !== request))
}

/** One's own of the day that wait for nobody, the newest first. */
export function useDrafts(desk: WireDesk): readonly Draft[] {
  const all = useSyncExternalStore(listen, () => drafts)
  const mine = whose(desk)
  return all
    .filter(({ teller, item, request }) => {
      return teller === mine && item === null && dayOf(request) === desk.branch.day
    })
    .reverse()
}

/** The form of a request that waits, where it was filled in here. */
export function draftOfItem(teller: string, item: string): Filling | null {
  const draft = drafts.find(one => one.teller === teller && one.item === item)
  return draft ? formOfDraft(draft) : null
}

export const formOfDraft = ({ code, request, values }: Draft): Filling => ({
  kind: 'filling',
  transaction: transactionOf(code),
  request,
  values,
  touched: true,
  note: null,
})

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function write(next: readonly Draft[]): void {
  drafts = next
  const stored = next.map(draft => ({ ...draft, values: storable(draft) }))
  try {
    localStorage.setItem(STORED, JSON.stringify(stored))
  } catch {
    // A full storage loses what a reload would have brought back, and nothing that is on the page.
  }
  for (const listener of listeners) listener()
}

function read(): readonly Draft[] {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '[]') as Draft[]
    return stored.filter(({ code }) => findTransaction(code))
  } catch {
    return []
  }
}

function storable({ code, values }: Draft): Values {
  const { fields } = transactionOf(code)
  return Object.fromEntries(Object.entries(values).filter(([name]) => mayBeStored(fields[name])))
}

const mayBeStored = (field: AnyField | undefined): boolean =>
  field !== undefined && field.privacy === 'open' && !['image', 'payroll'].includes(field.kind)

/** A request id is branch/day/terminal/counter. */
const dayOf = (request: string): string => request.split('/')[1] ?? ''

/**
 * Whether a customer stands at the window, by his ticket or by a form that is open: an error notice waits
 * until he has gone.
 */
export function useIsServing(desk: WireDesk): boolean {
  return useDrafts(desk).length > 0 || desk.ticket !== null
}
