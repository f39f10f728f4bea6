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
