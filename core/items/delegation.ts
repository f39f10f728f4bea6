import type { Level } from '../control/delegation.ts'
import type { Day } from '../dates.ts'
import { signatoryNames } from '../derive/permissions.ts'
import { numberOf } from '../registry/numbering.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Authority of one person that another has for a time; whose it is stands in the item. */
export interface DelegationData {
  readonly to: string
  readonly level: Level | null
  readonly code: string | null
  readonly from: Day
  readonly reason: string
}

export const delegation: ItemKindRow<DelegationData> = {
  name: { zh: '授权委托', en: 'Delegated authority' },
  madeBy: ['0108'],
  words({ to, level, code, from }, { parameters }) {
    const number = numberOf(parameters.numbers, code ?? '')
    const what = level ? signatoryNames[level] : { zh: number, en: number }
    return { zh: `${what.zh} → ${to}，自 ${from}`, en: `${what.en} to ${to} from ${from}` }
  },
  states: {
    given: open('委托中', 'given'),
    revoked: done('已收回', 'revoked'),
    lapsed: done('已到期', 'ended'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
