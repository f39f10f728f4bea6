import { itsEvening } from '../../checks/day.ts'
import { eveningChoices, eveningEffects, eveningKeys } from '../../day/evening.ts'
import { accounts } from '../../fields/accounts.ts'
import { choice } from '../../fields/choice.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { defineTransaction, none } from '../define.ts'

/**
 * What 8006 does by hand. A code of its own for the reasons of 8096; a settlement names its accounts, accrual
 * and year end take all.
 */
export const interestAtNight = defineTransaction({
  code: '8097',
  name: { zh: '日终结息计提', en: 'Interest at night' },
  purpose: {
    zh: '日终步骤，结息日、月末、年末：没有手工办理 8006 的，由程序结息（次日起息）、计提、年终结转；结息分批记账，末行写明未能办理的账户。',
    en: 'Day end, when a quarter, a month or a year ends: what nobody has done with 8006 is settled with value on the next day, accrued, closed; a number of accounts a row; the last row says which could not be.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    kind: optional(choice({ zh: '办理', en: 'What' }, eveningChoices)),
    accounts: optional(
      accounts({ zh: '结息账户', en: 'Accounts' }, { products: ['demand', 'corporateDemand'] }),
    ),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also: ({ kind }, desk) => (kind === null ? [] : eveningKeys(kind, desk)),
  checks: [itsEvening],
  authorisation: [],
  effects({ kind, accounts }, desk) {
    if (kind === null) return []
    const named = new Set(accounts?.map(({ no }) => no))
    return eveningEffects(kind, due => due.filter(({ account }) => named.has(account.no)), desk)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'accounts', 'interest', 'left'],
  undoneBy: '8502',
  preview: 'none',
  examples: [],
})
