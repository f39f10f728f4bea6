import { displayMoney, parseMoney, printMoney } from '../money.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** An amount in fen; on the wire a decimal string such as `1234.56`. */
export function money(label: Words, limits: { readonly min: bigint; readonly max?: bigint }): Field<bigint> {
  const max = limits.max ?? 999_999_999_999_99n
  return field<bigint>({
    kind: 'money',
    label,
    parse(text) {
      const amount = parseMoney(text)
      if (amount === null) return refuse('moneyMalformed', { text })
      if (amount < limits.min) return refuse('moneyTooSmall', { min: displayMoney(limits.min) })
      return amount > max ? refuse('moneyTooGreat', { max: displayMoney(max) }) : amount
    },
    print: printMoney,
    load: amount => amount,
    schema: { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,2})?$', description: 'amount, decimal string' },
    sample: '1000.00',
  })
}
