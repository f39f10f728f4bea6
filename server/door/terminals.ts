/** Terminals that are known: each holds a secret in a cookie of its own; the database has its hash. */
import type { Books } from '../books.ts'
import { isTerminal, type Terminal, writeTerminal } from '../store/terminals.ts'
import { hashOfToken, newToken } from './tokens.ts'

/** Registers the terminal that somebody sits at; gives the token for its cookie. */
export async function registerTerminal(
  { pool, now }: Books,
  {
    branch,
    terminal,
    teller,
  }: { readonly branch: string; readonly terminal: string; readonly teller: string },
): Promise<string> {
  const token = newToken()
  await writeTerminal(pool, { branch, name: terminal, teller, added: BigInt(now()) }, hashOfToken(token))
  return token
}

export const isKnownTerminal = async (
  { pool }: Books,
  terminal: Pick<Terminal, 'branch' | 'name'>,
  token: string | undefined,
): Promise<boolean> => token !== undefined && isTerminal(pool, terminal, hashOfToken(token))
