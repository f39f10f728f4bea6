import { sufficient } from '../../checks/account.ts'
import { areaAccountOf, jointTally, noteJoint, openArea } from '../../counter/joint.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { credit, debit } from '../../ledger/build.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const enough = sufficient('account', 'amount')

/** A deposit needs nothing to be there. */
const sufficientToPay: Check<Values> = {
  name: enough.name,
  test: (values, desk) => (values.side === 'out' ? enough.test(values, desk) : null),
}

export const jointHalf = defineTransaction({
  code: '5018',
  name: { zh: '他所代办入账', en: 'Half of a joint deposit or withdrawal' },
  purpose: {
    zh: '其他网点代本网点收款或付款时，系统在本网点同时记的一笔账。不能由柜员发起。',
    en: 'Posted by the program when another branch takes or pays cash for an account of ours. Nobody asks for it by hand.',
  },
  who: ['system'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    side: choice({ zh: '收付', en: 'In or out' }, [
      { value: 'in', zh: '代收', en: 'Deposit' },
      { value: 'out', zh: '代付', en: 'Withdrawal' },
    ]),
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    branch: text({ zh: '代办网点', en: 'At branch' }, { max: 4 }),
    teller: text({ zh: '代办柜员', en: 'By teller' }, { max: 12 }),
    serial: text({ zh: '代办流水号', en: 'Serial there' }, { max: 9 }),
  },
  also: ({ branch, side }, desk) => [
    `account:${areaAccountOf(branch)}`,
    `tally:${jointTally(branch, desk.day, side)}`,
    'index:openItems/joint',
  ],
  checks: [sufficientToPay],
  authorisation: [],
  effects({ side, account, amount, branch, serial }, desk) {
    const area = areaAccountOf(branch)
    const legs =
      side === 'in'
        ? [debit(area, amount), credit(account, amount)]
        : [debit(account, amount), credit(area, amount)]
    const other = { branch, serial: Number(serial), counter: branch }
    const data = { ...other, account: account.no, side, amount } as const
    return [...openArea(branch, desk), ...legs, ...noteJoint(data, desk)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'branch', 'teller', 'balanceAfter'],
  undoneBy: '5019',
  preview: 'none',
  examples: [
    {
      title: { zh: '二所代收一笔存款', en: 'A deposit over the counter of another branch' },
      by: '9999',
      fields: { side: 'in', account: 'A1', amount: '100', branch: '0102', teller: '0011', serial: '2' },
      gives: [
        'new account 3001-01-0102',
        'D 3001-01-0102 100.00',
        'C 0101110000000013 100.00',
        'tally joint/0102/2026-03-02/in 10000',
        'new item joint-20260302-2',
      ],
    },
  ],
})
