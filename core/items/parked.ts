import type { Effect, SetRecord } from '../ledger/effects.ts'
import { done, type ItemKindRow, open } from './kind.ts'
import type { SignatureNeed, Signed } from './signatures.ts'

/** What somebody has said of it, and when. */
export interface Said {
  readonly by: string
  readonly at: number
  readonly text: string
}

/** A request that waits for signatures (DESIGN H11). */
export interface Parked {
  readonly request: string
  readonly code: string
  readonly terminal: string
  readonly ticket: string | null
  readonly fields: readonly string[]
  /** The entries as the signers see them; posted only while they are still these. */
  readonly seen: readonly string[]
  readonly needs: readonly SignatureNeed[]
  readonly signed: readonly Signed[]
  /** The records that the request reads, so that the last signature can load them. */
  readonly reads: readonly string[]
  readonly reason: string | null
  /** Why it was refused, by its code; absent where it was not, and of refusals of old. */
  readonly ground?: string
  /** Questions of signers and the maker's answers; absent where nobody has asked. */
  readonly talk?: readonly Said[]
  /** The serial under which it was posted. */
  readonly posted: number | null
}

export const parked: ItemKindRow<Parked> = {
  name: { zh: '待授权交易', en: 'Request awaiting authorisation' },
  madeBy: [],
  words: ({ request }) => ({ zh: request, en: request }),
  states: {
    pending: open('待授权', 'pending'),
    asked: open('待经办答复', 'asked back'),
    returned: open('退回经办', 'returned to the maker'),
    approved: done('已授权', 'approved'),
    rejected: done('已拒绝', 'rejected'),
    withdrawn: done('已撤回', 'withdrawn'),
  },
  blocksClose: true,
  lapsesTo: null,
}

/** Whether an effect changes a request that waits. */
export const isParkedSet = (effect: Effect): effect is SetRecord =>
  effect.type === 'set' && effect.kind === 'item' && effect.key.startsWith('parked-')
