import { voucherKindOf, voucherKindsOffered } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** Pieces by voucher kind. */
export type PaperCounts = Readonly<Record<string, number>>

/** A count of blank vouchers by kind, `passbook x20 certificate x18`; `0` for none. */
export function papers(label: Words): Field<PaperCounts> {
  return field<PaperCounts>({
    kind: 'papers',
    label,
    parse(text) {
      const counts: Record<string, number> = {}
      for (const part of text.trim().split(/[,;，；]|(?<=\d)\s+(?![x*×:：])/)) {
        if (part === '' || part === '0') continue
        const match = /^\s*([a-zA-Z]+(?:-\d+)?)\s*[x*×:：]\s*(\d{1,6})\s*$/.exec(part)
        if (!match) return refuse('papersMalformed', { text })
        const [, kind = '', pieces = ''] = match
        // Two heaps of one kind are counted together, as notes are.
        if (Number(pieces) > 0) counts[kind] = (counts[kind] ?? 0) + Number(pieces)
      }
      return counts
    },
    print: counts =>
      Object.entries(counts)
        .map(([kind, pieces]) => `${kind}x${pieces}`)
        .join(' ') || '0',
    load(counts, desk) {
      const unknown = Object.keys(counts).find(kind => !voucherKindOf(desk.parameters, kind))
      const kinds = voucherKindsOffered(desk.parameters)
      return unknown ? refuse('voucherKindUnknown', { kind: unknown, kinds }) : counts
    },
    schema: { type: 'string', maxLength: 400, description: 'pieces by kind: passbook x20' },
    sample: 'passbookx100 certificatex100',
  })
}
