/**
 * Makes a backup while the branch works: every table as it stands in one snapshot, streamed, so that the size
 * of the books does not matter. It is written under a name that says it is unfinished and renamed when all of
 * it is on the disk; whatever goes wrong before leaves nothing that looks like a backup.
 */
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Words } from '../../core/words.ts'
import { DATE_ROLL } from '../digest.ts'
import { keyNumber } from '../masterKey.ts'
import { streamPool } from '../postgres/pool.ts'
import { release } from '../release.ts'
import {
  copiedTables,
  copyOut,
  entrySumsOf,
  journalEnds,
  migrationsRun,
  steadyTexts,
  turnoverSumsOf,
} from '../store/copies.ts'
import { proofHere } from '../store/keys.ts'
import { onSnapshot } from '../store/transaction.ts'
import {
  BACKUP_FORMAT,
  type Manifest,
  PRODUCT,
  TABLES,
  type TableFile,
  UNFINISHED,
  writeManifest,
} from './manifest.ts'
import { BackupTrouble, writingTrouble } from './trouble.ts'

export interface BackupOptions {
  /** A folder that is there, into which the backup goes under a name of its own; else its name. */
  readonly to: string
  readonly institution: string
  /** Milliseconds since 1970. */
  readonly now: number
  onProgress?(progress: BackupProgress): void
}

export interface BackupProgress {
  readonly what: Words
  /** Of the tables, how many are done. */
  readonly done: number
  readonly total: number
  /** Rows so far. */
  readonly rows: number
}

export interface MadeBackup {
  readonly folder: string
  readonly checksum: string
  readonly manifest: Manifest
}

const SAY_EVERY_ROWS = 100_000

export async function makeBackup(pool: pg.Pool, options: BackupOptions): Promise<MadeBackup> {
  const folder = await nameOf(options)
  const aside = join(dirname(folder), `.${basename(folder)}.${process.pid}.unfinished`)
  const streams = streamPool(pool)
  try {
    await mkdir(join(aside, TABLES), { recursive: true })
    const manifest = await onSnapshot(streams, client => copyAll(client, aside, options))
    const checksum = await writeManifest(aside, manifest)
    for (const place of [join(aside, TABLES), aside]) await settle(place)
    await rename(aside, folder)
    await settle(dirname(folder))
    return { folder, checksum, manifest }
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw writingTrouble(error, folder)
  } finally {
    await streams.end()
  }
}

async function nameOf({ to, institution, now }: BackupOptions): Promise<string> {
  const place = resolve(to)
  const isFolder = await stat(place).then(
    found => found.isDirectory(),
    () => false,
  )
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const folder = isFolder ? join(place, `${PRODUCT}-${institution}-${time}`) : place
  if (existsSync(folder)) throw new BackupTrouble('exists', { folder })
  await sweep(dirname(folder))
  return folder
}

/** Takes away what killed programs have left of theirs. */
async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const [, pid] = UNFINISHED.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await rm(join(place, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The names in a folder are on the disk. Windows has no such thing as a folder that can be opened. */
async function settle(place: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(place)
  await handle.sync().finally(() => handle.close())
}

async function copyAll(client: pg.PoolClient, folder: string, options: BackupOptions): Promise<Manifest> {
  await steadyTexts(client)
  const proof = await proofHere(client)
  const branches = await journalEnds(client, DATE_ROLL)
  // A mistyped folder opens as an institution without a branch, whose backup would look like any other.
  if (!proof || branches.length === 0) throw new BackupTrouble('noBooks')
  const about = {
    product: PRODUCT,
    format: BACKUP_FORMAT,
    release,
    made: new Date(options.now).toISOString(),
    institution: options.institution,
    key: keyNumber(proof),
    migrations: await migrationsRun(client),
    branches,
  } as const
  const tables = await copiedTables(client)
  const files: TableFile[] = []
  let before = 0
  for (const table of tables) {
    const tell = (rows: number) => {
      const what = { zh: `正在备份 ${table.name}`, en: `Copying ${table.name}` }
      options.onProgress?.({ what, done: files.length, total: tables.length, rows: before + rows })
    }
    tell(0)
    const { name, columns } = table
    const file = `${TABLES}/${name}.gz`
    const written = await writeTable(copyOut(client, table), join(folder, file), tell)
    files.push({ name, columns: [...columns], file, ...written })
    before += written.rows
  }
  const sums = { entries: await entrySumsOf(client), turnovers: await turnoverSumsOf(client) }
  return { ...about, tables: files, sums }
}

const NEWLINE = 0x0a

async function writeTable(
  lines: AsyncIterable<Buffer>,
  path: string,
  onRows: (rows: number) => void,
): Promise<Pick<TableFile, 'rows' | 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  await pipeline(
    lines,
    async function* count(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        const before = rows
        for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1
        if (Math.floor(before / SAY_EVERY_ROWS) !== Math.floor(rows / SAY_EVERY_ROWS)) onRows(rows)
        yield chunk
      }
    },
    createGzip(),
    async function* prove(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    },
    createWriteStream(path, { flush: true }),
  )
  return { rows, bytes, sha256: hash.digest('hex') }
}
