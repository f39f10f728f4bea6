import { type VoucherKind, voucherKindOf } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A kind of important blank voucher, as the parameters list them. */
export function voucherKind(label: Words): Field<string, VoucherKind> {
  return field<string, VoucherKind>({
    kind: 'voucherKind',
    label,
    parse: text => text.trim(),
    print: kind => kind,
    load(kind, desk) {
      const kinds = desk.parameters.voucherKinds.map(row => row.kind).join(', ')
      return voucherKindOf(desk.parameters, kind) ?? refuse('voucherKindUnknown', { kind, kinds })
    },
    schema: { type: 'string', maxLength: 32, description: 'voucher kind' },
    sample: 'passbook',
  })
}
