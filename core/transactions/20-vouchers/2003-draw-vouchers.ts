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

export const drawVouchers = defineTransaction({
  code: '2003',
  name: { zh: '凭证领用', en: 'Draw vouchers' },
  purpose: {
    zh: '柜员向综合柜员领用一段连号凭证，登记起止号，综合柜员授权交付。',
    en: 'A teller draws a range of numbers from the chief teller, who hands it over and signs.',
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
    moveVouchers(kind.kind, numbers.range, tillHolder(MAIN_TILL), tillHolder(tillInHand(desk).no)),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'numbers'],
  undoneBy: '2004',
  preview: 'entries',
  examples: [
    {
      title: { zh: '二十本存折', en: 'Twenty passbooks' },
      by: '0011',
      fields: { kind: 'passbook', numbers: '1201-1220' },
      gives: ['vouchers passbook 1201-1220 till:00 > till:01'],
    },
  ],
})
