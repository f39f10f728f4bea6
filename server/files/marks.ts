/** Reads the mark of a voucher off its scanned image: a square code, wherever it stands, however turned. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { type Mark, parseMark } from '../../core/supervision/mark.ts'

/** What an image is, by how it begins; null for anything else, whatever its name says. */
export function mediaOf(bytes: Buffer): 'image/jpeg' | 'image/png' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  return bytes.subarray(0, 8).equals(Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')) ? 'image/png' : null
}

/** A page of A4 at 600 dots an inch has 35 million. Whoever reads a picture unpacks all of them. */
export const PIXELS_MAX = 40_000_000

/** How many dots a picture has, as its head says, by which it is unpacked; null where it says nothing. */
export function pixelsOf(bytes: Buffer): number | null {
  if (mediaOf(bytes) === 'image/png')
    return bytes.length < 24 ? null : bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  // A JPEG is a row of segments, each with its length; one of them is the head of the frame.
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const kind = bytes[at + 1] ?? 0
    const isFrame = kind >= 0xc0 && kind <= 0xcf && !NO_FRAMES.includes(kind)
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    // A segment may have bytes of filling before it.
    at += kind === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** Tables that are numbered among the frames. */
const NO_FRAMES = [0xc4, 0xc8, 0xcc]

let reader: Promise<unknown> | null = null

/** Loaded when the first image comes: a start need not wait for it, and it asks no network. */
function prepared(): Promise<unknown> {
  reader ??= readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then(wasm =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  )
  return reader
}

/** Null where there is none, or none of ours; undefined where the image cannot be read at all. */
export async function markIn(bytes: Buffer): Promise<Mark | null | undefined> {
  await prepared()
  const found = await readBarcodes(bytes, { formats: ['QRCode'], tryHarder: true, returnErrors: true })
  const marks = found.filter(({ isValid }) => isValid).flatMap(({ text }) => parseMark(text) ?? [])
  const [failed] = found
  if (marks.length === 0 && failed && !failed.isValid && failed.error.startsWith('Failed to load'))
    return undefined
  return marks[0] ?? null
}
