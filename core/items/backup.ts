import type { Day } from '../dates.ts'
import { done, type ItemKindRow } from './kind.ts'

/** A copy of the books on a medium of its own, and who answers for it now. */
export interface Backup {
  /** The last day that it holds. */
  readonly day: Day
  readonly file: string
  readonly checksum: string
  readonly medium: string
  readonly receiver: string
}

export const backup: ItemKindRow<Backup> = {
  name: { zh: '数据备份', en: 'Backup' },
  madeBy: ['8013'],
  words: ({ day, medium, file, receiver }) => ({
    zh: `${day} 备份 ${file}，${medium} 交 ${receiver}`,
    en: `${day}: ${file} on ${medium}, handed to ${receiver}`,
  }),
  states: { handedOver: done('已移交', 'handed over') },
  blocksClose: false,
  lapsesTo: null,
}
