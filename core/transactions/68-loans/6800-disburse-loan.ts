import { director, supervisor } from '../../authorise.ts'
import { atWindow, toldForTheDay } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { asBooked, bookingKeys, customerHere, type Paid } from '../../counter/booking.ts'
import { contractKeys, contractOf, contractTerms, securedBy, securities } from '../../counter/contract.ts'
import { payOut } from '../../counter/payment.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { inForce, type Item } from '../../items.ts'
import { debit, moveItem, openAccount } from '../../ledger/build.ts'
import { checkUse } from '../../loans/checks.ts'
import { drawnUnder } from '../../loans/draw.ts'
import { explainPlan } from '../../loans/explain.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction } from '../define.ts'
import { none } from '../define.ts'
import { atWindowLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const registered: Check<Values> = {
  name: { zh: '合同已登记且在提款期内', en: 'A registered contract that may still be drawn on' },
  test({ contract: number }, desk) {
    const contract = contractOf(number as string, desk)
    const field = 'contract'
    if (!contract) return { ...refuse('contractUnknown', { contract: number as string }), field }
    const over = contract.state === 'lapsed' || !inForce(contract.until, desk.day)
    return over ? { ...refuse('contractOver', { until: contract.until ?? '' }), field } : null
  },
}

const withinContract: Check<Values> = {
  name: { zh: '放款不超过合同批准额', en: 'Drawn within what the contract approves' },
  test({ contract: number, amount }, desk) {
    const { approved, drawn } = contractFor(number as string, desk).data
    const rest = approved - drawn
    const within = (amount as bigint) <= rest
    return within ? null : { ...refuse('contractExceeded', { rest: displayMoney(rest) }), field: 'amount' }
  },
}

const isSecured: Check<Values> = {
  name: { zh: '抵质押品已足额入库', en: 'The collateral is in custody' },
  test({ contract: number }, desk) {
    const contract = contractFor(number as string, desk)
    const wanted = contractTerms(contract)?.collateral ?? 0n
    const held = securedBy(securities(contract, desk.state))
    if (held >= wanted) return null
    const detail = { wanted: displayMoney(wanted), held: displayMoney(held) }
    return { ...refuse('collateralMissing', detail), field: 'contract' }
  },
}

const contractFor = (number: string, desk: Desk): Item<'contract'> =>
  given(contractOf(number, desk), `contract ${number} was checked`)

const borrowerOf = ({ data }: Item<'contract'>, desk: Desk): Paid => customerHere(data.customer, desk)

const toTheBorrower = ({ contract }: Values, desk: Desk): Paid =>
  borrowerOf(contractFor(contract as string, desk), desk)

export const disburseLoan = defineTransaction({
  code: '6800',
  name: { zh: '发放贷款', en: 'Disburse a loan' },
  purpose: {
    zh: '按已登记的合同放款到账户或付现金，按合同的还款方式生成还款计划；抵质押贷款须抵质押品入库在先。同一合同可多次提款，累计不超过批准额；大额付现须先预约。放款后限期检查资金用途（6812）。',
    en: 'Pays out a loan under a registered contract, to an account or in cash, and makes its schedule; secured loans once the collateral is in custody. Several draws, never above the approval. Much cash is booked ahead. Where the money went is checked by a day (6812).',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    contract: text({ zh: '合同号', en: 'Contract number' }, { max: 30 }),
    amount: money({ zh: '放款金额', en: 'Amount' }, { min: yuan(1) }),
    payee: optional(
      account(
        { zh: '入账账号（付现金则空）', en: 'To account (empty for cash)' },
        { products: ['demand', 'corporateDemand'] },
      ),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payee', direction: 'out' }),
    ...atWindow,
  },
  also({ contract: number }, desk) {
    const contract = contractOf(number, desk)
    return [
      ...contractKeys(number, desk),
      accountSeriesKey('loan'),
      'index:openItems/loanCheck',
      ...(contract ? [`index:accountsOf/${contract.data.customer}` as const] : []),
      ...(contract ? bookingKeys(borrowerOf(contract, desk), desk) : []),
    ]
  },
  checks: [
    tillInUse({ unless: 'payee' }),
    registered,
    withinContract,
    isSecured,
    toldForTheDay(toTheBorrower),
  ],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'loan', atLeast: yuan(500_000), signatures: [director] },
    ...atWindowLadder,
  ],
  effects({ contract: number, amount, payee, notes }, desk) {
    const contract = contractFor(number, desk)
    const no = newAccountNumber(desk, 'loan')
    const { gl, terms, debt } = drawnUnder(contract, amount, desk)
    const drawn = contract.data.drawn + amount
    const opened = openAccount({
      no,
      gl,
      unit: desk.branch.unit,
      customer: contract.data.customer,
      product: 'loan',
      opened: desk.day,
      minimum: 0n,
      terms,
      debt,
    })
    const effects = [
      moveItem(contract, drawn === contract.data.approved ? 'drawn' : 'active', { drawn }),
      opened,
      takeAccountNumber('loan'),
      debit(no, amount),
      ...payOut(desk, amount, notes, payee),
      checkUse(contract, { loan: no, amount }, desk),
    ]
    return asBooked(borrowerOf(contract, desk), effects, desk)
  },
  expand: none,
  explain: ({ contract: number, amount }, desk) =>
    explainPlan(drawnUnder(contractFor(number, desk), amount, desk).terms),
  view: null,
  receipt: ['contract', 'newAccount', 'amount', 'capital', 'terms', 'payee', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '放款入账户', en: 'Into an account' },
      by: '0013',
      fields: { contract: 'HT-100', amount: '20000', payee: 'A1' },
      gives: [
        'set item contract-20260202-1 state active > active, data {"drawn":"#0"} > {"drawn":"#2000000"}',
        'new account 0101310000000035',
        'tally series/account-loan 1',
        'D 0101310000000035 20000.00',
        'C 0101110000000013 20000.00',
        'new item loanCheck-20260302-2',
      ],
    },
  ],
})
