/**
 * A change of what the bank may decide for itself: one thing, and its new value. It is agreed on with a day
 * from which it is in force, waits as an item, and is adopted by the row that opens that day (8001); one that
 * is to be in force today is adopted by its own row. So the parameters of any row follow from the journal
 * (DESIGN H5).
 */
import { addDays, type Day, daysBetween } from '../dates.ts'
import { type ExchangeRate, exchangeWords } from '../exchangeRates.ts'
import { printRate } from '../fields/rate.ts'
import { type Ground, type GroundList, groundLists, groundOn } from '../grounds.ts'
import { rateWords } from '../interest/quote.ts'
import { currencyOf } from '../ledger/units.ts'
import { lateOrders, type RepaymentOrder, repaymentOrders } from '../loans/orders.ts'
import { amountWords, type Measure } from '../measures.ts'
import type { Parameters, Rate, RateKind } from '../parameters.ts'
import { rateOn } from '../rates.ts'
import { same } from '../std.ts'
import { alike, joined, type Words } from '../words.ts'
import { numberOf, type Numbers } from './numbering.ts'
import { attributeKey, attributeWords, type CodeAttribute, codeAttributes } from './attributes.ts'
import { placeWords, rowOn, type ScriptRow } from '../service/script.ts'
import { type SettingName, settings } from './settings.table.ts'
import { settingWords, withSetting } from './settings.ts'
import { kindTitle, saysWords, type VoucherKindAmendment, withKind } from './voucherKind.ts'

export type Amendment =
  | { readonly of: 'code'; readonly code: string; readonly attribute: CodeAttribute; readonly value: string }
  /** The amount of a row of a code's authorisation. */
  | {
      readonly of: 'amount'
      readonly code: string
      readonly row: number
      /** What the row measures; absent in the oldest changes, which are all of money. */
      readonly measure?: Measure
      readonly value: bigint
    }
  | { readonly of: 'share'; readonly grade: string; readonly value: number }
  | { readonly of: 'setting'; readonly name: SettingName; readonly value: bigint | number }
  | { readonly of: 'rate'; readonly kind: RateKind; readonly months: number; readonly value: number }
  /** Of a list of grounds; absent in the oldest changes, which are all of refusals. */
  | ({ readonly of: 'ground'; readonly list?: GroundList } & Omit<Ground, 'from'>)
  | ({ readonly of: 'script' } & Omit<ScriptRow, 'from'>)
  | ({ readonly of: 'exchange' } & Omit<ExchangeRate, 'from'>)
  /** Days on which the branch is closed, or open after all. */
  | { readonly of: 'calendar'; readonly open: boolean; readonly first: Day; readonly last: Day }
  | VoucherKindAmendment
  /** Whom a repayment serves first; of loans that are late for long, another order. */
  | { readonly of: 'repayment'; readonly late: boolean; readonly order: RepaymentOrder }
  | { readonly of: 'numbers'; readonly value: Readonly<Record<string, string>> }
  | TellerAmendment

/** What a person may do, beside his post and grade. */
export interface TellerAmendment {
  readonly of: 'teller'
  readonly teller: string
  readonly attribute: 'groups' | 'blocked'
  /** Null for all. */
  readonly value: readonly string[] | null
}

/** The sections of the parameters as an amendment leaves them; a person's is not among them. */
export function amended(parameters: Parameters, amendment: Amendment, from: Day): Partial<Parameters> {
  switch (amendment.of) {
    case 'code': {
      const { code, attribute, value } = amendment
      return { codes: { ...parameters.codes, [attributeKey(code, attribute)]: value } }
    }
    case 'amount': {
      const { code, row, value } = amendment
      return { authorisation: { ...parameters.authorisation, [`${code}/${row}`]: value } }
    }
    case 'share': {
      const { gradePermille } = parameters.limits
      const changed = { ...gradePermille, [amendment.grade]: amendment.value }
      return { limits: { ...parameters.limits, gradePermille: changed } }
    }
    case 'setting':
      return withSetting(parameters, amendment.name, amendment.value)
    case 'rate': {
      const { kind, months, value } = amendment
      const others = parameters.rates.filter(rate => !(isOf(rate, kind, months) && rate.from === from))
      return { rates: [...others, { kind, months, from, ppm: value }] }
    }
    case 'ground': {
      const { of: _, list = 'rejections', ...ground } = amendment
      const others = parameters[list].filter(row => !(row.ground === ground.ground && row.from === from))
      return { [list]: [...others, { ...ground, from }] }
    }
    case 'script': {
      const { of: _, ...row } = amendment
      const isSame = (one: ScriptRow) => one.line === row.line && one.from === from
      return { scripts: [...parameters.scripts.filter(one => !isSame(one)), { ...row, from }] }
    }
    case 'exchange': {
      const { of: _, ...rates } = amendment
      const others = parameters.exchange.filter(({ unit }) => unit !== rates.unit)
      const all = [...others, { ...rates, from }]
      return { exchange: all.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)) }
    }
    case 'calendar': {
      const { open, first, last } = amendment
      const others = parameters.closedDays.filter(day => day < first || day > last)
      return { closedDays: open ? others : [...others, ...daysBetweenBoth(first, last)].toSorted() }
    }
    case 'voucherKind':
      return { voucherKinds: withKind(parameters.voucherKinds, amendment) }
    case 'repayment': {
      const order = repaymentOrders[amendment.order].parts
      const { loan } = parameters
      return { loan: amendment.late ? { ...loan, orderLate: order } : { ...loan, order } }
    }
    case 'numbers':
      return { numbers: amendment.value }
    case 'teller':
      return {}
  }
}

