/** Demand and agreement deposits from a vector: movements, a steady balance, or 积数 that are given. */
import { addDays, type Day } from '../../core/dates.ts'
import { agreementProducts, agreementSegments } from '../../core/interest/agreement.ts'
import { type Convention, daysIn, depositConvention, earningBase } from '../../core/interest/convention.ts'
import { type DemandSettlement, settleDemand } from '../../core/interest/demand.ts'
import type { DatedRate } from '../../core/interest/periods.ts'
import { demandSegment, type Movement } from '../../core/interest/products.ts'
import { exactInterest, interestOf, type Segment } from '../../core/interest/segments.ts'
import { postingDay, settlementOnOrAfter, settlementsBetween } from '../../core/interest/settlement.ts'
import { flatTax } from '../../core/interest/tax.ts'
import { given, least, sum } from '../../core/std.ts'
import { type Answers, interestAnswers, numbered, paidAnswers } from './answers.ts'
import { BadInput, isObject, type Json } from './file.ts'
import { countOf, dayOf, Inputs, lacking, scaled, show } from './inputs.ts'
import {
  calendarOf,
  conventionOf,
  datedRates,
  flatRate,
  movementsOf,
  names,
  type Task,
  taxOf,
} from './terms.ts'

const SETTLED_RATE = ['rate_on_settlement', 'settlement_rate', 'rate_on_settlement_day']
const CLOSED_RATE = ['rate_on_close', 'rate_on_closing', 'close_rate', 'closing_rate', 'rate_on_close_date']

export function demand(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const products = productsGiven(inputs, convention)
  return products === null ? settled(task, convention) : counted(inputs, products, convention)
}

/** 积数 that somebody has added up already. */
function counted(inputs: Inputs, products: bigint, convention: Convention): Answers {
  const rate = inputs.ppm(...SETTLED_RATE, ...CLOSED_RATE, ...names.demandRate, ...names.rate)
  const segments = [demandSegment(products, rate, convention)]
  const [tax] = taxOf(inputs)
  const days = inputs.countMaybe('days')
  return {
    ...interestAnswers(segments, tax ? flatTax(interestOf(segments), tax.ppm) : 0n),
    accumulated_fen_days: products,
    ...(days === null ? {} : { days }),
  }
}

/** Given in yuan-days or fen-days; or a balance and its days, once or in a list. */
function productsGiven(inputs: Inputs, convention: Convention): bigint | null {
  const keys = inputs.keys().filter(key => /_(yuan|fen)_days$/.test(key))
  const stated = keys.map(key => {
    const { value } = given(inputs.value(key), key)
    return scaled(value, key.endsWith('_yuan_days') ? 2 : 0, key)
  })
  if (stated.length > 0) return sum(stated)
  const rows = inputs.listMaybe('segments', 'balance_days')
  if (rows) return sum(rows.map((row, index) => productsOfRow(row, `segments[${index}]`, convention)))
  const days = inputs.countMaybe('days')
  return days === null ? null : earningBase(inputs.amount(...names.principal), convention) * BigInt(days)
}

function productsOfRow(row: Json, where: string, convention: Convention): bigint {
  if (!isObject(row)) throw new BadInput(`inputs.${where}: ${show(row)} is no object`)
  const part = new Inputs(row)
  const days = part.countMaybe('days') ?? lacking('days', ['days'], '')
  return earningBase(part.amount(...names.principal), convention) * BigInt(days)
}

function settled(task: Task, convention: Convention): Answers {
  const { inputs, product, method } = task
  const movements = movementsOf(inputs)
  const first = movements.map(({ day }) => day).toSorted()[0]
  const from = inputs.dayMaybe(...names.open) ?? first ?? lacking('movements', ['events', 'balance_fen'], '')
  const closing = inputs.dayMaybe(...names.end, ...names.until)
  const settlements = settlementDays(inputs, from, closing)
  const customer = inputs.word('customer', 'customer_type', 'customer_kind') ?? product
  const isCompany = /CORPORATE|COMPANY|单位|对公/.test(customer) || /SEGMENT/.test(method)
  const last = settlements.at(-1)
  const isClosed = closing !== null && (last === undefined || closing > postingDay(last))
  const rates = ratesOf(inputs, isCompany, isClosed ? closing : null)
  const terms = { customer: isCompany ? 'company' : 'person', rates, tax: taxOf(inputs), convention } as const
  return settlementAnswers(
    settleDemand(movements, from, settlements, isClosed ? closing : null, terms),
    isClosed,
    convention,
  )
}

