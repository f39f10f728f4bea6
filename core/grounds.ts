/**
 * Why something is done, by a code of a list, so that it can be counted; a remark says the rest. A list is
 * dated rows of the parameters (0110): what was done on a ground reads for ever as it read on its day.
 */
import type { Day } from './dates.ts'
import type { Words } from './words.ts'

export interface Ground extends Words {
  readonly ground: string
  readonly from: Day
  /** False where it is on the list no more. */
  readonly offered: boolean
}

/** The lists that there are, by their section of the parameters. */
export const groundLists = {
  rejections: { zh: '拒绝授权原因', en: 'Ground of refusal' },
  manualReasons: { zh: '自制凭证原因', en: 'Reason of a manual voucher' },
} as const satisfies Readonly<Record<string, Words>>

export type GroundList = keyof typeof groundLists

export type Grounds = Readonly<Record<GroundList, readonly Ground[]>>

/** What is none of the list is said in words. It stands as it is: without it somebody could not go on. */
export const OTHER_GROUND = 'other'

/** Before all books there are: old ones are replayed too. */
const FIRST_DAY = '1900-01-01'

const first = (ground: string, zh: string, en: string): Ground => ({
  ground,
  zh,
  en,
  from: FIRST_DAY,
  offered: true,
})

export const defaultGrounds: Grounds = {
  rejections: [
    first('papers', '凭证影像不清或缺件', 'Papers missing or not legible'),
    first('identity', '身份未核实', 'Identity not established'),
    first('amount', '金额与凭证不符', 'Amount differs from the voucher'),
    first('account', '账户或户名不符', 'Account or name differs'),
    first('rule', '不符合制度规定', 'Against the rules'),
    first('doubt', '交易可疑', 'Suspicious'),
    first('customer', '客户取消', 'The customer has changed his mind'),
    first(OTHER_GROUND, '其他（写明）', 'Other (say which)'),
  ],
  manualReasons: [
    first('error', '差错更正', 'Correction of an error'),
    first('rate', '利率调整', 'Change of a rate'),
    first('compensation', '客户投诉补偿', 'Compensation of a complaint'),
    first('feeBack', '退还手续费', 'A fee given back'),
    first('expense', '费用列支', 'Expense of the branch'),
    first('internal', '内部划转', 'Between accounts of the bank'),
    first('notice', '按上级行通知', 'Told by the supervising branch'),
    first(OTHER_GROUND, '其他（摘要写明）', 'Other (the memo says which)'),
  ],
}

/** A ground as it stands on a day, whether it is offered or not. */
export const groundOn = (list: readonly Ground[], ground: string, day: Day): Ground | undefined =>
  list
    .filter(row => row.ground === ground && row.from <= day)
    .reduce<Ground | undefined>((last, row) => (last && last.from > row.from ? last : row), undefined)

/** What may be chosen on a day, in the order in which it came onto the list, and what is none of it last. */
export function groundsOn(list: readonly Ground[], day: Day): Ground[] {
  const known = [...new Set(list.map(({ ground }) => ground))]
  const ordered = [...known.filter(ground => ground !== OTHER_GROUND), OTHER_GROUND]
  return ordered.flatMap(ground => groundOn(list, ground, day) ?? []).filter(({ offered }) => offered)
}

/** What is none of the list has a remark. */
export const isGrounded = (ground: string | null, remark: string | null): boolean =>
  ground !== null && (ground !== OTHER_GROUND || (remark ?? '').trim() !== '')
