/**
 * What authorisation rows measure (DESIGN H8): computed from the effects, never typed in, so that nobody can
 * type himself under a limit. Most are money; some count pieces; an occasion only happens or does not, and
 * has no amount that a bank could change. Only who stands at the window no effect can tell: the form says it,
 * and can but ask for more signatures.
 */
import type { Values } from './fields/field.ts'
import { naturalBalance } from './ledger/balance.ts'
import { cashAccountOf, tillHolder } from './ledger/build.ts'
import { atMiddle, exchangeRateOf, jumps } from './exchangeRates.ts'
import type { Day } from './dates.ts'
import type { AmendmentData } from './items/amendment.ts'
import { isCash } from './ledger/chart.ts'
import {
  type Effect,
  type Holder,
  isLeg,
  type Leg,
  type SetRecord,
  type VoucherMove,
} from './ledger/effects.ts'
import { type Account, MAIN_TILL, type Teller } from './ledger/entities.ts'
import { pieces } from './ledger/ranges.ts'
import type { State } from './ledger/state.ts'
import type { Unit } from './ledger/units.ts'
import { isBetter } from './loans/classes.ts'
import { ALLOWANCE } from './loans/repay.ts'
import type { LoanDebt } from './loans/terms.ts'
import { displayMoney, parseMoney } from './money.ts'
import type { Parameters } from './parameters.ts'
import { groupBy, most, sum } from './std.ts'
import type { Words } from './words.ts'

/** What is measured, and on which state. */
export interface Facts {
  readonly values: Values
  readonly effects: readonly Effect[]
  readonly state: State
  readonly maker: Teller
  readonly parameters: Parameters
}

export interface MeasureRow {
  readonly name: Words
  readonly unit: 'money' | 'pieces' | 'occasion'
  /** In fen or pieces; of an occasion how often, 0n where it does not arise. */
  of(facts: Facts): bigint
}

const row = (unit: MeasureRow['unit'], zh: string, en: string, of: MeasureRow['of']): MeasureRow => ({
  name: { zh, en },
  unit,
  of,
})

export const measures = {
  always: row('occasion', '每笔', 'always', () => 1n),
  cashIn: row('money', '收现', 'cash in', facts => cashOver(facts).came),
  cashOut: row('money', '付现', 'cash out', facts => cashOver(facts).went),
  cashPaidToday: row('money', '客户当日取现', 'cash paid to the customer in the day', facts =>
    most(cashOver(facts).went, paidOnTheDay(facts)),
  ),
  transfer: row('money', '转账', 'transfer', transferred),
  earlyPrincipal: row('money', '提前支取本金', 'principal drawn early', earlyPrincipal),
  fixedPrincipal: row('money', '定期本金', 'fixed principal', facts => debitsUnder('2011-12', facts)),
  loan: row('money', '放款', 'loan', facts => debitsUnder('1303', facts)),
  upgraded: row('occasion', '上调分类', 'better class', ({ effects }) =>
    BigInt(effects.filter(isUpgrade).length),
  ),
  writtenOff: row('money', '核销', 'write-off', facts => debitsUnder(ALLOWANCE, facts)),
  held: row('money', '占用', 'amount held', ({ effects }) =>
    sum(effects.map(effect => (effect.type === 'hold' ? effect.amount : 0n))),
  ),
  replaced: row('money', '所补凭证余额', 'balance of the paper replaced', replaced),
  waived: row('money', '免收手续费', 'fee waived', ({ effects }) => sum(effects.map(waivedBy))),
  cleared: row('money', '销挂账金额', 'cleared from suspense', ({ effects }) => sum(effects.map(clearedBy))),
  tillKept: row('money', '尾箱过夜', 'till overnight', tillKept),
  papersSent: row('pieces', '调出', 'vouchers sent', facts => papersTo(facts, to => to.startsWith('item:'))),
  papersDestroyed: row('pieces', '销毁', 'vouchers destroyed', facts =>
    papersTo(facts, to => to === 'destroyed'),
  ),
  papersOver: row('pieces', '超过持有限额', 'vouchers beyond the holding limit', papersOver),
  authorisers: row('occasion', '涉及授权岗位', 'somebody who authorises', ({ effects, state }) =>
    BigInt(effects.filter(effect => isOfAuthoriser(effect, state)).length),
  ),
  backdated: row('occasion', '倒起息', 'valued earlier', facts => occasions(facts, isBackdated)),
  unproven: row('occasion', '身份核查未一致', 'identity not confirmed', ({ values: { identityResult } }) =>
    (identityResult ?? 'match') === 'match' ? 0n : 1n,
  ),
  byAgent: row('occasion', '代理人办理大额现金', 'large cash by an agent', byAgent),
  customerChanged: row('occasion', '变更客户资料', 'customer file changed', facts =>
    occasions(facts, isCustomerChange),
  ),
  rateJump: row('occasion', '牌价变动过大', 'a rate far off the last one', facts =>
    occasions(facts, set => isRateJump(set, facts.parameters)),
  ),
  opened: row('occasion', '新开账户', 'account opened', facts => occasions(facts, isOpening)),
  delegated: row('occasion', '委托权限', 'authority delegated', facts => occasions(facts, isDelegation)),
  extendedAgain: row('occasion', '投诉再次延期', 'a complaint extended again', facts =>
    occasions(facts, isSecondExtension),
  ),
  reopened: row('occasion', '关机当日重开', 'opened again on the day', facts =>
    occasions(facts, isReopening),
  ),
} satisfies Readonly<Record<string, MeasureRow>>

