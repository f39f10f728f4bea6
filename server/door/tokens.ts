/** What a browser or a page holds as proof: bits that nobody guesses, of which the database has the hash. */
import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
