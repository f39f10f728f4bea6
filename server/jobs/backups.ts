/**
 * Backups at the press of a button: made by this server into its data folder, one at a time, listed with what
 * proves them. The oldest go when there are more than are kept; whoever needs one for longer has it handed
 * over (8013).
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BackupProgress, makeBackup } from '../backup/make.ts'
import { type Manifest, readManifest } from '../backup/manifest.ts'
import { BackupTrouble, writingTrouble } from '../backup/trouble.ts'
import type { Books } from '../books.ts'
import type { Words } from '../../core/words.ts'
import { tryLock } from '../store/locks.ts'

export interface KeptBackup {
  readonly name: string
  readonly bytes: number
  /** Null where the backup is damaged: then it says how. */
  readonly checksum: string | null
  readonly manifest: Manifest | null
  readonly trouble: Words | null
}

export class Backups {
  readonly #books: Books
  readonly #folder: string
  readonly #institution: string
  #progress: BackupProgress | null = null
  #running: Promise<void> | null = null
  /** Why the last one failed. */
  #trouble: Words | null = null

  constructor(books: Books, folder: string, institution: string) {
    this.#books = books
    this.#folder = folder
    this.#institution = institution
  }

  get progress(): BackupProgress | null {
    return this.#progress
  }

  get trouble(): Words | null {
    return this.#trouble
  }

  /** Begins one unless one is being made; false where it is. */
  start(keep: number): boolean {
    if (this.#running) return false
    this.#trouble = null
    this.#running = this.#make(keep).finally(() => {
      this.#running = null
      this.#progress = null
    })
    return true
  }

  /** Resolves when none is being made. */
  async done(): Promise<void> {
    await this.#running
  }

  async #make(keep: number): Promise<void> {
    try {
      const release = await tryLock(this.#books.pool, 'backup')
      if (!release) throw new BackupTrouble('running')
      try {
        await mkdir(this.#folder, { recursive: true })
        await makeBackup(this.#books.pool, {
          to: this.#folder,
          institution: this.#institution,
          now: this.#books.now(),
          onProgress: progress => {
            this.#progress = progress
          },
        })
        await this.#retire(keep)
      } finally {
        await release()
      }
    } catch (thrown) {
      const error = writingTrouble(thrown, this.#folder)
      const { message } = error as Error
      this.#trouble = error instanceof BackupTrouble ? error.words : { zh: message, en: message }
    }
  }

  /** The newest first; their names are in the order of time. */
  async #names(): Promise<string[]> {
    const found = await readdir(this.#folder).catch(() => [])
    const mark = `-${this.#institution}-`
    return found
      .filter(name => !name.startsWith('.') && name.includes(mark))
      .sort()
      .reverse()
  }

  async #retire(keep: number): Promise<void> {
    for (const name of (await this.#names()).slice(Math.max(keep, 1)))
      await rm(join(this.#folder, name), { recursive: true, force: true })
  }

  async list(): Promise<KeptBackup[]> {
    const names = await this.#names()
    return Promise.all(names.map(name => look(join(this.#folder, name))))
  }
}

async function look(folder: string): Promise<KeptBackup> {
  const name = basename(folder)
  try {
    const { manifest, checksum } = await readManifest(folder)
    const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0)
    return { name, bytes, checksum, manifest, trouble: null }
  } catch (error) {
    if (!(error instanceof BackupTrouble)) throw error
    return { name, bytes: 0, checksum: null, manifest: null, trouble: error.words }
  }
}
