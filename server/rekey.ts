/**
 * Changes the master key. What it has wrapped — data keys, keys of images, secrets of authenticators, the
 * keys of hashes — is opened with the old key and wrapped by the new one, in one transaction over every
 * institution of the database; what lies under those keys is not touched.
 *
 * The file and the database cannot change at one moment, so that the order matters. First the new key is
 * on the disk, beside the old one; then the database commits; then the new key takes the name. Whoever
 * stops in between leaves the right key there under one of the two names, and the proof in the database
 * says which: the server names it, and another run goes on from there.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type pg from 'pg'
import { untilAlone } from './alone.ts'
import { decrypt, encrypt } from './cipher.ts'
import { asOwner, atDatabase, keyFileIn, type Place } from './institution.ts'
import {
  formerKeyFile,
  keyNumber,
  newKey,
  nextKeyFile,
  proofOf,
  readKey,
  textOf,
  wrongKey,
} from './masterKey.ts'
import { migrate } from './postgres/migrate.ts'
import { type DatabaseSettings, WrongSetting } from './settings.ts'
import { type BranchKey, proofHere, readKeptKeys } from './store/keys.ts'
import {
  holdKey,
  putKey,
  rewrap,
  sealedSchemas,
  turnTo,
  wrappedAfter,
  wrappedColumns,
} from './store/rekeying.ts'
import { begin, commit, rollback } from './store/transaction.ts'
import { keptKeysOf, wrappingKeyOf } from './vault.ts'

export interface Rekeyed {
  readonly before: string
  readonly now: string
  /** Where the former key is kept. */
  readonly formerFile: string
  /** How many keys were wrapped anew; null where a change that broke off was only ended. */
  readonly keys: number | null
}

type Step = 'written' | 'committed' | 'kept'

const PAGE = 5_000

export function rekey(
  settings: DatabaseSettings,
  onStep: (step: Step) => void = () => undefined,
): Promise<Rekeyed> {
  const keyFile = keyFileIn(settings.dataFolder)
  return atDatabase(settings, 'public', async place => {
    const schemas = await asOwner(place, async owner => {
      if (!(await untilAlone(owner))) throw new WrongSetting(IN_USE)
      return sealedSchemas(owner)
    })
    if (schemas.length === 0) throw new WrongSetting(NO_BOOKS)
    if (!existsSync(keyFile)) throw new WrongSetting(noKey(keyFile))
    for (const schema of schemas) await bringUp(place, schema)
    return asOwner(place, owner => change(owner, schemas, keyFile, onStep))
  })
}

const IN_USE = `有服务器或其他命令正在使用这个数据库，请先停掉；主密钥没有更换。
A server or another command is at this database; stop it first. The key has not been changed.`

const noKey = (file: string): string => `没有主密钥文件 ${file}。\n${file} does not exist.`

const NO_BOOKS = `这里没有账务；请检查 DATA_DIR 和 DATABASE_URL 是否指对。
There are no books here; see whether DATA_DIR and DATABASE_URL are right.`

const bringUp = (place: Place, schema: string) =>
  asOwner({ ...place, schema }, owner => migrate(owner, schema))

async function change(
  owner: pg.Pool,
  schemas: readonly string[],
  keyFile: string,
  onStep: (step: Step) => void,
): Promise<Rekeyed> {
  const old = readKey(keyFile)
  const next = nextKeyFile(keyFile)
  const client = await owner.connect()
  try {
    await begin(client)
    const sealed = await proofsOf(client, schemas)
    if (!(await untilAlone(client))) throw new WrongSetting(IN_USE)
    const done = existsSync(next) ? readKey(next) : null
    if (done && sealed.some(({ proof }) => proof.equals(proofOf(done)))) {
      await rollback(client)
      return install(keyFile, old, done, null)
    }
    const mine = sealed.filter(({ proof }) => proof.equals(proofOf(old)))
    if (sealed[0] && mine.length === 0) throw wrongKey(keyFile, sealed[0].proof)
    const fresh = newKey()
    writeSafely(next, textOf(fresh))
    onStep('written')
    let keys = 0
    for (const { schema } of mine) keys += await rewrapAll(client, schema, old, fresh)
    await commit(client)
    onStep('committed')
    return install(keyFile, old, fresh, keys, onStep)
  } finally {
    // A connection that is thrown away takes its transaction with it.
    client.release(true)
  }
}

async function proofsOf(client: pg.PoolClient, schemas: readonly string[]) {
  const found: { schema: string; proof: Buffer }[] = []
  for (const schema of schemas) {
    await turnTo(client, schema)
    await holdKey(client)
    const proof = await proofHere(client)
    if (proof) found.push({ schema, proof })
  }
  return found
}

/** Gives how many keys it was. */
async function rewrapAll(client: pg.PoolClient, schema: string, old: Buffer, fresh: Buffer): Promise<number> {
  const [from, to] = [wrappingKeyOf(old), wrappingKeyOf(fresh)]
  await turnTo(client, schema)
  const kept = Object.entries(keptKeysOf(old, await readKeptKeys(client)))
  await putKey(
    client,
    proofOf(fresh),
    kept.map(([id, key]) => ({ id, wrapped: encrypt(to, key) })),
  )
  let count = kept.length
  for (const column of wrappedColumns) {
    let after: BranchKey | null = null
    for (;;) {
      const page: readonly BranchKey[] = await wrappedAfter(client, column, after, PAGE)
      const anew = page.map(key => ({ ...key, wrapped: encrypt(to, opened(from, key, column.table)) }))
      await rewrap(client, column, anew)
      count += page.length
      after = page.at(-1) ?? null
      if (page.length < PAGE) break
    }
  }
  return count
}

/** What does not open now would not open afterwards either, and somebody has to look at it first. */
function opened(from: Buffer, { branch, id, wrapped }: BranchKey, table: string): Buffer {
  try {
    return decrypt(from, wrapped)
  } catch {
    throw new WrongSetting(
      `${table} ${branch} ${id} 用现在的主密钥打不开，没有更换。` +
        `\n${table} ${branch} ${id} does not open with the present key; nothing has been changed.`,
    )
  }
}

/** At every moment there is a key under the name; the former one is kept for the backups of its time. */
function install(
  keyFile: string,
  old: Buffer,
  fresh: Buffer,
  keys: number | null,
  onStep: (step: Step) => void = () => undefined,
): Rekeyed {
  const before = keyNumber(proofOf(old))
  const formerFile = formerKeyFile(keyFile, before)
  if (!existsSync(formerFile)) copyFileSync(keyFile, formerFile)
  onStep('kept')
  renameSync(nextKeyFile(keyFile), keyFile)
  syncFolder(dirname(keyFile))
  return { before, now: keyNumber(proofOf(fresh)), formerFile, keys }
}

/** On the disk before anything is sealed with it. */
function writeSafely(file: string, text: string): void {
  const part = `${file}.part`
  const descriptor = openSync(part, 'w', 0o600)
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(part, file)
  syncFolder(dirname(file))
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
