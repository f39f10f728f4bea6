/** What a case was expected to come to, held against what it comes to. */
import { type Attribution, type Case, personAt } from './attribute.ts'
import { type Party, partyNames } from './parties.ts'
import type { Expected } from './worked.ts'

/** `shares: expected teller 100, found teller 56, supervisor 44`; none where all is as expected. */
export function differences(one: Case, found: Attribution, expected: Expected): string[] {
  const isParty = (who: string): who is Party => (partyNames as readonly string[]).includes(who)
  const wanted = new Map<string, number>()
  for (const [who, percent] of Object.entries(expected.shares ?? {})) {
    const person = isParty(who) ? personAt(one, who) : who
    wanted.set(person, (wanted.get(person) ?? 0) + percent)
  }
  const given = new Map(found.shares.map(({ who, percent }) => [who, percent]))
  return [
    ...differs('verdict', expected.verdict, found.verdict),
    ...differs('shares', expected.shares && sharesText(wanted), sharesText(given)),
    ...differs('rules', expected.rules && rulesText(expected.rules), rulesText(found.fired)),
  ]
}

const sharesText = (shares: ReadonlyMap<string, number>): string =>
  [...shares]
    .filter(([, percent]) => percent > 0)
    .map(([who, percent]) => `${who} ${percent}`)
    .toSorted()
    .join(', ') || 'nobody'

const rulesText = (ids: readonly string[]): string => ids.toSorted().join(' ') || 'none'

const differs = (what: string, wanted: string | undefined, given: string): string[] =>
  wanted === undefined || wanted === given ? [] : [`${what}: expected ${wanted}, found ${given}`]
