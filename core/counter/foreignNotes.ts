/**
 * Foreign notes over the counter (外币兑换): a person sells them to the bank or buys them from it, within what
 * he may in a year; from a certain amount a day on his document is checked online (rules.md §5.3). Both sides
 * count: what he sold does not make room for what he buys.
 */
import { type Desk, newItemId } from '../desk.ts'
import { counterValue, exchangeRateOf, inDollars, printExchangeRate } from '../exchangeRates.ts'
import { choice } from '../fields/choice.ts'
import { askedBefore, type Values } from '../fields/field.ts'
import { idKinds, idNumber } from '../fields/idNumber.ts'
import { personal } from '../fields/text.ts'
import type { ForeignDeal } from '../items/foreignDeal.ts'
import { countUp, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key, Sealed } from '../ledger/entities.ts'
import { currencyOf, displayIn, type Notes, type Unit, worth } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { given } from '../std.ts'
import type { Check, Explanation } from '../transactions/define.ts'
import { atWindow } from './atWindow.ts'
import { ownPlaceKeys } from './cash.ts'
import { holderKeys } from './holder.ts'
import { positionKeys } from './position.ts'

type Way = ForeignDeal['way']

/** Persons only: a company exchanges through its account. */
export const personFields = {
  name: personal({ zh: '本人姓名', en: 'His name' }, { max: 60, sample: '王小明' }),
  idKind: choice({ zh: '本人证件种类', en: 'His document' }, idKinds.slice(0, 2)),
  idNumber: idNumber({ zh: '本人证件号码', en: 'Its number' }, { kindField: 'idKind' }),
}

const { identityResult, identityImage, actor, agentName, agentIdKind, agentIdNumber } = atWindow

/** That person, or an agent who shows his own papers; the first forms asked only what the check answered. */
export const exchangerFields = {
  identityResult,
  identityImage,
  actor,
  agentName: askedBefore(agentName, 'identityResult'),
  agentIdKind: askedBefore(agentIdKind, 'identityResult'),
  agentIdNumber: askedBefore(agentIdNumber, 'identityResult'),
}

/** What a form says, as far as it decides. */
interface Asked {
  readonly currency: Unit
  readonly foreign: Notes
  readonly idNumber: Sealed
}

export const dealKeys = (
  way: Way,
  { currency, idNumber }: Asked,
  other: Account | null,
  desk: Desk,
): Key[] => [
  ...(other ? holderKeys(other) : []),
  ...ownPlaceKeys(currency, desk),
  ...positionKeys(currency, desk),
  ...Object.values(tallies(way, idNumber, desk)).map(key => `tally:${key}` as const),
  'index:openItems/foreignDeal',
]

/** A person is known by his document: the keyed hash of its number. */
const tallies = (way: Way, { hash }: Sealed, { day }: Desk) => ({
  year: `foreign/${way}/${day.slice(0, 4)}/${hash}`,
  day: `foreign/${way}/${day}/${hash}`,
})

const soFar = (key: string, { state }: Desk): bigint => state.get('tally', key)?.amount ?? 0n

/** An account that takes the place of cash is his own. */
export const ownAccount = (field: 'payee' | 'payer'): Check<Values> => ({
  name: { zh: '账户为本人所有', en: 'The account is his own' },
  test(values, { state }) {
    const customer = (values[field] as Account | null)?.customer
    if (!customer) return null
    const owner = given(state.get('customer', customer), `customer ${customer}`)
    const { hash } = values.idNumber as Sealed
    return owner.idKind === values.idKind && owner.idNumber.hash === hash
      ? null
      : { ...refuse('notTheHolder'), field }
  },
})

/** A document can be carried by anybody: where an account moves, it is told who stands there with it. */
export const whoIsThere = (field: 'payee' | 'payer'): Check<Values> => ({
  name: { zh: '动用账户的登记办理人', en: 'Where an account moves it is told who is there' },
  test: values =>
    values[field] !== null && values.actor === null ? { ...refuse('actorWanted'), field: 'actor' } : null,
})

/** The deal at the rate of the moment; refused where none is posted. */
export function dealOf(way: Way, { currency: unit, foreign }: Asked, desk: Desk): ForeignDeal | Refusal {
  const rates = exchangeRateOf(desk.parameters, unit)
  const amount = worth(unit, foreign)
  const dollars = inDollars(amount, unit, desk.parameters)
  if (!rates || dollars === null) {
    const missing = currencyOf(rates ? 'USD' : unit).name
    return { ...refuse('exchangeRateMissing', { currency: missing }), field: 'currency' }
  }
  const rate = way === 'bought' ? rates.buying : rates.selling
  return { way, unit, amount, rate, counter: counterValue(amount, unit, rate), dollars }
}

