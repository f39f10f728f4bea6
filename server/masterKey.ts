/**
 * The master key and the file that it lies in. A database knows its key by a proof, from which nobody can
 * guess it; a person knows it by the number of that proof.
 *
 * While a key is being changed (`rekey.ts`) the new one lies beside the old one. Whichever of the two the
 * database was sealed with is the key, so that a change that broke off is told apart from a wrong key.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { derive, KEY_BYTES } from './cipher.ts'
import { WrongSetting } from './settings.ts'

/** Where the next key lies until the database has been sealed with it. */
export const nextKeyFile = (keyFile: string): string => `${keyFile}.new`

/** Where a key is kept that opens nothing but the backups of its time. */
export const formerKeyFile = (keyFile: string, number: string): string =>
  join(dirname(keyFile), `master-${number}.key`)

/** Reads the key, or makes one the first time. */
export function readOrMakeKey(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, textOf(newKey()), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another server of the same folder was a moment earlier.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readKey(file)
}

export function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== KEY_BYTES) throw new WrongSetting(`${file} holds no key of ${KEY_BYTES} bytes.`)
  return key
}

export const newKey = (): Buffer => randomBytes(KEY_BYTES)

export const textOf = (key: Buffer): string => key.toString('base64')

export const proofOf = (master: Buffer): Buffer =>
  createHmac('sha256', derive(master, 'proof')).update('zhanggui').digest()

/** The number of a master key, from the proof that the database has of it. */
export const keyNumber = (proof: Buffer): string =>
  (createHash('sha256').update(proof).digest('hex').slice(0, 16).match(/.{4}/g) ?? []).join('-')

/** The number of the key in a file; null where there is no file. */
export const keyNumberIn = (file: string): string | null =>
  existsSync(file) ? keyNumber(proofOf(readKey(file))) : null

/** Says which key a database needs, and where it lies if it lies beside. */
export function wrongKey(keyFile: string, proof: Buffer): WrongSetting {
  const needed = keyNumber(proof)
  const found = keyNumberIn(keyFile)
  const [zh, en] = whatToDo(keyFile, needed)
  return new WrongSetting(
    [
      `这个数据库用的是编号 ${needed} 的主密钥，${keyFile} ${found ? `是编号 ${found} 的` : '不存在'}。${zh}`,
      `${keyFile}${found ? `, number ${found},` : ''} is not the key that this database was sealed with, ` +
        `which is number ${needed}. ${en}`,
    ].join('\n'),
  )
}

function whatToDo(keyFile: string, needed: string): readonly [string, string] {
  const next = nextKeyFile(keyFile)
  if (keyNumberIn(next) === needed)
    return [
      `更换主密钥时在最后一步中断：正确的是旁边的 ${next}。请执行 npm run rekey 把它换上。`,
      `A change of the key broke off at its last step: ${next} is the one. Run npm run rekey, which puts it in place.`,
    ]
  const former = formerKeyFile(keyFile, needed)
  if (keyNumberIn(former) === needed)
    return [
      `它是更换以前的主密钥，保存在 ${former}：这是更换以前的数据，请把它复制到 ${keyFile}。`,
      `It was the key before a change and lies in ${former}: these are data of that time. Copy it to ${keyFile}.`,
    ]
  return [`请把编号 ${needed} 的主密钥放到那里。`, `Put the key of that number there.`]
}
