import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { optional } from '../../fields/field.ts'
import { sheetCatalogue } from '../../sheets.ts'
import { defineTransaction, none } from '../define.ts'

/** What is printed in the evening and bound with the vouchers; the ledgers are on the page of the books. */
const printed = (
  [
    'vouchers',
    'slips',
    'daily',
    'journal',
    'joint',
    'unmatched',
    'closing',
    'branchProof',
    'agreements',
  ] as const
).map(value => ({
  value,
  zh: sheetCatalogue[value].zh,
  en: sheetCatalogue[value].en,
}))

export const daySheets = defineTransaction({
  code: '8010',
  name: { zh: '凭证整理单、科目日结单与报表打印', en: 'Voucher list, daily slips, statements' },
  purpose: {
    zh: '打印某日的凭证整理单（按交易码、首末流水号和传票张数）、科目日结单（现金、转账借贷发生额和张数）、日计表或流水账，合计借贷相等，随传票装订；另有通兑清单，和按往来对象列示账龄的未达账项清单；日终后打印封账单，带当日摘要码，日后可离线核验；网点轧账表逐箱逐种列示应存与实存，六相符核对表列示六项核对的两方数额。',
    en: 'Prints of any day the voucher list (by code, with first and last serial), the slips of all GL accounts (cash and transfer, amounts and counts) the daily statement or the journal. Debits equal credits; they are bound with the vouchers. Also the list of joint business, and what has no mirror with others, aged; and of an ended day the closing sheet with its digest, which can be verified offline for ever; the branch proof, till by till and kind by kind, and the six agreements with both figures of each.',
  },
  who: ['chiefTeller', 'backOffice', 'accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: [],
  seal: null,
  fields: {
    sheet: choice({ zh: '报表', en: 'Sheet' }, printed),
    day: optional(day({ zh: '会计日期（空为当日）', en: 'Day (empty: today)' })),
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'daySheet', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '当日科目日结单', en: 'The slips of today' },
      by: '0003',
      fields: { sheet: 'slips' },
      gives: [],
    },
  ],
})
