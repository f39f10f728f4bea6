import { refuseTwoOfThree } from '../counter/seals.ts'
import type { Values } from '../fields/field.ts'
import { faceValueOf } from '../ledger/complete.ts'
import type { VoucherKind } from '../voucherKinds.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Whoever takes blank drafts in has neither the draft seal nor the test key. */
export const handsStaySeparate: Check<Values> = {
  name: { zh: '印、押、证三分管', en: 'Draft seal, test key and forms in three hands' },
  test({ kind }, desk) {
    if (!(kind as VoucherKind | null)?.draftForm) return null
    const { id, seals, till } = desk.teller
    return refuseTwoOfThree(desk, { teller: id, seals, till }, (kind as VoucherKind).kind)
  },
}

export const isSecurity: Check<Values> = {
  name: { zh: '有价单证', en: 'A security' },
  test({ kind }) {
    const { kind: name, name: words } = kind as VoucherKind
    return faceValueOf(name) === null ? { ...refuse('notASecurity', { kind: words }), field: 'kind' } : null
  },
}
