import { accrualEffects, accrualKeys, accruals, accruedInMorning } from '../../day/accrual.ts'
import {
  SETTLED,
  SETTLED_EARNERS,
  settledMark,
  settledOn,
  settlementBefore,
  settlementEffects,
  settlementKeys,
} from '../../day/settlement.ts'
import { accounts } from '../../fields/accounts.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

/** In rows of so many accounts; the row without any ends it, and with it the night. */
export const settleInterest = defineTransaction({
  code: '8098',
  name: { zh: '结息入账', en: 'Post settled interest' },
  purpose: {
    zh: '结息日的次日、开门之前：按结息日利率结清活期积数，利息记入各账户，先用已计提的应付利息；分批记账，末行核平应付利息，写明未能办理的账户，网点方可日启。',
    en: 'On the day after a settlement, before the branch opens: demand products are settled at the rate of the settlement day, from what was accrued first; a number of accounts a row. The last row puts interest payable right and says which accounts could not be settled; then the branch may open.',
  },
  who: ['system'],
  duty: [],
  branch: ['settling'],
  seal: null,
  fields: {
    accounts: optional(accounts({ zh: '结息账户', en: 'Accounts' }, { products: SETTLED })),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also({ accounts }, { day, parameters }) {
    const settlement = settlementBefore(day, parameters)
    if (settlement === null) return []
    return [...settlementKeys(settlement), ...(accounts ? [] : accrualKeys(SETTLED_EARNERS))]
  },
  checks: [],
  authorisation: [],
  effects({ accounts }, desk) {
    const { branch, day, parameters } = desk
    const settlement = settlementBefore(day, parameters)
    const ended = accounts ? [] : [change('branch', branch.code, branch, { state: 'closed' })]
    if (settlement === null) return ended
    return [
      ...(accounts
        ? settlementEffects(settledOn(settlement, accounts, desk), settlement, desk)
        : accrualEffects(accruals(accruedInMorning(settlement, desk), desk, SETTLED_EARNERS), desk)),
      ...settledMark(settlement, desk),
      ...ended,
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['accounts', 'interest', 'left'],
  undoneBy: '8502',
  preview: 'none',
  examples: [
    {
      title: { zh: '一季度利息入账', en: 'The interest of the quarter' },
      by: '9999',
      at: 'settling',
      fields: { accounts: 'A1' },
      gives: [
        'D 6411-11 21.91',
        'C 0101110000000013 21.91',
        'products 0101110000000013 -225380000',
        'new claim settled/2026-03-20',
      ],
    },
    {
      title: { zh: '末行，网点可以日启', en: 'The last row: the branch may open' },
      by: '9999',
      at: 'settling',
      fields: {},
      gives: [
        'D 6411-11 97.26',
        'C 2231 97.26',
        'tally accrued/demand 9726',
        'D 6411-01 8657.69',
        'C 2231 8657.69',
        'tally accrued/corporateDemand 865769',
        'new claim settled/2026-03-20',
        'set branch 0101 state settling > closed',
      ],
    },
  ],
})
