/** What people have to show who they are: security keys and authenticator codes; and what keys are asked. */
import type { Connection } from './connection.ts'

export interface Holder {
  readonly branch: string
  readonly teller: string
}

export interface Authenticator extends Holder {
  readonly id: string
  readonly kind: 'passkey' | 'code'
  readonly label: string
  /** The public key of a passkey; the sealed secret of a code. */
  readonly secret: Buffer
  readonly counter: bigint
  /** Milliseconds since 1970. */
  readonly added: bigint
  readonly used: bigint | null
}

export async function authenticatorsOf(
  connection: Connection,
  { branch, teller }: Holder,
): Promise<Authenticator[]> {
  const { rows } = await connection.query<Authenticator>({
    name: 'authenticators-of',
    text: `select branch, teller, id, kind, label, secret, counter, added, used
             from authenticator where branch = $1 and teller = $2 order by added, id`,
    values: [branch, teller],
  })
  return rows
}

/** Whose key it is; null where nobody has it in this branch. */
export async function passkeyOf(
  connection: Connection,
  branch: string,
  id: string,
): Promise<Authenticator | null> {
  const { rows } = await connection.query<Authenticator>({
    name: 'passkey-of',
    text: `select branch, teller, id, kind, label, secret, counter, added, used
             from authenticator where branch = $1 and id = $2 and kind = 'passkey'`,
    values: [branch, id],
  })
  return rows[0] ?? null
}

/** False where somebody of the branch has it already. */
export async function addAuthenticator(connection: Connection, one: Authenticator): Promise<boolean> {
  const { rowCount } = await connection.query({
    text: `insert into authenticator (branch, teller, id, kind, label, secret, counter, added)
           select $1, $2, $3, $4, $5, $6, $7, $8
            where not exists (select from authenticator where branch = $1 and id = $3)`,
    values: [one.branch, one.teller, one.id, one.kind, one.label, one.secret, one.counter, one.added],
  })
  return rowCount === 1
}

export async function removeAuthenticator(
  connection: Connection,
  { branch, teller, id }: Holder & Pick<Authenticator, 'id'>,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    'delete from authenticator where branch = $1 and teller = $2 and id = $3',
    [branch, teller, id],
  )
  return rowCount === 1
}

/** All that somebody has. */
export async function removeAuthenticators(
  connection: Connection,
  { branch, teller }: Holder,
): Promise<void> {
  await connection.query('delete from authenticator where branch = $1 and teller = $2', [branch, teller])
}

/** Takes a counter that is above the last one; false where another request has been faster. */
export async function useAuthenticator(
  connection: Connection,
  { branch, teller, id }: Holder & Pick<Authenticator, 'id'>,
  counter: bigint,
  now: number,
): Promise<boolean> {
  const { rowCount } = await connection.query({
    name: 'use-authenticator',
    // A key that does not count always says nought.
    text: `update authenticator set counter = $4, used = $5
            where branch = $1 and teller = $2 and id = $3
              and (counter < $4 or (kind = 'passkey' and counter = 0 and $4 = 0))`,
    values: [branch, teller, id, counter, now],
  })
  return rowCount === 1
}

export interface Challenge {
  readonly branch: string
  readonly ticket: Buffer
  /** What the answer is good for; nothing else takes it. */
  readonly purpose: string
  readonly challenge: string
  readonly until: number
}

export async function writeChallenge(connection: Connection, one: Challenge, now: number): Promise<void> {
  await connection.query({
    name: 'write-challenge',
    text: `with old as (delete from challenge where branch = $1 and until < $6)
           insert into challenge (branch, ticket, purpose, challenge, until) values ($1, $2, $3, $4, $5)`,
    values: [one.branch, one.ticket, one.purpose, one.challenge, one.until, now],
  })
}

/** Gives it out once; null where it is unknown, used, too old, or for something else. */
export async function takeChallenge(
  connection: Connection,
  { branch, ticket, purpose }: Pick<Challenge, 'branch' | 'ticket' | 'purpose'>,
  now: number,
): Promise<string | null> {
  const { rows } = await connection.query<{ challenge: string; good: boolean }>({
    name: 'take-challenge',
    text: `delete from challenge where branch = $1 and ticket = $2
           returning challenge, purpose = $3 and until >= $4 as good`,
    values: [branch, ticket, purpose, now],
  })
  return rows[0]?.good ? rows[0].challenge : null
}
