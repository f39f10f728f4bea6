import { type Met, needMetBy } from '../authorise.ts'
import type { Desk } from '../desk.ts'
import type { Item } from '../items.ts'
import { given } from '../std.ts'

/** The signature that the person at the desk could give to a waiting request; null for none. */
export function ownSignature({ by, data }: Item<'parked'>, { state, teller, day }: Desk): Met | null {
  const maker = given(state.get('teller', by), `maker ${by}`)
  return needMetBy(teller, maker, data.needs, data.signed, day)
}
