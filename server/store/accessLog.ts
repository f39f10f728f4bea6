import { createHash } from 'node:crypto'
import { encode } from '../../core/std.ts'
import type pg from 'pg'

export interface LookUp {
  readonly branch: string
  readonly at: bigint
  readonly day: string
  readonly teller: string
  readonly code: string
  /** Whom or what it was about: an account, a customer number, or the keyed hash of what was typed. */
  readonly subject: string
}

/** Adds a look-up to the access log, chained to the one before; the head of the branch keeps the order. */
export async function logLookUp(pool: pg.Pool, lookUp: LookUp): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select from branch_head where branch = $1 for update', [lookUp.branch])
    const { rows } = await client.query<{ id: number; hash: Buffer }>(
      'select id, hash from access_log where branch = $1 order by id desc limit 1',
      [lookUp.branch],
    )
    const id = (rows[0]?.id ?? 0) + 1
    const { branch, at, day, teller, code, subject } = lookUp
    const text = encode([branch, id, at, day, teller, code, subject])
    const hash = createHash('sha256')
      .update(rows[0]?.hash ?? Buffer.alloc(32))
      .update(text)
      .digest()
    await client.query(
      `insert into access_log (branch, id, at, day, teller, code, subject, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [branch, id, at, day, teller, code, subject, hash],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
