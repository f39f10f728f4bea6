/** The demo counts its tills three times a day, and those in charge look into them as the plan says. */
import type { Session } from '../../core/custody/checks.ts'
import { sealsCounted } from '../actors.ts'
import { counted, type Evening } from './evening.ts'

export type Hands = readonly (readonly [teller: string, till: string])[]

/** A count of the day by everybody who holds a till; it agrees. */
export async function countTills(at: Evening, hands: Hands, session: Session): Promise<void> {
  for (const [teller, till] of hands)
    await at.crew.actor(teller).act('1020', { ...(await counted(at, till)), session })
}

/** The supervisor looks into a till a day; on the third day the director into the vault, seals and all. */
export async function inspect(at: Evening, hands: Hands, day: number): Promise<void> {
  const [holder, till] = hands[day % hands.length] ?? ['', '']
  const fields = async (no: string) => ({ ...(await counted(at, no)), note: '现场清点，柜员在场' })
  if (holder !== '') await at.crew.actor('0002').act('1021', { holder, ...(await fields(till)) })
  if (day !== 2) return
  const seals = await sealsCounted(at.books, at.branch, '0003')
  await at.crew.actor('0001').act('1021', { holder: '0003', ...(await fields('00')), seals })
}
