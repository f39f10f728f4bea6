import type { Words } from '../words.ts'

/** All there is to say about one kind of item, beside its data. */
export interface ItemKindRow {
  readonly name: Words
  readonly states: Readonly<Record<string, Words & { readonly open: boolean }>>
  /** An open one keeps the branch from closing. */
  readonly blocksClose: boolean
  /** The state that day end writes when `until` has passed. */
  readonly lapsesTo: string | null
}

export const open = (zh: string, en: string) => ({ zh, en, open: true })
export const done = (zh: string, en: string) => ({ zh, en, open: false })
export const reversed = done('已冲正', 'reversed')
