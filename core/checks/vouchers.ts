import { refuseTwoOfThree } from '../counter/seals.ts'
import type { Values } from '../fields/field.ts'
import type { Account } from '../ledger/entities.ts'
import { faceValueOf } from '../ledger/complete.ts'
import { voucherKindOf } from '../parameters.ts'
import { voucherKindOfNumber } from '../voucherKinds.ts'
import { deposits, products } from '../products.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { isNumbered, type VoucherKind } from '../voucherKinds.ts'

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

/** A paper without a printed number cannot be stopped by number, nor told to other branches. */
export const lostByNumber: Check<Values> = {
  name: { zh: '遗失的凭证有印刷号码', en: 'What is lost has a printed number' },
  test({ action, kind }) {
    const row = kind as VoucherKind
    if (action !== 'lost' || isNumbered(row)) return null
    return { ...refuse('vouchersUnnumbered', { kind: row.name }), field: 'kind' }
  },
}

/** Money behind a paper that secures nothing by itself is not bound with it. */
export const boundPaperPledgeable = (name: string, when: (values: Values) => boolean): Check<Values> => ({
  name: { zh: '凭证可以质押', en: 'A paper that can be pledged' },
  test(values, { parameters }) {
    const paper = when(values) ? (values[name] as Account | null)?.paper : null
    return paper ? refusePledge(voucherKindOf(parameters, paper.kind), name) : null
  },
})

/** The number of one of our own papers says of which kind it is; anything else is somebody else’s. */
export const documentPledgeable = (name: string): Check<Values> => ({
  name: { zh: '本行凭证须可质押', en: 'One of our own papers can be pledged' },
  test(values, { parameters }) {
    const number = values[name] as string | null
    return number === null ? null : refusePledge(voucherKindOfNumber(parameters, number), name)
  },
})

/** A deposit of ours whose account is not named would be paid out while its paper lies in custody. */
export const ownPaperNamed = (document: string, account: string): Check<Values> => ({
  name: { zh: '本行存单须填账号', en: 'A certificate of our own names its account' },
  test(values, { parameters }) {
    const number = values[account] === null ? (values[document] as string | null) : null
    const row = number === null ? undefined : voucherKindOfNumber(parameters, number)
    if (!row || deposits.every(name => products[name].paper !== row.kind)) return null
    return { ...refuse('ownPaperUnnamed', { kind: row.name }), field: account }
  },
})

const refusePledge = (row: VoucherKind | undefined, field: string): Refusal | null =>
  row?.pledgeable === false ? { ...refuse('paperNotPledgeable', { kind: row.name }), field } : null
