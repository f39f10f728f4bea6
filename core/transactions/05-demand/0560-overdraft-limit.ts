import { supervisor } from '../../authorise.ts'
import { account } from '../../fields/account.ts'
import { money } from '../../fields/money.ts'
import { optional, type Values } from '../../fields/field.ts'
import { rate } from '../../fields/rate.ts'
import { available } from '../../ledger/balance.ts'
import { change } from '../../ledger/build.ts'
import { overdraftAgreed, overdraftEnded, overdrawnUpTo } from '../../ledger/overdraft.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { rateOn } from '../../rates.ts'
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

const rateIsPosted: Check<Values> = {
  name: { zh: '当日有透支挂牌利率，或录入利率', en: 'An overdraft rate, posted or typed' },
  test: ({ limit, rate: asked }, { parameters, day }) =>
    limit === 0n || asked !== null || rateOn(parameters, 'overdraft', 0, day) !== null
      ? null
      : { ...refuse('overdraftRateWanted'), field: 'rate' },
}

export const overdraftLimit = defineTransaction({
  code: '0560',
  name: { zh: '透支额度', en: 'Overdraft limit' },
  purpose: {
    zh: '设定活期账户可透支的额度和利率，零为取消；每次都由会计主管授权。透支的日子不计存款利息，按约定利率逐日计透支利息，结息时与存款利息分两笔入账；额度重新设定时，以前的透支积数仍按原利率。',
    en: 'Sets how far a demand account may be overdrawn, and at which rate; zero ends it. The supervisor always signs. What is overdrawn earns nothing and costs the agreed rate day by day; a settlement books it apart from what the account has earned. What was overdrawn before a change keeps its rate.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    limit: money({ zh: '透支额度', en: 'Limit' }, { min: 0n }),
    rate: optional(rate({ zh: '透支年利率 %（空为挂牌）', en: 'Rate, % a year (empty: posted)' })),
  },
  also: none,
  checks: [limitCoversUse, rateIsPosted],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ account, limit, rate: asked }, { day, parameters }) => {
    const ratePpm = asked ?? rateOn(parameters, 'overdraft', 0, day) ?? 0
    const owes = overdrawnUpTo(account, day) !== 0n
    const ended = owes ? {} : overdraftEnded(account)
    const terms = limit > 0n ? overdraftAgreed(account, day, ratePpm) : ended
    return [change('account', account.no, account, { minimum: -limit, ...terms })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'limit', 'rate'],
  undoneBy: '0560',
  preview: 'entries',
  examples: [
    {
      title: { zh: '准许透支五千元', en: 'Up to five thousand yuan' },
      by: '0013',
      fields: { account: 'A1', limit: '5000' },
      gives: [
        'set account 0101110000000013 minimum "#0" > "#-500000", overdraft null > {"earlier":[],"from":"2026-03-02","moment":"#0","ratePpm":180000}, dayBalances null > [{"balance":"#-2520000","day":"2026-03-02"}]',
      ],
    },
  ],
})
