import { supervisor } from '../../authorise.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { inForce, isOpen } from '../../items.ts'
import { change, moveItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const isReported: Check<Values> = {
  name: { zh: '挂失有效', en: 'A loss report in force' },
  test({ account }, { day }) {
    const { stop, no } = account as Account
    return stop && inForce(stop.until, day) ? null : refuse('notReported', { account: no })
  },
}

export const cancelLossReport = defineTransaction({
  code: '4003',
  name: { zh: '撤销挂失', en: 'Cancel a loss report' },
  purpose: {
    zh: '存折存单找到后，由客户本人持证件撤销挂失，主管授权后恢复支付。',
    en: 'The paper is found: the customer himself cancels the report with his document, the supervisor signs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand', 'lumpSum'] }),
    reason: text({ zh: '撤销原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ account }) => (account.stop ? [`item:${account.stop.item}`, 'index:openItems/loss'] : []),
  checks: [isReported],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ account }, desk) {
    const stop = given(account.stop, 'a stop that was checked')
    const report = desk.state.get('item', stop.item)
    const cancelled = report && isOpen(report) ? [moveItem(report, 'cancelled')] : []
    return [...cancelled, change('account', account.no, account, { stop: null })]
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
        'set account 0101110000000039 stop {"item":"loss-20260228-7","reason":"loss","until":"2026-03-05"} > null',
      ],
    },
  ],
})
