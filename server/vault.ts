/**
 * Personal data at rest (DESIGN H4): AES-256-GCM under a data key for each request that brings some, the
 * data keys wrapped by the master key. To find a person again there is a keyed hash of what was typed. The
 * master key is made on first run, lies in the data folder and never in the database.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Sealed } from '../core/ledger/entities.ts'
import { oneSpelling } from '../core/std.ts'
import type { Connection } from './store/connection.ts'
import { proveKey, readKeys, type WrappedKey } from './store/keys.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

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
  const master = readMasterKey(keyFile)
  const vault = vaultOf(master)
  const proof = proofOf(master)
  const known = await proveKey(connection, proof)
  if (!known.equals(proof)) throw new Error(`${keyFile} is not the key that this database was sealed with.`)
  return vault
}

const proofOf = (master: Buffer): Buffer =>
  createHmac('sha256', derive(master, 'proof')).update('zhanggui').digest()

/**
 * The number of a master key, from the proof that the database has of it: tells keys apart, and helps nobody
 * to guess one.
 */
export const keyNumber = (proof: Buffer): string =>
  (createHash('sha256').update(proof).digest('hex').slice(0, 16).match(/.{4}/g) ?? []).join('-')

/** The number of the key in a file; null where there is no file. */
export const keyNumberIn = (file: string): string | null =>
  existsSync(file) ? keyNumber(proofOf(readMasterKey(file))) : null

function readMasterKey(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another server of the same folder was a moment earlier.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${file} holds no key of ${KEY_BYTES} bytes.`)
  return key
}

const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), purpose, KEY_BYTES))

function vaultOf(master: Buffer): Vault {
  const wrapping = derive(master, 'wrap')
  const lookUp = derive(master, 'look-up')
  const digesting = derive(master, 'digest')
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

/** nonce · tag · ciphertext */
function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
