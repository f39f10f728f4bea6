import type { Range } from '../ledger/ranges.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

const PIECES_MAX = 100_000

/** Voucher numbers: `1001-1100`, `1001+100` for a hundred from 1001 on, `1001` for one. */
export function vouchers(label: Words): Field<Range> {
  return field<Range>({
    kind: 'vouchers',
    label,
    parse: parseRange,
    print: ([first, last]) => `${first}-${last}`,
    load: range => range,
    schema: {
      type: 'string',
      pattern: '^[A-Z]?\\d{1,12}([-+~][A-Z]?\\d{1,12})?$',
      description: 'first-last',
    },
    sample: '1001-1100',
  })
}

function parseRange(text: string): Range | Refusal {
  const match = /^[a-z]?(\d{1,12})(?:([-+~])[a-z]?(\d{1,12}))?$/i.exec(text.replace(/\s/g, ''))
  if (!match) return refuse('rangeMalformed', { text })
  const first = Number(match[1])
  const second = Number(match[3] ?? first)
  const last = match[2] === '+' ? first + second - 1 : second
  if (last < first) return refuse('rangeEmpty', { first: String(first), last: String(last) })
  return last - first < PIECES_MAX ? [first, last] : refuse('rangeTooLong', { max: String(PIECES_MAX) })
}
