/**
 * The parameters that are one figure, by name. Each says in words what it is and by which code it is changed:
 * limits and deadlines by 0103, fees and what they are part of by 0105. A figure without its line here does
 * not compile.
 */
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

/** `special.lossFee`: the figures of a section of the parameters. */
export type SettingName = {
  [S in keyof Parameters]-?: Parameters[S] extends readonly unknown[]
    ? never
    : Parameters[S] extends object
      ? `${S}.${Figures<Parameters[S]>}`
      : never
}[keyof Parameters]

type Figures<T> = string extends keyof T
  ? never
  : { [K in keyof T & string]: T[K] extends bigint | number ? K : never }[keyof T & string]

export interface SettingRow {
  readonly by: '0103' | '0105'
  readonly name: Words
  readonly unit:
    | 'money'
    | 'dollars'
    | 'days'
    | 'months'
    | 'permille'
    | 'times'
    | 'lines'
    | 'minutes'
    | 'hour'
    | 'points'
    | 'yesNo'
}

const setting = (by: SettingRow['by'], unit: SettingRow['unit'], zh: string, en: string): SettingRow => ({
  by,
  unit,
  name: { zh, en },
})

export const settings: Readonly<Record<SettingName, SettingRow>> = {
  'agency.earlyBondPermille': setting('0105', 'permille', '国债提前兑付手续费率', 'Fee of an early bond'),
  'agency.gradeMonths': setting('0103', 'months', '风险评估有效月数', 'Months of a risk grade'),
  'agency.identityFrom': setting('0103', 'money', '代理缴费核实身份起点', 'Bills in cash with identity from'),
  'agency.payrollLines': setting('0103', 'times', '代发工资最多笔数', 'Most lines of a payroll'),
  'backups.kept': setting('0103', 'times', '服务器保留备份份数', 'Backups that a server keeps'),
  'cash.appealDays': setting('0103', 'days', '假币鉴定申请天数', 'Working days to ask for an appraisal'),
  'cash.bookedAheadMost': setting('0103', 'days', '大额取现最早提前预约天数', 'Days booked ahead at most'),
  'cash.bookedDays': setting('0103', 'days', '大额取现预约天数', 'Days that cash is booked ahead'),
  'cash.bookedFrom': setting('0103', 'money', '大额取现预约起点', 'Cash booked ahead from'),
  'cash.counterfeitPieces': setting('0103', 'times', '假币报告张数', 'Counterfeits told at once from'),
  'cash.identityFrom': setting('0103', 'money', '大额现金核实身份起点', 'Cash with identity from'),
  'clearing.inquiryDays': setting('0103', 'days', '查复期限（工作日）', 'Working days to answer an inquiry'),
  'company.agreementMostPermille': setting(
    '0105',
    'permille',
    '协定存款利率上限（挂牌倍数）',
    'Highest rate of an agreement, by the posted one',
  ),
  'company.chequeDays': setting('0103', 'days', '支票提示付款天数', 'Days to present a cheque'),
  'company.fixedMinimum': setting('0103', 'money', '单位定期起存金额', 'Least fixed deposit of a company'),
  'company.payWorkingDays': setting(
    '0103',
    'days',
    '新单位账户付款等待工作日',
    'Working days before a new account pays',
  ),
  'company.quotaMinimum': setting('0103', 'money', '协定存款最低额度', 'Least quota of an agreement'),
  'company.temporaryMonths': setting('0103', 'months', '临时户最长月数', 'Months of a temporary account'),
  'complaints.branchDays': setting(
    '0103',
    'days',
    '投诉支行解决时限（工作日）',
    'Complaints: working days of the branch',
  ),
  'complaints.extendedDays': setting('0103', 'days', '投诉延期后办结天数', 'Complaints: days once extended'),
  'complaints.firstCallDays': setting(
    '0103',
    'days',
    '投诉首次回访（工作日）',
    'Complaints: working days to the first call',
  ),
  'complaints.headDays': setting('0103', 'days', '投诉总行解决时限（天）', 'Complaints: days of head office'),
  'complaints.legalDays': setting('0103', 'days', '投诉办结天数', 'Complaints: days to answer'),
  'complaints.longestDays': setting('0103', 'days', '投诉最长办结天数', 'Complaints: days at most'),
  'complaints.onSiteMinutes': setting(
    '0103',
    'minutes',
    '投诉现场解决时限',
    'Complaints: solved on the spot within',
  ),
  'complaints.outletDays': setting(
    '0103',
    'days',
    '投诉网点主任解决时限（工作日）',
    'Complaints: working days of the director',
  ),
  'complaints.recheckAskDays': setting(
    '0103',
    'days',
    '投诉申请核查天数',
    'Complaints: days to ask for a re-check',
  ),
  'complaints.recheckDays': setting(
    '0103',
    'days',
    '投诉核查决定天数',
    'Complaints: days to decide a re-check',
  ),
  'complaints.secondCallDays': setting(
    '0103',
    'days',
    '投诉再次回访天数',
    'Complaints: days to the second call',
  ),
  'complaints.stepDays': setting(
    '0103',
    'days',
    '投诉两步之间工作日',
    'Complaints: working days between steps',
  ),
  'control.delegationDaysMost': setting(
    '0103',
    'days',
    '授权委托最长天数',
    'Days that authority is delegated',
  ),
  'control.escalationMinutes': setting(
    '0103',
    'minutes',
    '待授权升级时间（0 为不升级）',
    'Waiting requests go up after',
  ),
  'control.leaveDays': setting('0103', 'days', '每年强制休假天数', 'Days of forced leave a year'),
  'control.leaveDaysMost': setting(
    '0103',
    'days',
    '一次强制休假最长天数',
    'Days of one forced leave at most',
  ),
  'control.leaveWarnDays': setting(
    '0103',
    'days',
    '强制休假年末提示天数',
    'Forced leave: days before the year ends',
  ),
  'custody.branchSupplyDays': setting('0103', 'days', '网点凭证用量参考天数', 'Vouchers of the branch for'),
  'custody.crossDrawing': setting('0103', 'yesNo', '尾箱交叉领用', 'No till twice running by one teller'),
  'custody.idleDays': setting('0103', 'days', '尾箱闲置工作日', 'Working days until a till is idle'),
  'custody.middayCheck': setting('0103', 'yesNo', '缺午间碰库不得轧账', 'No balance without a midday count'),
  'custody.middayHour': setting('0103', 'hour', '午间碰库时限', 'Midday count until'),
  'custody.openingCheck': setting(
    '0103',
    'yesNo',
    '缺班前碰库不得轧账',
    'No balance without an opening count',
  ),
  'custody.overdueBlocks': setting(
    '0103',
    'yesNo',
    '查库逾期不得网点轧账',
    'No branch balance over inspections',
  ),
  'custody.reversalMinutes': setting('0103', 'minutes', '冲正预警时间', 'Reversals told after'),
  'custody.reversalsMost': setting('0103', 'times', '冲正预警笔数', 'Reversals a day told from'),
  'custody.sealHandUpDays': setting('0103', 'days', '停用印章上缴期限', 'Days to hand a stopped seal up'),
  'custody.tellerSupplyDays': setting('0103', 'days', '柜员凭证用量参考天数', 'Vouchers of a teller for'),
  'custody.vaultByTwo': setting(
    '0103',
    'yesNo',
    '主尾箱须钥匙、密码两人开关',
    'The vault takes key and combination',
  ),
  'dormant.months': setting('0103', 'months', '转久悬月数', 'Months until an account is dormant'),
  'fixed.minimum': setting('0103', 'money', '定期起存金额', 'Least fixed deposit'),
  'fixed.partialsMax': setting('0103', 'times', '定期部提次数', 'Partial withdrawals of a term'),
  'foreign.checkedFrom': setting('0103', 'dollars', '外币兑换联网核查起点', 'Identity checked online from'),
  'foreign.jumpPermille': setting('0103', 'permille', '牌价变动须主任授权', 'Rates that jump by more'),
  'foreign.yearMost': setting('0103', 'dollars', '个人年度便利化额度', 'Exchanged by a person in a year'),
  'inspection.directorFull': setting('0103', 'days', '主任全面查库周期', 'Full inspection by the director'),
  'inspection.superiorFull': setting(
    '0103',
    'days',
    '上级行查库周期',
    'Inspection by the supervising branch',
  ),
  'inspection.supervisorVouchers': setting('0103', 'days', '主管查凭证周期', 'Vouchers by the supervisor'),
  'limits.tillDay': setting('0103', 'money', '尾箱日间限额', 'Till limit by day'),
  'loan.checkMonths': setting('0103', 'months', '贷后定期检查间隔', 'Months between checks of a loan'),
  'loan.investigationMonths': setting('0103', 'months', '贷前调查有效月数', 'Months of a loan investigation'),
  'loan.useCheckDays': setting(
    '0103',
    'days',
    '放款后用途检查期限',
    'Days until the use of a loan is checked',
  ),
  'loan.businessMostPermille': setting(
    '0105',
    'permille',
    '经营贷款利率上限（LPR 倍数）',
    'Highest rate of a business loan, by LPR',
  ),
  'loan.consumerMostPermille': setting(
    '0105',
    'permille',
    '消费贷款利率上限（LPR 倍数）',
    'Highest rate of a consumer loan, by LPR',
  ),
  'loan.housingMostPermille': setting(
    '0105',
    'permille',
    '住房贷款利率上限（LPR 倍数）',
    'Highest rate of a housing loan, by LPR',
  ),
  'loan.doubtfulDays': setting('0103', 'days', '建议可疑类逾期天数', 'Late days of a doubtful loan'),
  'loan.drawMonths': setting('0103', 'months', '贷款合同提款期', 'Months to draw on a contract'),
  'loan.extensionMonths': setting('0103', 'months', '长期贷款最长展期', 'Months of a long loan’s extension'),
  'loan.lossDays': setting('0103', 'days', '建议损失类逾期天数', 'Late days of a lost loan'),
  'loan.misusePermille': setting('0105', 'permille', '贷款挪用罚息倍率', 'Penalty on misused loans'),
  'loan.nonAccrualDays': setting('0103', 'days', '停计利息逾期天数', 'Late days until non-accrual'),
  'loan.penaltyPermille': setting('0105', 'permille', '贷款罚息倍率', 'Penalty on overdue loans'),
  'loan.prepaymentMonths': setting('0103', 'months', '提前还款收违约金期限', 'Months of the prepayment fee'),
  'loan.prepaymentPermille': setting('0105', 'permille', '提前还款违约金率', 'Prepayment fee'),
  'loss.oralDays': setting('0103', 'days', '口头挂失有效天数', 'Days of an oral loss report'),
  'queue.anyDevice': setting(
    '0103',
    'yesNo',
    '取号机、显示屏可用未登记终端',
    'Kiosks and displays at any terminal',
  ),
  'queue.appointmentBonus': setting('0103', 'points', '预约客户加分', 'Points of an appointment'),
  'queue.calls': setting('0103', 'times', '叫号几次后可过号', 'Calls before a ticket is passed over'),
  'queue.careBonus': setting('0103', 'points', '老弱孕残幼加分', 'Points of those who need care'),
  'queue.companyMinutes': setting('0103', 'minutes', '对公业务每号时间', 'A corporate ticket takes'),
  'queue.diamondBase': setting('0103', 'points', '钻石客户基本分', 'Points of diamond'),
  'queue.diamondRate': setting('0103', 'points', '钻石客户每分钟加分', 'Points a minute of diamond'),
  'queue.elasticMinutes': setting(
    '0103',
    'minutes',
    '预计等候超过多久应增开窗口',
    'A window more when the wait is above',
  ),
  'queue.goldBase': setting('0103', 'points', '金卡客户基本分', 'Points of gold'),
  'queue.goldRate': setting('0103', 'points', '金卡客户每分钟加分', 'Points a minute of gold'),
  'queue.guardAheadMinutes': setting(
    '0103',
    'minutes',
    '到达最长等候前多久优先叫号',
    'Goes first so long before the longest wait',
  ),
  'queue.guardMinutes': setting('0103', 'minutes', '最长等候时间', 'Longest wait of anybody'),
  'queue.largeMinutes': setting('0103', 'minutes', '贵宾及大额业务每号时间', 'A VIP ticket takes'),
  'queue.learnDays': setting('0103', 'days', '办理时间统计天数', 'Days from which times are learnt'),
  'queue.normalBase': setting('0103', 'points', '普通客户基本分', 'Points of a customer'),
  'queue.normalRate': setting('0103', 'points', '普通客户每分钟加分', 'Points a minute of a customer'),
  'queue.personalMinutes': setting('0103', 'minutes', '个人业务每号时间', 'A personal ticket takes'),
  'queue.platinumBase': setting('0103', 'points', '白金客户基本分', 'Points of platinum'),
  'queue.platinumRate': setting('0103', 'points', '白金客户每分钟加分', 'Points a minute of platinum'),
  'queue.privateBase': setting('0103', 'points', '私人银行客户基本分', 'Points of private banking'),
  'queue.privateRate': setting(
    '0103',
    'points',
    '私人银行客户每分钟加分',
    'Points a minute of private banking',
  ),
  'queue.rateMinutes': setting('0103', 'minutes', '办结后可评价时间', 'A ticket may be rated for'),
  'queue.returnWithin': setting('0103', 'times', '过号后几个号内可返回', 'A missed ticket may return within'),
  'queue.standardMinutes': setting('0103', 'minutes', '等候标准时间', 'The wait that is aimed at'),
  'queue.ticketsPerMinute': setting('0103', 'times', '网点每分钟最多取号', 'Most tickets a minute'),
  'queue.wealthMinutes': setting('0103', 'minutes', '理财业务每号时间', 'A wealth ticket takes'),
  'reporting.cashFrom': setting('0103', 'money', '大额现金报告起点', 'Cash reported from'),
  'reporting.chaseDays': setting('0103', 'days', '逾期未报提醒回看天数', 'Days looked back for late reports'),
  'reporting.companyFrom': setting(
    '0103',
    'money',
    '单位大额转账报告起点',
    'Transfers of companies reported from',
  ),
  'reporting.filingDays': setting('0103', 'days', '大额可疑报告期限', 'Working days to report'),
  'reporting.gatherTimes': setting('0103', 'times', '可疑：当日收入笔数', 'Suspicious: amounts in a day'),
  'reporting.idleFrom': setting('0103', 'money', '可疑：闲置账户启用金额', 'Suspicious: awakened with'),
  'reporting.idleMonths': setting('0103', 'months', '可疑：闲置月数', 'Suspicious: months of rest'),
  'reporting.nearPermille': setting(
    '0103',
    'permille',
    '可疑：接近起点的比例',
    'Suspicious: just below from',
  ),
  'reporting.nearTimes': setting('0103', 'times', '可疑：接近起点的天数', 'Suspicious: days just below'),
  'reporting.passFrom': setting('0103', 'money', '可疑：快进快出起点', 'Suspicious: in and out from'),
  'reporting.passPermille': setting('0103', 'permille', '可疑：快进快出比例', 'Suspicious: part that left'),
  'reporting.spanDays': setting('0103', 'days', '可疑：观察天数', 'Suspicious: days looked at'),
  'reporting.personFrom': setting(
    '0103',
    'money',
    '个人大额转账报告起点',
    'Transfers of persons reported from',
  ),
  'provision.doubtful': setting('0105', 'permille', '可疑类准备金率', 'Allowance for doubtful loans'),
  'provision.loss': setting('0105', 'permille', '损失类准备金率', 'Allowance for lost loans'),
  'provision.mention': setting('0105', 'permille', '关注类准备金率', 'Allowance for special mention'),
  'provision.pass': setting('0105', 'permille', '正常类准备金率', 'Allowance for pass loans'),
  'provision.substandard': setting('0105', 'permille', '次级类准备金率', 'Allowance for substandard loans'),
  'passbook.unprintedMost': setting(
    '0103',
    'lines',
    '存折最大未登折笔数（0 为不限）',
    'Most unprinted lines of a passbook (0 for any number)',
  ),
  'personal.oneMost': setting('0103', 'times', 'Ⅰ类户每人最多户数', 'Class I accounts a person'),
  'personal.threeBalance': setting('0103', 'money', 'Ⅲ类户余额上限', 'Most in a class III account'),
  'personal.threeDay': setting('0103', 'money', 'Ⅲ类户日累计支出限额', 'Out of class III a day'),
  'personal.threeMost': setting('0103', 'times', 'Ⅲ类户每人最多户数', 'Class III accounts a person'),
  'personal.threeYear': setting('0103', 'money', 'Ⅲ类户年累计支出限额', 'Out of class III a year'),
  'personal.twoDay': setting('0103', 'money', 'Ⅱ类户日累计支出限额', 'Out of class II a day'),
  'personal.twoMost': setting('0103', 'times', 'Ⅱ类户每人最多户数', 'Class II accounts a person'),
  'personal.twoYear': setting('0103', 'money', 'Ⅱ类户年累计支出限额', 'Out of class II a year'),
  'patterns.goneFrom': setting(
    '0103',
    'money',
    '解除限制后转出预警起点',
    'Told when so much leaves what was freed',
  ),
  'patterns.holidayTill': setting(
    '0103',
    'money',
    '节前尾箱预警金额',
    'Told when a till keeps more over closed days',
  ),
  'patterns.leftMinutes': setting(
    '0103',
    'minutes',
    '冲正现金存款预警时间',
    'Told when a deposit is taken back later than',
  ),
  'patterns.resetDays': setting('0103', 'days', '密码重置统计天数', 'Days in which resets are counted'),
  'patterns.resets': setting('0103', 'times', '密码重置预警户数', 'Told from so many resets on'),
  'patterns.signedFrom': setting('0103', 'money', '拆分取现预警合计', 'Told when parts come to so much'),
  'patterns.partsAccounts': setting(
    '0103',
    'times',
    '同一客户拆分预警户数',
    'Told of parts over so many accounts',
  ),
  'patterns.partsTills': setting('0103', 'times', '同一客户拆分预警柜员数', 'Told of parts at so many tills'),
  'patterns.soonMinutes': setting('0103', 'minutes', '随即作废、转出的时间', 'What counts as at once'),
  'service.followUpDays': setting('0103', 'days', '挽留客户再联系天数', 'Days until a leaver is called'),
  'service.mendDays': setting(
    '0103',
    'days',
    '检查问题整改工作日',
    'Working days to mend what a check found',
  ),
  'service.retainFrom': setting(
    '0103',
    'money',
    '大额转出提示挽留起点',
    'Money moving out with the script from',
  ),
  'signIn.everyoneTwice': setting(
    '0103',
    'yesNo',
    '人人须用指纹、安全密钥或动态口令',
    'Nobody comes in by a password alone',
  ),
  'signIn.idleMinutes': setting('0103', 'minutes', '无操作锁屏时间', 'A screen left alone is locked after'),
  'signIn.knownTerminals': setting('0103', 'yesNo', '只许登记的终端登录', 'Only at registered terminals'),
  'signIn.passwordDays': setting(
    '0103',
    'days',
    '密码有效天数（0 为不限）',
    'Days of a password (0: no end)',
  ),
  'signIn.passwordLength': setting('0103', 'times', '密码最短长度（字符）', 'Least characters of a password'),
  'special.collectionAnswerDays': setting(
    '0103',
    'days',
    '来托收付款或拒付期限（工作日）',
    'Working days to pay or refuse a collection',
  ),
  'special.collectionDays': setting('0103', 'days', '托收查询天数', 'Days until a collection is asked after'),
  'special.lossFee': setting('0105', 'money', '挂失手续费', 'Fee of a loss report'),
  'special.policeStopDays': setting('0103', 'days', '公安紧急止付天数', 'Days of an emergency stop'),
  'special.smallEstate': setting('0103', 'money', '小额遗产限额', 'Estate paid without a notary'),
  'special.writtenLossDays': setting('0103', 'days', '书面挂失补发天数', 'Days before a paper is replaced'),
  'supervision.cashFrom': setting(
    '0103',
    'money',
    '后督必查现金起点',
    'Cash always looked at afterwards from',
  ),
  'supervision.chancePermille': setting('0103', 'permille', '后督随机抽查比例', 'Rows looked at by chance'),
  'supervision.earlyFrom': setting(
    '0103',
    'money',
    '后督必查提前支取起点',
    'Early withdrawals always looked at afterwards from',
  ),
  'supervision.yearTenths': setting(
    '0103',
    'times',
    '年度扣分上限（十分之一分）',
    'Most points of a year, in tenths',
  ),
}
