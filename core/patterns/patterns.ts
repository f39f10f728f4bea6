/**
 * Patterns that a branch really has: one set of seals, a heap of blank papers, a box of money, and somebody
 * who sits with all three. A finding is no verdict: it names the rows to look at, and a person decides.
 * Whoever is found is not told by the program.
 */
import { addDays, type Day } from '../dates.ts'
import type { Position } from '../ledger/entities.ts'
import { printPosition } from '../ledger/position.ts'
import { displayMoney } from '../money.ts'
import { abs, groupBy, sum } from '../std.ts'
import type { Words } from '../words.ts'
import type { Deed } from './deeds.ts'
import type { PatternRules } from './rules.ts'

export const patterns = {
  takenBackLate: { zh: '客户离柜后冲正现金存款', en: 'A cash deposit taken back after the customer left' },
  resetAndDrawn: { zh: '多次重置密码后取现', en: 'Passwords reset again and again, then cash' },
  voidAfterIssue: { zh: '凭证交客户后随即作废', en: 'A paper void right after it was given out' },
  freedAndGone: { zh: '解除限制后资金即刻转出', en: 'Freed, and the money gone at once' },
  unsignedParts: { zh: '同户当日拆分规避授权', en: 'In parts that nobody signs' },
  partsAcross: { zh: '同一客户分户分柜拆分', en: 'In parts over accounts or tills' },
  ownService: { zh: '办理本人业务', en: 'Serves himself' },
  holidayTill: { zh: '节假日前尾箱滞留大额现金', en: 'Much cash in a till over closed days' },
} satisfies Readonly<Record<string, Words>>

export type PatternName = keyof typeof patterns

export interface Finding {
  readonly pattern: PatternName
  readonly day: Day
  readonly teller: string
  /** The rows to look at, in their order. */
  readonly rows: readonly Position[]
  readonly why: Words
}

/** What a teller kept in his till over a night after which the branch is closed. */
export interface Kept {
  readonly day: Day
  readonly teller: string
  readonly serial: number
  readonly amount: bigint
}

const MINUTE = 60_000

/**
 * Of the deeds of a period in their order; those before `from` are only what later ones are held against.
 */
