import { makerIsAnother } from '../../checks/people.ts'
import { PAYMENT_CLEARING } from '../../counter/inward.ts'
import { item } from '../../fields/item.ts'
import { credit, debit, holdMore, moveItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const reviewRemittance = defineTransaction({
  code: '5003',
  name: { zh: '往账复核发送', en: 'Review and send a remittance' },
  purpose: {
    zh: '复核他人录入的往账，核对户名、账号、金额后解除占用、记账并发送。录入与复核不得同一人。',
    en: 'Reviews a remittance entered by a colleague, releases the hold, posts and sends it.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: { remittance: item({ zh: '往账编号', en: 'Remittance' }, 'remittance') },
  also: ({ remittance }) => [
    `account:${remittance.data.account}`,
    `account:${PAYMENT_CLEARING}`,
    'index:openItems/remittance',
  ],
  checks: [makerIsAnother('remittance')],
  authorisation: [],
  effects({ remittance }) {
    const { account, amount } = remittance.data
    return [
      holdMore(account, -amount),
      debit(account, amount),
      credit(PAYMENT_CLEARING, amount),
      moveItem(remittance, 'sent'),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['remittance', 'paid', 'capital'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '复核同事录入的往账', en: 'A colleague’s remittance is sent' },
      by: '0013',
      at: 'waiting',
      fields: { remittance: 'remittance-20260302-1' },
      gives: [
        'hold 0101110000000013 -600.00',
        'D 0101110000000013 600.00',
        'C 3001-04 600.00',
        'set item remittance-20260302-1 state entered > sent',
      ],
    },
  ],
})
