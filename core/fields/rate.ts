import { toHalfWidth } from '../money.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A yearly rate in percent, `4.35`; held as whole ppm. */
export function rate(label: Words): Field<number> {
  return field<number>({
    kind: 'rate',
    label,
    parse(text) {
      const match = /^(\d{1,2})(?:\.(\d{1,4}))?%?$/.exec(text.trim())
      return match
        ? Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'))
        : refuse('rateMalformed', { text })
    },
    print: printRate,
    load: ppm => ppm,
    schema: { type: 'string', pattern: '^\\d{1,2}(\\.\\d{1,4})?$', description: 'percent a year' },
    sample: '4.35',
  })
}

/** A part of a whole in percent, `60` or `87.5`, at most all of it; held as whole ppm. */
export function part(label: Words): Field<number> {
  const any = rate(label)
  return {
    ...any,
    parse(text, raw) {
      const ppm = /^100(\.0+)?%?$/.test(toHalfWidth(text).trim()) ? WHOLE : any.parse(text, raw)
      return typeof ppm === 'number' ? ppm : refuse('partMalformed', { text })
    },
    restore: text => (text.startsWith('100') ? WHOLE : any.restore(text)),
    schema: {
      type: 'string',
      pattern: '^(\\d{1,2}(\\.\\d{1,4})?|100(\\.0+)?)$',
      description: 'percent of a whole',
    },
    sample: '60',
  }
}

const WHOLE = 1_000_000

/** 43500 ppm is `4.35`. */
export function printRate(ppm: number): string {
  const text = String(ppm).padStart(5, '0')
  const fraction = text.slice(-4).replace(/0{1,2}$/, '')
  return `${text.slice(0, -4)}.${fraction}`
}
