/**
 * Who is responsible when a customer complains: the rules of rules.md §6.4, R01–R26 and what makes a share
 * smaller or larger (M1–M6). A change is another set with another version and day; cases keep theirs.
 */
import { errorCatalogue } from '../errorCatalogue.ts'
import type { Day } from '../dates.ts'
import { given } from '../std.ts'
import { all, any, atLeast, atMost, notSo, oneOf, so, told } from './conditions.ts'
import type { Kind, Party } from './parties.ts'
import type { Act, Charge, Rule, RuleSet } from './rule.ts'

const charge = (party: Party, kind: Kind, weight: number, act: Act, when?: Charge['when']): Charge => ({
  party,
  kind,
  weight,
  act,
  ...(when ? { when } : {}),
})

const classA = Object.entries(errorCatalogue).flatMap(([code, row]) => (row.class === 'A' ? [code] : []))

/** What is nobody’s fault where the system or a rule of the head office was the cause. */
const causedFromAbove: readonly Act[] = [
  'assigning',
  'improving',
  'inspecting',
  'noticing',
  'posting',
  'rectifying',
  'reviewing',
  'running',
  'signing',
  'waiting',
  'watching',
]

const blind = any(
  atMost('viewingSeconds', 4),
  so('imagesUnopened'),
  so('authoriserAway'),
  so('selfAuthorised'),
  so('cardLent'),
)

