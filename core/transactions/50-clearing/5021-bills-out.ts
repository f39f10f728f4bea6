import { reviewer } from '../../authorise.ts'
import { identityResult } from '../../counter/atWindow.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { cheque, onPaper } from '../../counter/companyPays.ts'
import {
  billKeys,
  billOnce,
  claimBill,
  sessionIsOpen,
  sessionKeys,
  throughExchange,
  UNCLEARED,
} from '../../counter/exchange.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Condition, onlyWhere, type Values } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { credit, debit, openItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { inPersonLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const billOf = ({ bank, paper }: Values) => ({
  way: 'out' as const,
  bank: bank as string,
  paper: paper as string,
})

/** Kept behind the fields that rows have had all along. */
const beforeAmount = { askedBefore: 'amount' } as const

const payerIs = (owner: 'company' | 'person'): Condition[] => [
  { field: 'kind', is: ['credit'] },
  { field: 'account', is: [owner] },
]

/** What a company pays to a customer of another bank it pays by cheque, brought in with the credit slip. */
const pays = onPaper(cheque, { account: 'account', when: payerIs('company'), ...beforeAmount })

export const billsOut = defineTransaction({
  code: '5021',
  name: { zh: '提出票据', en: 'Bill presented to the exchange' },
  purpose: {
    zh: '把客户交来的他行票据提出交换：借方票据（代收支票）先挂待处理，过退票时间由 5023 收妥入账；贷方票据（代付）先扣付款人账户——单位凭转账支票，验印、核对日期和号码后销号；个人核查身份。须经复核。',
    en: 'Presents a bill of a customer to the local exchange: a cheque to be collected waits until it can no longer come back (5023), a payment is taken from the payer at once, from a company on its cheque, whose seals, date and number are checked and whose number is cancelled, from a person once he is identified. Reviewed.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'clearing',
  fields: {
    kind: choice<'debit' | 'credit'>({ zh: '票据', en: 'Bill' }, [
      { value: 'debit', zh: '借方（代收他行支票）', en: 'Debit: a cheque on another bank' },
      { value: 'credit', zh: '贷方（付往他行）', en: 'Credit: a payment to another bank' },
    ]),
    account: account({ zh: '本行账号', en: 'Our account' }, { products: ['demand', ...COMPANY_ACCOUNTS] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '对方行', en: 'Other bank' }, { max: 60 }),
    paper: text({ zh: '票据号码', en: 'Number of the bill' }, { max: 30 }),
    session: number({ zh: '交换场次', en: 'Session' }, { min: 1, max: 9 }),
    ...pays.paper,
    ...pays.seals,
    identityResult: onlyWhere(identityResult(), payerIs('person'), beforeAmount),
  },
  also: (values, desk) => [
    ...billKeys(billOf(values), desk),
    ...pays.keys(values),
    ...sessionKeys(values.session, desk),
    `account:${UNCLEARED}`,
  ],
  checks: [sessionIsOpen, ...pays.checks, billOnce(billOf)],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...transferLadder,
    ...inPersonLadder,
  ],
  effects(values, desk) {
    const { kind, account, amount, bank, paper, session } = values
    const collects = kind === 'debit'
    const id = newItemId(desk, 'exchangeBill')
    return [
      ...(collects
        ? [...throughExchange('D', amount, session, desk), credit(UNCLEARED, amount)]
        : [debit(account, amount), ...throughExchange('C', amount, session, desk)]),
      ...pays.cancelled(values),
      openItem({
        kind: 'exchangeBill',
        id,
        state: 'presented',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          way: 'out',
          kind,
          day: desk.day,
          session,
          account: account.no,
          amount,
          bank,
          paper,
          reason: '',
        },
      }),
      claimBill(billOf(values), id),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'kind',
    'account',
    'cheque',
    'issued',
    'signet',
    'amount',
    'capital',
    'bank',
    'paper',
    'session',
    'item',
  ],
  undoneBy: '5023',
  preview: 'entries',
  examples: [
    {
      title: { zh: '代收他行支票', en: 'A cheque on another bank' },
      by: '0003',
      fields: { kind: 'debit', account: 'Q1', amount: '3000', bank: '某银行', paper: 'Z889', session: '1' },
      gives: [
        'D 3001-03 3000.00',
        'tally exchange/2026-03-02/1 300000',
        'C 2241-02 3000.00',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/out/某银行/Z889',
      ],
    },
    {
      title: { zh: '付往他行', en: 'A payment to another bank' },
      by: '0003',
      fields: {
        kind: 'credit',
        account: 'K1',
        cheque: '503',
        issued: '2026-03-02',
        presented: SAMPLE_PICTURE,
        signet: 'same',
        amount: '500',
        bank: '某银行',
        paper: 'JZD7',
        session: '1',
      },
      gives: [
        'D 0101210000009517 500.00',
        'C 3001-03 500.00',
        'tally exchange/2026-03-02/1 -50000',
        'vouchers cheque 503-503 account:0101210000009517 > void',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/out/某银行/JZD7',
      ],
    },
  ],
})
