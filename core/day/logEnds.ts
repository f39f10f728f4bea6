/**
 * Where the logs beside the journal end, as the evening writes it down: the row lies under the chain of the
 * journal, and its head on the closing sheet, so that a log cannot be made anew up to there.
 *
 *     access_log 1203 9f3c…; refusal 17 04ab…
 */
export interface LogEnd {
  readonly log: string
  /** The number of its last row. */
  readonly link: number
  /** Of that row, in hex. */
  readonly hash: string
}

export const printLogEnds = (ends: readonly LogEnd[]): string =>
  ends.map(({ log, link, hash }) => `${log} ${link} ${hash}`).join('; ')

/** The inverse; what is no end of a log is passed over. */
export const parseLogEnds = (text: string): LogEnd[] =>
  [...text.matchAll(/([a-z_]+) (\d+) ([0-9a-f]{64})/g)].map(([, log = '', link, hash = '']) => ({
    log,
    link: Number(link),
    hash,
  }))
