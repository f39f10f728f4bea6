/** What a cause is called, what to look at, and what would put it right. */
import { notesWords } from '../derive/things.ts'
import type { Notes, Unit } from '../ledger/units.ts'
import { type Parameters, voucherKindOf } from '../parameters.ts'
import { unitOf } from '../voucherKinds.ts'
import type { Words } from '../words.ts'
import type { Cause, PaperDifference } from './facts.ts'

export interface CauseWords {
  readonly name: Words
  readonly look: Words
  readonly mend: Words
  /** The code that puts it right, or begins to. */
  readonly code: string | null
}

const cause = (
  [zh, en]: readonly [string, string],
  look: readonly [string, string],
  code: string | null,
  mend: readonly [string, string],
): CauseWords => ({
  name: { zh, en },
  look: { zh: look[0], en: look[1] },
  mend: { zh: mend[0], en: mend[1] },
  code,
})

const SLIP = [
  '与客户填写的凭证逐位核对金额',
  'Compare the amount with the customer’s slip, digit by digit',
] as const
const AGAIN = [
  '先冲正原交易，再按实际金额重记',
  'Reverse the row, then post the amount that was handled',
] as const
const RECOUNT = [
  '换人重新清点该券别，拆把复点',
  'Have another person count this face again, straps opened',
] as const
const CASE = [
  '联系客户核实；当日查不清，登记长款（短款用 1042）',
  'Ask the customer; if it is not solved today, book the overage (1042 for a shortage)',
] as const
const NUMBERS = [
  '核对抽屉里的号码与最近使用的几份',
  'Compare the numbers in the drawer with the last ones used',
] as const

export const causeWords: Readonly<Record<Cause, CauseWords>> = {
  digitsSwapped: cause(['金额数字颠倒', 'Digits swapped'], SLIP, '8501', AGAIN),
  zeroSlip: cause(['金额多记少记一个零', 'A zero too many or too few'], SLIP, '8501', AGAIN),
  otherDigit: cause(['金额按错一位', 'A wrong digit'], SLIP, '8501', AGAIN),
  sideReversed: cause(
    ['收付方向记反', 'In and out confused'],
    ['凭证是存款还是取款', 'Whether the slip is a deposit or a withdrawal'],
    '8501',
    ['先冲正，再按正确方向重记', 'Reverse the row, then post it the right way'],
  ),
  postedTwice: cause(
    ['同一笔记了两次', 'Posted twice'],
    ['两笔是否各有凭证', 'Whether each of the two has a slip of its own'],
    '8501',
    ['冲正多记的一笔', 'Reverse the one too many'],
  ),
  notPosted: cause(
    ['收付了现金没有记账', 'Handled and not posted'],
    ['有凭证无流水的业务、未授权的申请', 'Slips without a row, requests left unsigned'],
    null,
    ['按凭证补记', 'Post it from its slip'],
  ),
  cashForTransfer: cause(
    ['转账记成了现金', 'Cash booked for a transfer'],
    ['凭证是否为转账，有无现金收付', 'Whether the slip is a transfer and no cash passed'],
    '8501',
    ['先冲正，再用 0530 转账', 'Reverse the row, then transfer with 0530'],
  ),
  transferForCash: cause(
    ['现金记成了转账', 'A transfer booked for cash'],
    ['凭证是否为现金业务', 'Whether the slip is a cash one'],
    '8501',
    ['先冲正，再按现金重记', 'Reverse the row, then post it in cash'],
  ),
  notesMiscounted: cause(['现钞多点少点', 'Notes miscounted'], RECOUNT, '1041', CASE),
  strapMiscounted: cause(['整把多张少张', 'A strap of 99 or 101'], RECOUNT, '1041', CASE),
  noteMistaken: cause(['券别认错', 'A note taken for another'], RECOUNT, '1041', CASE),
  changeTwice: cause(
    ['找零重复', 'Change given twice'],
    ['该笔的找零，监控录像', 'The change of this row, on the recording'],
    '1042',
    [
      '联系客户追回；当日未追回登记短款',
      'Ask the customer for it; book the shortage if it does not come today',
    ],
  ),
  handover: cause(
    ['调拨实物与确认数不符', 'A handover is not what was confirmed'],
    ['与对方尾箱一起复点', 'Count again together with the other till'],
    '1006',
    ['双方当面点清，补调差额', 'Both count, and send the difference over'],
  ),
  wrongReversal: cause(
    ['冲正冲错了笔', 'The wrong row was reversed'],
    ['冲正的原因与被冲正的交易', 'The reason of the reversal and the row it took'],
    '8501',
    ['补记被冲掉的一笔，冲正该冲的一笔', 'Post the one that is gone again, reverse the one that is wrong'],
  ),
  paperUnbooked: cause(['凭证打坏或用出未登记', 'A paper spoilt or used, not booked'], NUMBERS, '2010', [
    '找到残件，作废登记；找不到按遗失报告',
    'Void it with what is left of it; report it lost if nothing is',
  ]),
  papersTogether: cause(['两份凭证一次用出', 'Two papers given as one'], NUMBERS, '2010', [
    '请客户交回多出的一份，作废',
    'Get the second one back and void it',
  ]),
  numberSkipped: cause(
    ['凭证未按账上号码使用', 'Not the number that the book has'],
    ['客户手中凭证的号码', 'The number of the paper in the customer’s hand'],
    '2010',
    [
      '核实后作废跳过的号码，换给客户正确的一份',
      'Void the skipped number and give the customer the right one',
    ],
  ),
  facesNoted: cause(
    ['券别录错，金额相符', 'Other notes noted, the amount right'],
    ['直接采用建议券别的交易', 'Rows that took the proposed notes'],
    '1010',
    ['用 1010 按实物调整券别', 'Set the faces right with 1010'],
  ),
  wrongAccount: cause(
    ['串户（尾箱看不出）', 'The wrong account (a till does not show it)'],
    ['存折没有登上这笔的账户', 'Accounts whose passbook does not show the row'],
    '8501',
    ['与客户核实后冲正重记', 'Ask the customer, reverse and post again'],
  ),
}

/** Counted less booked, as it is said: what is over and what is short. */
export function piecesWords(unit: Unit, notes: Notes): Words {
  const part = (sign: bigint): Notes =>
    Object.fromEntries(
      Object.entries(notes).flatMap(([face, count]) => (count * sign > 0n ? [[face, count * sign]] : [])),
    )
  const [over, short] = [part(1n), part(-1n)]
  const said: Words[] = []
  if (Object.keys(over).length > 0) {
    const { zh, en } = notesWords(unit, over)
    said.push({ zh: `多 ${zh}`, en: `${en} over` })
  }
  if (Object.keys(short).length > 0) {
    const { zh, en } = notesWords(unit, short)
    said.push({ zh: `少 ${zh}`, en: `${en} short` })
  }
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') }
}

export function paperWords(
  parameters: Pick<Parameters, 'voucherKinds'>,
  { kind, pieces }: PaperDifference,
): Words {
  const row = voucherKindOf(parameters, kind)
  const name = row?.name ?? { zh: kind, en: kind }
  if (pieces === 0)
    return { zh: `${name.zh}${unitOf(row).zh}数相符，号码不符`, en: `${name.en}: other numbers` }
  const count = Math.abs(pieces)
  return {
    zh: `${name.zh}${pieces > 0 ? '多' : '少'} ${count} ${unitOf(row).zh}`,
    en: `${name.en} ${count} ${pieces > 0 ? 'over' : 'short'}`,
  }
}
