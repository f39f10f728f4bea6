/**
 * Personal data at rest (DESIGN H4): AES-256-GCM under a data key for each request that brings some, the
 * data keys wrapped by the master key. To find a person again there is a keyed hash of what was typed. The
 * master key is made on first run, lies in the data folder and never in the database (`masterKey.ts`).
 */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Sealed } from '../core/ledger/entities.ts'
import { oneSpelling } from '../core/std.ts'
import { decrypt, derive, encrypt, KEY_BYTES } from './cipher.ts'
import { proofOf, readOrMakeKey, wrongKey } from './masterKey.ts'
import type { Connection } from './store/connection.ts'
import { proofHere, proveKey, readKeptKeys, readKeys, type WrappedKey } from './store/keys.ts'

/** Seals the personal fields of one request; its key must be stored with what was sealed. */
export interface Sealer {
  seal(plain: string): Sealed
  /** The key that was used; null while nothing has been sealed. */
  used(): WrappedKey | null
}

export interface Vault {
  newSealer(): Sealer
  /** The keyed hash by which a name, a document or a telephone number is found. */
  lookUpHash(plain: string): string
  /** A keyed digest of a request, in hex. */
  digest(text: string): string
  /** Seals a secret that the program itself needs again, and opens it. */
  wrap(plain: Buffer): Buffer
  unwrap(sealed: Buffer): Buffer
  /** Seals a file under a key of its own, and opens it. */
  sealFile(plain: Buffer): SealedFile
  openFile(file: SealedFile): Buffer
  /** The plain texts behind what a branch has sealed; a text whose key is gone reads as ‹erased›. */
  open(connection: Connection, branch: string, sealed: readonly string[]): Promise<Map<string, string>>
}

/** The key is wrapped by the master key. */
export interface SealedFile {
  readonly key: Buffer
  readonly sealed: Buffer
}

export const ERASED = '‹已删除›'

/** Reads the master key, or makes one the first time; refuses data that were sealed with another. */
export async function openVault(keyFile: string, connection: Connection): Promise<Vault> {
  const needed = await proofHere(connection)
  if (needed && !existsSync(keyFile)) throw wrongKey(keyFile, needed)
  const master = readOrMakeKey(keyFile)
  const proof = proofOf(master)
  const known = await proveKey(connection, proof)
  if (!known.equals(proof)) throw wrongKey(keyFile, known)
  return vaultOf(wrappingKeyOf(master), keptKeysOf(master, await readKeptKeys(connection)))
}

export const wrappingKeyOf = (master: Buffer): Buffer => derive(master, 'wrap')

/** What they hash stands in the journal, so that a new master key leaves them as they are. */
const KEPT = ['look-up', 'digest'] as const

type KeptKeys = Readonly<Record<(typeof KEPT)[number], Buffer>>

/** As they are stored under a master key, or derived from it while it is the first one. */
export function keptKeysOf(master: Buffer, stored: readonly WrappedKey[]): KeptKeys {
  const keyOf = (name: (typeof KEPT)[number]): Buffer => {
    const kept = stored.find(({ id }) => id === name)
    return kept ? decrypt(wrappingKeyOf(master), kept.wrapped) : derive(master, name)
  }
  return { 'look-up': keyOf('look-up'), digest: keyOf('digest') }
}

function vaultOf(wrapping: Buffer, { 'look-up': lookUp, digest: digesting }: KeptKeys): Vault {
  const opened = new Map<string, Buffer>()
  const lookUpHash = (plain: string) =>
    createHmac('sha256', lookUp).update(oneSpelling(plain)).digest('base64url').slice(0, 32)
  return {
    newSealer: () => sealerOf(wrapping, lookUpHash),
    lookUpHash,
    wrap: plain => encrypt(wrapping, plain),
    unwrap: sealed => decrypt(wrapping, sealed),
    sealFile(plain) {
      const key = randomBytes(KEY_BYTES)
      return { key: encrypt(wrapping, key), sealed: encrypt(key, plain) }
    },
    openFile: ({ key, sealed }) => decrypt(decrypt(wrapping, key), sealed),
    digest: text => createHmac('sha256', digesting).update(text).digest('hex'),
    async open(connection, branch, sealed) {
      const ids = [...new Set(sealed.map(keyIdOf))].filter(id => !opened.has(id))
      const keys = ids.length === 0 ? [] : await readKeys(connection, branch, ids)
      for (const { id, wrapped } of keys) opened.set(id, decrypt(wrapping, wrapped))
      return new Map(sealed.map(text => [text, openOne(text, opened.get(keyIdOf(text)))]))
    },
  }
}

function sealerOf(wrapping: Buffer, lookUpHash: (plain: string) => string): Sealer {
  let key: Buffer | null = null
  let id = ''
  return {
    seal(plain) {
      if (!key) {
        key = randomBytes(KEY_BYTES)
        id = randomBytes(9).toString('base64url')
      }
      const sealed = `${id}.${encrypt(key, Buffer.from(plain, 'utf8')).toString('base64url')}`
      return { sealed, hash: lookUpHash(plain) }
    },
    used: () => (key ? { id, wrapped: encrypt(wrapping, key) } : null),
  }
}

const keyIdOf = (sealed: string): string => sealed.slice(0, sealed.indexOf('.'))

function openOne(sealed: string, key: Buffer | undefined): string {
  if (!key) return ERASED
  return decrypt(key, Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64url')).toString('utf8')
}
