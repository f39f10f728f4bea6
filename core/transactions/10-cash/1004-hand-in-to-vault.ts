import { chiefTeller } from '../../authorise.ts'
import { mainTillOpen, ownTillIsNotMain, tillInUse } from '../../checks/till.ts'
import { moveCash, ownPlaceKeys, placeKeys } from '../../counter/cash.ts'
import { unitOf } from '../../counter/currency.ts'
import { tillInHand } from '../../desk.ts'
import { currency } from '../../fields/currency.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { tillHolder } from '../../ledger/build.ts'
import { MAIN_TILL } from '../../ledger/entities.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

export const handInToVault = defineTransaction({
  code: '1004',
  name: { zh: '上缴库房', en: 'Hand cash in to the main till' },
  purpose: {
    zh: '柜员把多余现金交回综合柜员，由其清点后授权入账。',
    en: 'A teller hands surplus cash to the chief teller, who counts it and signs.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes(
      { zh: '券别', en: 'Notes' },
      { sumsTo: 'amount', currency: 'currency', direction: 'out', damaged: true },
    ),
    currency: currency(),
  },
  also({ currency }, desk) {
    const unit = unitOf(currency, desk)
    return [`till:${MAIN_TILL}`, ...placeKeys(tillHolder(MAIN_TILL), unit, desk), ...ownPlaceKeys(unit, desk)]
  },
  checks: [tillInUse(), ownTillIsNotMain, mainTillOpen],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [chiefTeller] }],
  effects: ({ notes, currency }, desk) =>
    moveCash(
      desk,
      { unit: unitOf(currency, desk), notes },
      tillHolder(tillInHand(desk).no),
      tillHolder(MAIN_TILL),
    ),
  expand: none,
  explain: none,
  view: null,
  receipt: ['currency', 'amount', 'capital', 'notes'],
  undoneBy: '1003',
  preview: 'entries',
  examples: [
    {
      title: { zh: '交回一万元', en: 'Ten thousand yuan' },
      by: '0011',
      fields: { amount: '10000', notes: '100x100' },
      gives: ['D 1001-02-00 10000.00', 'C 1001-01-01 10000.00', 'notes 100x100 till:01 > till:00'],
    },
  ],
})
