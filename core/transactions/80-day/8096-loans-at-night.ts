import { accounts } from '../../fields/accounts.ts'
import { choice } from '../../fields/choice.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { loanEffects, loanRunKeys, loanRuns, loanSteps } from '../../loans/run.ts'
import { defineTransaction, none } from '../define.ts'

/**
 * What 6830 does by hand. It is a code of its own, because its rows differ in all but their effects: they
 * name the loans they take, so that one which cannot be handled keeps no other back; they are posted while
 * the branch is closing, when no person may; nobody signs them; and nothing due is no refusal.
 */
export const loansAtNight = defineTransaction({
  code: '8096',
  name: { zh: '贷款日终处理', en: 'Loans at night' },
  purpose: {
    zh: '日终步骤：全部贷款先转逾期，再从还款账户扣收到期本息，然后计提利息，与 6830 相同；分批记账，末行写明未能办理的贷款。',
    en: 'Day end: of all loans, what was not paid becomes overdue, what is due is charged, interest is accrued, as 6830 does it by hand; a number of them a row; the last row says which could not be.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    kind: optional(choice({ zh: '办理', en: 'What' }, loanRuns)),
    accounts: optional(accounts({ zh: '贷款账户', en: 'Loans' }, { products: ['loan'] })),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also: ({ accounts }, desk) => (accounts === null ? [] : loanRunKeys(accounts, desk)),
  checks: [],
  authorisation: [],
  effects: ({ kind, accounts }, desk) =>
    kind === null || accounts === null ? [] : loanEffects(loanSteps(kind, accounts, desk)),
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'accounts', 'left'],
  undoneBy: '8502',
  preview: 'none',
  examples: [
    {
      title: { zh: '计提贷款利息', en: 'Interest on a loan accrues' },
      by: '9999',
      at: 'monthNight',
      fields: { kind: 'accrue', accounts: 'L2' },
      gives: [
        'D 1132-01 120.79',
        'C 6011 120.79',
        'set account 0101310000000027 debt {"compound":{"exact":"#0","paid":"#0"},"counted":"2026-02-02","due":0,"lines":[],"penalty":{"exact":"#0","paid":"#0"},"receivable":"#0"} > {"compound":{"exact":"#15660000000000","paid":"#0"},"counted":"2026-03-31","due":1,"lines":[{"day":"2026-03-02","interest":"#6000","number":1,"principal":"#97280"}],"penalty":{"exact":"#253900800000000","paid":"#0"},"receivable":"#12079"}',
      ],
    },
  ],
})
