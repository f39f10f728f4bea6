/**
 * How likely is it? Every cause is weighed in bits: one bit more is twice as likely, seven bits are a
 * hundred times. A suspect's bits are added up from what speaks for it and against it, and each number
 * below comes with the sentence that says why, which is also what the reader is shown. Nothing is learned
 * and nothing is hidden: who disagrees with a number changes it here.
 */
import type { Words } from '../words.ts'
import type { Cause } from './facts.ts'

export interface Evidence {
  readonly bits: number
  readonly words: Words
}

const said = (bits: number, zh: string, en: string): Evidence => ({ bits, words: { zh, en } })

/** How often each happens at a counter before anything is known of the day; the most frequent is nought. */
export const priors: Readonly<Record<Cause, Evidence>> = {
  notesMiscounted: said(0, '点钞差错最常见', 'Miscounted notes are the most frequent of all'),
  notPosted: said(-1, '办完忘记记账，常见', 'Forgetting to post is frequent'),
  digitsSwapped: said(-1, '金额数字颠倒，常见', 'Swapped digits are frequent'),
  zeroSlip: said(-1, '多打少打一个零，常见', 'A zero too many or too few is frequent'),
  cashForTransfer: said(-1, '转账记成现金，常见', 'Cash booked for a transfer is frequent'),
  postedTwice: said(-1, '重复记账，常见', 'Posting twice is frequent'),
  strapMiscounted: said(-1, '整把多张少张，常见', 'A strap of 99 or 101 is frequent'),
  noteMistaken: said(-1, '券别认错，常见', 'A note taken for another is frequent'),
  sideReversed: said(-2, '收付颠倒，不常见', 'In and out confused: less frequent'),
  transferForCash: said(-2, '现金记成转账，不常见', 'A transfer booked for cash: less frequent'),
  otherDigit: said(-2, '按错一个数字，不常见', 'One wrong digit: less frequent'),
  changeTwice: said(-2, '重复找零，不常见', 'Change given twice: less frequent'),
  handover: said(-2, '调拨双人点收，差错不常见', 'Handovers are counted by two: less frequent'),
  wrongReversal: said(-3, '冲正须主管授权，冲错少见', 'A reversal is signed by another: rare'),
  papersTogether: said(-1, '两份粘连一次用出，常见', 'Two papers sticking together are frequent'),
  paperUnbooked: said(-1, '打坏未作废登记，常见', 'Spoilt and not voided is frequent'),
  numberSkipped: said(-1, '跳号使用', 'A number was skipped'),
  facesNoted: said(0, '券别录错，金额不差', 'Other notes noted than were handled'),
  wrongAccount: said(-12, '串户不影响尾箱，只作提示', 'A wrong account leaves the till right: a hint only'),
}

export const evidence = {
  sameFaces: said(
    0,
    '券别差额与这笔的券别完全一致',
    'The difference by face is exactly the notes of this row',
  ),
  naturalNotes: said(
    -1,
    '券别差额正是这个金额通常的券别',
    'The faces are those that such an amount is paid in',
  ),
  smallerNotes: said(-4.5, '券别偏零，但说得通', 'Smaller notes than usual, but possible'),
  withChange: said(-6, '含找零，说得通', 'Possible, with change given'),
  oddNotes: said(-8, '券别很不寻常', 'Very unusual notes for the amount'),
  onceNotedOtherwise: said(
    -5.5,
    '金额对得上；另有一笔的券别录得不同，就都对上了',
    'The amount fits, and the faces too if one other row was noted with other notes',
  ),
  otherFaces: said(
    -8,
    '金额对得上，券别对不上：须另有券别录错',
    'The amount fits and the faces do not: other notes must have been noted as well',
  ),
  proposedNotes: said(
    0.7,
    '录入的是系统建议券别，可能并未逐张清点',
    'The notes are those that the form proposes: perhaps nobody counted them',
  ),
  countedNotes: said(
    -3,
    '录入的券别是逐张点出来的，金额多半没错',
    'The notes were counted one by one, so the amount is probably right',
  ),
  secondFault: said(
    -7,
    '现金和凭证都不符，这个原因只解释其一',
    'Cash and papers both differ, and this explains only one of them',
  ),
  outsideSpan: said(-8, '与当日其他碰库结果不符', 'Another count of the day says otherwise'),
  twin: said(
    7,
    '五分钟内同户同额两笔，凑巧的百中无一',
    'The same account and amount within five minutes: by chance not one row in a hundred',
  ),
  twinBill: said(
    5,
    '五分钟内同码同额同券别两笔，很少凑巧',
    'The same code, amount and notes within five minutes: seldom by chance',
  ),
  adjacentDigits: said(-2, '相邻两位颠倒，几位中的一处', 'Two neighbouring digits, one of several places'),
  farDigits: said(-5, '不相邻的两位颠倒，少见', 'Two digits that are not neighbours: seldom'),
  oneZero: said(-1, '恰好差十倍', 'Ten times exactly'),
  decimalPoint: said(-4, '恰好差一百倍：漏打小数点', 'A hundred times: the point was left out'),
  neighbourKey: said(-3.5, '小键盘上相邻的键，几种之一', 'A neighbour on the number pad, one of a dozen'),
  farKey: said(-6, '一位数字不同，键不相邻', 'One digit differs, by a distant key'),
  digitLost: said(-5, '多打或漏打一位', 'A digit typed twice or left out'),
  leftUnsigned: said(
    6,
    '有一笔同额申请未获授权，没有入账',
    'A request of this amount was left unsigned and not posted',
  ),
  paperMissingToo: said(
    8,
    '同时少一份凭证：可能开了户没有记账',
    'A paper is missing too: perhaps an opening unposted',
  ),
  wholeStrap: said(-1.5, '恰好一整把', 'Exactly one strap'),
  fewNotes: said(-3.5, '差一两张', 'A note or two'),
  oddHandover: said(-8, '不是整把也不是一两张', 'Neither a strap nor a note or two'),
  confirmedByTwo: said(-3, '须双方都没看出来', 'Both must have overlooked it'),
  mirrored: said(
    10,
    '对方尾箱恰好相反地差同样金额',
    'The other till differs by the same amount the other way',
  ),
  notMirrored: said(-4, '对方尾箱的清点不这么说', 'The count of the other till says otherwise'),
  sameAccountSoon: said(
    4,
    '几分钟内同户另有一笔：像记错后重记',
    'The same account again within minutes: like a row put right',
  ),
  neighbours: said(-2, '冲掉的是旁边几笔之一', 'One of the few rows beside it was reversed'),
  farApart: said(-6, '两笔相隔很远', 'The two rows are far apart'),
  reversedThoughHandled: said(-2, '冲正后现金没有退回', 'Reversed, and the cash did not go back'),
  onlyCash: said(-4, '这种交易没有转账的对应码', 'The code has no counterpart without cash'),
  noOpposite: said(-4, '这种交易没有方向相反、填法相同的码', 'No code does the opposite on the same form'),
  onePiece: said(-1.4, '差一张', 'One piece'),
  twoPieces: said(-3.5, '差两张', 'Two pieces'),
  threePieces: said(-4.6, '差三张', 'Three pieces'),
  strapHandled: said(-1, '当日有整把收付', 'Straps of this face were handled'),
  besideFaces: said(-3.3, '两种相邻券别一多一少，几组之一', 'Two neighbouring faces, one over and one short'),
  farFaces: said(-6, '两种不相邻的券别一多一少', 'Two distant faces, one over and one short'),
  exchangeRow: said(1, '兑换业务，收付两头都要录券别', 'An exchange: notes are noted both ways'),
  lastUse: said(0, '最近一次使用', 'The last use'),
  earlierUse: said(-2, '较早的使用', 'An earlier use'),
  stillThere: said(4, '账上已用的号码还在抽屉', 'A number booked as used is still in the drawer'),
  bookBehind: said(
    0,
    '有存折而未登折：可能记到了别人户上',
    'The passbook was not printed: perhaps another’s account',
  ),
} satisfies Readonly<Record<string, Evidence>>

