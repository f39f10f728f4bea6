import { chiefTeller, supervisor } from '../../authorise.ts'
import { mainTillOpen, ownTillIsNotMain, tillInUse } from '../../checks/till.ts'
import { handsStaySeparate } from '../../checks/vouchers.ts'
import { stockKeys } from '../../counter/papers.ts'
import { draftFormKeys } from '../../counter/seals.ts'
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
    zh: '柜员向综合柜员领用一段连号凭证，登记起止号，综合柜员授权交付；超过十个工作日用量由主管授权。',
    en: 'A teller draws a range of numbers from the chief teller, who hands it over and signs; more than ten days’ use needs the supervisor.',
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
    ...draftFormKeys(desk, desk.teller.till),
  ],
  checks: [tillInUse(), ownTillIsNotMain, mainTillOpen, handsStaySeparate],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [chiefTeller] },
    { measure: 'papersOver', atLeast: 1n, signatures: [supervisor] },
  ],
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