function settlementDays(inputs: Inputs, from: Day, closing: Day | null): Day[] {
  const listed = inputs.listMaybe('settlement_dates', 'settlements')
  if (listed) return listed.map((day, index) => dayOf(day, `settlement_dates[${index}]`))
  const settlement = inputs.dayMaybe('settlement_date', 'settlement_day', 'settle_date')
  if (settlement !== null) return [settlement]
  const posting = inputs.dayMaybe('posting_date', 'posting_day')
  if (posting !== null) return [addDays(posting, -1)]
  const calendar = calendarOf(inputs)
  if (calendar !== null) {
    return closing === null
      ? [settlementOnOrAfter(from, calendar)]
      : settlementsBetween(from, closing, calendar)
  }
  return closing === null ? lacking('an end', ['settlement_date', 'close_date', 'to'], '') : []
}

/** A person's account takes one rate a period: the one of its last day. */
function ratesOf(inputs: Inputs, isCompany: boolean, closing: Day | null): DatedRate[] {
  const history = datedRates(inputs, 'rate_history', 'rate_changes', 'rates', 'posted_rates')
  if (isCompany && history) return history
  const settled = inputs.ppmMaybe(...SETTLED_RATE)
  const closed = inputs.ppmMaybe(...CLOSED_RATE)
  if (settled !== null && closed !== null && closing !== null) {
    return [...flatRate(settled), { from: closing, ppm: closed }]
  }
  const flat = settled ?? closed ?? inputs.ppmMaybe(...names.demandRate, ...names.rate)
  if (flat !== null) return flatRate(flat)
  return history ?? lacking('a rate', ['rate', 'rate_on_settlement', 'rate_history'], '_ppm')
}

function settlementAnswers(
  settlements: readonly DemandSettlement[],
  isClosed: boolean,
  convention: Convention,
): Answers {
  const rows = settlements.map((row): Answers => {
    const settlement = addDays(row.to, -1)
    return {
      ...paidAnswers(row.interest, row.tax),
      date: settlement,
      settlement_date: settlement,
      posting_date: row.to,
      days: daysIn(row.from, row.to, convention),
      accumulated_fen_days: row.products,
      balance_fen: row.balance,
    }
  })
  const total = (figure: (row: DemandSettlement) => bigint) => sum(settlements.map(figure))
  const [first, last] = [settlements[0], settlements.at(-1)]
  const isFirstSettled = first !== undefined && !(isClosed && settlements.length === 1)
  const single: Answers =
    settlements.length === 1 && first ? { exact_total_fen: exactInterest(first.segments) } : {}
  const closed: Answers =
    isClosed && last ? { close_interest_fen: last.interest, payout_fen: last.balance } : {}
  return {
    ...numbered('period', rows),
    ...paidAnswers(
      total(row => row.interest),
      total(row => row.tax),
    ),
    ...single,
    ...closed,
    accumulated_fen_days: total(row => row.products),
    days: first && last ? daysIn(first.from, last.to, convention) : 0,
    ...(isFirstSettled ? { settlement_date: addDays(first.to, -1), posting_date: first.to } : {}),
    settlement_interest_fen: total(row => (isClosed && row === last ? 0n : row.interest)),
    ...(last ? { balance_fen: last.balance, balance_after_fen: last.balance } : {}),
    settlements: rows,
  }
}

export function agreement(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const quota = inputs.amount('quota', 'base_quota', 'agreed_quota', 'basic_deposit', 'base')
  const rates = {
    quota,
    demandRatePpm: inputs.ppm(...names.demandRate, 'quota_rate', 'base_rate'),
    agreementRatePpm: inputs.ppm('agreement_rate', 'excess_rate', 'agreed_rate'),
  }
  const { products, days } = agreementCounted(inputs, quota, convention)
  const segments = agreementSegments(products, rates, convention)
  const [within, above] = segments as [Segment, Segment]
  const [tax] = taxOf(inputs)
  return {
    ...interestAnswers(segments, tax ? flatTax(interestOf(segments), tax.ppm) : 0n),
    quota_fen_days: products.quota,
    excess_fen_days: products.excess,
    accumulated_fen_days: products.quota + products.excess,
    quota_interest_fen: interestOf([within]),
    demand_interest_fen: interestOf([within]),
    excess_interest_fen: interestOf([above]),
    agreement_interest_fen: interestOf([above]),
    days,
  }
}

function agreementCounted(inputs: Inputs, quota: bigint, convention: Convention) {
  const given = inputs.value('days')
  if (given) {
    const days = countOf(given.value, given.key)
    const balance = earningBase(inputs.amount(...names.principal), convention)
    const within = least(balance, quota)
    const products = { quota: within * BigInt(days), excess: (balance - within) * BigInt(days) }
    return { products, days }
  }
  const movements: readonly Movement[] = movementsOf(inputs)
  const from = inputs.dayMaybe(...names.open) ?? movements[0]?.day ?? lacking('movements', ['events'], '')
  const closing = inputs.dayMaybe(...names.end, ...names.until)
  const settlement = settlementDays(inputs, from, closing)[0]
  const to = settlement === undefined ? (closing ?? from) : postingDay(settlement)
  return {
    products: agreementProducts(movements, from, to, quota, convention),
    days: daysIn(from, to, convention),
  }
}
