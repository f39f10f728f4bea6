/**
 * The manifest of a backup: what is in it, and by what it is proven. It names the master key that the sealed
 * texts need by number, and never holds it.
 *
 *     manifest.json          this, and what proves every other file
 *     manifest.sha256        what proves this; the checksum that 8013 hands over
 *     tables/journal.gz      a table each: COPY text in the order of its key, compressed
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { release } from '../release.ts'
import { BackupTrouble } from './trouble.ts'

export const PRODUCT = 'zhanggui'
export const BACKUP_FORMAT = 1
export const MANIFEST = 'manifest.json'
export const SEAL = 'manifest.sha256'
export const TABLES = 'tables'

const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Count = Type.Integer({ minimum: 0 })
const Sum = Type.String({ pattern: '^-?\\d+$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const Manifest = Type.Object({
  product: Type.Literal(PRODUCT),
  format: Type.Integer({ minimum: 1 }),
  release: Type.String(),
  /** When the snapshot was taken, in UTC. */
  made: Type.String(),
  institution: Name,
  /** The number of the master key without which the personal data in it cannot be read. */
  key: Type.String({ pattern: '^[0-9a-f]{4}(-[0-9a-f]{4}){3}$' }),
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Sha256 })),
  branches: Type.Array(
    Type.Object({
      branch: Type.String(),
      day: Day,
      serial: Count,
      hash: Sha256,
      ended: Type.Union([Day, Type.Null()]),
    }),
  ),
  tables: Type.Array(
    Type.Object({
      name: Name,
      columns: Type.Array(Name),
      file: Type.String({ pattern: `^${TABLES}/[a-z][a-z0-9_]{0,62}\\.gz$` }),
      rows: Count,
      bytes: Count,
      sha256: Sha256,
    }),
  ),
  sums: Type.Object({
    entries: Type.Array(
      Type.Object({
        branch: Type.String(),
        unit: Type.String(),
        debit: Sum,
        credit: Sum,
        received: Sum,
        paid: Sum,
      }),
    ),
    turnovers: Type.Array(
      Type.Object({ branch: Type.String(), unit: Type.String(), debit: Sum, credit: Sum }),
    ),
  }),
})

export type Manifest = Static<typeof Manifest>
export type TableFile = Manifest['tables'][number]

export interface SealedManifest {
  readonly manifest: Manifest
  /** SHA-256 of the manifest, which proves all of the backup. */
  readonly checksum: string
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Written last; gives the checksum. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const checksum = sha256(text)
  await writeFile(join(folder, MANIFEST), text, { flush: true })
  // In the form that sha256sum -c reads.
  await writeFile(join(folder, SEAL), `${checksum}  ${MANIFEST}\n`, { flush: true })
  return checksum
}

/**
 * The manifest of a backup that this release can read. `expected` is the checksum that was handed over, on
 * paper or in the journal.
 */
export async function readManifest(folder: string, expected: string | null = null): Promise<SealedManifest> {
  const bytes = await fileOf(folder, MANIFEST, 'noBackup')
  const seal = (await fileOf(folder, SEAL, 'sealMissing')).toString('utf8')
  if (UNFINISHED.test(basename(folder))) throw new BackupTrouble('unfinished', { folder })
  const checksum = sha256(bytes)
  if (seal !== `${checksum}  ${MANIFEST}\n`) throw new BackupTrouble('manifestDamaged')
  if (expected !== null && expected.toLowerCase() !== checksum)
    throw new BackupTrouble('otherChecksum', { found: checksum })
  return { manifest: parseManifest(bytes.toString('utf8'), folder), checksum }
}

export const UNFINISHED = /^\..+\.(\d+)\.unfinished$/

async function fileOf(folder: string, name: string, without: 'noBackup' | 'sealMissing'): Promise<Buffer> {
  try {
    return await readFile(join(folder, name))
  } catch (error) {
    throw new BackupTrouble(without, { folder }, { cause: error })
  }
}

function parseManifest(text: string, folder: string): Manifest {
  const value = jsonOf(text)
  if (!isOurs(value)) throw new BackupTrouble('foreign', { folder })
  if (value.format > BACKUP_FORMAT)
    throw new BackupTrouble('newerFormat', { release: String(value.release), own: release })
  if (!Value.Check(Manifest, value)) throw new BackupTrouble('foreign', { folder })
  return value
}

const isOurs = (value: unknown): value is { product: string; format: number; release: unknown } =>
  Value.Check(Type.Object({ product: Type.Literal(PRODUCT), format: Type.Integer() }), value)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
