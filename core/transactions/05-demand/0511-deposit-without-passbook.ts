import { reviewer } from '../../authorise.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import { takeIn } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { personal } from '../../fields/text.ts'
import { credit } from '../../ledger/build.ts'
import type { Account, Sealed } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const holderIsNamed: Check<Values> = {
  name: { zh: '户名与账号相符', en: 'The name is that of the account' },
  test({ account: value, holder }, { state }) {
    const { customer } = value as Account
    const owner = customer === null ? null : state.get('customer', customer)
    const agrees = owner?.name.hash === (holder as Sealed).hash
    return agrees ? null : { ...refuse('holderDiffers'), field: 'holder' }
  },
}

export const depositWithoutPassbook = defineTransaction({
  code: '0511',
  name: { zh: '无折存款', en: 'Deposit without passbook' },
  purpose: {
    zh: '存款人不带存折，凭账号和户名存入现金；户名须与账号完全相符，须换人复核。所存金额待下次补登存折。',
    en: 'Takes cash on the number and the name of an account, which must agree; a colleague reviews. The passbook gets its line the next time it is shown.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    holder: personal({ zh: '户名', en: 'Name of the account' }, { max: 60, sample: '王小明' }),
    depositor: personal({ zh: '存款人', en: 'Depositor' }, { max: 60, sample: '李小红' }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    notes: notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' }),
    ...atWindow,
  },
  also: ({ account: { customer } }) => (customer === null ? [] : [`customer:${customer}`]),
  checks: [tillInUse(), holderIsNamed],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...cashInLadder,
    ...atWindowLadder,
  ],
  effects: ({ account, amount, notes }, desk) => [
    ...takeIn(desk, amount, notes, null),
    credit(account, amount),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'amount', 'capital', 'depositor', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '替家人存一千元', en: 'A thousand for a relative' },
      by: '0011',
      fields: { account: 'S4', holder: '赵建国', depositor: '李小红', amount: '1000', notes: '100x10' },
      gives: ['D 1001-01-01 1000.00', 'notes 100x10 customer > till:01', 'C 0101110000009030 1000.00'],
    },
  ],
})
