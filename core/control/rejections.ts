/**
 * Why a signature is refused, by a code, so that refusals can be counted; a remark says the rest. The list is
 * dated rows of the parameters (0110): what was refused on a ground reads for ever as it read on its day.
 */
import type { Day } from '../dates.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

export interface RejectionGround extends Words {
  readonly ground: string
  readonly from: Day
  /** False where it is on the list no more. */
  readonly offered: boolean
}

/** What is none of the list is said in words. It stands as it is: without it somebody could not refuse. */
export const OTHER_GROUND = 'other'

const FIRST_DAY = '2000-01-01'

const first = (ground: string, zh: string, en: string): RejectionGround => ({
  ground,
  zh,
  en,
  from: FIRST_DAY,
  offered: true,
})

export const defaultRejections: readonly RejectionGround[] = [
  first('papers', '凭证影像不清或缺件', 'Papers missing or not legible'),
  first('identity', '身份未核实', 'Identity not established'),
  first('amount', '金额与凭证不符', 'Amount differs from the voucher'),
  first('account', '账户或户名不符', 'Account or name differs'),
  first('rule', '不符合制度规定', 'Against the rules'),
  first('doubt', '交易可疑', 'Suspicious'),
  first('customer', '客户取消', 'The customer has changed his mind'),
  first(OTHER_GROUND, '其他（写明）', 'Other (say which)'),
]

type Listed = Pick<Parameters, 'rejections'>

/** A ground as it stands on a day, whether it is offered or not. */
export const groundOn = ({ rejections }: Listed, ground: string, day: Day): RejectionGround | undefined =>
  rejections
    .filter(row => row.ground === ground && row.from <= day)
    .reduce<RejectionGround | undefined>(
      (last, row) => (last && last.from > row.from ? last : row),
      undefined,
    )

/** What may be chosen on a day, in the order in which it came onto the list, and what is none of it last. */
export function groundsOn(parameters: Listed, day: Day): RejectionGround[] {
  const known = [...new Set(parameters.rejections.map(({ ground }) => ground))]
  const ordered = [...known.filter(ground => ground !== OTHER_GROUND), OTHER_GROUND]
  return ordered.flatMap(ground => groundOn(parameters, ground, day) ?? []).filter(({ offered }) => offered)
}

/** What is none of the list has a remark. */
export const isGrounded = (ground: string | null, remark: string | null): boolean =>
  ground !== null && (ground !== OTHER_GROUND || (remark ?? '').trim() !== '')
