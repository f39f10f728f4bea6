/** Freezes in their order: when one has to wait, and what becomes of the next when one ends. */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { imposedBy, isFreeze, type Restriction, standing } from '../ledger/restrictions.ts'
import type { Day } from '../dates.ts'
import { refuse } from '../refusals.ts'
import { given, isOneSpelling, type Plain, same, sum } from '../std.ts'
import type { Check } from '../transactions/define.ts'

/**
 * Whether the freezes on an account leave nothing for one more to hold. A first freeze may be of more than
 * there is: what comes in later is frozen too. A later one takes only what the earlier ones leave.
 */
export function mustWait(
  account: Account,
  { bars, amount }: Pick<Restriction, 'bars' | 'amount'>,
  day: Day,
): boolean {
  const freezes = standing(account.restrictions, day).filter(isFreeze)
  if (freezes.some(({ waits }) => waits !== null)) return true
  const closed = (way: 'out' | 'in') => freezes.some(one => one.bars === way || one.bars === 'both')
  if (bars === 'in') return closed('in')
  if (bars === 'both') return closed('out') || closed('in')
  if (closed('out')) return true
  const taken = freezes.flatMap(one => one.amount ?? [])
  return amount !== null && taken.length > 0 && amount > naturalBalance(account) - sum(taken)
}

/**
 * A notice is carried out once on an account. It is looked for among the freezes that stand: a claim would
 * say whose order it is to whoever reads what a waiting request would do.
 */
export const noticeOnce: Check<Values> = {
  name: { zh: '同一通知书对该账户未登记过', en: 'A notice that does not freeze this account already' },
  test({ account, organ, notice }, { state, day }) {
    const taken = standing((account as Account).restrictions, day)
      .filter(isFreeze)
      .map(({ item }) => state.get('item', item))
      .find(item => item?.kind === 'freeze' && isNotice(item.data, organ, notice as string))
    return taken ? { ...refuse('noticeTwice', { item: taken.id }), field: 'notice' } : null
  },
}

const isNotice = ({ organ, notice }: Item<'freeze'>['data'], from: unknown, number: string): boolean =>
  organ === from && isOneSpelling(notice, number)

/** Who froze may lift, renew and take; nobody else, and nobody is told who it was. */
export const ofTheSameOrgan: Check<Values> = {
  name: { zh: '原冻结机关', en: 'The organ that froze it' },
  test({ freeze, organ }) {
    if (freeze === null || (freeze as Item<'freeze'>).data.organ === organ) return null
    return { ...refuse('organIsAnother'), field: 'organ' }
  },
}

/** A freeze that has ended is not in force, whether or not a day end has written that down. */
export const freezeInForce = ({ waiting }: { readonly waiting: boolean }): Check<Values> => ({
  name: waiting ? { zh: '冻结有效或轮候', en: 'In force, or waiting' } : { zh: '冻结有效', en: 'In force' },
  test({ freeze: value }, { state, day }) {
    if (value === null) return null
    const { id, data } = value as Item<'freeze'>
    const account = given(state.get('account', data.account), data.account)
    const stands = imposedBy(account, id, day)
    return stands && (waiting || stands.waits === null)
      ? null
      : { ...refuse('freezeEnded', { item: id }), field: 'freeze' }
  },
})

/** The account's list as it is to be, and the waiting freezes that have taken effect with it. */
export function restrict(
  account: Account,
  restrictions: readonly Restriction[],
  { state }: Pick<Desk, 'state'>,
): EffectDraft[] {
  const turned = restrictions.flatMap((one): EffectDraft[] => {
    const item = isFreeze(one) && one.waits === null ? state.get('item', one.item) : undefined
    return item?.kind === 'freeze' && item.state === 'waiting' ? [itemBecomes(item, 'frozen', one)] : []
  })
  const is = account.restrictions as unknown as Plain
  if (same(is, restrictions as unknown as Plain)) return turned
  return [...turned, change('account', account.no, account, { restrictions })]
}

/** The state of an item together with the day on which it ends. */
export const itemBecomes = (item: Item, state: string, { until }: Pick<Restriction, 'until'>) =>
  change('item', item.id, item, { state, until })

/** What `restrict` reads of an account whose list changes. */
export const freezeKeys = ({ restrictions }: Account): Key[] => [
  'index:openItems/freeze',
  ...restrictions.filter(isFreeze).map(({ item }) => `item:${item}` as const),
]
