import { toHalfWidth } from '../money.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import type { Field, Sealed } from './field.ts'
import { plainText, sealedField } from './text.ts'

const MAX = 120

/**
 * The two officers of an authority, each with name and work identity: `张三 执1001；李四 执1002`. One alone, or
 * one twice, is turned away (rules.md §5.6). They are two people and no list: kept by their numbers, so that
 * the same two are the same text in whatever order and with whatever marks somebody types them.
 */
export function officers(label: Words): Field<Sealed> {
  const shape = { sample: '张三 执1001；李四 执1002', max: MAX, masked: false }
  return sealedField('text', label, shape, typed => {
    const plain = plainText(typed, MAX)
    if (typeof plain !== 'string') return plain
    const pairs = toHalfWidth(plain)
      .split(/[;,、]/)
      .map(one => one.trim().split(/\s+/))
      .map(([name = '', number = '', ...more]) => [name, number.toUpperCase(), ...more])
    const numbers = new Set(pairs.map(pair => pair[1]))
    const whole = pairs.every(pair => pair.length === 2 && pair[1] !== '')
    if (pairs.length !== 2 || !whole || numbers.size !== 2) return refuse('officersMalformed')
    return pairs
      .toSorted(([, one = ''], [, other = '']) => (one < other ? -1 : 1))
      .map(pair => pair.join(' '))
      .join('；')
  })
}
