/**
 * A ZIP archive, unpacked by ourselves up to so many bytes and put together again without compression:
 * whoever reads it then reads what has been measured. What its directory says of sizes is not believed, and
 * what its directory does not name is left out.
 */
import { inflateRawSync } from 'node:zlib'

interface Part {
  readonly name: Buffer
  readonly data: Buffer
}

const STORED = 0
const DEFLATED = 8

/**
 * `tooMuch` where it would unpack to more; null for what is no archive that we can read. The parts that are
 * named `last` come after all others.
 */
export function repacked(
  bytes: Buffer,
  most: number,
  last: (part: string) => boolean,
): Buffer | 'tooMuch' | null {
  const parts: Part[] = []
  let left = most
  try {
    for (const { name, method, packed } of entriesOf(bytes)) {
      const data = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
      left -= data.length
      if (left < 0) return 'tooMuch'
      parts.push({ name, data })
    }
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : null
  }
  const isLast = ({ name }: Part): number => Number(last(name.toString()))
  return parts.length === 0 ? null : packedPlain(parts.toSorted((a, b) => isLast(a) - isLast(b)))
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
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
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      method,
      packed: bytes.subarray(start, start + size),
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function packedPlain(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data } of parts) {
    const central = Buffer.alloc(46)
    central.writeUInt32LE(CENTRAL)
    central.writeUInt16LE(20, 4)
    // From the version that is needed on, the two heads have the same fields, two bytes apart.
    central.writeUInt16LE(20, 6)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(data.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(LOCAL)
    central.copy(local, 4, 6, 32)
    bodies.push(local, name, data)
    directory.push(central, name)
    at += local.length + name.length + data.length
  }
  const names = Buffer.concat(directory)
  const end = Buffer.alloc(END_LENGTH)
  end.writeUInt32LE(END)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(names.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, names, end])
}