/** Every further piece halves it twice. */
export const several = (count: bigint): Evidence =>
  said(-4.6 - 2 * Number(count - 3n), `同一券别差 ${count} 张，少见`, `${count} pieces of one face: seldom`)

/** One of so many that it could as well have been. */
export const among = (count: number): Evidence =>
  said(
    -Math.log2(Math.max(count, 1)),
    count <= 1 ? '只有这一笔' : `同样可能的共 ${count} 笔`,
    count <= 1 ? 'The only one of its kind' : `One of ${count} that could be`,
  )

/** How often such an amount is asked for: as often as on this day, or as round amounts are. */
export const frequency = (amount: bigint, same: number, all: number): Evidence =>
  said(
    bitsOfAmount(amount, same, all),
    same === 0 ? '当日没有同额的业务' : `当日同额业务 ${same} 笔，共 ${all} 笔`,
    same === 0
      ? 'No other row of the day has this amount'
      : `${same} of ${all} rows of the day have this amount`,
  )

/** What speaks for a slip: that the amount handled is an everyday one, and the amount booked is not. */
export function likelierAmount(handled: AmountSeen, booked: AmountSeen, all: number): Evidence {
  const bits =
    bitsOfAmount(handled.amount, handled.times, all) - bitsOfAmount(booked.amount, booked.times, all)
  if (bits > 1)
    return said(
      bits,
      '应收付的金额常见，所记的金额少见',
      'The amount handled is common, the one booked is not',
    )
  if (bits < -1)
    return said(bits, '所记的金额常见，应收付的少见', 'The amount booked is common, the one handled is not')
  return said(bits, '两个金额同样常见', 'Both amounts are as common')
}

export interface AmountSeen {
  readonly amount: bigint
  /** On how many other rows of the day. */
  readonly times: number
}

const bitsOfAmount = (amount: bigint, same: number, all: number): number =>
  Math.max(same === 0 ? Number.NEGATIVE_INFINITY : Math.log2(same / (all + 1)), roundness(amount))

/** Thousands are asked for every day, hundreds on most; of uneven yuan and of fen there are thousands. */
function roundness(amount: bigint): number {
  if (amount % 100_000n === 0n) return -7
  if (amount % 10_000n === 0n) return -8
  return amount % 1_000n === 0n ? -10 : -12
}

/** By how much passed: where more is counted, more is miscounted. */
export const portion = (own: bigint, all: bigint): Evidence =>
  said(
    Math.log2((Number(own) + 0.5) / (Number(all) + 1)),
    `占同类收付的 ${percent(own, all)}%`,
    `${percent(own, all)}% of what passed in this way`,
  )

const percent = (own: bigint, all: bigint): number =>
  Math.round((100 * Number(own)) / Math.max(Number(all), 1))
