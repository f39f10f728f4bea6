/**
 * The day end: the steps of the night (core/day/night.ts), which the program performs after 8008, each
 * request with an id of its own, so that a crash is a repeated request (DESIGN H9). Any server of the branch
 * may go on where another one stopped.
 */
import type { Day } from '../../core/dates.ts'
import { agreements } from '../../core/day/agreements.ts'
import { nextOpenDay } from '../../core/day/calendar.ts'
import { printLogEnds } from '../../core/day/logEnds.ts'
import { isAtNight, morningStep, nightSteps } from '../../core/day/night.ts'
import type { Branch, Key } from '../../core/ledger/entities.ts'
import type { State } from '../../core/ledger/state.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { explainRefusal, type Refusal, statusOf } from '../../core/refusals.ts'
import { alike, type Words } from '../../core/words.ts'
import type { Answer } from '../answers.ts'
import type { Books } from '../books.ts'
import type { Submit } from '../actors.ts'
import { agreementFigures } from '../looks/agreements.ts'
import { recordsOf } from '../looks/reader.ts'
import { given } from '../../core/std.ts'
import { findRequests, lastRowBefore, type StoredRow } from '../store/journal.ts'
import { logHeads } from '../store/logs.ts'
import { requestsSent } from '../store/night.ts'
import { type NightAt, nightParts, type Part } from './nightParts.ts'

type DayOf = Pick<Branch, 'code' | 'day'>

/** The last row of a step has the same id, whoever asks and however often. */
export const stepRequest = ({ code: branch, day }: DayOf, step: string): string =>
  `${branch}/${day}/day-end/${Number(step)}`

const partTerminal = (step: string): string => `day-end-${step}`

export interface StepDone {
  readonly code: string
  /** The date on which it is posted: the roll lies between two steps. */
  readonly day: Day
  /** Its last row. */
  readonly done: StoredRow | null
}

/** The steps of the night that a branch is in, or that begins after its day. */
export async function stepsOf({
  books,
  branch,
  parameters,
}: Omit<NightAt, 'read'>): Promise<readonly StepDone[]> {
  const evening = await eveningDay(books, branch)
  const morning = nextOpenDay(evening, parameters.closedDays)
  const steps = [
    ...nightSteps.map(step => ({ ...step, day: evening })),
    { ...morningStep, day: morning },
  ].filter(step => step.falls(evening, parameters))
  const requestOf = ({ code, day }: (typeof steps)[number]) => stepRequest({ code: branch.code, day }, code)
  const keys = steps.map(step => ({ branch: branch.code, day: step.day, request: requestOf(step) }))
  const rows = new Map((await findRequests(books.pool, keys)).map(row => [row.request, row]))
  return steps.map(step => ({ code: step.code, day: step.day, done: rows.get(requestOf(step)) ?? null }))
}

/** The day whose night it is: while its interest is settled, the branch stands on the next one. */
export async function eveningDay(books: Books, { code, day, state }: Branch): Promise<Day> {
  return state === 'settling'
    ? given(await lastRowBefore(books.pool, code, day), `the night before ${day}`).day
    : day
}

export interface DayEndProgress {
  /** The step that begins, and how many of its parts are done; null at the end. */
  (step: string | null, parts?: { readonly done: number; readonly of: number }): void
}

/** Runs what is left of the night of a branch that is at it. Gives what stopped it, or nothing. */
export async function runDayEnd(
  books: Books,
  submit: Submit,
  branch: Branch,
  onStep: DayEndProgress = () => undefined,
  seenAs: (state: State) => State = state => state,
): Promise<readonly Words[]> {
  if (!isAtNight(branch)) return []
  await books.memories.caughtUp(branch.code)
  const state = await recordsOf(books, branch.code, ['parameters:current'])
  const parameters = state.get('parameters', 'current')
  if (!parameters) throw new Error(`parameters of ${branch.code}`)
  const read = async (keys: readonly Key[]) => seenAs(await recordsOf(books, branch.code, keys))
  const night: NightAt = { books, branch, parameters, read }
  for (const { code, day, done } of await stepsOf(night)) {
    if (done) continue
    onStep(code)
    const stopped = await runStep({ ...night, branch: { ...branch, day } }, submit, code, onStep)
    if (stopped.length > 0) return stopped
  }
  onStep(null)
  return []
}

/** Its parts, and then the row that ends it. */
async function runStep(
  night: NightAt,
  submit: Submit,
  code: string,
  onStep: DayEndProgress,
): Promise<readonly Words[]> {
  const left = await runParts(night, submit, code, onStep)
  const fields = code === '8092' ? await provenTotals(night) : leftOver(left)
  if (isStopped(fields)) return fields.stopped
  const request = stepRequest(night.branch, code)
  const trouble = troubleIn(await submit({ request, code, teller: SYSTEM_TELLER, ticket: null, fields }))
  return trouble ? [trouble] : []
}

