/**
 * What can be established about a case, each with its evidence: a row of the journal, a ticket, a recording,
 * a notice. A fact that nobody established is not so. Rules ask for nothing but these (ruleTable.ts).
 */
import { errorCatalogue } from '../errorCatalogue.ts'
import type { Words } from '../words.ts'
import type { Party } from './parties.ts'

export const verdicts = {
  substantiated: { zh: '属实', en: 'substantiated' },
  partly: { zh: '部分属实', en: 'partly substantiated' },
  unsubstantiated: { zh: '不属实', en: 'unsubstantiated' },
  malicious: { zh: '恶意投诉', en: 'malicious' },
} as const satisfies Readonly<Record<string, Words>>

export type Verdict = keyof typeof verdicts

export const factGroups = {
  verdict: { zh: '定性', en: 'Verdict' },
  manner: { zh: '服务态度', en: 'Manner' },
  posting: { zh: '记账与复核', en: 'Posting and review' },
  signing: { zh: '授权', en: 'Authorisation' },
  supervising: { zh: '监督与管理', en: 'Supervision' },
  waiting: { zh: '等候与分流', en: 'Waiting and triage' },
  selling: { zh: '销售', en: 'Selling' },
  cash: { zh: '现金与假币', en: 'Cash and counterfeits' },
  safety: { zh: '资金与信息安全', en: 'Safety of funds and data' },
  institution: { zh: '系统与制度', en: 'System and rules' },
  handling: { zh: '投诉处理', en: 'Handling' },
  easing: { zh: '从轻、从重', en: 'More or less' },
} as const satisfies Readonly<Record<string, Words>>

export type FactGroup = keyof typeof factGroups

type Type = 'yes' | 'number' | 'text' | 'parties' | 'choice'

export interface FactRow extends Words {
  readonly type: Type
  readonly group: FactGroup
  /** The most that a number can be. */
  readonly most?: number
  readonly choices?: Readonly<Record<string, Words>>
}

const yes = (group: FactGroup, zh: string, en: string) => ({ type: 'yes', group, zh, en }) as const
const number = (group: FactGroup, most: number, zh: string, en: string) =>
  ({ type: 'number', group, most, zh, en }) as const
const whose = (zh: string, en: string) => ({ type: 'parties', group: 'easing', zh, en }) as const
const choice = (group: FactGroup, choices: Readonly<Record<string, Words>>, zh: string, en: string) =>
  ({ type: 'choice', group, choices, zh, en }) as const

/** Whoever assigns: the supervisor to accounting posts, the director by the roster. */
const assigners = {
  supervisor: { zh: '会计主管', en: 'accounting supervisor' },
  director: { zh: '网点主任', en: 'outlet director' },
}