export type Measure = keyof typeof measures

/** Whether a bank may say from what amount on it applies. */
export const hasAmount = (measure: Measure): boolean => measures[measure].unit !== 'occasion'

/** From what amount on, as it is read by people: 50,000.00, or so many pieces. */
export function amountWords(measure: Measure, amount: bigint): Words {
  if (measures[measure].unit === 'money') return { zh: displayMoney(amount), en: displayMoney(amount) }
  return { zh: `${amount} 份`, en: `${amount} pieces` }
}

/** Null for what is no amount of this measure. */
export function parseAmount(measure: Measure, text: string): bigint | null {
  if (measures[measure].unit === 'pieces') return /^\d{1,9}$/.test(text) ? BigInt(text) : null
  const amount = parseMoney(text)
  return amount === null || amount < 0n ? null : amount
}

/**
 * What came and went over the counter in cash, each currency by itself; cash between tills is neither.
 * Foreign notes count at the middle rate: who signs for a hundred thousand signs for it in dollars too.
 */
export function cashOver({ effects, parameters }: Pick<Facts, 'effects' | 'parameters'>) {
  const legs = effects.filter(isLeg).filter(({ account }) => isCash(account))
  const moved = [...groupBy(legs, ({ unit }) => unit)].map(([unit, all]) =>
    inOwn(sum(all.map(signed)), unit, parameters),
  )
  return { came: sum(moved.map(one => most(one, 0n))), went: sum(moved.map(one => most(-one, 0n))) }
}

/** What no rate is posted for is the branch's own, or counts as much. */
const inOwn = (amount: bigint, unit: Unit, parameters: Parameters): bigint =>
  atMiddle(amount, unit, parameters) ?? amount

function byAgent(facts: Facts): bigint {
  const { values, parameters } = facts
  const { came, went } = cashOver(facts)
  const large = [came, went, paidOnTheDay(facts)].some(cash => cash >= parameters.cash.identityFrom)
  return values.actor === 'agent' && large ? 1n : 0n
}

/** Cash that customers were paid is counted under this name, by customer and day. */
export const CASH_PAID = 'cashPaid/'

/** With what was paid to him before. */
function paidOnTheDay({ effects, state }: Facts): bigint {
  const counted = effects.filter(one => one.type === 'tally').filter(({ key }) => key.startsWith(CASH_PAID))
  return sum(counted.map(({ key }) => state.get('tally', key)?.amount ?? 0n))
}

const signed = (leg: Leg): bigint => (leg.side === 'D' ? leg.amount : -leg.amount)

/** A red credit debits as well: nobody writes himself under a limit in red ink. */
function transferred({ effects }: Facts): bigint {
  const debits = effects
    .filter(isLeg)
    .filter(leg => leg.medium === 'transfer')
    .map(signed)
  return sum(debits.filter(amount => amount > 0n))
}

function debitsUnder(gl: string, { effects, state }: Facts): bigint {
  const legs = effects.filter(isLeg).filter(({ side, account }) => {
    return side === 'D' && state.get('account', account)?.gl.startsWith(gl)
  })
  return sum(legs.map(({ amount }) => amount))
}

/** What leaves deposits that end before their day; a part that was agreed to be drawn is none. */
function earlyPrincipal({ effects, state }: Facts): bigint {
  const early = effects.filter(isLeg).filter(({ side, account, valueDay }) => {
    const found = state.get('account', account)
    return side === 'D' && found?.status === 'closed' && isBeforeMaturity(found, valueDay)
  })
  return sum(early.map(({ amount }) => amount))
}

export const isBeforeMaturity = ({ terms }: Pick<Account, 'terms'>, day: Day): boolean =>
  terms !== null && 'maturity' in terms && terms.maturity !== null && day < terms.maturity

/** What stands on the accounts that get another passbook or certificate. */
function replaced({ effects, state }: Facts): bigint {
  const accounts = effects
    .filter(isSet)
    .filter(({ kind, from, to }) => kind === 'account' && from !== null && to?.paper)
    .flatMap(({ key }) => state.get('account', key) ?? [])
  return sum(accounts.map(naturalBalance))
}

/**
 * What stays in a teller's till overnight, or is in it when he takes it in the morning; the main till is the
 * vault and has no such limit.
 */
