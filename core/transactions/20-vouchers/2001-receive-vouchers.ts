import { supervisor, witness } from '../../authorise.ts'
import { ownTillIsMain, tillInUse } from '../../checks/till.ts'
import { handsStaySeparate } from '../../checks/vouchers.ts'
import { stockKeys } from '../../counter/papers.ts'
import { draftFormKeys } from '../../counter/seals.ts'
import { tillInHand } from '../../desk.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { moveVouchers, tillHolder } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

export const receiveVouchers = defineTransaction({
  code: '2001',
  name: { zh: '凭证入库', en: 'Receive vouchers' },
  purpose: {
    zh: '点收管辖行发来的重要空白凭证：核对种类、起止号、数量，双人入库，主管授权；表外按一元一份收入。',
    en: 'Takes in blank vouchers from the supervising branch with two people and the supervisor; one yuan a piece off balance.',
  },
  who: ['chiefTeller'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
  },
  also: ({ kind }, desk) => [
    ...stockKeys(desk.teller.till, kind.kind),
    ...draftFormKeys(desk, desk.teller.till),
  ],
  checks: [tillInUse(), ownTillIsMain, handsStaySeparate],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects: ({ kind, numbers }, desk) => [
    moveVouchers(kind.kind, numbers.range, 'supplier', tillHolder(tillInHand(desk).no)),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'numbers'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '一百本存折', en: 'A hundred passbooks' },
      by: '0003',
      fields: { kind: 'passbook', numbers: '2001-2100' },
      gives: ['vouchers passbook 2001-2100 supplier > till:00', 'receipt 7001-passbook 100.00'],
    },
  ],
})
