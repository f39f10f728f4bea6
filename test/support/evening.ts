/** The evening of the day of `openTheDay`: tills counted, balanced and sealed, people gone, the branch closed. */
import type { Crew } from '../../server/actors.ts'
import type { Books } from '../../server/books.ts'
import { balanceTill } from '../../server/demo/evening.ts'
import { BRANCH } from './outlet.ts'

const TILLS = { '0011': '01', '0012': '02', '0003': '00' }

/** Up to 8008: what is left is the day end itself. */
export async function closeTheDay(at: { readonly books: Books; readonly crew: Crew }): Promise<void> {
  for (const [id, till] of Object.entries(TILLS))
    await balanceTill({ ...at, branch: BRANCH }, id, till, `F${till}`)
  for (const id of ['0011', '0012', '0013', '0003', '0002']) await at.crew.actor(id).act('0002')
  for (const code of ['8004', '8008']) await at.crew.actor('0002').act(code)
}
