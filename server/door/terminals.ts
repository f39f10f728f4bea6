/** Terminals that are known: each holds a secret in a cookie of its own; the database has its hash. */
import { createHash, randomBytes } from 'node:crypto'
import type { Books } from '../books.ts'
import { isTerminal, type Terminal, writeTerminal } from '../store/terminals.ts'

/** Registers the terminal that somebody sits at; gives the token for its cookie. */
export async function registerTerminal(
  { pool, now }: Books,
  {
    branch,
    terminal,
    teller,
  }: { readonly branch: string; readonly terminal: string; readonly teller: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await writeTerminal(pool, { branch, name: terminal, teller, added: BigInt(now()) }, hashOf(token))
  return token
}

export const isKnownTerminal = async (
  { pool }: Books,
  terminal: Pick<Terminal, 'branch' | 'name'>,
  token: string | undefined,
): Promise<boolean> => token !== undefined && isTerminal(pool, terminal, hashOf(token))

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
