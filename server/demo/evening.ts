/** How a till of the demo is counted, and how it ends its day: balanced and sealed. */
import { addNotes, type Notes, printNotes } from '../../core/ledger/units.ts'
import { type Crew, sealsCounted } from '../actors.ts'
import type { Books } from '../books.ts'
import { readerFor } from '../looks/reader.ts'
import { tillsOf } from '../looks/till.ts'

export interface Evening {
  readonly books: Books
  readonly crew: Crew
  readonly branch: string
}

const tillAt = async ({ books, branch }: Evening, till: string) =>
  (await tillsOf(await readerFor(books, branch, '0002', 'T0002'), [till]))[0]

export async function notesIn(at: Evening, till: string): Promise<Notes> {
  const held = await tillAt(at, till)
  const counts = held?.notes.map(({ face, count }) => [face, BigInt(count)] as const) ?? []
  return counts.reduce<Notes>((all, [face, count]) => addNotes(all, { [face]: count }), {})
}

export async function balanceTill(at: Evening, teller: string, till: string, seal: string): Promise<void> {
  const actor = at.crew.actor(teller)
  const seals = await sealsCounted(at.books, at.branch, teller)
  await actor.act('8003', { ...(await counted(at, till)), seals })
  await actor.act('1002', { seal })
}

/** What lies in a till, as a count of it says. */
export async function counted(at: Evening, till: string): Promise<Record<string, string>> {
  const held = await tillAt(at, till)
  const papers = held?.papers.map(({ kind, pieces }) => `${kind}x${pieces}`).join(' ') || '0'
  const foreign = held?.foreign.map(({ unit, notes }) => {
    return `${unit} ${notes.map(({ face, count }) => `${face}x${count}`).join(' ')}`
  })
  return {
    counted: printNotes('CNY', await notesIn(at, till)) || '0',
    papers,
    ...(foreign?.length ? { foreign: foreign.join('; ') } : {}),
  }
}
