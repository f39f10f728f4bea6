import { fixedTermsOn } from '../rates.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A term in months: `6`, `6m`, `1y`, `半年`, `3年`. */
export function term(label: Words): Field<number> {
  return field<number>({
    kind: 'term',
    label,
    parse: parseTerm,
    print: months => String(months),
    load: months => months,
    schema: { type: 'string', pattern: '^\\d{1,3}$', description: 'months' },
    sample: '12',
  })
}

/** A term for which a fixed deposit is offered today. */
export function depositTerm(label: Words): Field<number> {
  return {
    ...term(label),
    load(months, desk) {
      const offered = fixedTermsOn(desk.parameters, desk.day)
      return offered.includes(months) ? months : refuse('termNotOffered', { terms: offered.join(' ') })
    },
  }
}

function parseTerm(text: string): number | Refusal {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/^半年$/, '6')
  const match = /^(\d{1,3})(m|个月|月|y|年)?$/.exec(typed)
  const months = match ? Number(match[1]) * (match[2] === 'y' || match[2] === '年' ? 12 : 1) : 0
  return months >= 1 && months <= 360 ? months : refuse('termMalformed', { text })
}
