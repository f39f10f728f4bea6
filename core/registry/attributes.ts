/**
 * What a bank may say of a transaction code without a release (F3): texts in the parameters, `0510/grade` →
 * `4`. Where nobody has said anything, the definition's own answer stands. The codes without which a branch
 * cannot open, sign or change this very registry stay as they are.
 */
import { workingDayAfter } from '../day/calendar.ts'
import type { Day } from '../dates.ts'
import { media, mediumChoice, mediumOf } from '../derive/medium.ts'
import type { Parameters } from '../parameters.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Transaction } from '../transactions/define.ts'
import { type Words, yesOrNo } from '../words.ts'
import { families, familyOf, familyRow, menuHeads, skills } from './menu.ts'

type Chosen = Pick<Parameters, 'codes'>

interface AttributeRow {
  readonly name: Words
  /** What stands where nobody has said anything. */
  standard(code: string): string
  readonly values: Few | Form
}

/** One of a few values. */
type Few = Readonly<Record<string, Words>>

/** Whatever has this form, told in words. */
interface Form extends Words {
  readonly pattern: RegExp
  /** How a value is read, where it is not read as it stands. */
  words?(value: string): Words
}

const isForm = (values: Few | Form): values is Form => values.pattern instanceof RegExp

/** Where no image is made of a voucher, or nobody looks through a row afterwards. */
const NONE = 'no'

const workingDays = (value: string, none: Words): Words =>
  value === NONE ? none : { zh: `${value} 个工作日`, en: `in ${value} working days` }

const yesNo = { yes: yesOrNo(true), no: yesOrNo(false) }

export const codeAttributes = {
  live: { name: { zh: '启用', en: 'In use' }, standard: () => 'yes', values: yesNo },
  group: {
    name: { zh: '交易组', en: 'Group' },
    standard: familyOf,
    values: { pattern: /^[\p{L}\p{N}]{1,12}$/u, zh: '一到十二个字', en: 'up to twelve letters' },
  },
  grade: {
    name: { zh: '最低柜员等级', en: 'Lowest grade' },
    standard: () => '1',
    values: { pattern: /^[1-7]$/, zh: '1 到 7', en: '1 to 7' },
  },
  sign: {
    name: { zh: '每笔必授权', en: 'Signed' },
    standard: () => 'asDefined',
    values: {
      asDefined: { zh: '按金额', en: 'by amount' },
      supervisor: { zh: '会计主管', en: 'always by the accounting supervisor' },
      director: { zh: '网点主任', en: 'always by the outlet director' },
    },
  },
  overLimit: {
    name: { zh: '超限', en: 'Over the limit' },
    standard: () => 'sign',
    values: { sign: { zh: '可授权', en: 'may be signed' }, refuse: { zh: '不得办理', en: 'refused' } },
  },
  /** Only of a code whose form leaves the choice; what a code is by itself follows from its definition. */
  medium: {
    name: { zh: '现转标志', en: 'Cash or transfer' },
    standard: () => 'asDefined',
    values: { asDefined: { zh: '按定义', en: 'as defined' }, cash: media.cash, transfer: media.transfer },
  },
  /** Only of a code that 8501 undoes at all. */
  reversal: { name: { zh: '可冲正', en: 'Reversible' }, standard: () => 'yes', values: yesNo },
  /** Of the drill of a code; a person has a grade, and no skill of his own. */
  skill: {
    name: { zh: '技能等级', en: 'Skill' },
    standard: code => familyRow(code).skill,
    values: skills,
  },
  /** Of the image of a row's voucher, which is looked at afterwards. */
  scan: {
    name: { zh: '影像补扫期限', en: 'Voucher image' },
    standard: code => String(familyRow(code).scanDays ?? NONE),
    values: {
      pattern: /^([0-9]|[12][0-9]|30|no)$/,
      zh: '工作日 0 到 30，不需影像为 no',
      en: 'working days, 0 to 30, or no for none',
      words: value => workingDays(value, { zh: '不需', en: 'none' }),
    },
  },
  /** Posted first and looked through afterwards, by whoever ticks vouchers off (F88). */
  review: {
    name: { zh: '滞后复核期限', en: 'Reviewed afterwards' },
    standard: () => NONE,
    values: {
      pattern: /^([0-9]|[12][0-9]|30|no)$/,
      zh: '工作日 0 到 30，不复核为 no',
      en: 'working days, 0 to 30, or no for none',
      words: value => workingDays(value, { zh: '不复核', en: 'not' }),
    },
  },
  /** How much work one of it is, beside the others: for the volumes of a month. */
  weight: {
    name: { zh: '业务量系数', en: 'Weight of one' },
    standard: () => '1',
    values: { pattern: /^\d{1,2}(\.\d)?$/, zh: '0 到 99.9，最多一位小数', en: '0 to 99.9, with one digit' },
  },
  menu: {
    name: { zh: '一级菜单', en: 'Menu' },
    standard: code => familyRow(code).head,
    values: menuHeads,
  },
  submenu: { name: { zh: '二级菜单', en: 'Submenu' }, standard: familyOf, values: families },
} satisfies Readonly<Record<string, AttributeRow>>

