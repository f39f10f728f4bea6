import { supervisor, witness } from '../../authorise.ts'
import { ownTillIsMain, tillInUse } from '../../checks/till.ts'
import { stockKeys } from '../../counter/papers.ts'
import { tillInHand } from '../../desk.ts'
import { text } from '../../fields/text.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { moveVouchers, tillHolder } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

export const returnVouchers = defineTransaction({
  code: '2002',
  name: { zh: '凭证出库上缴', en: 'Return vouchers' },
  purpose: {
    zh: '把停用或多余的凭证成段上缴管辖行：双人点交，主管授权，表外付出。',
    en: 'Sends a range back to the supervising branch: counted by two, signed by the supervisor, paid off balance.',
  },
  who: ['chiefTeller'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
    reason: text({ zh: '上缴原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ kind }, desk) => stockKeys(desk.teller.till, kind.kind),
  checks: [tillInUse(), ownTillIsMain],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects: ({ kind, numbers }, desk) => [
    moveVouchers(kind.kind, numbers.range, tillHolder(tillInHand(desk).no), 'supplier'),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'numbers', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '多余的一百份存单', en: 'A hundred certificates too many' },
      by: '0003',
      fields: { kind: 'certificate', numbers: '5901-6000', reason: '超过库存限额' },
      gives: ['vouchers certificate 5901-6000 till:00 > supplier', 'payment 7001-certificate 100.00'],
    },
  ],
})
