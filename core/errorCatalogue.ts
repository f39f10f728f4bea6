/**
 * The errors that post-supervision knows (rules.md §6.2): what a notice can be written for, its class, when
 * it must be answered, and its points. Nothing else costs a teller anything: manners are no entry, and
 * nobody types in points.
 */
import type { Words } from './words.ts'

/** Accountable (问责类), first class (一类: a rule broken with real risk), second class (二类: potential risk). */
export type ErrorClass = 'A' | 'B' | 'C'

export interface ErrorRule extends Words {
  readonly class: ErrorClass
  /** By when the teller answers: on the day of the notice, or on the next open day. */
  readonly reply: 'sameDay' | 'nextDay'
  /** In tenths of a point; twelve points are a year's worth (rules.md §6.3). */
  readonly tenths: number
}

const rule = (
  zh: string,
  en: string,
  kind: ErrorClass,
  reply: ErrorRule['reply'],
  tenths: number,
): ErrorRule => ({ zh, en, class: kind, reply, tenths })

export const errorCatalogue = {
  E01: rule('漏盖业务印章或名章', 'Seal or name seal missing', 'C', 'nextDay', 5),
  E02: rule('证件号码漏填、错填或未留复印件', 'Document number or copy missing or wrong', 'C', 'nextDay', 5),
  E03: rule('客户漏签名', 'Customer’s signature missing', 'B', 'nextDay', 10),
  E04: rule(
    '大小写不符，或受理涂改的凭证',
    'Figures and words differ, or altered paper accepted',
    'B',
    'sameDay',
    20,
  ),
  E05: rule('科目或交易码用错', 'Wrong GL account or code', 'C', 'sameDay', 10),
  E06: rule('串户', 'Wrong customer’s account', 'B', 'sameDay', 20),
  E07: rule('金额错误', 'Wrong amount', 'B', 'sameDay', 20),
  E08: rule('借贷方向记反', 'Debit and credit reversed', 'B', 'sameDay', 20),
  E09: rule('利息计算错误或漏计', 'Interest wrong or omitted', 'B', 'nextDay', 10),
  E10: rule('未授权或越权授权', 'Not authorised, or by whoever may not', 'A', 'sameDay', 30),
  E11: rule('抹账无理由或未经主管', 'Erased without reason or supervisor', 'A', 'sameDay', 30),
  E12: rule(
    '凭证跳号、乱用，作废未剪角',
    'Paper skipped, out of order, or void not cancelled',
    'B',
    'sameDay',
    20,
  ),
  E13: rule('空白凭证预先盖章', 'Blank paper stamped beforehand', 'A', 'sameDay', 60),
  E14: rule(
    '挂失、冻结、提前支取手续不全',
    'Loss, freeze or early withdrawal without papers',
    'A',
    'sameDay',
    30,
  ),
  E15: rule('大额现金未复点或未登记', 'Large cash not recounted or registered', 'B', 'nextDay', 20),
  E16: rule('大额、可疑交易漏报', 'Large-value or suspicious report missed', 'B', 'nextDay', 20),
  E17: rule('误收假币或收缴不合规', 'Counterfeit taken in, or wrongly seized', 'B', 'sameDay', 20),
  E18: rule('隐瞒长短款或以长补短', 'Over or short hidden or netted', 'A', 'sameDay', 60),
  E19: rule('交接未登记或单人封箱', 'Handover not registered, box sealed alone', 'B', 'nextDay', 20),
  E20: rule('出借卡、密码', 'Card or password lent', 'A', 'sameDay', 60),
  E21: rule('附件缺失或传票迟送', 'Attachment missing, or papers late', 'C', 'nextDay', 5),
  E22: rule('违规销售产品', 'Products sold against the rules', 'A', 'sameDay', 40),
} as const satisfies Readonly<Record<string, ErrorRule>>

export type ErrorCode = keyof typeof errorCatalogue

export const classNames: Readonly<Record<ErrorClass, Words>> = {
  A: { zh: '问责类', en: 'accountable' },
  B: { zh: '一类', en: 'first class' },
  C: { zh: '二类', en: 'second class' },
}

/** Points as people read them: 5 tenths are `0.5`. */
export const printPoints = (tenths: number): string => `${Math.trunc(tenths / 10)}.${tenths % 10}`
