import { supervisor } from '../../authorise.ts'
import { isReported, reportKeys, reportOn } from '../../counter/loss.ts'
import { account } from '../../fields/account.ts'
import { text } from '../../fields/text.ts'
import { change, moveItem } from '../../ledger/build.ts'
import { lifted } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { given } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const cancelLossReport = defineTransaction({
  code: '4003',
  name: { zh: '撤销挂失', en: 'Cancel a loss report' },
  purpose: {
    zh: '存折存单找到后，由客户本人持证件撤销口头或书面挂失，主管授权后恢复支付。',
    en: 'The paper is found: the customer himself cancels an oral or written report with his document, the supervisor signs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    reason: text({ zh: '撤销原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ account }) => reportKeys(account),
  checks: [isReported],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ account }, desk) {
    const report = given(reportOn(account, desk), 'a report that was checked')
    const restrictions = lifted(account.restrictions, report.id, desk.day)
    return [moveItem(report, 'cancelled'), change('account', account.no, account, { restrictions })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'reason'],
  undoneBy: '4001',
  preview: 'entries',
  examples: [
    {
      title: { zh: '存折找到', en: 'Found again' },
      by: '0011',
      fields: { account: 'A3', reason: '已找到' },
      gives: [
        'set item loss-20260228-7 state oral > cancelled',
        'set account 0101110000000039 restrictions [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":"2026-03-05","waits":null}] > []',
      ],
    },
  ],
})
