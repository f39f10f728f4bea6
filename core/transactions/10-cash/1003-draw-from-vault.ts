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

export const drawFromVault = defineTransaction({
  code: '1003',
  name: { zh: '库房领现', en: 'Draw cash from the main till' },
  purpose: {
    zh: '柜员按券别向综合柜员申领现金：柜员申请，综合柜员交付并授权后，一减一增同时入账。',
    en: 'A teller asks for cash by denomination; the chief teller hands it over and signs, and both tills change at once.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', currency: 'currency', direction: 'in' }),
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
      tillHolder(MAIN_TILL),
      tillHolder(tillInHand(desk).no),
    ),
  expand: none,
  explain: none,
  view: null,
  receipt: ['currency', 'amount', 'capital', 'notes'],
  undoneBy: '1004',
  preview: 'entries',
  examples: [
    {
      title: { zh: '领五千元', en: 'Five thousand yuan' },
      by: '0011',
      fields: { amount: '5000', notes: '100x40 50x20' },
      gives: ['D 1001-01-01 5000.00', 'C 1001-02-00 5000.00', 'notes 100x40 50x20 till:00 > till:01'],
    },
  ],
})
