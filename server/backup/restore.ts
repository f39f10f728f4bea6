/**
 * Restores a backup into an empty place. First everything about it is checked, and nothing is written; then
 * it is loaded beside, brought up to this release, and proven: rows, sums and last rows against the manifest,
 * then the chain, the projections and the conservation laws. Only what is proven takes its name, and only
 * then can anybody open it. Whatever is wrong leaves the place as empty as it was.
 */
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, chmod, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import type { Words } from '../../core/words.ts'
import { untilAlone } from '../alone.ts'
import { DATE_ROLL } from '../digest.ts'
import { asOwner, atDatabase, keyFileIn, type Place } from '../institution.ts'
import { migrate, stagingOf } from '../postgres/migrate.ts'
import { APP_ROLE, openPool, streamPool } from '../postgres/pool.ts'
import { isDiskFull } from '../postgres/trouble.ts'
import { clearStaging, hasBooks, putInPlace } from '../postgres/staging.ts'
import type { DatabaseSettings } from '../settings.ts'
import {
  analyse,
  copiedTables,
  copyIn,
  countRows,
  entrySumsOf,
  journalEnds,
  steadyTexts,
  turnoverSumsOf,
} from '../store/copies.ts'
import { verify } from '../verify.ts'
import { checkFiles, checkKey, checkMigrations } from './check.ts'

import { type Manifest, readManifest } from './manifest.ts'
import { BackupTrouble } from './trouble.ts'

export interface RestoreOptions {
  readonly backup: string
  readonly institution: string
  /** The checksum that was handed over, where somebody has it. */
  readonly checksum: string | null
  /** The master key, where it does not lie in the data folder yet. */
  readonly key: string | null
  onStep?(step: Words): void
}

export interface Restored {
  readonly manifest: Manifest
  readonly branches: number
  readonly rows: number
}

export async function restore(settings: DatabaseSettings, options: RestoreOptions): Promise<Restored> {
  const { backup, institution, checksum, key, onStep = () => undefined } = options
  onStep({ zh: '核对清单和每个文件', en: 'Checking the manifest and every file' })
  const { manifest } = await readManifest(backup, checksum)
  checkMigrations(manifest)
  const keyFile = keyFileIn(settings.dataFolder)
  checkKey(manifest, existsSync(keyFile) ? keyFile : (key ?? keyFile))
  await checkFiles(backup, manifest)
  return atDatabase(settings, institution, async place => {
    const proven = await asOwner(place, owner =>
      load(owner, place, { manifest, backup, institution, onStep }),
    )
    if (key !== null && !existsSync(keyFile)) await putKey(key, keyFile)
    await asOwner(place, owner => putInPlace(owner, institution))
    return { manifest, ...proven }
  })
}

interface Loading {
  readonly manifest: Manifest
  readonly backup: string
  readonly institution: string
  onStep(step: Words): void
}

async function load(owner: pg.Pool, place: Place, loading: Loading): Promise<Omit<Restored, 'manifest'>> {
  const { manifest, institution, onStep } = loading
  if (await hasBooks(owner, institution)) throw new BackupTrouble('notEmpty')
  if (!(await untilAlone(owner))) throw new BackupTrouble('inUse')
  await clearStaging(owner, institution)
  const beside = { ...place, schema: stagingOf(institution) }
  try {
    await asOwner(beside, async staging => {
      await migrate(staging, beside.schema, { upTo: manifest.migrations.at(-1)?.name ?? '' })
      const streams = streamPool(staging)
      await fill(streams, loading).finally(() => streams.end())
      onStep({ zh: '升级表结构到本版本', en: 'Bringing the tables up to this release' })
      await migrate(staging, beside.schema)
    })
    onStep({ zh: '核对流水链、投影和守恒', en: 'Walking the chain, the projections and the laws' })
    return await prove(beside)
  } catch (error) {
    await clearStaging(owner, institution).catch(() => undefined)
    throw isDiskFull(error) ? new BackupTrouble('databaseFull', {}, { cause: error }) : error
  }
}

async function fill(streams: pg.Pool, { manifest, backup, onStep }: Loading): Promise<void> {
  const client = await streams.connect()
  try {
    await steadyTexts(client)
    const tables = await copiedTables(client)
    const shape = (list: readonly { name: string; columns: readonly string[] }[]) =>
      list.map(({ name, columns }) => `${name}(${columns.join(',')})`)
    const [here, there] = [shape(tables), shape(manifest.tables)]
    const differing = [
      ...here.filter(one => !there.includes(one)),
      ...there.filter(one => !here.includes(one)),
    ]
    if (differing.length > 0) throw new BackupTrouble('tablesDiffer', { tables: differing.join(' ') })
    for (const table of tables) {
      const { file, rows } = manifest.tables.find(({ name }) => name === table.name) as Manifest['tables'][0]
      onStep({ zh: `载入 ${table.name}，${rows} 行`, en: `Loading ${table.name}, ${rows} rows` })
      await pipeline(createReadStream(join(backup, file)), createGunzip(), copyIn(client, table))
      await analyse(client, table)
      const found = await countRows(client, table)
      if (found !== rows) {
        const figures = { table: table.name, found: String(found), expected: String(rows) }
        throw new BackupTrouble('rowsDiffer', figures)
      }
    }
    await compareFigures(client, manifest)
  } finally {
    client.release(true)
  }
}

/** What the tables come to once they are loaded, beside what they came to when they were copied. */
async function compareFigures(client: pg.PoolClient, { branches, sums }: Manifest): Promise<void> {
  const heads = figuresIn(await journalEnds(client, DATE_ROLL))
  const expectedHeads = figuresIn(branches)
  if (heads !== expectedHeads)
    throw new BackupTrouble('headsDiffer', { found: heads, expected: expectedHeads })
  const here = { entries: await entrySumsOf(client), turnovers: await turnoverSumsOf(client) }
  for (const what of ['entries', 'turnovers'] as const) {
    const [found, expected] = [figuresIn(here[what]), figuresIn(sums[what])]
    if (found !== expected) throw new BackupTrouble('sumsDiffer', { what, found, expected })
  }
}

/** A line of figures, a branch after the other: `0101 CNY debit 100 credit 100`. */
const figuresIn = (rows: readonly object[]): string =>
  rows
    .map(row =>
      Object.entries(row)
        .map(([name, value]) => (NAMED.has(name) ? value : `${name} ${value}`))
        .join(' '),
    )
    .join('; ')

const NAMED = new Set(['branch', 'unit'])

const FINDINGS_SHOWN = 5

async function prove(beside: Place): Promise<Omit<Restored, 'manifest'>> {
  const pool = openPool({ ...beside, role: APP_ROLE, max: 2 })
  try {
    const { branches, rows, findings } = await verify(pool)
    if (findings.length === 0) return { branches, rows }
    const shown = findings.slice(0, FINDINGS_SHOWN)
    const lines = shown.map(({ branch, where, what }) => `${branch} ${where} ${what}`)
    throw new BackupTrouble('unsound', { findings: lines.join('; ') })
  } finally {
    await pool.end()
  }
}

/** A copy of the key that was kept apart, for whoever runs the server only. */
async function putKey(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  await chmod(to, 0o600)
}
