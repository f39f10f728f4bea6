/** Who keeps collateral (保管人): a second person beside the maker, of a post that has things in custody. */
import { openIds, openItemKeys } from '../openItems.ts'
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import type { Key, Role, Teller } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

type Collateral = Item<'collateral'>

export const twoPeople: Check<Values> = {
  name: { zh: '保管人不是经办本人', en: 'The keeper is not the maker' },
  test: ({ keeper }, { teller: { id } }) =>
    (keeper as Teller).id === id ? { ...refuse('keeperIsMaker'), field: 'keeper' } : null,
}

/** Whoever supervises afterwards, or receives people in the lobby, has nothing of the bank in his hands. */
const KEEP_NOTHING: readonly Role[] = ['postSupervisor', 'lobbyManager', 'system']

export const mayKeep: Check<Values> = {
  name: { zh: '保管人在岗，岗位可保管押品', en: 'A keeper at work, of a post that keeps things' },
  test({ action, keeper }) {
    const { id, stopped, roles } = keeper as Teller
    if (stopped) return { ...refuse('tellerStopped', { teller: id }), field: 'keeper' }
    const keeps = action === 'out' || roles.some(role => !KEEP_NOTHING.includes(role))
    return keeps ? null : { ...refuse('keeperOfPost', { teller: id }), field: 'keeper' }
  },
}

/** Whoever gives it out has it; whoever takes it over has not. */
export const inHisHands: Check<Values> = {
  name: { zh: '出库由保管人交出，移交给他人', en: 'Given out by its keeper, handed to another' },
  test({ action, collateral, keeper }) {
    if (collateral === null) return null
    const has = (collateral as Collateral).data.keeper
    const is = (keeper as Teller).id === has
    if (is === (action === 'out')) return null
    return { ...refuse(is ? 'keeperAlready' : 'keeperIsOther', { keeper: has }), field: 'keeper' }
  },
}

/** Everything in custody: who leaves, or changes his post, is looked for in all of it. */
export const custodyKeys = ({ state }: Pick<Desk, 'state'>): Key[] => openItemKeys(state, 'collateral')

export const keepsNothing: Check<Values> = {
  name: { zh: '没有由其保管的押品', en: 'No collateral in his custody' },
  test({ action, teller: value }, { state }) {
    if (action !== 'stop' && action !== 'transfer') return null
    const { id } = value as Teller
    const kept = openIds(state, 'collateral').find(one => {
      const item = state.get('item', one)
      return item?.kind === 'collateral' && item.data.keeper === id
    })
    return kept ? { ...refuse('tellerKeeps', { teller: id, item: kept }), field: 'teller' } : null
  },
}
