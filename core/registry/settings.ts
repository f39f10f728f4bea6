/** The figures of the settings: read, changed, typed and told (settings.table.ts says which there are). */
import { displayMoney, parseMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { type Words, yesOrNo } from '../words.ts'
import { type SettingName, type SettingRow, settings } from './settings.table.ts'

/** What a code charges, beyond what its form asks for. */
export const feeOfCode: Readonly<Record<string, SettingName>> = {
  '4002': 'special.lossFee',
  '6006': 'agency.earlyBondPermille',
  '6803': 'loan.prepaymentPermille',
  '6805': 'loan.penaltyPermille',
  '6812': 'loan.misusePermille',
}

export const settingNames = Object.keys(settings) as SettingName[]

/** What may be chosen in the form of a code. */
export const settingsOf = (by: SettingRow['by']) =>
  settingNames.filter(name => settings[name].by === by).map(name => ({ value: name, ...settings[name].name }))

type Figure = bigint | number

export function settingIn(parameters: Parameters, name: SettingName): Figure {
  const [section, figure] = partsOf(name)
  return (parameters[section] as unknown as Readonly<Record<string, Figure>>)[figure] as Figure
}

/** The section of the parameters with the figure changed. */
export function withSetting(parameters: Parameters, name: SettingName, value: Figure): Partial<Parameters> {
  const [section, figure] = partsOf(name)
  return { [section]: { ...(parameters[section] as object), [figure]: value } }
}

const partsOf = (name: SettingName) => name.split('.') as [keyof Parameters, string]

const YES_NO: Readonly<Record<string, number>> = { '1': 1, 是: 1, yes: 1, '0': 0, 否: 0, no: 0 }

/** Null for what is no figure of this kind. */
export function parseSetting(name: SettingName, text: string): Figure | null {
  const { unit } = settings[name]
  if (unit === 'yesNo') return YES_NO[text] ?? null
  if (unit === 'hour') return /^(1?\d|2[0-3])$/.test(text) ? Number(text) : null
  if (unit !== 'money' && unit !== 'dollars') return digitsOf(unit).test(text) ? Number(text) : null
  const amount = parseMoney(text)
  return amount === null || amount < 0n ? null : amount
}

/** Days and months are counted from today, and stay in the calendar. */
const digitsOf = (unit: SettingRow['unit']): RegExp =>
  unit === 'days' || unit === 'months' ? /^\d{1,4}$/ : /^\d{1,5}$/

export const settingWords = (name: SettingName, value: Figure): Words => {
  const { unit } = settings[name]
  if (unit === 'yesNo') return yesOrNo(value === 1)
  const shown = typeof value === 'bigint' ? displayMoney(value) : String(value)
  const units: Readonly<Record<Exclude<SettingRow['unit'], 'yesNo'>, Words>> = {
    money: { zh: '元', en: 'yuan' },
    dollars: { zh: '美元', en: 'dollars' },
    days: { zh: '天', en: 'days' },
    months: { zh: '个月', en: 'months' },
    permille: { zh: '‰', en: '‰' },
    times: { zh: '次', en: 'times' },
    lines: { zh: '笔', en: 'lines' },
    minutes: { zh: '分钟', en: 'minutes' },
    points: { zh: '分', en: 'points' },
    hour: { zh: '点', en: 'o’clock' },
  }
  const { zh, en } = units[unit]
  return { zh: `${shown} ${zh}`, en: `${shown} ${en}` }
}
