/**
 * A ZIP archive, unpacked by ourselves up to so many bytes: what its directory says of sizes is not believed,
 * and what its directory does not name is left out.
 */
import { inflateRawSync } from 'node:zlib'

const STORED = 0
const DEFLATED = 8

/** Its parts by name; `tooMuch` where they would be more, null for what is no archive that we can read. */
export function unpacked(bytes: Buffer, most: number): ReadonlyMap<string, Buffer> | 'tooMuch' | null {
  const parts = new Map<string, Buffer>()
  let left = most
  try {
    for (const { name, method, packed } of entriesOf(bytes)) {
      const data = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
      left -= data.length
      if (left < 0) return 'tooMuch'
      parts.set(name, data)
    }
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : null
  }
  return parts.size === 0 ? null : parts
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END_LENGTH = 22
/** An archive may end with a remark of so many bytes. */
const REMARK_MAX = 0xffff

/** In the order of the directory at the end of the archive. */
function* entriesOf(bytes: Buffer) {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end < bytes.length - END_LENGTH - REMARK_MAX) throw new Error('no directory')
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('no entry')
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, local] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
    if (method !== STORED && method !== DEFLATED) throw new Error('another method')
    if (bytes.readUInt32LE(local) !== LOCAL) throw new Error('no part')
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (start + size > bytes.length) throw new Error('cut off')
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method,
      packed: bytes.subarray(start, start + size),
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}
