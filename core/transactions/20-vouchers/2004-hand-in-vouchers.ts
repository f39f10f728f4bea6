import { chiefTeller } from '../../authorise.ts'
import { mainTillOpen, ownTillIsNotMain, tillInUse } from '../../checks/till.ts'
import { stockKeys } from '../../counter/papers.ts'
import { tillInHand } from '../../desk.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { moveVouchers, tillHolder } from '../../ledger/build.ts'
import { MAIN_TILL } from '../../ledger/entities.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const handInVouchers = defineTransaction({
  code: '2004',
  name: { zh: '凭证上缴', en: 'Hand vouchers in' },
  purpose: {
    zh: '柜员把未用的凭证交回综合柜员。',
    en: 'A teller gives unused vouchers back to the chief teller.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
  },
  also: ({ kind }, desk) => [
    `till:${MAIN_TILL}`,
    ...stockKeys(MAIN_TILL, kind.kind),
    ...stockKeys(desk.teller.till, kind.kind),
  ],
  checks: [tillInUse(), ownTillIsNotMain, mainTillOpen],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [chiefTeller] }],
  effects: ({ kind, numbers }, desk) => [
    moveVouchers(kind.kind, numbers.range, tillHolder(tillInHand(desk).no), tillHolder(MAIN_TILL)),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'numbers'],
  undoneBy: '2003',
  preview: 'entries',
  examples: [
    {
      title: { zh: '交回十本', en: 'Ten passbooks' },
      by: '0011',
      fields: { kind: 'passbook', numbers: '1041-1050' },
      gives: ['vouchers passbook 1041-1050 till:01 > till:00'],
    },
  ],
})
