/**
 * Lost blank vouchers are stopped in the whole institution (停付通报, rules.md §4.2). The row that reports them
 * lost stops them in its own branch at once; every other branch takes the notice into its parameters by a row
 * of its own (2019), so that what it refuses follows from its own journal (DESIGN H5). No paper of a stopped
 * number moves in any branch, whichever code would move it (ledger/effects/vouchers.ts).
 */
import type { Desk } from '../desk.ts'
import { change } from '../ledger/build.ts'
import type { SetRecord } from '../ledger/effects.ts'
import { addRange, overlapsRange, type Range, removeRange } from '../ledger/ranges.ts'
import type { Parameters } from '../parameters.ts'

/** The ranges by who has lost what, `0102/certificate`. */
export type StoppedPapers = Readonly<Record<string, readonly Range[]>>

type Known = Pick<Parameters, 'stoppedPapers'>

const keyOf = (branch: string, kind: string): string => `${branch}/${kind}`

/** The branch that has stopped a number of a range; null where none has. */
export function stoppedBy({ stoppedPapers = {} }: Known, kind: string, range: Range): string | null {
  const found = Object.entries(stoppedPapers).find(
    ([key, ranges]) => key.endsWith(`/${kind}`) && overlapsRange(ranges, range),
  )
  return found ? (found[0].split('/')[0] ?? null) : null
}

/** Who has stopped which numbers of what. */
export const listStopped = ({ stoppedPapers = {} }: Known) =>
  Object.entries(stoppedPapers).flatMap(([key, ranges]) => {
    const [branch = '', kind = ''] = key.split('/')
    return ranges.map(range => ({ branch, kind, range }))
  })

export type Notice = 'stop' | 'withdraw'

/** The parameters of a branch after a notice, its own or of another. */
export function take(
  { parameters }: Desk,
  notice: Notice,
  branch: string,
  kind: string,
  range: Range,
): SetRecord {
  const { stoppedPapers = {}, version } = parameters
  const key = keyOf(branch, kind)
  const before = stoppedPapers[key] ?? []
  const after = notice === 'stop' ? addRange(removeRange(before, range), range) : removeRange(before, range)
  const others = Object.fromEntries(Object.entries(stoppedPapers).filter(([other]) => other !== key))
  const next: StoppedPapers = after.length === 0 ? others : { ...others, [key]: after }
  return change('parameters', 'current', parameters, { version: version + 1, stoppedPapers: next })
}
