/** Which fields a form asks for, and in which order, while it is filled in. */
import { ownerOfProduct, productOfNumber } from '../products.ts'
import type { AnyField, Condition, Fields, Raw } from './field.ts'

/**
 * The names of the fields as a form asks for them and people read them. The journal keeps the order of the
 * definition for ever, in which a choice, or a currency, may have come to hang over fields that stood before
 * it, and what was added later stands last: a form asks the choice first, and what was added where it
 * belongs.
 */
export function formOrder(fields: Fields): string[] {
  const order: string[] = []
  const place = (name: string): void => {
    if (order.includes(name)) return
    const { onlyWhen: when, currency } = fields[name]?.options ?? {}
    for (const { field } of when?.all ?? []) place(field)
    if (currency !== undefined) place(currency)
    for (const [other, { options }] of Object.entries(fields)) if (options.askedBefore === name) place(other)
    if (!order.includes(name)) order.push(name)
  }
  for (const name of Object.keys(fields)) place(name)
  return order
}

/**
 * The names of the fields that are asked for while a form is filled in so far; `isDealing` where the branch
 * deals in other currencies.
 */
export function askedFor(fields: Fields, raw: Raw, isDealing = false): string[] {
  const asked: string[] = []
  for (const name of formOrder(fields)) {
    const { onlyWhen: when, whereDealing = false } = fields[name]?.options ?? {}
    if (whereDealing && !isDealing) continue
    const isHere = ({ field, is }: Condition) =>
      asked.includes(field) && is.includes(answerTyped(fields[field], raw[field]))
    if (!when || when.all.every(isHere)) asked.push(name)
  }
  return asked
}

/** The field that Enter goes on to; undefined behind the last. */
export const afterEnter = (fields: Fields, names: readonly string[], name: string): string | undefined =>
  names.slice(names.indexOf(name) + 1).find(next => !fields[next]?.options.passedOver)

/** What a condition looks at, of what is typed so far: of an account whose it is. */
const answerTyped = (by: AnyField | undefined, typed = ''): string =>
  by?.kind === 'account' ? ownerOfProduct(productOfNumber(typed.replace(/\s/g, ''))) : typed
