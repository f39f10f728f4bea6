/** Year-end closing (年终决算, rules.md §1.3): all profit and loss goes to the profit of the year. */
import type { Evening } from '../desk.ts'
import { credit, debit } from '../ledger/build.ts'
import { postingAccounts } from '../ledger/chart.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { ownAccountNumbers, ownSeriesKey } from './ownAccounts.ts'

type OfState = Pick<Evening, 'state'>

/** 本年利润. */
export const PROFIT = '4103'

const PROFIT_AND_LOSS = postingAccounts.filter(({ code }) => code.startsWith('6')).map(({ code }) => code)

const numbers = (desk: OfState): string[] =>
  PROFIT_AND_LOSS.flatMap(gl => [gl, ...ownAccountNumbers(gl, desk.state)])

export const profitKeys = (desk: OfState): Key[] => [
  ...PROFIT_AND_LOSS.map(ownSeriesKey),
  ...[PROFIT, ...numbers(desk)].map((no): Key => `account:${no}`),
]

/** Each account by a slip of its own, to the side on which it stands. */
export const profitEffects = (desk: OfState): EffectDraft[] =>
  numbers(desk)
    .flatMap(no => desk.state.get('account', no) ?? [])
    .filter(({ status, balance }) => status === 'open' && balance !== 0n)
    .flatMap(({ no, balance }, index) =>
      balance > 0n
        ? [debit(PROFIT, balance, index + 1), credit(no, balance, index + 1)]
        : [debit(no, -balance, index + 1), credit(PROFIT, -balance, index + 1)],
    )
