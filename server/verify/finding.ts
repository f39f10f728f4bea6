export interface Finding {
  readonly branch: string
  /** `2026-03-02/17`, or the record or table that is wrong. */
  readonly where: string
  readonly what: string
}

/** Rows read at once. */
export const PAGE = 2_000

export const CHANGED = 'has been changed, or a row before it: its hash does not follow'
export const NOT_LAST = 'is not the last row that the head of the branch names'