export type CodeAttribute = keyof typeof codeAttributes

export const attributeNames = Object.keys(codeAttributes) as CodeAttribute[]

export const attributeKey = (code: string, attribute: CodeAttribute): string => `${code}/${attribute}`

export function attributeOf({ codes }: Chosen, code: string, attribute: CodeAttribute): string {
  const row: AttributeRow = codeAttributes[attribute]
  return codes[attributeKey(code, attribute)] ?? row.standard(code)
}

export function attributeWords(attribute: CodeAttribute, value: string): Words {
  const { values }: AttributeRow = codeAttributes[attribute]
  const said = isForm(values) ? values.words?.(value) : values[value]
  return said ? { zh: said.zh, en: said.en } : { zh: value, en: value }
}

/** Where a code stands in the menu: its head, and the family under it. */
export const menuOf = (chosen: Chosen, code: string): readonly [Words, Words] => [
  attributeWords('menu', attributeOf(chosen, code, 'menu')),
  attributeWords('submenu', attributeOf(chosen, code, 'submenu')),
]

/** By when the image of a row's voucher must be there; null of a code that leaves none. */
export const imageDue = (parameters: Dated, code: string, day: Day): Day | null =>
  dueAfter(parameters, code, 'scan', day)

/** By when a row is looked through; null of a code that nobody reviews. */
export const reviewDue = (parameters: Dated, code: string, day: Day): Day | null =>
  dueAfter(parameters, code, 'review', day)

type Dated = Chosen & Pick<Parameters, 'closedDays'>

function dueAfter(parameters: Dated, code: string, attribute: 'scan' | 'review', day: Day): Day | null {
  const days = attributeOf(parameters, code, attribute)
  return days === NONE ? null : workingDayAfter(day, Number(days), parameters.closedDays)
}

/** A value as it was typed: itself, or one of the words that stand for it. */
export function readAttribute(
  transaction: Pick<Transaction, 'code' | 'undoneBy' | 'fields' | 'examples'>,
  attribute: CodeAttribute,
  typed: string,
): string | Refusal {
  const { code, undoneBy } = transaction
  const { name, values }: AttributeRow = codeAttributes[attribute]
  if (isEssential(code)) return refuse('codeEssential', { code })
  const value = isForm(values) ? typed : wordsIn(values, typed)
  const fits = isForm(values) ? values.pattern.test(typed) : Object.hasOwn(values, value)
  if (!fits) return refuse('attributeMalformed', { what: name, form: formOf(values) })
  if (attribute === 'reversal' && undoneBy !== '8501') return refuse('reversalByAnother', { code, undoneBy })
  if (attribute === 'medium' && mediumChoice(transaction) === null)
    return refuse('mediumFollows', { code, medium: media[mediumOf(transaction)] })
  return value
}

const wordsIn = (values: Few, typed: string): string =>
  Object.entries(values).find(([, { zh, en }]) => zh === typed || en === typed)?.[0] ?? typed

function formOf(values: Few | Form): Words {
  if (isForm(values)) return { zh: values.zh, en: values.en }
  const all = Object.entries(values)
  return {
    zh: all.map(([value, { zh }]) => `${value} ${zh}`).join('、'),
    en: all.map(([value, { en }]) => `${value} ${en}`).join(', '),
  }
}

/** The codes that impose what a code lifts: a loss report, a freeze. */
const LIFTS: Readonly<Record<string, readonly string[]>> = {
  '4003': ['4001', '4002'],
  '4012': ['4011', '4013'],
}

export const imposedWith = (code: string): readonly string[] => LIFTS[code] ?? []

/** Session, registry and day: stopped, they could not be started again. */
export const isEssential = (code: string): boolean => /^(00|01|80)/.test(code)

/** The weight of a code, in tenths. */
export const weightOf = (chosen: Chosen, code: string): number =>
  Math.round(Number(attributeOf(chosen, code, 'weight')) * 10)
