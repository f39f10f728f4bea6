import type { Values } from '../fields/field.ts'
import { displayMoney } from '../money.ts'
import type { Product } from '../products.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { savingsRule } from '../savings/rules.ts'

export const termOffered: Check<Values> = {
  name: { zh: '该储种有此存期', en: 'A term of this product' },
  test({ product, months }, { parameters }) {
    if (months === null) return null
    const { terms } = savingsRule(parameters, product as Product)
    return terms.includes(Number(months))
      ? null
      : { ...refuse('termNotOffered', { terms: terms.join(' ') }), field: 'months' }
  },
}

/** Education savings are limited in all: the instalments of the whole term count. */
export const withinRule: Check<Values> = {
  name: { zh: '起存金额与最高限额', en: 'The least and the most that may be paid in' },
  test({ product, amount, months, paying }, { parameters }) {
    if (product === null) return null
    const { minimum, maximum } = savingsRule(parameters, product as Product)
    const paid = amount as bigint
    if (paid < minimum) return { ...refuse('moneyTooSmall', { min: displayMoney(minimum) }), field: 'amount' }
    const times = paying === 'monthly' ? BigInt(String(months)) : 1n
    const most = displayMoney(maximum / times)
    return maximum === 0n || paid * times <= maximum
      ? null
      : { ...refuse('moneyTooGreat', { max: most }), field: 'amount' }
  },
}
