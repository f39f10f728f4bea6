/** Why a signature is refused, by a code, so that refusals can be counted; a remark says the rest. */
import type { Choices } from '../fields/choice.ts'

export type RejectionGround =
  | 'papers'
  | 'identity'
  | 'amount'
  | 'account'
  | 'rule'
  | 'doubt'
  | 'customer'
  | 'other'

/** What is none of the list is said in words. */
export const isGrounded = (ground: RejectionGround | null, remark: string | null): boolean =>
  ground !== null && (ground !== 'other' || (remark ?? '').trim() !== '')

export const rejectionGrounds: Choices<RejectionGround> = [
  { value: 'papers', zh: '凭证影像不清或缺件', en: 'Papers missing or not legible' },
  { value: 'identity', zh: '身份未核实', en: 'Identity not established' },
  { value: 'amount', zh: '金额与凭证不符', en: 'Amount differs from the voucher' },
  { value: 'account', zh: '账户或户名不符', en: 'Account or name differs' },
  { value: 'rule', zh: '不符合制度规定', en: 'Against the rules' },
  { value: 'doubt', zh: '交易可疑', en: 'Suspicious' },
  { value: 'customer', zh: '客户取消', en: 'The customer has changed his mind' },
  { value: 'other', zh: '其他（写明）', en: 'Other (say which)' },
]
