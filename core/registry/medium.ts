/** Cash or transfer as the bank lets a code be done: as defined, or narrowed to one of the two (0104). */
import { type Medium, media, mediumChoice, mediumOf } from '../derive/medium.ts'
import type { Values } from '../fields/field.ts'
import type { Parameters } from '../parameters.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Transaction } from '../transactions/define.ts'
import { attributeOf } from './attributes.ts'

type Chosen = Pick<Parameters, 'codes'>

export function mediumIn(parameters: Chosen, transaction: Pick<Transaction, 'code' | 'fields' | 'examples'>) {
  const narrowed = narrowedTo(parameters, transaction.code)
  return narrowed ?? mediumOf(transaction)
}

/** The other way is refused at the field that goes it. */
export function refuseMedium(
  { code, name, fields }: Pick<Transaction, 'code' | 'name' | 'fields'>,
  values: Values,
  parameters: Chosen,
): Refusal | null {
  const narrowed = narrowedTo(parameters, code)
  const choice = mediumChoice({ fields })
  if (narrowed === null || choice === null) return null
  const [field, other] =
    narrowed === 'cash' ? ([choice.account, 'transfer'] as const) : ([choice.notes, 'cash'] as const)
  if (values[field] == null) return null
  return { ...refuse('mediumNarrowed', { code, name, medium: media[narrowed], other: media[other] }), field }
}

function narrowedTo(parameters: Chosen, code: string): Extract<Medium, 'cash' | 'transfer'> | null {
  const said = attributeOf(parameters, code, 'medium')
  return said === 'cash' || said === 'transfer' ? said : null
}
