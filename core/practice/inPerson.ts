/**
 * For books that are made up: wherever large cash asks who stands at the window, it is the customer himself,
 * who is who he says.
 */
import { askedFor } from '../fields/asking.ts'
import { mayBeEmpty, type Raw } from '../fields/field.ts'
import { fieldsAsAsked } from '../fields/largeCash.ts'
import type { Unit } from '../ledger/units.ts'
import { defaultParameters } from '../parameters.ts'
import { transactionOf } from '../transactions/catalogue.ts'

const { identityFrom: from } = defaultParameters.cash

const ASKED = ['actor', 'identityResult', 'identityImage'] as const

export function inPerson(code: string, fields: Raw, unit: Unit = 'CNY'): Raw {
  const filled: Record<string, string> = { ...fields }
  for (const name of ASKED) {
    const fields = fieldsAsAsked(transactionOf(code).fields, filled, { unit, from })
    const field = askedFor(fields, filled).includes(name) ? fields[name] : undefined
    if (field && !mayBeEmpty(field)) filled[name] ??= field.sample
  }
  return filled
}