export const someNotes: Check<Values> = {
  name: { zh: '外币现钞有金额', en: 'Foreign notes that are worth something' },
  test({ currency, foreign }) {
    if (worth(currency as Unit, foreign as Notes) > 0n) return null
    return { ...refuse('moneyTooSmall', { min: displayMoney(1n) }), field: 'foreign' }
  },
}

export const rateIsPosted = (way: Way): Check<Values> => ({
  name: { zh: '已挂牌价', en: 'A rate is posted' },
  test(values, desk) {
    const deal = dealOf(way, values as unknown as Asked, desk)
    return isRefusal(deal) ? deal : null
  },
})

/** 个人年度便利化额度: sold and bought each by itself. */
export const withinYear = (way: Way): Check<Values> => ({
  name: { zh: '不超过个人年度便利化额度', en: 'Within what a person may exchange in a year' },
  test(values, desk) {
    const asked = values as unknown as Asked
    const { yearMost } = desk.parameters.foreign
    const before = soFar(tallies(way, asked.idNumber, desk).year, desk)
    if (before + dollarsOf(way, asked, desk) <= yearMost) return null
    const left = displayIn('USD', yearMost - before)
    return { ...refuse('foreignYear', { most: displayIn('USD', yearMost), left }), field: 'foreign' }
  },
})

/** Much in notes on one day, at once or little by little (rules.md §5.3). */
export const identityChecked = (way: Way): Check<Values> => ({
  name: { zh: '大额外币现钞联网核查身份', en: 'Who exchanges much in notes is checked online' },
  test(values, desk) {
    const asked = values as unknown as Asked
    const { checkedFrom } = desk.parameters.foreign
    const today = soFar(tallies(way, asked.idNumber, desk).day, desk) + dollarsOf(way, asked, desk)
    if (values.identityResult === 'mismatch') return { ...refuse('identityDiffers'), field: 'identityResult' }
    const field = ['actor', 'identityResult', 'identityImage'].find(name => values[name] === null)
    if (today < checkedFrom || field === undefined) return null
    return { ...refuse('identityCheckWanted', { from: displayIn('USD', checkedFrom) }), field }
  },
})

const dollarsOf = (way: Way, asked: Asked, desk: Desk): bigint => priced(way, asked, desk).dollars

/** Of a request whose rate has been looked up by a check. */
export function priced(way: Way, asked: Asked, desk: Desk): ForeignDeal {
  const deal = dealOf(way, asked, desk)
  return given(isRefusal(deal) ? null : deal, 'a check has made sure of a rate')
}

/** The deal in the register of exchanges (水单), and in what its customer has exchanged this year and day. */
export function registered(deal: ForeignDeal, { idNumber }: Asked, desk: Desk): EffectDraft[] {
  const { year, day } = tallies(deal.way, idNumber, desk)
  return [
    countUp(year, deal.dollars),
    countUp(day, deal.dollars),
    openItem({
      kind: 'foreignDeal',
      id: newItemId(desk, 'foreignDeal'),
      state: 'done',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: deal,
    }),
  ]
}

/** How the amount comes about, for the teller to say before anything is posted. */
export function explainDeal(way: Way, asked: Asked, desk: Desk): Explanation[] {
  const deal = dealOf(way, asked, desk)
  if (isRefusal(deal)) return []
  const { unit, amount, rate, counter, dollars } = deal
  const { year } = tallies(way, asked.idNumber, desk)
  const left = desk.parameters.foreign.yearMost - soFar(year, desk) - dollars
  return [
    { label: { zh: '外币金额', en: 'Foreign amount' }, text: `${unit} ${displayIn(unit, amount)}` },
    { label: { zh: '牌价（每百单位）', en: 'Rate (a hundred)' }, text: printExchangeRate(rate) },
    { label: { zh: '折合金额', en: 'Comes to' }, text: displayMoney(counter) },
    { label: { zh: '折美元', en: 'In dollars' }, text: displayIn('USD', dollars) },
    { label: { zh: '本年额度剩余（美元）', en: 'Left of the year (USD)' }, text: displayIn('USD', left) },
  ]
}
