import { hasPaper, tillInUse } from '../../checks/till.ts'
import { isPerson } from '../../checks/personal.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { sameOwner } from '../../checks/agency.ts'
import { openPrincipal, principalAccount } from '../../counter/agency.ts'
import { issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { takeIn } from '../../counter/payment.ts'
import { addMonths, type Day } from '../../dates.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { day } from '../../fields/day.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { principal } from '../../fields/principal.ts'
import { credit, openItem } from '../../ledger/build.ts'
import { displayMoney } from '../../money.ts'
import type { Principal } from '../../principals.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const atLeastMinimum: Check<Values> = {
  name: { zh: '不低于起购金额', en: 'At least the least that is sold' },
  test({ principal: value, amount }) {
    const { minimum } = value as Principal
    if ((amount as bigint) >= minimum) return null
    return { ...refuse('moneyTooSmall', { min: displayMoney(minimum) }), field: 'amount' }
  },
}

/** Savings bonds are for persons (储蓄国债管理办法); funds and policies for companies too. */
const bondForPersons: Check<Values> = {
  name: { zh: '国债只售个人', en: 'Savings bonds for persons only' },
  test: (values, desk) =>
    (values.principal as Principal).kind === 'bond' ? isPerson.test(values, desk) : null,
}

const gradeIsFresh: Check<Values> = {
  name: { zh: '风险测评在有效期内', en: 'The risk grade is of late' },
  test({ assessed }, { day: today, parameters }) {
    const { gradeMonths } = parameters.agency
    const from = assessed as Day
    if (from <= today && today < addMonths(from, gradeMonths)) return null
    return { ...refuse('gradeStale', { assessed: from, months: String(gradeMonths) }), field: 'assessed' }
  },
}

/** R is at most C; above it only on a signed warning, and for C1 never (rules.md §9.3). */
const suitable: Check<Values> = {
  name: { zh: '产品风险与客户相当', en: 'The risk suits the customer' },
  test({ principal: value, grade, warned }) {
    const { risk } = value as Principal
    if (risk <= Number(grade)) return null
    const detail = { risk: String(risk), grade: String(grade) }
    if (grade === '1') return { ...refuse('riskForbidden', detail), field: 'grade' }
    return warned === 'signed' ? null : { ...refuse('riskUnwarned', detail), field: 'warned' }
  },
}

export const agencySale = defineTransaction({
  code: '6005',
  name: { zh: '国债/基金/保险认购', en: 'Agency sale' },
  purpose: {
    zh: '代销国债、基金、保险：核对客户风险等级与产品风险，收款记入委托方名下，出具代理业务凭证，登记持有。产品不是存款，不得承诺收益。',
    en: 'Sells bonds, funds and policies for others: the product’s risk suits the customer’s grade, the money is the issuer’s, the customer gets a numbered receipt. It is no deposit; no return is promised.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    principal: principal({ zh: '产品', en: 'Product' }, ['bond', 'fund', 'insurance']),
    customer: customer({ zh: '客户号', en: 'Customer' }),
    grade: choice({ zh: '客户风险等级', en: 'Customer’s grade' }, [
      { value: '1', zh: 'C1 保守', en: 'C1' },
      { value: '2', zh: 'C2 稳健', en: 'C2' },
      { value: '3', zh: 'C3 平衡', en: 'C3' },
      { value: '4', zh: 'C4 成长', en: 'C4' },
      { value: '5', zh: 'C5 进取', en: 'C5' },
    ]),
    assessed: day({ zh: '测评日期', en: 'Assessed on' }),
    warned: optional(
      choice({ zh: '风险揭示书', en: 'Risk warning' }, [
        { value: 'signed', zh: '客户已签署', en: 'Signed by the customer' },
      ]),
    ),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    payer: optional(
      account({ zh: '转出账号（现金则空）', en: 'From account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    ...atWindow,
  },
  also: (_values, desk) => [...ownStockKeys(desk, 'agency'), 'index:openItems/agencyHolding'],
  checks: [
    tillInUse(),
    hasPaper('agency'),
    bondForPersons,
    atLeastMinimum,
    gradeIsFresh,
    suitable,
    sameOwner('payer'),
  ],
  authorisation: [...cashInLadder, ...transferLadder, ...atWindowLadder],
  effects({ principal, customer, amount, payer, notes }, desk) {
    const paper = nextPaper(desk, 'agency')
    const { code, name } = principal
    return [
      ...openPrincipal(code, desk),
      ...takeIn(desk, amount, notes, payer),
      credit(principalAccount(code), amount),
      issue(desk, paper),
      openItem({
        kind: 'agencyHolding',
        id: newItemId(desk, 'agencyHolding'),
        state: 'held',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: { principal: code, name, customer: customer.no, amount, rest: amount, paper },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'principal',
    'customer',
    'grade',
    'warned',
    'amount',
    'capital',
    'payer',
    'paper',
    'item',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '从账户买国债', en: 'A bond from an account' },
      by: '0003',
      fields: {
        principal: 'bond3',
        customer: '1',
        grade: '1',
        assessed: '2025-09-01',
        amount: '5000',
        payer: 'A1',
      },
      gives: [
        'D 0101110000000013 5000.00',
        'C 2314-bond3 5000.00',
        'vouchers agency 101-101 till:00 > customer',
        'payment 7001-agency 1.00',
        'new item agencyHolding-20260302-2',
      ],
    },
  ],
})
