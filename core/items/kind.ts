import type { Tongue } from '../derive/things.ts'
import type { Words } from '../words.ts'

/** All there is to say about one kind of item, beside the shape of its data. */
export interface ItemKindRow<Data> {
  readonly name: Words
  /** The codes that a teller does to have one; none where it is made on the way of any. */
  readonly madeBy: readonly string[]
  /** What is open and why, in a few words: for registers, for whoever chooses one, for receipts. */
  words(data: Data, tongue: Tongue): Words
  readonly states: Readonly<Record<string, Words & { readonly open: boolean }>>
  /** An open one keeps the branch from closing: always, or from the last day that it was given. */
  readonly blocksClose: boolean | 'whenDue'
  /** The states in which it does; absent means in all that are open. */
  readonly blocksIn?: readonly string[]
  /** The state that day end writes when `until` has passed. */
  readonly lapsesTo: string | null
}

export const open = (zh: string, en: string) => ({ zh, en, open: true })
export const done = (zh: string, en: string) => ({ zh, en, open: false })
export const reversed = done('已冲正', 'reversed')
