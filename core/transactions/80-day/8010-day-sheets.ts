import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { optional } from '../../fields/field.ts'
import { defineTransaction, none } from '../define.ts'

export const daySheets = defineTransaction({
  code: '8010',
  name: { zh: '凭证整理单、科目日结单与报表打印', en: 'Voucher list, daily slips, statements' },
  purpose: {
    zh: '打印某日的凭证整理单（按交易码、首末流水号和传票张数）、科目日结单（现金、转账借贷发生额和张数）或日计表，合计借贷相等，随传票装订；日终后打印封账单，带当日摘要码，日后可离线核验。',
    en: 'Prints of any day the voucher list (by code, with first and last serial), the slips of all GL accounts (cash and transfer, amounts and counts) or the daily statement. Debits equal credits; they are bound with the vouchers. Of an ended day it prints the closing sheet with the day’s digest, which can be verified offline for ever.',
  },
  who: ['chiefTeller', 'backOffice', 'accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: [],
  seal: null,
  fields: {
    sheet: choice({ zh: '报表', en: 'Sheet' }, [
      { value: 'vouchers', zh: '凭证整理单', en: 'Voucher list' },
      { value: 'slips', zh: '科目日结单', en: 'Daily slips by GL account' },
      { value: 'daily', zh: '日计表', en: 'Daily statement' },
      { value: 'closing', zh: '日终封账单', en: 'Closing sheet' },
    ]),
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
