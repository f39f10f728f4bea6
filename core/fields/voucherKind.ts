import { voucherKindOf, voucherKindsOffered } from '../parameters.ts'
import type { VoucherKind } from '../voucherKinds.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field, type FieldOptions } from './field.ts'
import { plainText } from './text.ts'

const KIND_MAX = 32

/** A kind of important blank voucher, as the parameters list them. */
export function voucherKind(
  label: Words,
  options: Pick<FieldOptions, 'sold' | 'ended'> = {},
): Field<string, VoucherKind> {
  return field<string, VoucherKind>({
    kind: 'voucherKind',
    label,
    options,
    // The refusal of an unknown kind repeats what was typed, and is stored.
    parse: text => plainText(text, KIND_MAX),
    print: kind => kind,
    load(kind, desk) {
      const kinds = voucherKindsOffered(desk.parameters)
      const row = voucherKindOf(desk.parameters, kind)
      if (row?.ended && !options.ended) return refuse('voucherKindEnded', { kind: row.name })
      return row ?? refuse('voucherKindUnknown', { kind, kinds })
    },
    schema: { type: 'string', maxLength: KIND_MAX, description: 'voucher kind' },
    sample: 'passbook',
  })
}
