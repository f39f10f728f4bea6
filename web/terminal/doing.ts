/**
 * What is being done at a terminal, as one state: nothing, a form, a wait for a signature, a row just posted,
 * an answer looked at. Whatever would lose what somebody has typed or submitted asks first.
 */
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireView } from '../../core/wire.ts'

export type Values = Readonly<Record<string, string>>

export interface Filling {
  readonly kind: 'filling'
  readonly transaction: Transaction
  readonly request: string
  /** What is in it now. */
  readonly values: Values
  /** Whether somebody has typed in it: what the program has filled in is no loss. */
  readonly touched: boolean
  /** What came of it before, to be put right: a rejection. */
  readonly note: string | null
}

export type Doing =
  | { readonly kind: 'idle' }
  | Filling
  /** The form is null where it was filled in at another terminal. */
  | { readonly kind: 'waiting'; readonly form: Filling | null; readonly item: string }
  | { readonly kind: 'done'; readonly day: string; readonly serial: number }
  | { readonly kind: 'viewed'; readonly form: Filling; readonly view: WireView }

export interface Terminal {
  readonly doing: Doing
  /** What would be lost by leaving; null while nobody leaves. */
  readonly asking: 'typed' | 'waiting' | null
}

export type Happened =
  | {
      readonly type: 'opened'
      readonly transaction: Transaction
      readonly request: string
      readonly values: Values
    }
  | { readonly type: 'typed'; readonly values: Values; readonly touched: boolean }
  | { readonly type: 'parked'; readonly item: string; readonly values: Values }
  | { readonly type: 'posted'; readonly day: string; readonly serial: number }
  | { readonly type: 'viewed'; readonly view: WireView; readonly values: Values }
  /** A wait ended without a posting: the form is there again, under a new number. */
  | { readonly type: 'back'; readonly request: string; readonly note: string }
  /** A wait taken up again; the form is null where it was filled in elsewhere. */
  | { readonly type: 'resumed'; readonly item: string; readonly form: Filling | null }
  /** An unfinished form taken up again. */
  | { readonly type: 'continued'; readonly form: Filling }
  | { readonly type: 'escape' }
  | { readonly type: 'stay' }
  | { readonly type: 'leave' }

export const atRest: Terminal = { doing: { kind: 'idle' }, asking: null }

const now = (doing: Doing): Terminal => ({ doing, asking: null })

export function after(terminal: Terminal, happened: Happened): Terminal {
  const { doing } = terminal
  switch (happened.type) {
    case 'opened': {
      const { transaction, request, values } = happened
      return now({ kind: 'filling', transaction, request, values, touched: false, note: null })
    }
    case 'typed':
      return doing.kind === 'filling'
        ? { ...terminal, doing: { ...doing, values: happened.values, touched: happened.touched } }
        : terminal
    case 'parked':
      return doing.kind === 'filling'
        ? now({ kind: 'waiting', form: { ...doing, values: happened.values }, item: happened.item })
        : terminal
    case 'posted':
      return now({ kind: 'done', day: happened.day, serial: happened.serial })
    case 'viewed': {
      const form = formOf(doing)
      return form
        ? now({ kind: 'viewed', form: { ...form, values: happened.values }, view: happened.view })
        : terminal
    }
    case 'back': {
      const { request, note } = happened
      const form = formOf(doing)
      return form ? now({ ...form, request, note, touched: true }) : atRest
    }
    case 'resumed':
      return now({ kind: 'waiting', form: happened.form, item: happened.item })
    case 'continued':
      return now(happened.form)
    case 'escape':
      return terminal.asking ? now(doing) : escaped(doing)
    case 'stay':
      return now(doing)
    case 'leave':
      return atRest
  }
}

function escaped(doing: Doing): Terminal {
  if (doing.kind === 'waiting') return { doing, asking: 'waiting' }
  return doing.kind === 'filling' && doing.touched ? { doing, asking: 'typed' } : atRest
}

export function formOf(doing: Doing): Filling | null {
  if (doing.kind === 'filling') return doing
  return doing.kind === 'waiting' || doing.kind === 'viewed' ? doing.form : null
}
