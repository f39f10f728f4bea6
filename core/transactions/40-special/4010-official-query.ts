import { authorityFields, mayOrder } from '../../counter/authority.ts'
import { newItemId, type Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { customer } from '../../fields/customer.ts'
import { day } from '../../fields/day.ts'
import { optional, type Values } from '../../fields/field.ts'
import type { Told } from '../../items/officialQuery.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { openItem } from '../../ledger/build.ts'
import type { Account, Customer } from '../../ledger/entities.ts'
import { passageOf } from '../../ledger/restrictions.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { byOrder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

/** One account, or all that a customer has. */
const ofOne: Check<Values> = {
  name: { zh: '客户号与账号二者填一', en: 'Of a customer or of an account' },
  test: ({ customer, account }) =>
    (customer === null) === (account === null) ? refuse('queryOfWhom') : null,
}

type About = { readonly customer: Customer | null; readonly account: Account | null }

const accountsOf = ({ customer, account }: About, { state }: Desk): readonly string[] =>
  account ? [account.no] : (state.get('index', `accountsOf/${customer?.no ?? ''}`)?.keys ?? [])

/** The answer is kept with the question, so that a second copy of it says the same. */
export const officialQuery = defineTransaction({
  code: '4010',
  name: { zh: '协助查询', en: 'Official query' },
  purpose: {
    zh: '有权机关两名人员持工作证和查询通知书查询存款：核验权限，登记并打印结果。资料可抄录复印，原件不得带走，对客户保密。',
    en: 'Two officers of an authority ask about deposits: their power is checked, the query registered, the answer printed. Nothing is said to the customer.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    customer: optional(customer({ zh: '客户号（查全部账户）', en: 'Customer (all accounts)' })),
    account: optional(account({ zh: '账号（查一户）', en: 'Account (one only)' }, { products: [] })),
    ...authorityFields,
    since: optional(day({ zh: '明细起日（空则不打明细）', en: 'Entries from (empty: none)' })),
  },
  also: (values, desk) => [
    ...(values.customer ? [`index:accountsOf/${values.customer.no}` as const] : []),
    ...accountsOf(values, desk).map(no => `account:${no}` as const),
    'index:openItems/officialQuery',
  ],
  checks: [ofOne, mayOrder('queries')],
  authorisation: byOrder,
  effects(values, desk) {
    const { organ, officers, document, notice, since } = values
    const accounts = accountsOf(values, desk).map(no => given(desk.state.get('account', no), no))
    const customer = values.customer?.no ?? given(values.account?.customer, 'an owner')
    return [
      openItem({
        kind: 'officialQuery',
        id: newItemId(desk, 'officialQuery'),
        state: 'answered',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          organ,
          officers,
          document,
          notice,
          customer,
          told: accounts.map(one => toldOf(one, desk)),
          since,
        },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['organ', 'officers', 'document', 'notice', 'customer', 'account', 'told', 'item', 'accountLines'],
  undoneBy: 'never',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '法院查询客户全部存款', en: 'A court asks for all deposits of a customer' },
      by: '0011',
      fields: {
        customer: '901',
        organ: 'court',
        officers: '张三 执1001；李四 执1002',
        document: '（2026）粤03执12号',
        notice: '协查12号',
      },
      gives: ['new item officialQuery-20260302-2'],
    },
  ],
})

function toldOf(account: Account, { day }: Desk): Told {
  const { no, product, status } = account
  const { out, frozen } = passageOf(account, day)
  const whole = out?.reason === 'freeze'
  return { account: no, product, status, balance: naturalBalance(account), frozen: whole ? 'all' : frozen }
}
