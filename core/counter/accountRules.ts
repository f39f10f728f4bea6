/**
 * What an account may be used for, whatever code moves its money: asked once, of the effects of every row
 * while a branch is open (rules.md §5.4). A person's account of class II or III pays little a day and a year;
 * a company's new account pays nothing yet, a general one no cash, a temporary one nothing after its end.
 *
 * What is no use of an account by its owner passes: interest, what an authority or the bank itself takes,
 * what goes into deposits and loans of his own, what a row takes back in red, and the end of the account, at
 * which all that is left is his.
 */
import type { Desk } from '../desk.ts'
import { countUp } from '../ledger/build.ts'
import type { Effect, Leg, SetRecord } from '../ledger/effects.ts'
import type { Account, CompanyTerms, Key, PersonalTerms } from '../ledger/entities.ts'
import { DEDUCTED_FUNDS } from '../ledger/post.ts'
import type { State } from '../ledger/state.ts'
import type { Day } from '../dates.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import { groupBy, sum } from '../std.ts'
import { classWords, companyTerms, isOver } from './company.ts'
import { AREA_GL } from './joint.ts'
import type { Item } from '../items.ts'
import { limitsOf, overfills, personalTerms, personalWords } from './personal.ts'

/** The effects with the tallies of what was spent; or why an account may not be used like this. */
export function withinAccountRules(effects: readonly Effect[], desk: Desk): readonly Effect[] | Refusal {
  if (desk.branch.state !== 'open' || effects.some(takesBack)) return effects
  const tallies: Effect[] = []
  for (const use of usesOf(effects, desk.state)) {
    const counted = ruled(use, desk)
    if (isRefusal(counted)) return counted
    tallies.push(...counted)
  }
  return tallies.length === 0 ? effects : [...effects, ...tallies]
}

/** The tallies that the rules of the accounts among these keys ask for. */
export function ruleKeys(keys: readonly string[], state: State, day: Day): Key[] {
  return keys.flatMap((key): Key[] => {
    if (!key.startsWith('account:')) return []
    const account = state.get('account', key.slice('account:'.length))
    return account && personalTerms(account)
      ? spentTallies(account, day).map(one => `tally:${one}` as const)
      : []
  })
}

/** What has left an account in a day, and in a year. */
const spentTallies = ({ no }: Account, day: Day): readonly [day: string, year: string] => [
  `spent/${no}/${day}`,
  `spent/${no}/${day.slice(0, 4)}`,
]

interface Use {
  readonly account: Account
  /** What leaves to others, and what comes in; in fen. */
  readonly spent: bigint
  readonly received: bigint
  /** Whether notes change hands for it. */
  readonly cash: boolean
  /** Only promised: the row that pays will count it. */
  readonly promised: boolean
}

const takesBack = (effect: Effect): boolean => effect.type === 'set' && effect.kind === 'mark'

/** What a row does, as its uses of accounts are read from it. */
interface RowRead {
  readonly legs: readonly Leg[]
  readonly sets: readonly SetRecord[]
  /** The payee at another bank of the remittance that it enters or sends. */
  readonly payee: string | null
  readonly state: State
}

function usesOf(effects: readonly Effect[], state: State): Use[] {
  const sets = effects.filter(effect => effect.type === 'set')
  const legs = effects.filter(effect => effect.type === 'leg')
  const row = { legs, sets, payee: payeeOf(sets, state), state }
  const numbers = [...new Set(legs.map(({ account }) => account))]
  const moved = numbers.flatMap(no => {
    const account = accountIn(row, no)
    return account && isRuled(account) && !closes(row, no) ? [useOf(account, row)] : []
  })
  return [...moved, ...promises(effects, row)]
}

/** As it is before the row, or as the row opens it. */
const accountIn = ({ sets, state }: RowRead, no: string): Account | undefined =>
  (sets.find(({ kind, key, from }) => kind === 'account' && key === no && from === null)?.to as
    | Account
    | undefined) ?? state.get('account', no)

const isRuled = (account: Account): boolean =>
  personalTerms(account) !== null || companyTerms(account) !== null

const closes = ({ sets }: RowRead, no: string): boolean =>
  sets.some(({ kind, key, to }) => kind === 'account' && key === no && to?.status === 'closed')

function payeeOf(sets: readonly SetRecord[], state: State): string | null {
  for (const { kind, key, to } of sets) {
    if (kind !== 'item') continue
    const item = (state.get('item', key) ?? to) as Item | null
    if (item?.kind === 'remittance') return item.data.payeeAccount.replace(/\s/g, '')
  }
  return null
}

