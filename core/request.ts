/**
 * A request as it comes from a terminal, and as it is once read: every field parsed, personal ones sealed.
 * Reading needs no state, so it happens before anything is locked.
 */
import { parseDay } from './dates.ts'
import type { Day } from './dates.ts'
import type { AnyField, Raw, Values } from './fields/field.ts'
import type { Signed } from './items/signatures.ts'
import type { Sealed } from './ledger/entities.ts'
import { isRefusal, type Refusal, refuse, refuseFields } from './refusals.ts'
import { findTransaction } from './transactions/catalogue.ts'
import type { Transaction } from './transactions/define.ts'

/** DESIGN H7: branch, the accounting day on which the form was opened, terminal, counter. */
export interface RequestId {
  readonly branch: string
  readonly day: Day
  readonly terminal: string
  readonly counter: number
}

export interface Request {
  readonly id: RequestId
  readonly code: string
  readonly teller: string
  /** The queue ticket that is being served, if any. */
  readonly ticket: string | null
  readonly fields: Raw
}

export interface ReadRequest {
  readonly id: RequestId
  readonly transaction: Transaction
  readonly teller: string
  readonly ticket: string | null
  readonly signed: readonly Signed[]
  /** By field name: the parsed value; null where an optional field is empty. */
  readonly values: Values
}

export const printRequestId = ({ branch, day, terminal, counter }: RequestId): string =>
  `${branch}/${day}/${terminal}/${counter}`

/** Each id is written in one way only, so that two texts are two requests. */
export function parseRequestId(text: string): RequestId | null {
  const match = /^(\d{4})\/(\d{4}-\d{2}-\d{2})\/([A-Za-z0-9.-]{1,24})\/([1-9]\d{0,8})$/.exec(text)
  if (!match) return null
  const [, branch = '', day = '', terminal = '', counter = ''] = match
  if (parseDay(day) !== day) return null
  return { branch, day, terminal, counter: Number(counter) }
}

/** Finds the code and reads every field; all that is wrong with a form is said at once. */
export function readRequest(request: Request): ReadRequest | Refusal {
  const transaction = findTransaction(request.code)
  if (!transaction) return refuse('codeUnknown', { code: request.code })
  const values: Record<string, unknown> = {}
  const problems: Refusal[] = []
  for (const [name, field] of Object.entries(transaction.fields)) {
    const value = readField(field, request.fields[name] ?? '', request.fields)
    if (isRefusal(value)) problems.push({ ...value, field: name })
    else values[name] = value
  }
  const unknown = Object.keys(request.fields).find(name => !Object.hasOwn(transaction.fields, name))
  if (unknown) problems.push({ ...refuse('fieldUnknown', { field: unknown }), field: unknown })
  if (problems.length > 0) return refuseFields(problems)
  return { id: request.id, transaction, teller: request.teller, ticket: request.ticket, signed: [], values }
}

/** What was typed into a field; null where it may be empty and is. */
export function readField(field: AnyField, typed: string, raw: Raw): unknown {
  const text = typed.trim()
  if (text !== '') return field.parse(text, raw)
  return field.optional ? null : refuse('fieldMissing', { label: field.label })
}

/** Puts the sealed form in the place of every personal text; `seal` belongs to the edge. */
export function sealFields(request: ReadRequest, seal: (plain: string) => Sealed): ReadRequest {
  const values: Record<string, unknown> = { ...request.values }
  for (const [name, field] of Object.entries(request.transaction.fields)) {
    const value = values[name] as Sealed | null
    if (value === null) continue
    if (field.privacy === 'personal') values[name] = seal(value.sealed)
    else if (field.sealed) values[name] = field.sealed(value, seal)
  }
  return { ...request, values }
}

/** The texts of the fields as the journal keeps them, in the order of the definition. */
export function printFields(transaction: Transaction, values: Values): string[] {
  return Object.entries(transaction.fields).map(([name, field]) => {
    const value = values[name]
    return value === null || value === undefined ? '' : field.print(value)
  })
}

/** The values back from the journal's texts. */
export function restoreFields(transaction: Transaction, texts: readonly string[]): Values {
  const names = Object.keys(transaction.fields)
  return Object.fromEntries(
    names.map((name, index) => {
      const text = texts[index] ?? ''
      return [name, text === '' ? null : transaction.fields[name]?.restore(text)]
    }),
  )
}
