import { supervisor } from '../../authorise.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { available } from '../../ledger/balance.ts'
import { change } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** What is overdrawn already, or held against the limit, cannot be taken out of it. */
const limitCoversUse: Check<Values> = {
  name: { zh: '额度不低于已用透支', en: 'The limit covers what is in use' },
  test({ account, limit }, { day }) {
    // A freeze may be of more than there is: it uses no limit.
    const free = { ...(account as Account), restrictions: [], minimum: -(limit as bigint) }
    const spare = available(free, day)
    const used = displayMoney((limit as bigint) - spare)
    return spare >= 0n ? null : { ...refuse('limitInUse', { used }), field: 'limit' }
  },
}

export const overdraftLimit = defineTransaction({
  code: '0560',
  name: { zh: '透支额度', en: 'Overdraft limit' },
  purpose: {
    zh: '设定活期账户可透支的额度，零为取消；每次都由会计主管授权。透支部分不计存款利息，透支利息另行记账。',
    en: 'Sets how far a demand account may be overdrawn; zero ends it. The supervisor always signs. What is overdrawn earns nothing.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    limit: money({ zh: '透支额度', en: 'Limit' }, { min: 0n }),
  },
  also: none,
  checks: [limitCoversUse],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ account, limit }) => [change('account', account.no, account, { minimum: -limit })],
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'limit'],
  undoneBy: '0560',
  preview: 'entries',
  examples: [
    {
      title: { zh: '准许透支五千元', en: 'Up to five thousand yuan' },
      by: '0013',
      fields: { account: 'A1', limit: '5000' },
      gives: ['set account 0101110000000013 minimum "#0" > "#-500000"'],
    },
  ],
})
