import { hasPaper, tillInUse } from '../../checks/till.ts'
import { atWindow } from '../../counter/atWindow.ts'
import type { Desk } from '../../desk.ts'
import { boundKeys, isPerson, refuseBound, roomInClass } from '../../checks/personal.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { accountsOfKeys } from '../../counter/company.ts'
import { issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { takeIn } from '../../counter/payment.ts'
import { nextClass, personalClasses } from '../../counter/personal.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { credit, openAccount } from '../../ledger/build.ts'
import type { Customer, PersonalClass } from '../../ledger/entities.ts'
import { yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const classAsked = ({ customer, class: asked }: Values, desk: Desk): PersonalClass =>
  (asked as PersonalClass | null) ?? nextClass((customer as Customer).no, desk)

const boundFits: Check<Values> = {
  name: { zh: '绑定的是本人Ⅰ类户', en: 'Bound to a class I account of his own' },
  test(values, desk) {
    const bound = values.bound as string | null
    if (bound !== null && classAsked(values, desk) === 'I')
      return { ...refuse('boundUnfit', { account: bound }), field: 'bound' }
    return refuseBound(bound, (values.customer as Customer).no, desk)
  },
}

const inPerson: Check<Values> = {
  name: { zh: 'Ⅰ类户本人到柜', en: 'Class I in person' },
  test: (values, desk) =>
    values.way === 'remote' && classAsked(values, desk) === 'I'
      ? { ...refuse('firstClassHere'), field: 'way' }
      : null,
}

export const openDemandAccount = defineTransaction({
  code: '0500',
  name: { zh: '活期开户', en: 'Open a demand account' },
  purpose: {
    zh: '为已建档个人客户开立活期储蓄账户并存入首笔款项，自动使用尾箱里下一本存折。Ⅰ类户每人一户，须本人到柜；Ⅱ、Ⅲ类户限额使用，可绑定本人Ⅰ类户；远程开立的首笔款项从本人账户转入。',
    en: 'Opens a demand account for a person on file with a first deposit; uses the till’s next passbook. One account of class I each, opened in person; classes II and III are limited, and may be bound to his class I account. What is opened from afar gets its first deposit from an account of his.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    amount: money({ zh: '开户金额', en: 'First deposit' }, { min: yuan(1) }),
    payer: optional(
      account({ zh: '转出账号（现金则空）', en: 'From account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    class: optional(
      choice(
        { zh: '账户分类（空：首户Ⅰ类，其后Ⅱ类）', en: 'Class (empty: the first I, then II)' },
        personalClasses,
      ),
    ),
    bound: optional(
      text({ zh: '绑定的Ⅰ类户账号', en: 'Bound to class I account' }, { max: 30, sample: '6222000000001' }),
    ),
    way: optional(
      choice({ zh: '开户方式（空为本人到柜）', en: 'How (empty: in person)' }, [
        { value: 'present', zh: '本人到柜', en: 'In person' },
        { value: 'remote', zh: '远程', en: 'From afar' },
      ]),
    ),
    ...atWindow,
  },
  also: ({ customer, bound }, desk) => [
    accountSeriesKey('demand'),
    ...accountsOfKeys(customer.no, desk.state),
    ...boundKeys(bound, desk),
    ...ownStockKeys(desk, 'passbook'),
  ],
  checks: [isPerson, tillInUse(), hasPaper('passbook'), roomInClass, boundFits, inPerson],
  authorisation: [...cashInLadder, ...atWindowLadder],
  effects({ customer, amount, payer, notes, class: asked, bound, way }, desk) {
    const kind = asked ?? nextClass(customer.no, desk)
    const seen = way === 'remote' ? null : desk.day
    const no = newAccountNumber(desk, 'demand')
    const paper = nextPaper(desk, 'passbook')
    return [
      openAccount({
        no,
        gl: '2011-11',
        unit: desk.branch.unit,
        customer: customer.no,
        product: 'demand',
        opened: desk.day,
        minimum: 0n,
        interestBase: 'yuan',
        terms: kind === 'I' ? null : { kind: 'personal', class: kind, bound, seen },
        paper,
      }),
      takeAccountNumber('demand'),
      ...takeIn(desk, amount, notes, payer),
      credit(no, amount),
      issue(desk, paper),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'customer',
    'newAccount',
    'terms',
    'payer',
    'amount',
    'capital',
    'paper',
    'balanceAfter',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '首存一百元', en: 'With a hundred yuan' },
      by: '0011',
      fields: { customer: '1', amount: '100', notes: '100x1' },
      gives: [
        'new account 0101110000000047',
        'tally series/account-demand 1',
        'D 1001-01-01 100.00',
        'notes 100x1 customer > till:01',
        'C 0101110000000047 100.00',
        'vouchers passbook 1001-1001 till:01 > customer',
        'payment 7001-passbook 1.00',
      ],
    },
  ],
})
