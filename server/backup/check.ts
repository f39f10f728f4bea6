/** Reads every file of a backup and holds it against the manifest; nothing else is touched. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { migrationFiles } from '../postgres/migrate.ts'
import { release } from '../release.ts'
import { keyNumberIn } from '../masterKey.ts'
import type { Manifest } from './manifest.ts'
import { BackupTrouble } from './trouble.ts'

export async function checkFiles(
  folder: string,
  { tables }: Manifest,
  onFile: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  for (const [index, { file, bytes, sha256 }] of tables.entries()) {
    onFile(index, tables.length)
    const path = join(folder, file)
    const found = await stat(path).catch(() => null)
    if (!found) throw new BackupTrouble('fileMissing', { file })
    if (found.size !== bytes || (await sha256Of(path)) !== sha256)
      throw new BackupTrouble('fileDamaged', { file })
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The tables are those of this release, or of one before it. */
export function checkMigrations({ migrations, release: theirs }: Manifest): void {
  const own = migrationFiles()
  const unknown = migrations.find(({ name }) => !own.some(file => file.name === name))
  if (unknown) throw new BackupTrouble('newerFormat', { release: theirs, own: release })
  const other = migrations.find(
    ({ name, checksum }, index) => own[index]?.name !== name || own[index].checksum !== checksum,
  )
  if (other || migrations.length === 0)
    throw new BackupTrouble('otherMigration', { name: other?.name ?? '—', release: theirs })
}

/** The master key in hand is the one that the texts in the backup were sealed with. */
export function checkKey({ key: needed }: Manifest, file: string): void {
  const found = keyNumberIn(file)
  if (found === null) throw new BackupTrouble('keyMissing', { needed, file })
  if (found !== needed) throw new BackupTrouble('otherKey', { needed, file, found })
}
