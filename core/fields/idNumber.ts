import { creditCodeValid, idNumberValid } from '../numbers.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import type { Field, Sealed } from './field.ts'
import { sealedField } from './text.ts'

/** Documents that a customer can be known by. */
export const idKinds = [
  { value: 'idCard', zh: '居民身份证', en: 'Identity card' },
  { value: 'passport', zh: '护照', en: 'Passport' },
  { value: 'creditCode', zh: '统一社会信用代码', en: 'Unified social credit code' },
] as const

/** Those of a person. */
export const personalIdKinds = idKinds.slice(0, 2)

/** The number on the document that the field `kindField` names; check digits are tested (rules.md §5.3). */
export function idNumber(label: Words, options: { readonly kindField: string }): Field<Sealed> {
  const shape = { sample: '11010519491231002X', max: 32, masked: true }
  return sealedField('idNumber', label, shape, (typed, raw) => {
    const number = typed.replace(/\s/g, '').toUpperCase()
    const kind = raw[options.kindField]
    if (kind === 'idCard' && !idNumberValid(number)) return refuse('idNumberInvalid')
    if (kind === 'creditCode' && !creditCodeValid(number)) return refuse('creditCodeInvalid')
    return /^[A-Z0-9]{5,32}$/.test(number) ? number : refuse('documentNumberInvalid')
  })
}
