import type { Connection } from './connection.ts'

/** Whose password is tried, and where. */
export interface Guess {
  readonly branch: string
  readonly teller: string
  /** A session, a known terminal, or the address that somebody signs in from. */
  readonly place: string
}

/**
 * Counts a try before its password is looked at, so that tries at the same time cannot slip through together.
 * Gives how many there have been since the first one after `since`.
 */
export async function countGuess(
  connection: Connection,
  { branch, teller, place }: Guess,
  since: number,
  now: number,
): Promise<number> {
  const { rows } = await connection.query<{ tries: number }>({
    name: 'count-guess',
    text: `insert into guess as g (branch, teller, place, tries, since) values ($1, $2, $3, 1, $5)
           on conflict (branch, teller, place) do update
             set tries = case when g.since > $4 then g.tries + 1 else 1 end,
                 since = case when g.since > $4 then g.since else excluded.since end
           returning tries`,
    values: [branch, teller, place, since, now],
  })
  return rows[0]?.tries ?? 1
}

/** The right password ends the counting. */
export async function forgetGuesses(connection: Connection, { branch, teller, place }: Guess): Promise<void> {
  await connection.query({
    name: 'forget-guesses',
    text: 'delete from guess where branch = $1 and teller = $2 and place = $3',
    values: [branch, teller, place],
  })
}

/** What nobody counts on any more. */
export async function forgetOldGuesses(connection: Connection, branch: string, since: number): Promise<void> {
  await connection.query({
    name: 'forget-old-guesses',
    text: 'delete from guess where branch = $1 and since <= $2',
    values: [branch, since],
  })
}
