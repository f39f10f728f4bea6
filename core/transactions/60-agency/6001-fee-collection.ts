import { tillInUse } from '../../checks/till.ts'
import { inPersonAtWindow } from '../../counter/atWindow.ts'
import { billKeys, notDone, openPrincipal, principalAccount, takeNumber } from '../../counter/agency.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { payerOnOrder } from '../../counter/companyPays.ts'
import { takeIn } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { principal } from '../../fields/principal.ts'
import { personal, text } from '../../fields/text.ts'
import { credit } from '../../ledger/build.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashInLadder, inPersonLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

/** A one-off service for whoever comes: from a certain amount of cash on he is identified (rules.md §5.3). */
const payerIsKnown: Check<Values> = {
  name: { zh: '大额现金缴费登记身份', en: 'Who pays much in cash is known' },
  test({ payer, identity, amount }, { parameters }) {
    const from = parameters.agency.identityFrom
    if (payer !== null || identity !== null || (amount as bigint) < from) return null
    return { ...refuse('identityWanted', { amount: displayMoney(from) }), field: 'identity' }
  },
}

const pays = payerOnOrder()

export const feeCollection = defineTransaction({
  code: '6001',
  name: { zh: '代收费', en: 'Fee collection' },
  purpose: {
    zh: '为委托单位代收水、电等费用，收现金或从账户转出（单位凭加盖预留印鉴的付款凭证）；同一账单只收一次，款项挂在该单位名下待结算。',
    en: 'Collects a bill for a water or power company, in cash or from an account, a company’s on an order under its seals. No bill is taken twice; the money is owed to the biller until it is settled.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashReceived',
  fields: {
    principal: principal({ zh: '收费单位', en: 'Biller' }, ['biller']),
    bill: text({ zh: '账单号', en: 'Bill number' }, { max: 40 }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    identity: optional(
      personal({ zh: '缴费人姓名与证件', en: 'Who pays, document' }, { max: 80, sample: '王小明 110105…' }),
    ),
    payer: optional(
      account(
        { zh: '转出账号（现金则空）', en: 'From account (empty for cash)' },
        { products: ['demand', ...COMPANY_ACCOUNTS] },
      ),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    ...inPersonAtWindow,
    ...pays.seals,
  },
  also: values => [...billKeys(values.principal, values.bill), ...pays.keys(values)],
  checks: [tillInUse({ unless: 'payer' }), notDone('bill'), payerIsKnown, ...pays.checks],
  authorisation: [...cashInLadder, ...transferLadder, ...inPersonLadder],
  effects: ({ principal, bill, amount, payer, notes }, desk) => [
    ...openPrincipal(principal.code, desk),
    ...takeIn(desk, amount, notes, payer),
    credit(principalAccount(principal.code), amount),
    takeNumber(principal, bill, desk),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['principal', 'bill', 'amount', 'capital', 'identity', 'payer'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '现金交水费', en: 'A water bill in cash' },
      by: '0011',
      fields: {
        principal: 'water',
        bill: 'S202602-0017',
        amount: '86.50',
        notes: '50x1 20x1 10x1 5x1 1x1 c0.5x1',
      },
      gives: [
        'D 1001-01-01 86.50',
        'notes 50x1 20x1 10x1 5x1 1x1 c0.5x1 customer > till:01',
        'C 2314-water 86.50',
        'new claim agency/water/S202602-0017',
      ],
    },
    {
      title: { zh: '从账户交电费', en: 'Power from an account' },
      by: '0011',
      fields: { principal: 'power', bill: 'D202602-0102', amount: '213.40', payer: 'A1' },
      gives: [
        'new account 2314-power',
        'D 0101110000000013 213.40',
        'C 2314-power 213.40',
        'new claim agency/power/D202602-0102',
      ],
    },
  ],
})
