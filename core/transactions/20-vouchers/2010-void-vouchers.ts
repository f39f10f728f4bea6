import { supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { stockKeys } from '../../counter/papers.ts'
import { tillInHand } from '../../desk.ts'
import { text } from '../../fields/text.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { moveVouchers, tillHolder } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const voidVouchers = defineTransaction({
  code: '2010',
  name: { zh: '凭证作废', en: 'Void vouchers' },
  purpose: {
    zh: '写错、打坏或跳过的凭证逐份作废：加盖作废戳、剪角、随当日传票装订，由主管授权。',
    en: 'Voids spoilt or skipped vouchers: stamped, corner cut, bound with the day’s vouchers, signed by the supervisor.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
    reason: text({ zh: '作废原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ kind }, desk) => stockKeys(desk.teller.till, kind.kind),
  checks: [tillInUse()],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ kind, numbers }, desk) => [
    moveVouchers(kind.kind, numbers.range, tillHolder(tillInHand(desk).no), 'void'),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'numbers', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '打印错位', en: 'Misprinted' },
      by: '0011',
      fields: { kind: 'certificate', numbers: '5001', reason: '打印错位' },
      gives: ['vouchers certificate 5001-5001 till:01 > void', 'payment 7001-certificate 1.00'],
    },
  ],
})
