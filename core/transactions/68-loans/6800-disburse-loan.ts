import { director, supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { payOut } from '../../counter/payment.ts'
import { addMonths } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { rate } from '../../fields/rate.ts'
import { term } from '../../fields/term.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { create, debit, moveItem, openAccount, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Customer } from '../../ledger/entities.ts'
import { displayMoney, yuan } from '../../money.ts'
import { loanRateOn } from '../../parameters.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const claimOf = (contract: string): string => `contract/${contract}`

/** The contract of this number, if it has been drawn on before. */
function contractOf(number: string, desk: Desk): Item<'contract'> | undefined {
  const owner = desk.state.get('claim', claimOf(number))?.owner
  return owner === undefined ? undefined : (desk.state.get('item', owner) as Item<'contract'> | undefined)
}

const withinContract: Check<Values> = {
  name: { zh: '放款不超过合同批准额', en: 'Drawn within what the contract approves' },
  test(values, desk) {
    const contract = contractOf(values.contract as string, desk)
    const { no } = values.customer as Customer
    if (contract && contract.data.customer !== no) return { ...refuse('contractOfOther'), field: 'contract' }
    if (contract && values.approved !== null && values.approved !== contract.data.approved) {
      return {
        ...refuse('contractApproved', { approved: displayMoney(contract.data.approved) }),
        field: 'approved',
      }
    }
    const approved = contract?.data.approved ?? (values.approved as bigint | null)
    if (approved === null) return { ...refuse('contractNew'), field: 'approved' }
    const rest = approved - (contract?.data.drawn ?? 0n)
    const within = (values.amount as bigint) <= rest
    return within ? null : { ...refuse('contractExceeded', { rest: displayMoney(rest) }), field: 'amount' }
  },
}

const hasRate: Check<Values> = {
  name: { zh: '有贷款利率', en: 'A loan rate' },
  test({ rate, term }, { parameters, day }) {
    const posted = loanRateOn(parameters, term as number, day)
    return rate !== null || posted !== null ? null : { ...refuse('rateMissing'), field: 'rate' }
  },
}

export const disburseLoan = defineTransaction({
  code: '6800',
  name: { zh: '发放贷款', en: 'Disburse a loan' },
  purpose: {
    zh: '按已批准的合同放款到账户或付现金，利随本清；同一合同可多次提款，累计不超过批准额。',
    en: 'Pays out a loan under an approved contract, to an account or in cash; several draws, never above the approval.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    contract: text({ zh: '合同号', en: 'Contract number' }, { max: 30 }),
    approved: optional(money({ zh: '批准金额（首次）', en: 'Approved (first draw)' }, { min: yuan(1) })),
    amount: money({ zh: '放款金额', en: 'Amount' }, { min: yuan(1) }),
    term: term({ zh: '期限（月）', en: 'Term (months)' }),
    rate: optional(rate({ zh: '年利率%（空为挂牌）', en: 'Rate % (empty: posted)' })),
    payee: optional(
      account({ zh: '入账账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payee', direction: 'out' }),
  },
  also({ customer, contract }, desk) {
    const owner = desk.state.get('claim', claimOf(contract))?.owner
    return [
      `claim:${claimOf(contract)}`,
      ...(owner ? [`item:${owner}` as const] : []),
      accountSeriesKey('loan'),
      `index:accountsOf/${customer.no}`,
      'index:openItems/contract',
    ]
  },
  checks: [tillInUse({ unless: 'payee' }), hasRate, withinContract],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'loan', atLeast: yuan(500_000), signatures: [director] },
  ],
  effects(values, desk) {
    const { customer, amount, term, payee, notes } = values
    const no = newAccountNumber(desk, 'loan')
    const ratePpm =
      values.rate ?? given(loanRateOn(desk.parameters, term, desk.day), 'a loan rate was checked')
    return [
      ...drawOn({ ...values, ratePpm }, desk),
      openAccount({
        no,
        gl: term <= 12 ? '1303-01' : '1303-02',
        unit: desk.branch.unit,
        customer: customer.no,
        product: 'loan',
        opened: desk.day,
        minimum: 0n,
        interestBase: 'fen',
        terms: {
          kind: 'loan',
          contract: values.contract,
          months: term,
          ratePpm,
          start: desk.day,
          maturity: addMonths(desk.day, term),
          interestCarried: 0n,
        },
      }),
      takeAccountNumber('loan'),
      debit(no, amount),
      ...payOut(desk, amount, notes, payee),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'contract', 'newAccount', 'amount', 'capital', 'terms', 'payee'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '首次放款入账户', en: 'First draw, into an account' },
      by: '0013',
      fields: {
        customer: '1',
        contract: 'HT-001',
        approved: '50000',
        amount: '20000',
        term: '12',
        payee: 'A1',
      },
      gives: [
        'new item contract-20260302-2',
        'new claim contract/HT-001',
        'new account 0101310000000027',
        'tally series/account-loan 1',
        'D 0101310000000027 20000.00',
        'C 0101110000000013 20000.00',
      ],
    },
  ],
})

interface Draw {
  readonly customer: Customer
  readonly contract: string
  readonly approved: bigint | null
  readonly amount: bigint
  readonly term: number
  readonly ratePpm: number
}

/** The first draw opens the contract and claims its number; later ones add to what is drawn. */
function drawOn({ customer, contract, approved, amount, term, ratePpm }: Draw, desk: Desk): EffectDraft[] {
  const known = contractOf(contract, desk)
  if (known) {
    const drawn = known.data.drawn + amount
    return [moveItem(known, drawn === known.data.approved ? 'drawn' : 'active', { drawn })]
  }
  const id = newItemId(desk, 'contract')
  const limit = given(approved, 'a new contract says what is approved')
  const data = {
    customer: customer.no,
    number: contract,
    approved: limit,
    drawn: amount,
    ratePpm,
    months: term,
  }
  const state = amount === limit ? 'drawn' : 'active'
  const opened = openItem({
    kind: 'contract',
    id,
    state,
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data,
  })
  return [opened, create('claim', claimOf(contract), { owner: id })]
}
