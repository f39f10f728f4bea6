/**
 * The parameters that are one figure, by name. Each says in words what it is and by which code it is changed:
 * limits and deadlines by 0103, fees and what they are part of by 0105. A figure without its line here does
 * not compile.
 */
import { displayMoney, parseMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

/** `special.lossFee`: the figures of a section of the parameters. */
export type SettingName = {
  [S in keyof Parameters]: Parameters[S] extends readonly unknown[]
    ? never
    : Parameters[S] extends object
      ? `${S}.${Figures<Parameters[S]>}`
      : never
}[keyof Parameters]

type Figures<T> = string extends keyof T
  ? never
  : { [K in keyof T & string]: T[K] extends bigint | number ? K : never }[keyof T & string]

interface SettingRow {
  readonly by: '0103' | '0105'
  readonly name: Words
  readonly unit: 'money' | 'days' | 'months' | 'permille' | 'times'
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
  'cash.appealDays': setting('0103', 'days', '假币鉴定申请天数', 'Working days to ask for an appraisal'),
  'cash.bookedDays': setting('0103', 'days', '大额取现预约天数', 'Days that cash is booked ahead'),
  'cash.bookedFrom': setting('0103', 'money', '大额取现预约起点', 'Cash booked ahead from'),
  'cash.counterfeitPieces': setting('0103', 'times', '假币报告张数', 'Counterfeits told at once from'),
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
  'dormant.months': setting('0103', 'months', '转久悬月数', 'Months until an account is dormant'),
  'fixed.minimum': setting('0103', 'money', '定期起存金额', 'Least fixed deposit'),
  'fixed.partialsMax': setting('0103', 'times', '定期部提次数', 'Partial withdrawals of a term'),
  'limits.tillDay': setting('0103', 'money', '尾箱日间限额', 'Till limit by day'),
  'loan.penaltyPermille': setting('0105', 'permille', '贷款罚息倍率', 'Penalty on overdue loans'),
  'loss.oralDays': setting('0103', 'days', '口头挂失有效天数', 'Days of an oral loss report'),
  'personal.oneMost': setting('0103', 'times', 'Ⅰ类户每人最多户数', 'Class I accounts a person'),
  'personal.threeBalance': setting('0103', 'money', 'Ⅲ类户余额上限', 'Most in a class III account'),
  'personal.threeDay': setting('0103', 'money', 'Ⅲ类户日累计支出限额', 'Out of class III a day'),
  'personal.threeMost': setting('0103', 'times', 'Ⅲ类户每人最多户数', 'Class III accounts a person'),
  'personal.threeYear': setting('0103', 'money', 'Ⅲ类户年累计支出限额', 'Out of class III a year'),
  'personal.twoDay': setting('0103', 'money', 'Ⅱ类户日累计支出限额', 'Out of class II a day'),
  'personal.twoMost': setting('0103', 'times', 'Ⅱ类户每人最多户数', 'Class II accounts a person'),
  'personal.twoYear': setting('0103', 'money', 'Ⅱ类户年累计支出限额', 'Out of class II a year'),
  'special.collectionDays': setting('0103', 'days', '托收查询天数', 'Days until a collection is asked after'),
  'special.lossFee': setting('0105', 'money', '挂失手续费', 'Fee of a loss report'),
  'special.policeStopDays': setting('0103', 'days', '公安紧急止付天数', 'Days of an emergency stop'),
  'special.smallEstate': setting('0103', 'money', '小额遗产限额', 'Estate paid without a notary'),
  'special.writtenLossDays': setting('0103', 'days', '书面挂失补发天数', 'Days before a paper is replaced'),
}

/** What a code charges, beyond what its form asks for. */
export const feeOfCode: Readonly<Record<string, SettingName>> = {
  '4002': 'special.lossFee',
  '6006': 'agency.earlyBondPermille',
  '6801': 'loan.penaltyPermille',
}

export const settingNames = Object.keys(settings) as SettingName[]

/** What may be chosen in the form of a code. */
export const settingsOf = (by: SettingRow['by']) =>
  settingNames.filter(name => settings[name].by === by).map(name => ({ value: name, ...settings[name].name }))

type Figure = bigint | number

export function settingIn(parameters: Parameters, name: SettingName): Figure {
  const [section, figure] = partsOf(name)
  return (parameters[section] as Readonly<Record<string, Figure>>)[figure] as Figure
}

/** The section of the parameters with the figure changed. */
export function withSetting(parameters: Parameters, name: SettingName, value: Figure): Partial<Parameters> {
  const [section, figure] = partsOf(name)
  return { [section]: { ...(parameters[section] as object), [figure]: value } }
}

const partsOf = (name: SettingName) => name.split('.') as [keyof Parameters, string]

/** Null for what is no figure of this kind. */
export function parseSetting(name: SettingName, text: string): Figure | null {
  if (settings[name].unit !== 'money') return /^\d{1,5}$/.test(text) ? Number(text) : null
  const amount = parseMoney(text)
  return amount === null || amount < 0n ? null : amount
}

export const settingWords = (name: SettingName, value: Figure): Words => {
  const shown = typeof value === 'bigint' ? displayMoney(value) : String(value)
  const units: Readonly<Record<SettingRow['unit'], Words>> = {
    money: { zh: '元', en: 'yuan' },
    days: { zh: '天', en: 'days' },
    months: { zh: '个月', en: 'months' },
    permille: { zh: '‰', en: '‰' },
    times: { zh: '次', en: 'times' },
  }
  const { zh, en } = units[settings[name].unit]
  return { zh: `${shown} ${zh}`, en: `${shown} ${en}` }
}
