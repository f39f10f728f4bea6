/**
 * Which rows of a day a person of post-supervision looks at himself, whatever their images show (风险抽样,
 * rules.md §6.1): those of risky business all, and of the rest a few. Chance is read off the hash of a row:
 * nobody can choose it, and it is the same whoever asks.
 */
import { isCustomersAccount } from '../counter/accounts.ts'
import { type Effect, isLeg } from '../ledger/effects.ts'
import { cashOver, isBeforeMaturity, isOpening } from '../measures.ts'
import type { State } from '../ledger/state.ts'
import type { ItemKind } from '../items.ts'
import type { Parameters } from '../parameters.ts'
import { most, sum } from '../std.ts'
import { familyOf } from '../registry/menu.ts'
import type { Words } from '../words.ts'

/** A row as far as the rules ask. */
export interface SampledRow {
  readonly code: string
  /** In hex. */
  readonly hash: string
  readonly effects: readonly Effect[]
}

/** The accounts of `closedBy`: whether they had a day yet to come only they tell. */
type Accounts = Pick<State, 'get'>

interface SamplingRule extends Words {
  takes(row: SampledRow, parameters: Parameters, accounts: Accounts): boolean
}

const rule = (zh: string, en: string, takes: SamplingRule['takes']): SamplingRule => ({ zh, en, takes })

const about =
  (...kinds: readonly ItemKind[]): SamplingRule['takes'] =>
  ({ effects }) =>
    effects.some(
      effect =>
        effect.type === 'set' &&
        effect.kind === 'item' &&
        kinds.some(kind => effect.key.startsWith(`${kind}-`)),
    )

export const samplingRules = {
  corrected: rule('抹账、冲正、自制凭证', 'Taken back, or by hand', ({ code }) => familyOf(code) === '85'),
  cash: rule('大额现金', 'Large cash', ({ effects }, parameters) => {
    const { came, went } = cashOver({ effects, parameters })
    return most(came, went) >= parameters.supervision.cashFrom
  }),
  early: rule('大额提前支取', 'Large early withdrawal', ({ code, effects }, { supervision }, accounts) => {
    const early = EARLY.includes(code) ? debitedToCustomers(effects) : closedEarly(code, effects, accounts)
    return early >= supervision.earlyFrom
  }),
  loss: rule('挂失、补发、密码重置', 'Losses, replacements, passwords', about('loss', 'passwordLoss')),
  order: rule('查询、冻结、扣划', 'Orders of authorities', about('freeze', 'officialQuery', 'stopOrder')),
  difference: rule('长短款', 'Over or short', about('cashError')),
  counterfeit: rule('假币收缴', 'Counterfeits', about('counterfeit')),
  opened: rule('开户', 'Account opened', ({ effects }) =>
    effects.some(effect => effect.type === 'set' && isOpening(effect)),
  ),
  chance: rule('随机抽查', 'By chance', ({ hash }, { supervision }) => {
    return Number.parseInt(hash.slice(0, 8), 16) % 1000 < supervision.chancePermille
  }),
} satisfies Readonly<Record<string, SamplingRule>>

export type SamplingRuleName = keyof typeof samplingRules

const names = Object.keys(samplingRules) as SamplingRuleName[]

/** The rules that take a row; none where its image is enough. */
export const sampledBy = (row: SampledRow, parameters: Parameters, accounts: Accounts): SamplingRuleName[] =>
  names.filter(name => samplingRules[name].takes(row, parameters, accounts))

/** The codes by which a deposit is drawn before its day, and the one that also pays on it and after. */
const EARLY = ['3204', '3206']
const EARLY_OR_LATE = '3302'

/** The accounts of which it must be known when they ended. */
export const closedBy = ({ code, effects }: Pick<SampledRow, 'code' | 'effects'>): string[] =>
  code === EARLY_OR_LATE
    ? effects.flatMap(effect =>
        effect.type === 'set' && effect.kind === 'account' && effect.to?.status === 'closed'
          ? [effect.key]
          : [],
      )
    : []

/** Parts that were agreed on leave an account that stays open; a notice deposit has no day. */
function closedEarly(code: string, effects: readonly Effect[], accounts: Accounts): bigint {
  const closed = closedBy({ code, effects })
  const early = effects.filter(isLeg).filter(({ side, account, valueDay }) => {
    const found = closed.includes(account) ? accounts.get('account', account) : undefined
    return side === 'D' && found !== undefined && isBeforeMaturity(found, valueDay)
  })
  return sum(early.map(({ amount }) => amount))
}

const debitedToCustomers = (effects: readonly Effect[]): bigint =>
  sum(
    effects.map(effect =>
      effect.type === 'leg' && effect.side === 'D' && isCustomersAccount(effect.account) ? effect.amount : 0n,
    ),
  )
