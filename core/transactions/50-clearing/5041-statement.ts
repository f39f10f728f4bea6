import { agreedClaim, type CounterpartAccount, COUNTERPARTS } from '../../counter/statement.ts'
import { printPosition } from '../../ledger/position.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { change, create } from '../../ledger/build.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { abs } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'
import type { Words } from '../../words.ts'

type Owing = 'they' | 'we'

const WHO: Readonly<Record<Owing, Words>> = {
  they: { zh: '对方应付我', en: 'they owe us' },
  we: { zh: '我应付对方', en: 'we owe them' },
}

const owed = (balance: bigint): Words => {
  const { zh, en } = WHO[balance < 0n ? 'we' : 'they']
  const shown = displayMoney(abs(balance))
  return { zh: `${zh} ${shown}`, en: `${en} ${shown}` }
}

/** What they say that they owe is a debit on our side. */
const agrees: Check<Values> = {
  name: { zh: '对账单余额与本方账面一致', en: 'The statement’s balance is that of our books' },
  test({ account, owing, amount }, { state }) {
    const ours = state.get('account', account as string)?.balance ?? 0n
    const theirs = owing === 'we' ? -(amount as bigint) : (amount as bigint)
    if (ours === theirs) return null
    return { ...refuse('statementDiffers', { ours: owed(ours), theirs: owed(theirs) }), field: 'amount' }
  },
}

export const statement = defineTransaction({
  code: '5041',
  name: { zh: '往来对账', en: 'Agree a statement of clearing' },
  purpose: {
    zh: '每日凭管辖行、他所、交换所或他行的对账单核对往来余额，一致即登记；不一致说明双方各是多少，到 8010 未达账项清单逐笔查找。',
    en: 'Compares the balance with the supervising branch, other outlets, the exchange or other banks with their statement, daily, and notes that it agrees. Where it does not, both figures are told, and the list of unmatched items (8010) says what to look for.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: choice<CounterpartAccount>({ zh: '往来对象', en: 'With' }, COUNTERPARTS),
    owing: choice<Owing>({ zh: '对账单余额', en: 'By their statement' }, [
      { value: 'they', ...WHO.they },
      { value: 'we', ...WHO.we },
    ]),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 0n }),
    document: text({ zh: '对账单编号', en: 'Number of the statement' }, { max: 30 }),
  },
  also: ({ account }) => [`account:${account}`, `claim:${agreedClaim(account)}`],
  checks: [agrees],
  authorisation: [],
  effects({ account }, { state, day, serial }) {
    const key = agreedClaim(account)
    const known = state.get('claim', key)
    const owner = printPosition({ day, serial })
    return [known ? change('claim', key, known, { owner }) : create('claim', key, { owner })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'owing', 'amount', 'document'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '与他行支付往来无余额', en: 'Nothing stands with other banks' },
      by: '0013',
      fields: { account: '3001-04', owing: 'they', amount: '0', document: '对20260302' },
      gives: ['new claim statement/3001-04'],
    },
  ],
})
