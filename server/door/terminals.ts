/**
 * Terminals that are known: each holds a secret in a cookie of its own, behind the branch that it stands in;
 * the database has its hash.
 */
import type { Books } from '../books.ts'
import { isTerminal, type Terminal, terminalOf, writeTerminal } from '../store/terminals.ts'
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
  const token = `${branch}.${newToken()}`
  await writeTerminal(pool, { branch, name: terminal, teller, added: BigInt(now()) }, hashOfToken(token))
  return token
}

export const isKnownTerminal = async (
  { pool }: Books,
  terminal: Pick<Terminal, 'branch' | 'name'>,
  token: string | undefined,
): Promise<boolean> => token !== undefined && isTerminal(pool, terminal, hashOfToken(token))

export interface Device {
  readonly branch: string
  readonly name: string
}

/** The terminal that a cookie is of, whoever sits there; null for none that is known. */
export async function deviceOf({ pool }: Books, token: string | undefined): Promise<Device | null> {
  const branch = token?.slice(0, token.indexOf('.')) ?? ''
  if (token === undefined || branch === '') return null
  const name = await terminalOf(pool, { branch, token: hashOfToken(token) })
  return name === null ? null : { branch, name }
}
