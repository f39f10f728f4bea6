/**
 * COPY of journal rows, 10,000 a commit, into a table with the columns and indexes of the journal: what the
 * database can take when nothing is decided. The server reads the rows from its own files, so that not even
 * their way through a socket is counted.
 */
import { given } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import { asOwner, runAll } from './measured.ts'

const ROWS_A_COMMIT = 10_000
const FILES = 20

/** Rows a second, into an empty table. */
export type Copying = (ms: number) => Promise<number>

/** Takes the first rows of the journal, and numbers them anew for each file. */
export function prepareCopy(books: Books): Promise<Copying> {
  return asOwner(books, async client => {
    const { rows } = await client.query<{ folder: string; count: number }>(
      `select current_setting('data_directory') as folder, count(*)::int as count from journal`,
    )
    const { folder, count } = given(rows[0], 'the journal')
    if (count < ROWS_A_COMMIT) throw new Error(`the journal has ${count} rows, COPY wants ${ROWS_A_COMMIT}`)
    const files = Array.from({ length: FILES }, (_, index) => `${folder}/bench-copy-${index}`)
    const writing = files.map(
      (file, index) =>
        `copy (select branch, day, (${index * ROWS_A_COMMIT} + row_number() over (order by day, serial))::int,
                      request, digest, code, outcome, teller, terminal, authorisers, ticket, at, format,
                      release, parameters, fields, effects, hash
                 from journal order by day, serial limit ${ROWS_A_COMMIT}) to '${file}'`,
    )
    await runAll(client, ['create table copied (like journal including all)', ...writing])
    return ms => copyRound(books, files, ms)
  })
}

/** Each COPY is a transaction of its own. */
function copyRound(books: Books, files: readonly string[], ms: number): Promise<number> {
  return asOwner(books, async client => {
    await client.query('truncate copied')
    const start = performance.now()
    let copied = 0
    for (const file of files) {
      if (performance.now() - start >= ms) break
      await client.query(`copy copied from '${file}'`)
      copied += ROWS_A_COMMIT
    }
    return (1000 * copied) / (performance.now() - start)
  })
}
