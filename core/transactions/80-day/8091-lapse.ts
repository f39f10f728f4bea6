import { inForce, type Item, type ItemKind, itemKinds } from '../../items.ts'
import type { Desk } from '../../desk.ts'
import { addDays } from '../../dates.ts'
import { change, moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Key } from '../../ledger/entities.ts'
import { given } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'

const lapsing = (Object.keys(itemKinds) as ItemKind[]).filter(kind => itemKinds[kind].lapsesTo !== null)

const openOf = (desk: Pick<Desk, 'state'>, kind: ItemKind): readonly string[] =>
  desk.state.get('index', `openItems/${kind}`)?.keys ?? []

/**
 * Deciding never waits for this: what has ended is not in force (DESIGN H17). Day end only writes the line.
 */
export const lapse = defineTransaction({
  code: '8091',
  name: { zh: '到期事项处理', en: 'Lapse' },
  purpose: {
    zh: '日终步骤一：把期限已过的口头挂失等事项记为失效。',
    en: 'Day end, step one: writes down what has ended, such as an oral loss report after five days.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {},
  also(_values, desk) {
    const items = lapsing.flatMap(kind => openOf(desk, kind))
    const accounts = items.flatMap((id): Key[] => {
      const item = desk.state.get('item', id)
      return item?.kind === 'loss' ? [`account:${item.data.account}`] : []
    })
    return [
      ...lapsing.map(kind => `index:openItems/${kind}` as const),
      ...items.map(id => `item:${id}` as const),
      ...accounts,
    ]
  },
  checks: [],
  authorisation: [],
  effects(_values, desk) {
    const tomorrow = addDays(desk.day, 1)
    const items = lapsing.flatMap(kind => openOf(desk, kind)).map(id => given(desk.state.get('item', id), id))
    return items.filter(item => !inForce(item.until, tomorrow)).flatMap(item => lapsed(item, desk))
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [],
})

function lapsed(item: Item, desk: Desk): EffectDraft[] {
  const moved = moveItem(item, given(itemKinds[item.kind].lapsesTo, 'a kind that lapses'))
  if (item.kind !== 'loss') return [moved]
  const account = given(desk.state.get('account', item.data.account), item.data.account)
  const lifted =
    account.stop?.item === item.id ? [change('account', account.no, account, { stop: null })] : []
  return [moved, ...lifted]
}
