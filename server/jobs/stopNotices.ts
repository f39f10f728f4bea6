/**
 * Tells every branch of lost blank vouchers (core/custody/stoppedPapers.ts). A notice is open in the branch
 * that declared it until all others have taken it; whoever goes on after a crash sends it to all of them
 * again, and who has it already says so.
 */
import { SYSTEM_TELLER } from '../../core/founding.ts'
import type { Item } from '../../core/items.ts'
import { given } from '../../core/std.ts'
import type { Submit } from '../actors.ts'
import type { Answer } from '../answers.ts'
import type { Books } from '../books.ts'
import { openItemsIn, recordsOf } from '../looks/reader.ts'
import { branchesWithOpen } from '../store/closing.ts'
import { readHeads } from '../store/heads.ts'

const LOOK_MS = 1_000

type Notice = Item<'stopNotice'>

export class StopNotices {
  readonly #books: Books
  readonly #submit: Submit
  #looking: Promise<void> | null = null
  #watching: NodeJS.Timeout | null = null

  constructor(books: Books, submit: Submit) {
    this.#books = books
    this.#submit = submit
  }

  /** Looks now and from time to time. */
  watch(): void {
    this.#watching = setInterval(() => void this.look(), LOOK_MS)
    void this.look()
  }

  async leave(): Promise<void> {
    if (this.#watching) clearInterval(this.#watching)
    await this.#looking
  }

  /** Tells whatever has not been told to everybody; one look at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#tellAll().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #tellAll(): Promise<void> {
    try {
      for (const branch of await branchesWithOpen(this.#books.pool, 'stopNotice')) {
        for (const notice of await openItemsIn(this.#books, branch, 'stopNotice'))
          await tell(this.#books, this.#submit, branch, notice)
      }
    } catch {
      // No database for a moment, or a day has just rolled: the next look goes on.
    }
  }
}

/** To all other branches, and then the one that declared it knows. Throws where one has not answered. */
async function tell(books: Books, submit: Submit, from: string, { id, data }: Notice): Promise<void> {
  const { notice, kind, range } = data
  const [, day, serial] = id.split('-')
  const others = (await readHeads(books.pool)).map(({ branch }) => branch).filter(branch => branch !== from)
  const ask = async (branch: string, fields: Readonly<Record<string, string>>) => {
    const request = `${branch}/${await dayOf(books, branch)}/stop-${from}-${day}/${serial}`
    const answer = await submit({ request, code: '2019', teller: SYSTEM_TELLER, ticket: null, fields })
    if (!isKnown(answer)) throw new Error(`${branch} has not taken ${id}`)
  }
  for (const branch of others)
    await ask(branch, { action: notice, branch: from, number: id, kind, numbers: range.join('-') })
  await ask(from, { action: 'told', notice: id })
}

async function dayOf(books: Books, branch: string): Promise<string> {
  await books.memories.caughtUp(branch)
  const state = await recordsOf(books, branch, [`branch:${branch}`])
  return given(state.get('branch', branch), `branch ${branch}`).day
}

/** Taken now, or before: by another server, or on an earlier day. */
const isKnown = (answer: Answer): boolean =>
  answer.outcome === 'posted' ||
  (answer.outcome === 'refused' && /^(changedSince|itemDone)$/.test(answer.refusal.refused))