const daysBetweenBoth = (first: Day, last: Day): Day[] =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_one, index) => addDays(first, index))

const isOf = (rate: Rate, kind: RateKind, months: number): boolean =>
  rate.kind === kind && rate.months === months

/** Whether it would leave everything as it is on its day. */
export function changesNothing(parameters: Parameters, amendment: Amendment, from: Day): boolean {
  if (amendment.of === 'teller') return false
  if (amendment.of === 'rate')
    return rateOn(parameters, amendment.kind, amendment.months, from) === amendment.value
  if (amendment.of === 'ground') {
    const { of: _, list = 'rejections', ground, ...said } = amendment
    const stands = groundOn(parameters[list], ground, from)
    return stands !== undefined && same({ ...stands, ...said }, { ...stands })
  }
  if (amendment.of === 'script') {
    const { line, zh, en, stands } = amendment
    const now = rowOn(parameters, line, from) ?? { zh: '', en: '', stands: 'product' }
    return same({ zh, en, stands }, { zh: now.zh, en: now.en, stands: now.stands })
  }
  const changed = amended(parameters, amendment, from)
  return Object.entries(changed).every(([name, section]) =>
    same(section as never, parameters[name as keyof Parameters] as never),
  )
}

/** What is changed, and to what. */
export function amendmentWords(
  amendment: Amendment,
  numbers: Numbers,
): { readonly what: Words; readonly value: Words } {
  switch (amendment.of) {
    case 'code': {
      const { code, attribute, value } = amendment
      const what = joinWords(alike(numberOf(numbers, code)), codeAttributes[attribute].name)
      return { what, value: attributeWords(attribute, value) }
    }
    case 'amount': {
      const { code, row, measure = 'transfer', value } = amendment
      const rung = { zh: `第 ${row + 1} 档金额`, en: `amount of row ${row + 1}` }
      return { what: joinWords(alike(numberOf(numbers, code)), rung), value: amountWords(measure, value) }
    }
    case 'share': {
      const what = {
        zh: `${amendment.grade} 级柜员限额比例`,
        en: `Share of the limits for grade ${amendment.grade}`,
      }
      return { what, value: alike(`${amendment.value} ‰`) }
    }
    case 'setting':
      return { what: settings[amendment.name].name, value: settingWords(amendment.name, amendment.value) }
    case 'rate': {
      const { kind, months, value } = amendment
      const rate = { zh: '利率', en: 'rate' }
      return { what: joinWords(rateWords(kind, months), rate), value: alike(`${printRate(value)}%`) }
    }
    case 'ground': {
      const { list = 'rejections', ground, zh, en, offered } = amendment
      const what = joinWords(groundLists[list], alike(ground))
      return { what, value: offered ? { zh, en } : { zh: '停用', en: 'taken off' } }
    }
    case 'script': {
      const { line, zh, en, stands } = amendment
      return { what: placeWords(line), value: stands === 'own' ? { zh, en } : scriptStands[stands] }
    }
    case 'exchange': {
      const what = joinWords(currencyOf(amendment.unit).name, { zh: '外汇牌价', en: 'exchange rate' })
      return { what, value: exchangeWords(amendment) }
    }
    case 'calendar': {
      const { open, first, last } = amendment
      const days = alike(first === last ? first : `${first}–${last}`)
      const value = joinWords(days, open ? { zh: '营业', en: 'open' } : { zh: '休息', en: 'closed' })
      return { what: { zh: '营业日历', en: 'Calendar of the branch' }, value }
    }
    case 'voucherKind':
      return { what: kindTitle(amendment), value: saysWords(amendment.says) }
    case 'repayment': {
      const of = amendment.late ? lateOrders.late : lateOrders.due
      const what = joinWords({ zh: '贷款还款顺序', en: 'Order of repayment' }, of)
      const { zh, en } = repaymentOrders[amendment.order]
      return { what, value: { zh, en } }
    }
    case 'numbers': {
      const count = Object.keys(amendment.value).length
      const value = { zh: `${count} 个代码改号`, en: `${count} codes renumbered` }
      return { what: { zh: '交易码对照表', en: 'Numbers of the codes' }, value }
    }
    case 'teller':
      return tellerWords(amendment, numbers)
  }
}

const scriptStands = {
  off: { zh: '停用', en: 'taken off' },
  product: { zh: '恢复产品文本', en: 'the product’s text' },
} as const satisfies Readonly<Record<string, Words>>

function tellerWords({ teller, attribute, value }: TellerAmendment, numbers: Numbers) {
  const name = { groups: { zh: '交易组', en: 'groups' }, blocked: { zh: '禁用代码', en: 'codes blocked' } }
  const empty = attribute === 'groups' ? { zh: '全部', en: 'all' } : { zh: '无', en: 'none' }
  const listed =
    value === null || value.length === 0
      ? empty
      : joined(value.map(one => alike(attribute === 'blocked' ? numberOf(numbers, one) : one)))
  return { what: joinWords({ zh: '柜员', en: 'Teller' }, alike(teller), name[attribute]), value: listed }
}

const joinWords = (...parts: readonly Words[]): Words => {
  const said = parts.filter(({ en }) => en !== '')
  return { zh: said.map(({ zh }) => zh).join(' '), en: said.map(({ en }) => en).join(' ') }
}