const faults: readonly Rule[] = [
  {
    id: 'R01',
    zh: '投诉服务态度，且有评价器二分及以下、录音录像或旁证：柜员负直接责任。',
    en: 'The complaint is about manners, and a score of at most 2, a recording or a witness shows it: the teller, directly.',
    when: all(so('attitude'), any(atMost('deviceScore', 2), so('rudeOnRecord'), so('rudeByWitness'))),
    charges: [charge('teller', 'direct', 60, 'manner')],
    besideFault: false,
  },
  {
    id: 'R02',
    zh: '记账与客户指令不符，且按权限表无需复核，或复核要素中看不出：独立柜员自担责任。',
    en: 'Posted otherwise than instructed, and no review was required or none could have seen it: an independent teller bears it himself.',
    when: all(
      so('errorPosted'),
      notSo('cardLent'),
      any(notSo('reviewRequired'), all(so('reviewDone'), notSo('errorVisibleInReview'))),
    ),
    charges: [charge('teller', 'direct', 80, 'posting')],
    besideFault: false,
  },
  {
    id: 'R03',
    zh: '记账有误，已复核，差错在复核要素中可见：柜员与复核员共担风险。',
    en: 'Posted wrongly and reviewed, and the error could be seen: teller and reviewer share the risk.',
    when: all(so('errorPosted'), so('reviewRequired'), so('reviewDone'), so('errorVisibleInReview')),
    charges: [charge('teller', 'direct', 50, 'posting'), charge('reviewer', 'review', 30, 'reviewing')],
    besideFault: false,
  },
  {
    id: 'R04',
    zh: '应复核而未复核即入账：柜员与漏复核的人负责；超过一个工作日无人过问，会计主管负监督责任。',
    en: 'A required review was skipped: the teller and whoever skipped it; open for more than a working day, the supervisor too.',
    when: all(so('errorPosted'), so('reviewRequired'), notSo('reviewDone')),
    charges: [
      charge('teller', 'direct', 50, 'posting'),
      charge('reviewer', 'review', 30, 'reviewing'),
      charge('supervisor', 'supervision', 10, 'watching', atLeast('reviewOpenDays', 2)),
    ],
    besideFault: false,
  },
  {
    id: 'R05',
    zh: '已授权，而金额、方向、账户、证件核查结果或缺件在授权时可见：授权人负责。',
    en: 'Authorised although amount, direction, account, identity result or a missing paper could be seen: the authoriser.',
    when: all(so('authorised'), so('defectVisible'), notSo('defectHidden')),
    charges: [charge('authoriser', 'authorisation', 35, 'signing')],
    besideFault: false,
  },
  {
    id: 'R06',
    zh: '已授权，而缺陷被柜员隐瞒或事后调换：授权人不负责，柜员加重。',
    en: 'Authorised, and the teller hid the defect or swapped papers later: the authoriser nothing, the teller more.',
    when: all(so('authorised'), so('defectHidden')),
    charges: [charge('authoriser', 'authorisation', 0, 'signing'), charge('teller', 'direct', 20, 'hiding')],
    besideFault: false,
  },
  {
    id: 'R07',
    zh: '盲目授权：查看不足五秒、影像未打开、授权人不在网点、自办自授或出借授权卡：授权人（卡主）负责，借卡人负直接责任。',
    en: 'Blind authorisation: viewed for less than 5 seconds, images not opened, not at the outlet, own business, or a lent card: the authoriser or owner of the card, and its user.',
    when: all(so('authorised'), blind),
    charges: [
      charge('authoriser', 'authorisation', 50, 'signing'),
      charge('cardUser', 'direct', 60, 'lending', so('cardLent')),
    ],
    besideFault: false,
  },
  {
    id: 'R08',
    zh: '应授权而无授权记录：柜员负直接责任；权限设置有误的，设置人负监督责任；系统未拦截的，归系统。',
    en: 'A required authorisation is not on record: the teller; whoever set the limits wrongly; the system where it did not block.',
    when: all(so('authorisationRequired'), notSo('authorised')),
    charges: [
      charge('teller', 'direct', 60, 'posting'),
      charge('limitSetter', 'supervision', 30, 'setting', so('limitsWrong')),
      charge('system', 'institution', 40, 'product', so('systemLetThrough')),
    ],
    besideFault: false,
  },
  {
    id: 'R09',
    zh: '相关范围的检查当时已逾期：会计主管负监督责任。',
    en: 'An inspection of that area was overdue: the accounting supervisor.',
    when: atLeast('inspectionOverdueDays', 1),
    charges: [charge('supervisor', 'supervision', 10, 'inspecting')],
    besideFault: true,
  },
  {
    id: 'R10',
    zh: '同一柜员九十天内同类差错三次以上而无培训或整改记录：会计主管负监督责任。',
    en: 'Three same errors of a teller in 90 days and no training on record: the accounting supervisor.',
    when: all(atLeast('sameErrors90', 3), notSo('trainingRecorded')),
    charges: [charge('supervisor', 'supervision', 20, 'rectifying')],
    besideFault: true,
  },
  {
    id: 'R11',
    zh: '同一事项的差错通知单逾期未整改：整改人负责；已上报的，会计主管也负责。',
    en: 'An error notice on the same matter is past its day: whoever had it; the supervisor too once it was escalated.',
    when: atLeast('noticeOverdueDays', 1),
    charges: [
      charge('noticeHolder', 'supervision', 20, 'noticing'),
      charge('supervisor', 'supervision', 20, 'noticing', so('noticeEscalated')),
    ],
    besideFault: true,
  },
  {
    id: 'R12',
    zh: '柜员无资格、等级不符、不相容岗位兼任或轮岗逾期：由安排的人负责，会计岗位为会计主管，排班为网点主任。',
    en: 'No certificate, wrong grade, duties that exclude each other, or rotation overdue: whoever assigned him, the supervisor to accounting posts, the director by the roster.',
    when: any(so('uncertified'), so('wrongGrade'), so('forbiddenDuties'), so('rotationOverdue')),
    charges: [
      charge('supervisor', 'supervision', 25, 'assigning', oneOf('assignedBy', 'supervisor')),
      charge('director', 'leadership', 25, 'assigning', oneOf('assignedBy', 'director')),
    ],
    besideFault: true,
  },
  {
    id: 'R13',
    zh: '上级有记录的指令所致：该上级负直接责任；属问责类差错的，柜员仍负小部分，否则不负责。',
    en: 'A superior ordered it, on record: he, directly; the teller a little where the error is accountable, else nothing.',
    when: so('instructed'),
    charges: [
      charge('superior', 'direct', 70, 'instructing'),
      charge('teller', 'direct', 10, 'obeying', oneOf('error', ...classA)),
    ],
    setsAside: { of: 'teller', acts: ['posting'] },
    besideFault: false,
  },
  {
    id: 'R14',
    zh: '等候超过三十分钟，且有人当班而关窗、排班不足、未疏导或窗口无故停办：大堂经理、网点主任、停办柜员各按其责。',
    en: 'More than 30 minutes’ wait with counters closed, a short roster, no relief or an idle window: lobby manager, director and idle teller, each for his own.',
    when: all(
      atLeast('waitMinutes', 31),
      any(so('countersClosed'), so('rosterShort'), so('noRelief'), so('windowIdle')),
    ),
    charges: [
      charge('lobby', 'handling', 25, 'waiting', so('noRelief')),
      charge('director', 'leadership', 35, 'waiting', any(so('countersClosed'), so('rosterShort'))),
      charge('teller', 'direct', 20, 'waiting', so('windowIdle')),
    ],
    besideFault: false,
  },
  {
    id: 'R15',
    zh: '进门时取号或资料指引错误：大堂经理负直接责任。',
    en: 'Sent to the wrong queue or told the wrong papers at the door: the lobby manager.',
    when: so('misdirected'),
    charges: [charge('lobby', 'direct', 50, 'guiding')],
    besideFault: false,
  },
  {
    id: 'R16',
    zh: '误导销售（不匹配、未双录、承诺收益）：销售人员负直接责任，网点主任负领导责任；材料有误的，归产品部门。',
    en: 'Mis-selling (unsuitable, unrecorded, a promised return): the seller, the director as leader; the product office where its material was wrong.',
    when: any(so('suitabilityMismatch'), so('unrecordedSale'), so('returnPromised')),
    charges: [
      charge('seller', 'direct', 70, 'selling'),
      charge('director', 'leadership', 15, 'running'),
      charge('policy', 'institution', 30, 'product', so('materialWrong')),
    ],
    besideFault: false,
  },
  {
    id: 'R17',
    zh: '假币收缴不合程序（单人、离开视线、无凭证、未告知权利）：两名经手人负直接责任。',
    en: 'A counterfeit wrongly seized (alone, out of sight, no voucher, rights not told): both who handled it.',
    when: any(so('seizedAlone'), so('seizedOutOfSight'), so('noSeizureVoucher'), so('rightsNotTold')),
    charges: [
      charge('teller', 'direct', 40, 'seizing'),
      charge('secondHandler', 'direct', 30, 'seizing', notSo('seizedAlone')),
    ],
    besideFault: false,
  },
  {
    id: 'R18',
    zh: '冠字号证实假币由我行付出：尾箱或扎把责任人负直接责任；由金库封签的，归金库。',
    en: 'Serial numbers show that we paid out a counterfeit: the owner of till or strap; the vault where it sealed the strap.',
    when: so('fakePaidOut'),
    charges: [
      charge('tillOwner', 'direct', 60, 'paying', notSo('strapByVault')),
      charge('vault', 'direct', 60, 'paying', so('strapByVault')),
    ],
    besideFault: false,
  },
  {
    id: 'R19',
    zh: '资金被冒领，未核查身份或核查不符仍办理：柜员、复核员、授权人各按其责。',
    en: 'Money lost to an impostor, identity not checked or a mismatch overridden: teller, reviewer and authoriser.',
    when: all(so('fundsLost'), any(so('idCheckSkipped'), so('mismatchOverridden'))),
    charges: [
      charge('teller', 'direct', 50, 'posting'),
      charge('reviewer', 'review', 20, 'reviewing', so('reviewDone')),
      charge('authoriser', 'authorisation', 30, 'signing', so('authorised')),
    ],
    besideFault: false,
  },
  {
    id: 'R20',
    zh: '查询客户信息而无对应业务：查询人负直接责任。',
    en: 'A customer was looked up without any business: whoever did.',
    when: so('queryWithoutDeal'),
    charges: [charge('queryUser', 'direct', 80, 'querying')],
    besideFault: false,
  },
  {
    id: 'R21',
    zh: '系统中断或缺陷、总行制度、公示价目所致：归系统或制度，相关人员不负责。',
    en: 'An outage or fault of the system, a rule of the head office, the price list: the institution, and nobody in person.',
    when: any(so('systemFault'), atLeast('outageMinutes', 1), told('policyCode'), so('priceListed')),
    charges: [
      charge('system', 'institution', 100, 'product', any(so('systemFault'), atLeast('outageMinutes', 1))),
      charge('policy', 'institution', 100, 'ruling', any(told('policyCode'), so('priceListed'))),
    ],
    setsAside: { of: 'people', acts: causedFromAbove },
    besideFault: false,
  },
  {
    id: 'R22',
    zh: '投诉未登记、推诿、超期或未答复：首问责任人、网点主任、投诉处理岗各按其责。',
    en: 'A complaint not registered, passed around, late or unanswered: whoever was asked first, the director, the complaint officer.',
    when: any(so('notRegistered'), so('passedAround'), so('deadlineMissed'), so('noReply')),
    charges: [
      charge('firstAsked', 'handling', 20, 'receiving', any(so('notRegistered'), so('passedAround'))),
      charge('director', 'handling', 30, 'receiving'),
      charge('officer', 'handling', 30, 'receiving', any(so('deadlineMissed'), so('noReply'))),
    ],
    besideFault: false,
  },
  {
    id: 'R24',
    zh: '现场冲突升级，负责人被请而五分钟内未到：被请的人负处理责任；客户要求而柜员未请的，柜员负处理责任。',
    en: 'A conflict grew while whoever was called did not come within 5 minutes: he; the teller where he did not call although asked.',
    when: any(atLeast('comingMinutes', 6), so('supervisorNotCalled')),
    charges: [
      charge('called', 'handling', 20, 'coming', atLeast('comingMinutes', 6)),
      charge('teller', 'handling', 20, 'coming', so('supervisorNotCalled')),
    ],
    besideFault: false,
  },
  {
    id: 'R25',
    zh: '网点九十天内同因属实投诉三件以上而无整改方案：网点主任负领导责任。',
    en: 'Three complaints of one cause at the outlet in 90 days and no plan to improve: the director.',
    when: all(atLeast('outletCases90', 3), notSo('improvementPlan')),
    charges: [charge('director', 'leadership', 20, 'improving')],
    besideFault: true,
  },
]

