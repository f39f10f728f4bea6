import { mayOrder } from '../../counter/authority.ts'
import { deduct, deductionChecks, deductionFields, deductionKeys } from '../../counter/deduction.ts'
import { defineTransaction, none } from '../define.ts'
import { byOrderForGood } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

export const confiscation = defineTransaction({
  code: '4016',
  name: { zh: '没收上缴财政', en: 'Confiscate to the treasury' },
  purpose: {
    zh: '凭生效判决或有权机关的没收决定，把存款划缴国库，收款账号填国库账户；手续同扣划，须主管和网点主任签字。',
    en: 'On an effective judgement or decision a deposit goes to the treasury, whose account is the payee; done as a deduction, signed by supervisor and director.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: deductionFields,
  also: deductionKeys,
  checks: [mayOrder('confiscates'), ...deductionChecks],
  authorisation: byOrderForGood,
  effects: deduct,
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'account',
    'organ',
    'officers',
    'document',
    'notice',
    'amount',
    'capital',
    'bank',
    'payeeAccount',
    'payee',
    'interest',
    'interestTo',
    'item',
  ],
  undoneBy: '8502',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '法院判决没收', en: 'A court’s judgement' },
      by: '0011',
      fields: {
        account: 'A1',
        organ: 'court',
        officers: '张三 执1001；李四 执1002',
        document: '（2026）粤03刑初5号',
        notice: '协没5号',
        amount: '3000',
        bank: '国家金库',
        payeeAccount: '2700000001',
        payee: '国家金库某支库',
      },
      gives: [
        'D 0101110000000013 3000.00',
        'C 2241-04 3000.00',
        'D 2241-04 3000.00',
        'C 3001-04 3000.00',
        'new item remittance-20260302-2',
      ],
    },
  ],
})
