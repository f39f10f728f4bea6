/**
 * The package of a day for post-supervision: every row that leaves a voucher, whether its image has come and
 * is really its own, who has ticked it off, and which rows a person looks at himself.
 */
import { createHash } from 'node:crypto'
import { nextOpenDay } from '../../core/day/calendar.ts'
import type { Day } from '../../core/dates.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Key, Position } from '../../core/ledger/entities.ts'
import { type Item, serialOf } from '../../core/items.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { imageDue } from '../../core/registry/attributes.ts'
import { mayBringImageOf } from '../../core/supervision/access.ts'
import { agrees, type Placed } from '../../core/supervision/mark.ts'
import { closedBy, sampledBy } from '../../core/supervision/sampling.ts'
import { given, groupBy } from '../../core/std.ts'
import { tickOf } from '../../core/transactions/95-supervision/9502-tick-off.ts'
import type { WireImage, WirePackage, WirePlacing, WireVoucher } from '../../core/wire.ts'
import { markIn, mediaOf, PIXELS_MAX, pixelsOf } from '../files/marks.ts'
import { findRows, rowsBetween, type StoredRow } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import {
  addImage,
  findImage,
  type ImageHead,
  imagesOfDay,
  placeImage,
  type Placing,
  placingsOf,
  imagesOfRow,
} from '../store/voucherImages.ts'
import { wireRows } from './journal.ts'
import { type Reader, recordsOf } from './reader.ts'

export async function packageOf(reader: Reader, day: Day): Promise<WirePackage> {
  const { books, branch, parameters } = reader
  await books.memories.caughtUp(branch.code)
  const rows = await rowsBetween(books.pool, branch.code, day, day)
  const kept = rows.flatMap(row => {
    const due = row.outcome === 'posted' ? imageDue(parameters, row.code, day) : null
    return due === null ? [] : [{ row, due, asked: { ...row, effects: decodeEffects(row.effects) } }]
  })
  const keys = kept.flatMap(({ row, asked }): Key[] => [
    `claim:${tickOf(row)}`,
    ...closedBy(asked).map((no): Key => `account:${no}`),
  ])
  const [state, images, notices, wired, postedAs] = await Promise.all([
    recordsOf(books, branch.code, keys),
    imagesOfDay(books.pool, branch.code, day).then(found => wireImages(reader, found)),
    noticesOf(reader, day),
    wireRows(reader, day, new Set(kept.map(({ row }) => row.serial))),
    postedAsOf(reader, day),
  ])
  const bySerial = groupBy(images, ({ serial }) =>
    serial === null ? null : (postedAs.get(serial) ?? serial),
  )
  const heads = new Map(wired.map(one => [one.serial, one]))
  const vouchers = kept.flatMap(({ row, due, asked }): WireVoucher[] => {
    const head = heads.get(row.serial)
    if (!head) return []
    return [
      {
        ...head,
        imageDue: due,
        images: bySerial.get(row.serial) ?? [],
        sampled: sampledBy(asked, parameters, state),
        ticked: state.get('claim', tickOf(row))?.owner ?? null,
        notices: notices.get(row.serial) ?? 0,
      },
    ]
  })
  const handedOver = nextOpenDay(day, parameters.closedDays)
  return {
    day,
    due: nextOpenDay(handedOver, parameters.closedDays),
    rows: rows.length,
    vouchers,
    unplaced: bySerial.get(null) ?? [],
    sha256: manifestOf(kept.map(({ row }) => row)),
  }
}

function manifestOf(rows: readonly StoredRow[]): string {
  const sum = createHash('sha256')
  for (const { hash } of rows) sum.update(Buffer.from(hash, 'hex'))
  return sum.digest('hex')
}

/** Under which serial a request was posted, by the one it waited under: what was scanned for its signers. */
async function postedAsOf({ books, branch }: Reader, day: Day): Promise<Map<number, number>> {
  const items = (await listItems(books.pool, branch.code, ['parked'], ['approved'], day)) as Item<'parked'>[]
  return new Map(
    items.flatMap(({ id, opened, data: { posted } }) =>
      opened === day && posted !== null ? [[serialOf(id), posted]] : [],
    ),
  )
}

/** How many notices each row of a day has, those that were cancelled aside. */
async function noticesOf({ books, branch }: Reader, day: Day): Promise<Map<number, number>> {
  const states = ['issued', 'answered', 'appealed', 'closed']
  const found = await listItems(books.pool, branch.code, ['errorNotice'], states, day)
  const counted = new Map<number, number>()
  for (const { kind, data } of found) {
    if (kind !== 'errorNotice' || data.day !== day) continue
    counted.set(data.serial, (counted.get(data.serial) ?? 0) + 1)
  }
  return counted
}

async function wireImages({ books, branch }: Reader, heads: readonly ImageHead[]): Promise<WireImage[]> {
  const placings = groupBy(await placingsOf(books.pool, branch.code, heads), ({ sha256 }) => sha256)
  return heads.map(({ sha256, name, day, serial, placed, broughtBy, broughtAt }) => ({
    sha256,
    name,
    day,
    serial,
    placed,
    broughtBy,
    at: instant(broughtAt),
    placings: (placings.get(sha256) ?? []).map(wirePlacing),
  }))
}