const shifting = { charges: [], besideFault: false } as const

/** They change what the rules above came to, one after the other. */
const changes: readonly Rule[] = [
  {
    ...shifting,
    id: 'R23',
    zh: '隐瞒、对客户施压、账外了结或篡改记录：行为人无论岗位，责任加倍，按问责类处理。',
    en: 'Concealment, pressure on the customer, settling off book or an altered record: doubled for whoever did it, and accountable.',
    when: told('concealment'),
    factor: {
      of: { named: 'concealment' },
      permille: 2_000,
      otherwise: { kind: 'direct', weight: 40, act: 'concealing' },
    },
  },
  {
    ...shifting,
    id: 'R26',
    zh: '客户提供资料有误并签字确认，柜员已请其核对：柜员的一半归客户自身原因。',
    en: 'The customer gave wrong data and signed the slip, and the teller had asked him: half of the teller’s goes to the customer.',
    when: all(so('customerDataWrong'), so('slipSigned'), so('tellerAsked')),
    move: { from: 'teller', to: 'customer', permille: 500, kind: 'customer' },
  },
  {
    ...shifting,
    id: 'M1',
    zh: '客户发现前自报或自纠：减半。',
    en: 'Reported or corrected before the customer noticed: half.',
    when: told('correctedEarly'),
    factor: { of: { named: 'correctedEarly' }, permille: 500 },
  },
  {
    ...shifting,
    id: 'M2',
    zh: '十二个月内首次：八折。',
    en: 'The first case in 12 months: four fifths.',
    when: told('firstIn12Months'),
    factor: { of: { named: 'firstIn12Months' }, permille: 800 },
  },
  {
    ...shifting,
    id: 'M3',
    zh: '九十天内同因再犯：一倍半。',
    en: 'The same cause again within 90 days: half as much more.',
    when: told('repeatIn90Days'),
    factor: { of: { named: 'repeatIn90Days' }, permille: 1_500 },
  },
  {
    ...shifting,
    id: 'M4',
    zh: '带教期内的柜员：四成由带教人承担。',
    en: 'A trainee with a mentor: two fifths go to the mentor.',
    when: so('traineeWithMentor'),
    move: { from: 'teller', to: 'mentor', permille: 400, kind: 'leadership' },
  },
  {
    ...shifting,
    id: 'M5',
    zh: '损失超过一万元：相关人员一倍半。',
    en: 'A loss of more than 10,000 yuan: half as much more for all people.',
    when: atLeast('lossYuan', 10_001),
    factor: { of: 'people', permille: 1_500 },
  },
  {
    ...shifting,
    id: 'M6',
    zh: '当日工作超过十小时或连续工作超过六天：柜员的两成归网点主任（排班）。',
    en: 'More than 10 hours that day or 6 days in a row: a fifth of the teller’s goes to the director for the roster.',
    when: any(atLeast('hoursThatDay', 11), atLeast('daysInRow', 7)),
    move: { from: 'teller', to: 'director', permille: 200, kind: 'leadership' },
  },
]

/** The latest last. */
export const ruleSets: readonly RuleSet[] = [
  {
    version: '2020.1',
    from: '2020-03-01',
    rules: [...faults, ...changes],
    objectionDays: 3,
    leastTenths: 5,
  },
]

/** The rules of the day on which the customer complained; null before there were any. */
export const ruleSetOn = (day: Day): RuleSet | null => ruleSets.findLast(set => set.from <= day) ?? null

export const currentRules: RuleSet = given(ruleSets.at(-1), 'there is a set of rules')