interface Left {
  readonly account: string
  readonly why: Refusal
}

/** Each part is a row; gives the accounts that could not be handled, and why. */
async function runParts(
  night: NightAt,
  submit: Submit,
  code: string,
  onStep: DayEndProgress,
): Promise<Left[]> {
  const finds = nightParts[code] ?? []
  if (finds.length === 0) return []
  const { books, branch } = night
  let counter = await requestsSent(books.pool, branch.code, branch.day, partTerminal(code))
  const left: Left[] = []
  const ask = (fields: Readonly<Record<string, string>>): Promise<Answer> => {
    counter += 1
    const request = `${branch.code}/${branch.day}/${partTerminal(code)}/${counter}`
    return submit({ request, code, teller: SYSTEM_TELLER, ticket: null, fields })
  }
  for (const find of finds) {
    await books.memories.caughtUp(branch.code)
    const parts = await find(night)
    let done = 0
    await inTurn(parts, async part => {
      onStep(code, { done, of: parts.length })
      left.push(...(await runPart(part, part.accounts, ask)))
      done += 1
    })
  }
  return left
}

/** So many parts are asked for at a time, in their order, and share a commit. */
const AT_ONCE = 8

/** All that has begun ends, whatever became of it, before the first trouble is told. */
async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  const troubles: unknown[] = []
  const worker = async () => {
    for (const one of rest) {
      if (troubles.length > 0) return
      await work(one).catch((error: unknown) => troubles.push(error))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (troubles.length > 0) throw troubles[0]
}

/** An account that cannot be handled keeps nobody back: halves are tried until it stands alone. */
async function runPart(
  part: Part,
  accounts: readonly string[],
  ask: (fields: Readonly<Record<string, string>>) => Promise<Answer>,
): Promise<Left[]> {
  const answer = await ask(part.fields(accounts))
  if (answer.outcome === 'posted') return []
  if (answer.outcome !== 'refused') throw new Error(`a part of the night was ${answer.outcome}`)
  const why = answer.refusal
  // A part of no account by name is all of its work: nothing of it can be left.
  if (statusOf(why) === 503 || passes(why) || accounts.length === 0) throw new NotNow(why)
  const [account = ''] = accounts
  if (accounts.length === 1) return [{ account, why }]
  const middle = accounts.length >> 1
  const first = await runPart(part, accounts.slice(0, middle), ask)
  return [...first, ...(await runPart(part, accounts.slice(middle), ask))]
}

/** What says no to everything is waited out, and no reason to leave an account. */
const passes = ({ refused }: Refusal): boolean => /^(branch_|dayRolled|requestReused)/.test(refused)

/** As many as fit the field, an account and a refusal each. */
const LEFT_SHOWN = 40

/** The form of a last row: what was left, as much of it as it bears. */
function leftOver(left: readonly Left[]): Readonly<Record<string, string>> {
  if (left.length === 0) return {}
  const inOrder = left.toSorted((a, b) => (a.account < b.account ? -1 : 1))
  const told = inOrder.slice(0, LEFT_SHOWN).map(({ account, why }) => `${account} ${why.refused}`)
  const more = left.length > LEFT_SHOWN ? [`… ${left.length}`] : []
  return { left: [...told, ...more].join('; ') }
}

interface Stopped {
  readonly stopped: readonly Words[]
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
  const { zh, en } = answer.outcome === 'refused' ? reasonIn(answer.refusal) : alike(answer.outcome)
  return { zh: `日终停在此步：${zh}`, en: `The day end stopped at this step: ${en}` }
}

/** Throws where the database is away or full. */
function reasonIn(refusal: Refusal): Words {
  const notNow = new NotNow(refusal)
  if (statusOf(refusal) === 503) throw notNow
  return notNow.words
}

/** The day is written down only when books, cash and vouchers agree. */
async function provenTotals({ books, branch }: NightAt): Promise<Readonly<Record<string, string>> | Stopped> {
  await books.memories.caughtUp(branch.code)
  const figures = await agreementFigures(books, branch.code, branch.day, { ledger: true })
  const found = agreements(figures)
  const differences = found.flatMap(agreement => agreement.differences)
  if (differences.length > 0) return { stopped: differences }
  const ends = (await logHeads(books.pool, branch.code)).filter(({ link }) => link > 0)
  const logs = printLogEnds(ends.map(({ log, link, hash }) => ({ log, link, hash: hash.toString('hex') })))
  return { totals: found.map(({ name, left }) => `${name.zh} ${left}`).join('；'), logs }
}
