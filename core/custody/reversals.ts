/**
 * Reversals that those in charge are told of (rules.md §1.5). Who reverses and what may be reversed is
 * refused where it is done (8501); many of them, late ones, and those of a paper that the customer has in his
 * hand are posted, and looked at.
 */
import type { Effect } from '../ledger/effects.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

export interface Reversal {
  readonly teller: string
  /** When it was made, and when what it takes back: milliseconds since 1970. */
  readonly at: number
  readonly original: { readonly at: number; readonly effects: readonly Effect[] }
}

/** What is remarkable about each of a day's reversals; nothing about most. */
export function reversalFlags(reversals: readonly Reversal[], { custody }: Parameters): Words[][] {
  const madeBy = (teller: string) => reversals.filter(one => one.teller === teller).length
  return reversals.map(({ teller, at, original }) => {
    const flags: Words[] = []
    const count = madeBy(teller)
    const minutes = Math.floor((at - original.at) / 60_000)
    if (count >= custody.reversalsMost)
      flags.push({ zh: `当日第 ${count} 笔冲正之一`, en: `one of ${count} that day` })
    if (minutes > custody.reversalMinutes)
      flags.push({ zh: `业务发生 ${minutes} 分钟后`, en: `${minutes} minutes after the transaction` })
    if (original.effects.some(issuesPaper))
      flags.push({ zh: '存单存折已打印', en: 'a certificate or passbook was printed' })
    return flags
  })
}

const issuesPaper = (effect: Effect): boolean => effect.type === 'vouchers' && effect.to === 'customer'
