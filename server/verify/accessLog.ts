import { ACCESS_GENESIS, accessHash, accessRowsAfter, readAccessHead } from '../store/accessLog.ts'
import type { Connection } from '../store/connection.ts'
import { CHANGED, type Finding, NOT_LAST, PAGE } from './finding.ts'

/** Ids without a gap, each hash from the one before it, and the last one that which the head names. */
export async function walkAccessLog(
  connection: Connection,
  branch: string,
  findings: Finding[],
): Promise<void> {
  const found = (where: string, what: string) => findings.push({ branch, where, what })
  let { id, hash } = ACCESS_GENESIS
  for (;;) {
    const rows = await accessRowsAfter(connection, branch, id, PAGE)
    if (rows.length === 0) break
    for (const row of rows) {
      const where = `access_log ${row.id}`
      if (row.id !== id + 1) found(where, `follows a gap: row ${id + 1} is missing`)
      if (!accessHash(hash, row).equals(row.hash)) found(where, CHANGED)
      id = row.id
      hash = row.hash
    }
  }
  const head = (await readAccessHead(connection, branch)) ?? ACCESS_GENESIS
  if (head.id !== id || !head.hash.equals(hash)) found(`access_log ${id}`, NOT_LAST)
}
