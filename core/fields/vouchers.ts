import type { Range } from '../ledger/ranges.ts'
import { paperNumber } from '../parameters.ts'
import type { VoucherKind } from '../voucherKinds.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

const PIECES_MAX = 100_000

/** Numbers as they were typed; `prefix` is the letter before them, where one was. */
export interface VoucherNumbers {
  readonly range: Range
  readonly prefix: string | null
}

/**
 * Voucher numbers: `1001-1100`, `1001+100` for a hundred from 1001 on, `1001` for one; with the letter that
 * is printed before them or without. They must be numbers of the kind that another field names.
 */
export function vouchers(label: Words, options: { readonly kind: string }): Field<VoucherNumbers> {
  return field<VoucherNumbers>({
    kind: 'vouchers',
    label,
    parse: parseNumbers,
    print: ({ range: [first, last] }) => `${first}-${last}`,
    load: numbers => numbers,
    verify: (numbers, values, { parameters }) =>
      refuseNumbers(numbers, values[options.kind] as VoucherKind, kind =>
        paperNumber(parameters, kind.kind, 1),
      ),
    schema: {
      type: 'string',
      pattern: '^[A-Z]?\\d{1,12}([-+~][A-Z]?\\d{1,12})?$',
      description: 'first-last',
    },
    sample: '1001-1100',
  })
}

/** A wrong prefix, too many digits, or the number nothing (rules.md §4.2). */
function refuseNumbers(
  { range: [first, last], prefix }: VoucherNumbers,
  kind: VoucherKind,
  sampleOf: (kind: VoucherKind) => string,
): Refusal | null {
  const fits = first > 0 && String(last).length <= kind.width
  if (fits && (prefix === null || prefix === kind.prefix)) return null
  return refuse('rangeOfAnother', { kind: kind.name, sample: sampleOf(kind) })
}

function parseNumbers(text: string): VoucherNumbers | Refusal {
  const match = /^([a-z]?)(\d{1,12})(?:([-+~])([a-z]?)(\d{1,12}))?$/i.exec(text.replace(/\s/g, ''))
  if (!match) return refuse('rangeMalformed', { text })
  const [, letter = '', from = '', sign, secondLetter = '', to = from] = match
  const first = Number(from)
  const second = Number(to)
  const last = sign === '+' ? first + second - 1 : second
  const mixed = secondLetter !== '' && secondLetter.toUpperCase() !== letter.toUpperCase()
  if (mixed) return refuse('rangeMalformed', { text })
  if (last < first) return refuse('rangeEmpty', { first: String(first), last: String(last) })
  if (last - first >= PIECES_MAX) return refuse('rangeTooLong', { max: String(PIECES_MAX) })
  return { range: [first, last], prefix: letter === '' ? null : letter.toUpperCase() }
}
