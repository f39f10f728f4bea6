import { openIds, openItemKeys } from '../../openItems.ts'
import { restrict } from '../../counter/freezes.ts'
import { idleKeys, returnIdle } from '../../custody/idleTills.ts'
import { addDays } from '../../dates.ts'
import { inForce, type Item, type ItemKind, itemKinds } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { imposedBy, standing } from '../../ledger/restrictions.ts'
import { given } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'

const lapsing = (Object.keys(itemKinds) as ItemKind[]).filter(kind => itemKinds[kind].lapsesTo !== null)

/**
 * Deciding never waits for this: what has ended is not in force (DESIGN H17). Day end only writes the line.
 */
export const lapse = defineTransaction({
  code: '8091',
  name: { zh: '到期事项处理', en: 'Lapse' },
  purpose: {
    zh: '日终第一步：把期限已过的口头挂失、冻结等事项记为失效，轮到的轮候冻结记为生效；久未领用的空尾箱退回网点。',
    en: 'Day end, the first step: writes down what has ended, such as an oral loss report or a freeze, and the waiting freeze whose turn has come; an empty till that was long unused goes back to the branch.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {},
  also(_values, desk) {
    const ids = lapsing.flatMap(kind => openIds(desk.state, kind))
    const items = ids.flatMap(id => desk.state.get('item', id) ?? [])
    return [
      ...idleKeys(desk),
      ...lapsing.flatMap(kind => openItemKeys(desk.state, kind)),
      ...items.flatMap(item => accountOf(item) ?? []).map(no => `account:${no}` as const),
    ]
  },
  checks: [],
  authorisation: [],
  effects(_values, desk) {
    const tomorrow = addDays(desk.day, 1)
    const items = lapsing
      .flatMap(kind => openIds(desk.state, kind))
      .map(id => given(desk.state.get('item', id), id))
    const restricting = items.flatMap(item => accountOf(item) ?? [])
    const accounts = [...new Set(restricting)].map(no => given(desk.state.get('account', no), no))
    return [
      ...items.filter(item => hasEnded(item, accounts, tomorrow)).map(lapsed),
      ...accounts.flatMap(account => restrict(account, standing(account.restrictions, tomorrow), desk)),
      ...returnIdle(desk),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '到期的事项', en: 'What has ended' },
      by: '9999',
      at: 'monthNight',
      fields: {},
      gives: [
        'set item loss-20260228-7 state oral > lapsed',
        'set item withdrawalNotice-20260223-5 state noticed > lapsed',
        'set account 0101110000000039 restrictions [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":"2026-03-05","waits":null}] > []',
        'set till 03 seal S03 > null, sealedBy ["0003","0013"] > [], returned null > 2026-03-31',
      ],
    },
  ],
})

/** The account that an item restricts; null of one that restricts none. */
const RESTRICTING: readonly ItemKind[] = ['loss', 'freeze', 'stopOrder', 'depositProof']

const accountOf = (item: Item): string | null =>
  RESTRICTING.includes(item.kind) && 'account' in item.data ? item.data.account : null

/** A restriction has ended when its account says so: a freeze that waited may have come and gone. */
function hasEnded(item: Item, accounts: readonly Account[], day: string): boolean {
  const account = accounts.find(({ no }) => no === accountOf(item))
  return account ? imposedBy(account, item.id, day) === null : !inForce(item.until, day)
}

const lapsed = (item: Item): EffectDraft =>
  moveItem(item, given(itemKinds[item.kind].lapsesTo, 'a kind that lapses'))