export const factTable = {
  verdict: choice('verdict', verdicts, '调查人定性', 'Verdict of the investigator'),
  error: choice('verdict', errorCatalogue, '对应差错', 'Error of the catalogue'),
  attitude: yes('manner', '投诉服务态度', 'The complaint is about manners'),
  deviceScore: number('manner', 5, '评价器打分（1–5）', 'Score at the device (1–5)'),
  rudeOnRecord: yes('manner', '录音录像证实言行失当', 'Rude on a recording'),
  rudeByWitness: yes('manner', '旁证证实言行失当', 'Rude before a witness'),
  errorPosted: yes('posting', '记账与客户指令不符', 'Posted otherwise than instructed'),
  reviewRequired: yes('posting', '按权限表应复核', 'A review was required'),
  reviewDone: yes('posting', '已复核', 'It was reviewed'),
  errorVisibleInReview: yes('posting', '差错在复核要素中可见', 'Visible in what was reviewed'),
  reviewOpenDays: number('posting', 366, '未复核已过工作日', 'Working days without review'),
  customerDataWrong: yes('posting', '客户提供的资料有误', 'The customer’s data was wrong'),
  slipSigned: yes('posting', '客户已在打印凭证上签字确认', 'He signed the printed slip'),
  tellerAsked: yes('posting', '柜员已请客户核对', 'The teller asked him to confirm'),
  authorisationRequired: yes('signing', '按权限表应授权', 'A signature was required'),
  authorised: yes('signing', '有授权记录', 'It was authorised'),
  defectVisible: yes('signing', '授权时缺陷可见', 'The defect was visible then'),
  defectHidden: yes('signing', '柜员隐瞒或事后调换', 'The teller hid it or swapped papers'),
  viewingSeconds: number('signing', 86_400, '授权查看秒数', 'Seconds of viewing'),
  imagesUnopened: yes('signing', '影像未打开', 'Images were not opened'),
  authoriserAway: yes('signing', '授权人不在网点', 'The authoriser was not at the outlet'),
  selfAuthorised: yes('signing', '自办自授', 'Authorised by the maker himself'),
  cardLent: yes('signing', '授权卡出借他人使用', 'The card was used by another'),
  limitsWrong: yes('signing', '权限参数设置有误', 'The limits were set wrongly'),
  systemLetThrough: yes('signing', '系统未拦截', 'The system did not block it'),
  inspectionOverdueDays: number('supervising', 3_660, '相关检查逾期天数', 'Inspection overdue, days'),
  sameErrors90: number('supervising', 999, '该柜员九十天内同类差错', 'Same errors of his in 90 days'),
  trainingRecorded: yes('supervising', '有培训或整改记录', 'Training or rectification on record'),
  noticeOverdueDays: number('supervising', 3_660, '差错通知单逾期天数', 'Error notice overdue, days'),
  noticeEscalated: yes('supervising', '逾期已上报会计主管', 'It was escalated to the supervisor'),
  uncertified: yes('supervising', '柜员无上岗资格或未培训', 'No certificate or training'),
  wrongGrade: yes('supervising', '柜员等级不符', 'Wrong grade for it'),
  forbiddenDuties: yes('supervising', '不相容岗位兼任', 'Duties that one may not combine'),
  rotationOverdue: yes('supervising', '轮岗或强制休假逾期', 'Rotation or leave overdue'),
  assignedBy: choice('supervising', assigners, '由谁安排上岗', 'Who assigned him'),
  instructed: yes('supervising', '上级指令（有记录）', 'A superior ordered it, on record'),
  outletCases90: number('supervising', 999, '网点九十天内同因属实投诉', 'Same cause at the outlet, 90 days'),
  improvementPlan: yes('supervising', '已有整改方案', 'There is a plan to improve'),
  waitMinutes: number('waiting', 1_440, '等候分钟', 'Minutes waited'),
  countersClosed: yes('waiting', '有人当班而窗口关闭', 'Counters closed although staffed'),
  rosterShort: yes('waiting', '排班少于计划', 'Roster below plan'),
  noRelief: yes('waiting', '大堂未分流疏导', 'No triage or relief in the lobby'),
  windowIdle: yes('waiting', '本窗口无故停办', 'His window idle without a reason'),
  misdirected: yes('waiting', '取号或资料指引错误', 'Wrong queue or papers told at the door'),
  suitabilityMismatch: yes('selling', '风险等级不匹配', 'Unsuitable for him'),
  unrecordedSale: yes('selling', '未双录', 'The sale was not recorded'),
  returnPromised: yes('selling', '承诺收益', 'A return was promised'),
  materialWrong: yes('selling', '宣传材料有误', 'The material was wrong'),
  seizedAlone: yes('cash', '单人收缴假币', 'Seized by one person'),
  seizedOutOfSight: yes('cash', '收缴离开客户视线', 'Seized out of sight'),
  noSeizureVoucher: yes('cash', '未出具收缴凭证', 'No voucher of seizure'),
  rightsNotTold: yes('cash', '未告知权利', 'Rights were not told'),
  fakePaidOut: yes('cash', '冠字号证实假币由我行付出', 'Numbers show that we paid it out'),
  strapByVault: yes('cash', '该把由金库封签', 'The strap was sealed by the vault'),
  fundsLost: yes('safety', '资金被冒领', 'Money lost to an impostor'),
  idCheckSkipped: yes('safety', '未核查身份', 'Identity was not checked'),
  mismatchOverridden: yes('safety', '核查不符仍办理', 'A mismatch was overridden'),
  queryWithoutDeal: yes('safety', '无业务查询客户信息', 'Looked up without any business'),
  systemFault: yes('institution', '系统缺陷', 'A fault of the system'),
  outageMinutes: number('institution', 14_400, '系统中断分钟', 'Minutes of outage'),
  policyCode: { type: 'text', group: 'institution', zh: '总行制度文号', en: 'Rule of the head office' },
  priceListed: yes('institution', '按公示价目收费', 'Charged by the price list'),
  notRegistered: yes('handling', '投诉未登记', 'The complaint was not registered'),
  passedAround: yes('handling', '推诿', 'It was passed around'),
  deadlineMissed: yes('handling', '超过办结时限', 'The deadline was missed'),
  noReply: yes('handling', '未答复客户', 'No reply to the customer'),
  comingMinutes: number('handling', 1_440, '被请负责人到场分钟', 'Minutes until the one called came'),
  supervisorNotCalled: yes('handling', '客户要求而柜员未请主管', 'The teller did not call when asked'),
  concealment: {
    type: 'parties',
    group: 'handling',
    zh: '隐瞒、施压、账外了结或篡改记录的人',
    en: 'Who concealed, pressed, settled off book or altered a record',
  },
  correctedEarly: whose('客户发现前自报或自纠的人', 'Who reported or corrected it first'),
  firstIn12Months: whose('十二个月内首次的人', 'For whom it is the first in 12 months'),
  repeatIn90Days: whose('九十天内同因再犯的人', 'Who repeats the cause within 90 days'),
  traineeWithMentor: yes('easing', '柜员在带教期', 'The teller is a trainee with a mentor'),
  lossYuan: number('easing', 10_000_000_000, '损失（元）', 'Loss in yuan'),
  hoursThatDay: number('easing', 24, '当日工作小时', 'Hours worked that day'),
  daysInRow: number('easing', 366, '连续工作天数', 'Days worked in a row'),
} as const satisfies Readonly<Record<string, FactRow>>

export type FactName = keyof typeof factTable

type ValueOf<Row extends FactRow> = Row['type'] extends 'yes'
  ? boolean
  : Row['type'] extends 'number'
    ? number
    : Row['type'] extends 'parties'
      ? readonly Party[]
      : string

export interface Established<Value> {
  readonly value: Value
  /** Where it can be seen: a journal row, a ticket, a recording. */
  readonly evidence: string
}

export type Facts = { readonly [Name in FactName]?: Established<ValueOf<(typeof factTable)[Name]>> }

export const factNames = Object.keys(factTable) as FactName[]