function useOf(account: Account, row: RowRead): Use {
  const slips = [...groupBy(row.legs, ({ slip }) => String(slip)).values()]
  const uses = slips
    .filter(slip => slip.some(leg => leg.account === account.no))
    .map(slip => useOfSlip(account, slip, row))
  return {
    account,
    spent: sum(uses.map(({ spent }) => spent)),
    received: sum(uses.map(({ received }) => received)),
    cash: uses.some(({ cash }) => cash),
    promised: false,
  }
}

function useOfSlip(account: Account, slip: readonly Leg[], row: RowRead) {
  const black = slip.filter(({ amount }) => amount > 0n)
  const debits = black.filter(({ side }) => side === 'D')
  const credits = black.filter(({ side }) => side === 'C')
  const amounts = (legs: readonly Leg[]) => sum(legs.map(({ amount }) => amount))
  const mine = (legs: readonly Leg[]) => amounts(legs.filter(leg => leg.account === account.no))
  const out = mine(debits)
  const free = amounts(credits.filter(leg => isFree(leg.account, account, row)))
  const earned = debits.every(leg => INTEREST.test(leg.account))
  const overCounter = slip.some(leg => leg.medium === 'cash' || leg.account.startsWith(AREA_GL))
  return {
    spent: out > free ? out - free : 0n,
    received: earned ? 0n : mine(credits),
    cash: overCounter && out + mine(credits) > 0n,
  }
}

const INTEREST = /^(2231|6411)(-|$)/
/** Taken by an authority, set aside as dormant, tax, or income of the bank. */
const BANKS_OWN = new RegExp(`^(${DEDUCTED_FUNDS}$|2241-03$|2221-|6\\d{3}(-|$))`)
/** Where payments to other banks go. */
const CLEARING = '3001-04'

/** Whether money that goes to an account has not been spent by its owner. */
function isFree(no: string, from: Account, row: RowRead): boolean {
  if (no === CLEARING) return isBound(row.payee, from)
  if (isBound(no, from) || BANKS_OWN.test(no)) return true
  const other = accountIn(row, no)
  return other?.customer === from.customer && other?.product !== from.product
}

const isBound = (no: string | null, from: Account): boolean =>
  no !== null && personalTerms(from)?.bound === no

/** A remittance is entered before it is paid: what could not be paid then is refused now. */
function promises(effects: readonly Effect[], { payee, state }: RowRead): Use[] {
  if (payee === null) return []
  return effects.flatMap((effect): Use[] => {
    if (effect.type !== 'hold' || effect.amount <= 0n) return []
    const account = state.get('account', effect.account)
    if (!account || !isRuled(account) || isBound(payee, account)) return []
    return [{ account, spent: effect.amount, received: 0n, cash: false, promised: true }]
  })
}

function ruled(use: Use, desk: Desk): readonly Effect[] | Refusal {
  const { account } = use
  const personal = personalTerms(account)
  if (personal) return ofPerson(use, personal, desk)
  const company = companyTerms(account)
  return (company && refuseCompany(use, company, desk.day)) ?? []
}

function ofPerson(use: Use, terms: PersonalTerms, desk: Desk): readonly Effect[] | Refusal {
  const { account, spent, received, cash, promised } = use
  const limits = limitsOf(terms, desk.parameters)
  const named = { account: account.no, class: personalWords(terms.class) }
  if (cash && terms.seen === null) return refuse('ownerNotSeen', named)
  if (received > 0n && overfills(account, received - spent, desk.parameters))
    return refuse('classBalance', { ...named, most: displayMoney(limits.balance ?? 0n) })
  if (spent === 0n) return []
  const [day, year] = spentTallies(account, desk.day)
  const before = (key: string) => desk.state.get('tally', key)?.amount ?? 0n
  for (const [key, limit, span] of [
    [day, limits.day, DAY],
    [year, limits.year, YEAR],
  ] as const) {
    const left = limit - before(key)
    if (spent > left)
      return refuse('classLimit', { ...named, span, limit: displayMoney(limit), left: displayMoney(left) })
  }
  return promised ? [] : [countUp(day, spent), countUp(year, spent)]
}

const DAY = { zh: '日', en: 'day' }
const YEAR = { zh: '年', en: 'year' }

function refuseCompany(use: Use, terms: CompanyTerms, today: Day): Refusal | null {
  const { account, spent, received, cash } = use
  const { no } = account
  if (spent + received > 0n && isOver(account, today))
    return refuse('temporaryOver', { account: no, until: terms.until ?? '' })
  if (spent === 0n) return null
  const from = terms.paysFrom ?? null
  if (from !== null && today < from) return refuse('paysLater', { account: no, from })
  return cash && terms.class === 'general'
    ? refuse('cashNotAllowed', { account: no, class: classWords(terms.class) })
    : null
}
