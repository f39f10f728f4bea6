/**
 * What keeps the branch from closing, with the people who can remove it (F103). Asked before 8004 and 8008,
 * and shown all day on the day-end page.
 */
import { openIds, openItemKeys } from '../openItems.ts'
import { needMetBy } from '../authorise.ts'
import { isAtWork } from '../control/leave.ts'
import { type Item, type ItemKind, itemKinds } from '../items.ts'
import type { ItemKindRow } from '../items/kind.ts'
import type { Branch, Key, Till } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import { given } from '../std.ts'
import type { Words } from '../words.ts'

export interface Blocker {
  readonly what: Words
  /** The tellers who can do something about it. */
  readonly people: readonly string[]
  /** The code that removes it. */
  readonly code: string
}

const blockingKinds = (Object.keys(itemKinds) as ItemKind[]).filter(kind => itemKinds[kind].blocksClose)

/** Till states other than sealed, and the code that comes next for each. */
const nextForTill: Readonly<Record<Exclude<Till['state'], 'sealed'>, Words & { readonly code: string }>> = {
  inUse: { zh: '使用中，未轧账', en: 'is in use, not balanced', code: '8003' },
  away: { zh: '临时离柜未恢复', en: 'is away', code: '0003' },
  balanced: { zh: '已轧账，未封箱', en: 'is balanced, not sealed', code: '1002' },
}

/** A code that is signed for is not in its own way while it waits: `but` is that code. */
export function blockers(state: State, branch: Branch, but: string | null = null): Blocker[] {
  return [...openTills(state, branch), ...openItems(state, branch, but), ...signedOn(state, branch)]
}

function openTills(state: State, branch: Branch): Blocker[] {
  return branch.tills.flatMap((no): Blocker[] => {
    const till = state.get('till', no)
    if (!till || till.state === 'sealed') return []
    const { zh, en, code } = nextForTill[till.state]
    const what = { zh: `尾箱 ${no} ${zh}`, en: `Till ${no} ${en}` }
    return [{ what, people: till.teller ? [till.teller] : [], code }]
  })
}

const codes: Readonly<Partial<Record<ItemKind, string>>> = {
  parked: '0011',
  transit: '1005',
  remittance: '5003',
  manualVoucher: '8521',
  collection: '4022',
}

function codeFor(item: Item): string {
  if (item.kind === 'cashOrder') return item.data.way === 'in' ? '1007' : '1008'
  // What was asked the maker answers before anybody signs.
  if (item.kind === 'parked' && item.state === 'asked') return '0013'
  return codes[item.kind] ?? ''
}

function openItems(state: State, branch: Branch, but: string | null): Blocker[] {
  return blockingKinds.flatMap(kind =>
    openIds(state, kind).flatMap((id): Blocker[] => {
      const item = state.get('item', id)
      if (item?.kind === 'parked' && item.data.code === but) return []
      const { name, blocksClose, blocksIn }: ItemKindRow<never> = itemKinds[kind]
      const isDue = item?.until ? item.until <= branch.day : false
      if (blocksClose === 'whenDue' && !isDue) return []
      if (item && blocksIn?.includes(item.state) === false) return []
      const what = { zh: `${name.zh} ${id}`, en: `${name.en} ${id}` }
      return [{ what, people: item ? peopleFor(item, state, branch) : [], code: item ? codeFor(item) : '' }]
    }),
  )
}

function peopleFor(item: Item, state: State, branch: Branch): string[] {
  if (item.kind === 'parked' && item.state === 'pending') return signersOf(item, state, branch)
  if (item.kind !== 'transit') return [item.by]
  return [state.get('till', item.data.to)?.teller ?? item.by]
}

/** Whoever could give one of the signatures that are missing; its maker cannot. */
function signersOf({ by, data }: Item<'parked'>, state: State, { tellers, day }: Branch): string[] {
  const maker = given(state.get('teller', by), `maker ${by}`)
  return tellers.filter(id => {
    const one = state.get('teller', id)
    return one && isAtWork(one, day) && needMetBy(one, maker, data.needs, data.signed, day)
  })
}

function signedOn(state: State, branch: Branch): Blocker[] {
  return branch.tellers.flatMap((id): Blocker[] => {
    const teller = state.get('teller', id)
    const counterStaff = teller?.roles.some(
      role => role === 'teller' || role === 'chiefTeller' || role === 'backOffice',
    )
    if (!teller || !counterStaff || teller.duty === 'off') return []
    const what = { zh: `${id} ${teller.name.zh} 未签退`, en: `${id} ${teller.name.en} is still signed on` }
    return [{ what, people: [id], code: '0002' }]
  })
}

/** All that `blockers` reads. */
export function blockerKeys(state: State, branch: Branch): Key[] {
  return [
    ...branch.tills.map(no => `till:${no}` as const),
    ...branch.tellers.map(id => `teller:${id}` as const),
    ...blockingKinds.flatMap(kind => openItemKeys(state, kind)),
  ]
}
