import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import type { Field, Sealed } from './field.ts'
import { plainText, sealedField } from './text.ts'

const MAX = 120

/**
 * The two officers of an authority, each with name and work identity: `张三 执1001；李四 执1002`. One alone, or
 * one twice, is turned away (rules.md §5.6).
 */
export function officers(label: Words): Field<Sealed> {
  const shape = { sample: '张三 执1001；李四 执1002', max: MAX, masked: false }
  return sealedField('text', label, shape, typed => {
    const plain = plainText(typed, MAX)
    if (typeof plain !== 'string') return plain
    const pairs = plain.split(/[;；]/).map(one => one.trim().split(/\s+/))
    const numbers = new Set(pairs.map(pair => pair[1]))
    const two = pairs.length === 2 && pairs.every(pair => pair.length === 2) && numbers.size === 2
    return two ? pairs.map(pair => pair.join(' ')).join('；') : refuse('officersMalformed')
  })
}