/** The images of one row, as far as it has any. */
export const wireImagesAt = async (reader: Reader, position: Position): Promise<WireImage[]> =>
  wireImages(reader, await imagesOfRow(reader.books.pool, reader.branch.code, position))

const instant = (at: bigint): string => new Date(Number(at)).toISOString()

const wirePlacing = ({ wasDay, wasSerial, day, serial, teller, at }: Placing): WirePlacing => ({
  by: teller,
  at: at === null ? null : instant(at),
  was: wasSerial === null ? null : `${wasDay}/${wasSerial}`,
  now: `${day}/${serial}`,
})

async function wireImage(reader: Reader, head: ImageHead): Promise<WireImage> {
  const [image] = await wireImages(reader, [head])
  return given(image, 'the image that was asked for')
}

/** What somebody brings: a file, for the vouchers of a day. */
export interface Brought {
  readonly day: Day
  readonly name: string
  readonly bytes: Buffer
}

/** Takes an image in and finds its row; one that is there already is answered as it is. */
export async function takeImage(reader: Reader, brought: Brought): Promise<WireImage | Refusal> {
  const { books, branch, teller } = reader
  const { bytes, name } = brought
  const media = mediaOf(bytes)
  const pixels = media && pixelsOf(bytes)
  if (media === null || pixels === null) return refuse('imageRefused', { name })
  if (pixels > PIXELS_MAX) return refuse('imageTooManyDots', { name, millions: String(PIXELS_MAX / 1e6) })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await findImage(books.pool, branch.code, sha256)
  if (known) return wireImage(reader, known)
  const place = await placeOf(reader, brought)
  if ('refused' in place) return place
  const head = { branch: branch.code, sha256, ...place, media, name, broughtBy: teller.id }
  const image = { ...head, broughtAt: BigInt(books.now()) }
  await addImage(books.pool, { ...image, ...books.vault.sealFile(bytes) })
  // Who signs may be waiting for it.
  books.moved([branch.code])
  return wireImage(reader, image)
}

type Place = Pick<ImageHead, 'day' | 'serial' | 'placed'>

/** By its mark; else by a name that is a serial; else nobody knows. */
async function placeOf(reader: Reader, { day, name, bytes }: Brought): Promise<Place | Refusal> {
  const mark = await markIn(bytes)
  if (mark === undefined) return refuse('imageRefused', { name })
  if (mark === null) return placedByName(reader, day, name)
  if (mark.branch !== reader.branch.code) return refuse('imageElsewhere', { branch: mark.branch })
  const row = await rowAt(reader, mark.day, mark.serial)
  if (!row) return { day: mark.day, serial: null, placed: 'differs' }
  return placedAt(reader, row, agrees(mark, reader.books.vault.digest(row.hash)) ? 'mark' : 'differs')
}

async function placedByName(reader: Reader, day: Day, name: string): Promise<Place | Refusal> {
  // The serials of a day begin with one: where there is none the branch was closed, or not founded yet.
  if (!(await rowAt(reader, day, 1))) return refuse('imageDayEmpty', { day })
  const [, digits] = /^(\d{1,9})\.\w+$/.exec(name) ?? []
  const row = digits === undefined ? undefined : await rowAt(reader, day, Number(digits))
  return row ? placedAt(reader, row, 'name') : { day, serial: null, placed: 'nowhere' }
}

/** Nobody hangs a picture on a row that he has no hand in. */
const placedAt = ({ teller }: Reader, row: StoredRow, placed: Placed): Place | Refusal =>
  mayBringImageOf(teller, row)
    ? { day: row.day, serial: row.serial, placed }
    : refuse('imageNotYours', { serial: String(row.serial) })

async function rowAt({ books, branch }: Reader, day: Day, serial: number): Promise<StoredRow | undefined> {
  const [row] = await findRows(books.pool, [{ branch: branch.code, day, serial }])
  return row
}

/** The picture itself, for whoever may see it. */
export async function imageOf(
  { books, branch }: Reader,
  sha256: string,
): Promise<{ readonly media: string; readonly bytes: Buffer } | Refusal> {
  const image = await findImage(books.pool, branch.code, sha256)
  if (!image) return refuse('imageUnknown')
  return { media: image.media, bytes: books.vault.openFile(image) }
}

/** Somebody says whose voucher it is; what a true mark says stands. */
export async function placeByHand(
  reader: Reader,
  sha256: string,
  { day, serial }: { readonly day: Day; readonly serial: number },
): Promise<WireImage | Refusal> {
  const { books, branch, teller } = reader
  const image = await findImage(books.pool, branch.code, sha256)
  if (!image) return refuse('imageUnknown')
  if (image.placed === 'mark') return refuse('imageMarked', { serial: String(image.serial) })
  if (!(await rowAt(reader, day, serial))) return refuse('imageRowUnknown', { serial: String(serial), day })
  const at = BigInt(books.now())
  await placeImage(books.pool, branch.code, { sha256, day, serial, teller: teller.id, at })
  return wireImage(reader, { ...image, day, serial, placed: 'hand' })
}
