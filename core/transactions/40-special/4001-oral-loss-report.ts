import { hasPaperToLose, notReported, openReport, reportKeys } from '../../counter/loss.ts'
import { addDays } from '../../dates.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { personal } from '../../fields/text.ts'
import { change } from '../../ledger/build.ts'
import { imposed } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const oralLossReport = defineTransaction({
  code: '4001',
  name: { zh: '口头挂失', en: 'Oral loss report' },
  purpose: {
    zh: '客户报失存折或存单，立即止付；五天内须补办书面挂失，否则自动失效。挂失前已支付的，银行不负责。',
    en: 'Stops payment at once when a passbook or certificate is lost; lapses unless confirmed in writing in five days.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    reporter: optional(
      personal(
        { zh: '报失人及联系方式', en: 'Who reports, and how to reach him' },
        { max: 60, sample: '本人' },
      ),
    ),
  },
  also: ({ account }) => reportKeys(account),
  checks: [hasPaperToLose, notReported('any')],
  authorisation: [],
  effects({ account }, desk) {
    const until = addDays(desk.day, desk.parameters.loss.oralDays)
    const [report, restriction] = openReport(account, 'oral', { until }, desk)
    const restrictions = imposed(account.restrictions, restriction, desk.day)
    return [report, change('account', account.no, account, { restrictions })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'item', 'until'],
  undoneBy: '4003',
  preview: 'entries',
  examples: [
    {
      title: { zh: '丢失存折', en: 'A lost passbook' },
      by: '0011',
      fields: { account: 'A1' },
      gives: [
        'new item loss-20260302-2',
        'set account 0101110000000013 restrictions [] > [{"amount":null,"bars":"out","item":"loss-20260302-2","reason":"loss","until":"2026-03-07","waits":null}]',
      ],
    },
  ],
})
