import type { Check } from '../transactions/define.ts'
import type { Values } from '../fields/field.ts'
import { nextVoucher } from '../desk.ts'
import { MAIN_TILL, type Till } from '../ledger/entities.ts'
import { voucherKindOf } from '../parameters.ts'
import { refuse } from '../refusals.ts'

/**
 * Cash needs an open till; where a field names an account instead, transfer work goes on without one (F6).
 */
export const tillInUse = (options: { readonly unless?: string } = {}): Check<Values> => ({
  name: { zh: '尾箱使用中', en: 'A till in use' },
  ...(options.unless ? {} : { ofDesk: true }),
  test(values, desk) {
    if (options.unless && values[options.unless] !== null) return null
    if (!desk.till) return refuse('tillMissing')
    return desk.till.state === 'inUse' ? null : refuse(`till_${desk.till.state}`, { till: desk.till.no })
  },
})

/** The vault is not a counter: what is moved to and from it needs a till of one's own. */
export const ownTillIsNotMain: Check<Values> = {
  name: { zh: '使用本人尾箱，非主尾箱', en: 'A till of one’s own, not the main till' },
  ofDesk: true,
  test: (_values, desk) => (desk.till?.no === MAIN_TILL ? refuse('mainTillGivesOnly') : null),
}

export const ownTillIsMain: Check<Values> = {
  name: { zh: '掌管主尾箱', en: 'Holds the main till' },
  ofDesk: true,
  test: (_values, desk) => (desk.till?.no === MAIN_TILL ? null : refuse('mainTillMissing')),
}

/** Where a field `to` names a till: another one than one's own, and open. */
export const receiverIsOpen: Check<Values> = {
  name: { zh: '对方尾箱使用中', en: 'The receiving till is in use' },
  test({ to: value }, { till: own }) {
    const to = value as Till | null
    if (to === null) return null
    if (to.no === own?.no) return { ...refuse('sameTill'), field: 'to' }
    return to.state === 'inUse' ? null : { ...refuse('receiverTillClosed', { till: to.no }), field: 'to' }
  },
}

/** The main till must be open for anything to be drawn from it or handed in. */
export const mainTillOpen: Check<Values> = {
  name: { zh: '主尾箱使用中', en: 'The main till is in use' },
  ofDesk: true,
  test(_values, desk) {
    return desk.state.get('till', MAIN_TILL)?.state === 'inUse' ? null : refuse('mainTillClosed')
  },
}

export const hasPaper = (kind: string): Check<Values> => ({
  name: { zh: '尾箱有可用凭证', en: 'A blank voucher in the till' },
  ofDesk: true,
  test(_values, desk) {
    if (!desk.till) return refuse('tillMissing')
    const name = voucherKindOf(desk.parameters, kind)?.name ?? { zh: kind, en: kind }
    return nextVoucher(desk, kind) === null ? refuse('vouchersOut', { kind: name }) : null
  },
})