export function findPatterns(
  from: Day,
  deeds: readonly Deed[],
  kept: readonly Kept[],
  rules: PatternRules,
): Finding[] {
  const found = [
    ...takenBackLate(deeds, rules),
    ...resetAndDrawn(deeds, rules),
    ...voidAfterIssue(deeds, rules),
    ...freedAndGone(deeds, rules),
    ...unsignedParts(deeds, rules),
    ...partsAcross(deeds, rules),
    ...ownService(deeds),
    ...keptOver(kept, rules),
  ]
  return found
    .filter(({ day }) => day >= from)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Of the day of its last row, and of whoever did the first. */
const finding = (pattern: PatternName, deeds: readonly Deed[], zh: string, en: string): Finding[] => {
  const [first, last] = [deeds[0], deeds.at(-1)]
  if (!first || !last) return []
  const rows = deeds.map(({ day, serial }) => ({ day, serial }))
  return [{ pattern, day: last.day, teller: first.teller, rows, why: { zh, en } }]
}

const minutesBetween = (before: Deed, after: Deed): number => Math.floor((after.at - before.at) / MINUTE)

/** The customer has his receipt and is gone; the money leaves the till in red. */
function takenBackLate(deeds: readonly Deed[], { leftMinutes }: PatternRules): Finding[] {
  const byPosition = new Map(deeds.map(deed => [printPosition(deed), deed]))
  return deeds.flatMap(deed => {
    const original = deed.undoes && byPosition.get(printPosition(deed.undoes))
    if (!original || original.cash <= 0n || original.paid.size === 0) return []
    const minutes = minutesBetween(original, deed)
    if (minutes < leftMinutes) return []
    const amount = displayMoney(original.cash)
    return finding(
      'takenBackLate',
      [original, deed],
      `存入 ${amount}，${minutes} 分钟后冲正`,
      `${amount} paid in, taken back ${minutes} minutes later`,
    )
  })
}

function resetAndDrawn(deeds: readonly Deed[], { resets, resetDays }: PatternRules): Finding[] {
  const byTeller = groupBy(deeds, ({ teller }) => teller)
  return [...byTeller.values()].flatMap(own => {
    const resetting = own.filter(({ reset }) => reset.length > 0)
    return own.flatMap(deed => {
      if (deed.cash >= 0n || deed.undoes) return []
      const since = addDays(deed.day, 1 - resetDays)
      const before = resetting.filter(one => one.day >= since && one.at < deed.at)
      const accounts = new Set(before.flatMap(one => one.reset))
      const drawn = [...deed.paid].some(([account, amount]) => amount > 0n && accounts.has(account))
      if (!drawn || accounts.size < resets) return []
      const [count, amount] = [accounts.size, displayMoney(-deed.cash)]
      return finding(
        'resetAndDrawn',
        [...before, deed],
        `${resetDays} 日内重置 ${count} 户密码，从其中一户取现 ${amount}`,
        `${count} passwords reset in ${resetDays} days, ${amount} drawn from one of them`,
      )
    })
  })
}

function voidAfterIssue(deeds: readonly Deed[], { soonMinutes }: PatternRules): Finding[] {
  const given = new Map(deeds.flatMap(deed => deed.given.map(paper => [paper, deed] as const)))
  return deeds.flatMap(deed => {
    // A paper that comes back with its money is no paper that vanishes.
    if (deed.undoes || deed.paid.size > 0) return []
    const soon = deed.voided.flatMap(paper => {
      const before = given.get(paper)
      const isSoon = before?.teller === deed.teller && minutesBetween(before, deed) < soonMinutes
      return before && isSoon && before.at <= deed.at && before !== deed ? [before] : []
    })
    const [before] = soon
    if (!before) return []
    const minutes = minutesBetween(before, deed)
    return finding(
      'voidAfterIssue',
      [before, deed],
      `交付 ${minutes} 分钟后作废`,
      `void ${minutes} minutes after it was given out`,
    )
  })
}

function freedAndGone(deeds: readonly Deed[], { soonMinutes, goneFrom }: PatternRules): Finding[] {
  return deeds.flatMap((deed, index) =>
    deed.freed.flatMap(account => {
      const soon = deeds
        .slice(index + 1)
        .filter(later => later.day === deed.day && minutesBetween(deed, later) < soonMinutes)
      const gone = soon.filter(later => (later.paid.get(account) ?? 0n) > 0n)
      const amount = sum(gone.map(later => later.paid.get(account) ?? 0n))
      if (amount < goneFrom) return []
      return finding(
        'freedAndGone',
        [deed, ...gone],
        `${account} 解除限制后 ${soonMinutes} 分钟内转出 ${displayMoney(amount)}`,
        `${displayMoney(amount)} left ${account} within ${soonMinutes} minutes of its being freed`,
      )
    }),
  )
}

/** Rows in cash that nobody signs, and that were not taken back, with the accounts that paid or got it. */
function unsigned(deeds: readonly Deed[], { signedFrom }: PatternRules) {
  const undone = new Set(deeds.flatMap(({ undoes }) => (undoes ? [printPosition(undoes)] : [])))
  return deeds.flatMap(deed => {
    const { undoes, cash, paid } = deed
    const isPart = cash !== 0n && abs(cash) < signedFrom
    if (undoes || undone.has(printPosition(deed)) || !isPart) return []
    return [...paid].flatMap(([account, amount]) => (amount * cash < 0n ? [{ account, deed }] : []))
  })
}

/** Each part is below what somebody signs, and all of them are not. */
function unsignedParts(deeds: readonly Deed[], rules: PatternRules): Finding[] {
  const { signedFrom } = rules
  const parts = unsigned(deeds, rules).filter(({ deed }) => deed.cash < 0n)
  const together = groupBy(parts, ({ account, deed }) => `${account} ${deed.teller} ${deed.day}`)
  return [...together.values()].flatMap(own => {
    const total = sum(own.map(({ deed }) => -deed.cash))
    if (own.length < 2 || total < signedFrom) return []
    const amount = displayMoney(total)
    return finding(
      'unsignedParts',
      own.map(({ deed }) => deed),
      `${own.length} 笔取现合计 ${amount}，每笔低于授权起点`,
      `${amount} in ${own.length} parts, each below what is signed`,
    )
  })
}

/** So too where one customer, or whoever acts for him, goes from account to account or from till to till. */
function partsAcross(deeds: readonly Deed[], rules: PatternRules): Finding[] {
  const { signedFrom, partsAccounts, partsTills } = rules
  const parts = unsigned(deeds, rules).flatMap(part => {
    const owner = part.deed.owners.get(part.account)
    return owner === undefined ? [] : [{ ...part, owner }]
  })
  const together = groupBy(parts, ({ owner, deed }) => `${owner} ${deed.day} ${deed.cash > 0n}`)
  return [...together.values()].flatMap(own => {
    const rows = [...new Set(own.map(({ deed }) => deed))]
    const [accounts, tellers] = [
      new Set(own.map(({ account }) => account)).size,
      new Set(rows.map(({ teller }) => teller)).size,
    ]
    const total = abs(sum(rows.map(({ cash }) => cash)))
    const isSpread = accounts >= partsAccounts || tellers >= partsTills
    if (rows.length < 2 || !isSpread || total < signedFrom) return []
    const [way, amount] = [(rows[0]?.cash ?? 0n) > 0n, displayMoney(total)]
    return finding(
      'partsAcross',
      rows,
      `${accounts} 户、${tellers} 个柜员，${rows.length} 笔${way ? '存现' : '取现'}合计 ${amount}，每笔低于授权起点`,
      `${amount} ${way ? 'paid in' : 'drawn'} in ${rows.length} parts over ${accounts} accounts at ${tellers} tills`,
    )
  })
}

const ownService = (deeds: readonly Deed[]): Finding[] =>
  deeds
    .filter(({ isOwn }) => isOwn)
    .flatMap(deed =>
      finding('ownService', [deed], '账户或代理人与经办同名', 'the account or the agent bears his name'),
    )

const keptOver = (kept: readonly Kept[], { holidayTill }: PatternRules): Finding[] =>
  kept
    .filter(({ amount }) => amount > holidayTill)
    .map(({ day, teller, serial, amount }) => ({
      pattern: 'holidayTill',
      day,
      teller,
      rows: [{ day, serial }],
      why: {
        zh: `次日休息，尾箱留存 ${displayMoney(amount)}`,
        en: `${displayMoney(amount)} kept in the till, closed on the next day`,
      },
    }))
