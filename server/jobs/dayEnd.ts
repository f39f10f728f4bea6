/**
 * The day end: a list of codes that the program itself performs after 8008, each with a request id of its
 * own, so that a crash is a repeated request (DESIGN H9). Any server of the branch may go on where another
 * one stopped.
 */
import { agreements } from '../../core/day/agreements.ts'
import type { Branch } from '../../core/ledger/entities.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { explainRefusal, type Refusal, statusOf } from '../../core/refusals.ts'
import type { Words } from '../../core/words.ts'
import type { Answer } from '../answers.ts'
import type { Books } from '../books.ts'
import type { Submit } from '../actors.ts'
import { agreementFigures } from '../looks/board.ts'

interface Step {
  readonly code: string
  /** The fields of its request, or why it cannot be made. */
  fields(books: Books, branch: Branch): Promise<Readonly<Record<string, string>> | Stopped>
}

export interface Stopped {
  readonly stopped: readonly Words[]
}

const noFields = async () => ({})

export const DAY_END_STEPS: readonly Step[] = [
  { code: '8091', fields: noFields },
  { code: '8092', fields: provenTotals },
  { code: '8093', fields: noFields },
]

/** The same step of the same day has the same id, whoever asks and however often. */
export const stepRequest = ({ code: branch, day }: Pick<Branch, 'code' | 'day'>, step: string): string =>
  `${branch}/${day}/day-end/${Number(step)}`

export interface DayEndProgress {
  /** The step that begins; null at the end. */
  (step: string | null): void
}

/** Runs what is left of the day end of a branch that is closing. Gives what stopped it, or nothing. */
export async function runDayEnd(
  books: Books,
  submit: Submit,
  branch: Branch,
  onStep: DayEndProgress = () => undefined,
): Promise<readonly Words[]> {
  for (const step of DAY_END_STEPS) {
    onStep(step.code)
    const fields = await step.fields(books, branch)
    if (isStopped(fields)) return fields.stopped
    const request = stepRequest(branch, step.code)
    const answer = await submit({ request, code: step.code, teller: SYSTEM_TELLER, ticket: null, fields })
    const trouble = troubleIn(answer)
    if (trouble) return [trouble]
  }
  onStep(null)
  return []
}

const isStopped = (fields: Readonly<Record<string, string>> | Stopped): fields is Stopped =>
  Array.isArray(fields.stopped)

/** A step that could not be done now: nothing is wrong with the day, and it is tried again. */
export class NotNow extends Error {
  readonly words: Words

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.words = { zh: explainRefusal(refusal, 'zh'), en: explainRefusal(refusal, 'en') }
  }
}

function troubleIn(answer: Answer): Words | null {
  if (answer.outcome === 'posted') return null
  const { zh, en } = answer.outcome === 'refused' ? reasonIn(answer.refusal) : same(answer.outcome)
  return { zh: `日终停在此步：${zh}`, en: `The day end stopped at this step: ${en}` }
}

/** Throws where the database is away or full. */
function reasonIn(refusal: Refusal): Words {
  const notNow = new NotNow(refusal)
  if (statusOf(refusal) === 503) throw notNow
  return notNow.words
}

const same = (text: string): Words => ({ zh: text, en: text })

/** The day is written down only when books, cash and vouchers agree. */
async function provenTotals(
  books: Books,
  branch: Branch,
): Promise<Readonly<Record<string, string>> | Stopped> {
  await books.memories.caughtUp(branch.code)
  const figures = await agreementFigures(books, branch.code, branch.day, { ledger: true })
  const found = agreements(figures)
  const differences = found.flatMap(agreement => agreement.differences)
  if (differences.length > 0) return { stopped: differences }
  return { totals: found.map(({ name, left }) => `${name.zh} ${left}`).join('；') }
}
