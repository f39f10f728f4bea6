/** The backups that this server has made, for those in charge. */
import { settingIn } from '../../core/registry/settings.ts'
import type { WireBackups } from '../../core/wire.ts'
import type { Backups } from '../jobs/backups.ts'
import type { Reader } from './reader.ts'

/** How many the branch wants kept. */
export const keptBy = ({ parameters }: Reader): number => Number(settingIn(parameters, 'backups.kept'))

export async function backupsOf(reader: Reader, backups: Backups): Promise<WireBackups> {
  const { progress, trouble } = backups
  const kept = await backups.list()
  return {
    running: progress && { what: progress.what, done: progress.done, total: progress.total },
    trouble,
    kept: keptBy(reader),
    list: kept.map(({ name, bytes, checksum, manifest, trouble: damage }) => ({
      name,
      bytes,
      checksum,
      ageSeconds:
        manifest && Math.max(0, Math.floor((reader.books.now() - Date.parse(manifest.made)) / 1000)),
      // What the books of this branch had come to.
      ended: manifest?.branches.find(one => one.branch === reader.branch.code)?.ended ?? null,
      trouble: damage,
    })),
  }
}
