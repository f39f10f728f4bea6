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

/** 43500 ppm is `4.35`. */
export function printRate(ppm: number): string {
  const text = String(ppm).padStart(5, '0')
  const fraction = text.slice(-4).replace(/0{1,2}$/, '')
  return `${text.slice(0, -4)}.${fraction}`
}
