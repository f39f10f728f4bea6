/** Founds a branch: the first row of its journal, and the passwords of its people. */
import { type FoundingFile, FOUNDING_CODE, foundingEffects, SYSTEM_TELLER } from '../core/founding.ts'
import { encodeEffects } from '../core/ledger/apply.ts'
import { encodeFields, FORMAT, type JournalRow } from '../core/ledger/journal.ts'
import { projectRow } from '../core/ledger/project.ts'
import { MapState } from '../core/ledger/state.ts'
import type { Books } from './books.ts'
import { GENESIS, nextHash } from './chain.ts'
import { verifierOf } from './door/passwords.ts'
import { release } from './release.ts'
import { storeProjections } from './store/batch.ts'
import { insertRows } from './store/journal.ts'
import { writeCredentials } from './store/credentials.ts'
import { insertHead } from './store/heads.ts'
import { begin, rollback } from './store/transaction.ts'

/** `passwords` by teller; the books and who may open them come together or not at all. */
export async function found(
  books: Books,
  file: FoundingFile,
  passwords: Readonly<Record<string, string>> = {},
): Promise<void> {
  const credentials = await credentialsOf(file.branch, passwords, books.now())
  const text = foundingRow(books, file)
  const row = { ...text, hash: nextHash(GENESIS, text) }
  const projection = projectRow(new MapState(), foundingEffects(file), row)
  const client = await books.pool.connect()
  try {
    await begin(client)
    await insertHead(client, row)
    await writeCredentials(client, credentials)
    await insertRows(client, [row])
    await storeProjections(client, [{ row, projection }])
  } catch (error) {
    await rollback(client)
    throw error
  } finally {
    client.release()
  }
}

function foundingRow(books: Books, file: FoundingFile): JournalRow {
  return {
    branch: file.branch,
    day: file.day,
    serial: 1,
    request: `${file.branch}/${file.day}/founding/1`,
    digest: books.vault.digest(encodeFields([file.branch, file.day])),
    code: FOUNDING_CODE,
    outcome: 'posted',
    teller: SYSTEM_TELLER,
    terminal: 'founding',
    authorisers: [],
    ticket: null,
    at: BigInt(books.now()),
    format: FORMAT,
    release,
    parameters: file.parameters.version,
    fields: encodeFields([]),
    effects: encodeEffects(foundingEffects(file)),
  }
}

/** Sets the passwords of tellers; only their Argon2id verifiers are kept. */
export async function setPasswords(
  books: Books,
  branch: string,
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  await writeCredentials(books.pool, await credentialsOf(branch, passwords, books.now()))
}

const credentialsOf = (branch: string, passwords: Readonly<Record<string, string>>, now: number) =>
  Promise.all(
    Object.entries(passwords).map(async ([teller, password]) => ({
      branch,
      teller,
      verifier: await verifierOf(password),
      since: now,
    })),
  )
