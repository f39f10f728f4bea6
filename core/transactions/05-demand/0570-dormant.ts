import { supervisor } from '../../authorise.ts'
import { mayFallDormant } from '../../checks/dormant.ts'
import { demandInterestDue } from '../../counter/demand.ts'
import { DORMANT_ACCOUNT, dormancyKeys, makeDormant } from '../../counter/dormant.ts'
import { ownAccounts } from '../../counter/savings.ts'
import type { Day } from '../../dates.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { explainSegments } from '../../interest/explain.ts'
import { change, credit, debit, moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { inForceFor, lifted, type Restriction } from '../../ledger/restrictions.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const dormancyOf = (account: Account, day: Day): Restriction | null => inForceFor(account, 'dormant', day)

const fitsTheAction: Check<Values> = {
  name: { zh: '转久悬时未久悬，激活时已久悬', en: 'Moved once, and back only when dormant' },
  test({ account: value, action }, { day }) {
    const account = value as Account
    const is = dormancyOf(account, day) !== null
    if (is === (action === 'activate')) return null
    return refuse(is ? 'accountDormant' : 'accountNotDormant', { account: account.no })
  },
}

export const dormantAccount = defineTransaction({
  code: '0570',
  name: { zh: '久悬户转入与激活', en: 'Dormant account' },
  purpose: {
    zh: '长期没有收付的活期户结清利息后转入久悬未取款项，账户停收停付、不再计息；客户持证件来时激活，原额转回。末次交易日见 7001 明细。',
    en: 'What stands on an account that its owner has long not moved waits elsewhere, with its interest; nothing enters and nothing is earned. When he comes with his papers it is put back.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ownAccounts }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'activate', zh: '激活', en: 'Activate' },
      { value: 'move', zh: '转久悬', en: 'Move to dormant' },
    ]),
    last: onlyWhen(day({ zh: '客户末次交易日', en: 'Last moved by its owner' }), 'action', ['move']),
  },
  also({ account }, desk) {
    const dormancy = dormancyOf(account, desk.day)
    return [...dormancyKeys(account), ...(dormancy ? [`item:${dormancy.item}` as const] : [])]
  },
  checks: [fitsTheAction, mayFallDormant],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ account, last }, desk) =>
    last === null ? activate(account, desk) : makeDormant(account, last, desk),
  expand: none,
  explain: ({ account, action }, desk) =>
    action === 'move' ? explainSegments(demandInterestDue(account, desk)) : [],
  view: null,
  receipt: ['account', 'action', 'last', 'interest', 'item'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '转久悬', en: 'Moved to dormant' },
      by: '0011',
      fields: { account: 'V1', action: 'move', last: '2025-01-10' },
      gives: [
        'D 0101110000008016 2000.00',
        'D 6411-11 12.43',
        'C 2241-03 2012.43',
        'products 0101110000008016 -127800000',
        'new item dormant-20260302-2',
        'set account 0101110000008016 restrictions [] > [{"amount":null,"bars":"in","item":"dormant-20260302-2","reason":"dormant","until":null,"waits":null}]',
      ],
    },
    {
      title: { zh: '激活', en: 'Active again' },
      by: '0011',
      fields: { account: 'V2', action: 'activate' },
      gives: [
        'D 2241-03 700.00',
        'C 0101110000008024 700.00',
        'set account 0101110000008024 restrictions [{"amount":null,"bars":"in","item":"dormant-20260220-2","reason":"dormant","until":null,"waits":null}] > []',
        'set item dormant-20260220-2 state dormant > activated',
      ],
    },
  ],
})

function activate(account: Account, { state, day }: Desk): EffectDraft[] {
  const { item } = given(dormancyOf(account, day), 'an account that was checked')
  const dormancy = given(state.get('item', item), item)
  if (dormancy.kind !== 'dormant') throw new Error(`${item} is no dormancy`)
  const { amount } = dormancy.data
  return [
    debit(DORMANT_ACCOUNT, amount),
    credit(account, amount),
    change('account', account.no, account, { restrictions: lifted(account.restrictions, item, day) }),
    moveItem(dormancy, 'activated'),
  ]
}