function tillKept({ state, maker: { id, till: before } }: Facts): bigint {
  const till = before ?? state.get('teller', id)?.till ?? null
  if (till === null || till === MAIN_TILL) return 0n
  const account = state.get('account', cashAccountOf(till))
  return account ? naturalBalance(account) : 0n
}

/** Fees that were not charged are counted under this name, by code and year. */
export const FEE_WAIVED = 'feeWaived/'

const waivedBy = (effect: Effect): bigint =>
  effect.type === 'tally' && effect.key.startsWith(FEE_WAIVED) ? effect.amount : 0n

/** What a case in suspense became smaller by. */
function clearedBy(effect: Effect): bigint {
  if (!isSet(effect) || effect.kind !== 'item') return 0n
  const left = (data: unknown) => (data as { left?: bigint } | undefined)?.left ?? 0n
  return most(left(effect.from?.data) - left(effect.to?.data), 0n)
}

const isMove = (effect: Effect): effect is VoucherMove => effect.type === 'vouchers'
const piecesOf = ({ first, last }: VoucherMove): bigint => BigInt(last - first + 1)

const papersTo = ({ effects }: Facts, isThere: (to: Holder) => boolean): bigint =>
  sum(effects.filter(isMove).flatMap(move => (isThere(move.to) ? [piecesOf(move)] : [])))

/** The pieces by which a till then holds more of a kind than it may. */
function papersOver({ effects, state, parameters: { voucherKinds } }: Facts): bigint {
  const over = effects.filter(isMove).map(move => {
    const limits = voucherKinds.find(({ kind }) => kind === move.kind)?.heldMost
    if (!limits || !move.to.startsWith('till:')) return 0n
    const held = BigInt(pieces(state.get('stock', `${move.to}/${move.kind}`)?.ranges ?? []))
    const limit = move.to === tillHolder(MAIN_TILL) ? limits.branch : limits.teller
    return most(held - BigInt(limit), 0n)
  })
  return sum(over)
}

const isSet = (effect: Effect): effect is SetRecord => effect.type === 'set'

const occasions = ({ effects }: Facts, arises: (set: SetRecord) => boolean): bigint =>
  BigInt(effects.filter(isSet).filter(arises).length)

/** Somebody becomes one who authorises others, or was one: a supervisor makes no director (rules.md §5.2). */
function isOfAuthoriser(effect: Effect, state: State): boolean {
  if (!isSet(effect) || effect.kind !== 'teller') return false
  const now = state.get('teller', effect.key)
  const before = now && ({ ...now, ...effect.from } as Teller)
  return [now, before].some(one => one && authorises(one))
}

/** The grade of a supervisor, who authorises only (rules.md §5.2). */
const AUTHORISES_FROM = 6

const authorises = ({ grade, roles }: Teller): boolean =>
  grade >= AUTHORISES_FROM || roles.some(role => role === 'accountingSupervisor' || role === 'outletDirector')

/** A loan moved to a better class. */
function isUpgrade(effect: Effect): boolean {
  if (!isSet(effect) || effect.kind !== 'account') return false
  const [from, to] = [effect.from?.debt, effect.to?.debt] as (LoanDebt | null | undefined)[]
  return !!to && isBetter(to.class, from?.class ?? 'pass')
}

export const isOpening = ({ kind, from, to }: SetRecord): boolean =>
  kind === 'account' && from === null && to?.customer != null

/** What an identity check answered is noted on the file, and changes nothing of it. */
const isCustomerChange = ({ kind, from, to }: SetRecord): boolean =>
  kind === 'customer' && from !== null && Object.keys(to ?? {}).some(name => name !== 'checked')

/** Exchange rates are agreed on that are further off those in force than the bank lets a supervisor sign. */
function isRateJump({ kind, from, to }: SetRecord, parameters: Parameters): boolean {
  if (kind !== 'item' || from !== null || to?.kind !== 'amendment') return false
  const { amendment } = to.data as AmendmentData
  if (amendment.of !== 'exchange') return false
  return jumps(amendment, exchangeRateOf(parameters, amendment.unit), parameters.foreign.jumpPermille)
}

/** A manual voucher of an earlier value day: its item says so when it is posted. */
const isBackdated = ({ kind, to }: SetRecord): boolean =>
  kind === 'item' && (to?.data as { valueDay?: string } | undefined)?.valueDay != null

const isDelegation = ({ kind, from, to }: SetRecord): boolean =>
  kind === 'item' && from === null && to?.kind === 'delegation'

const isSecondExtension = ({ kind, from, to }: SetRecord): boolean =>
  kind === 'item' && extensionsIn(from) === 1 && extensionsIn(to) === 2

const extensionsIn = (item: SetRecord['to']): number | undefined =>
  (item?.data as { extensions?: number } | undefined)?.extensions

/** The branch was shut today, and no longer is. */
const isReopening = ({ kind, from }: SetRecord): boolean => kind === 'branch' && from?.shutOn != null
