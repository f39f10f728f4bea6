/** Images of vouchers, sealed (migrations/0013-voucher-images.sql). */
import type { Day } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Placed } from '../../core/supervision/mark.ts'
import type pg from 'pg'
import type { Connection } from './connection.ts'
import { addOne, addToLog, chained, type Link, type WalkedLog } from './logs.ts'

/** What is known of an image without opening it. */
export interface ImageHead {
  readonly branch: string
  /** SHA-256 of what was brought, in hex. */
  readonly sha256: string
  readonly day: Day
  readonly serial: number | null
  readonly placed: Placed
  readonly media: string
  /** The name of the file that it came in. */
  readonly name: string
  readonly broughtBy: string
  readonly broughtAt: bigint
}

export interface SealedImage extends ImageHead {
  readonly key: Buffer
  readonly sealed: Buffer
}

const HEAD = `branch, encode(sha256, 'hex') as sha256, day, serial, placed, media, name,
  brought_by as "broughtBy", brought_at as "broughtAt"`

type ImageSaid = Omit<ImageHead, 'day' | 'serial' | 'placed'>

/** Where an image belongs may be said again, and its key be wrapped anew; that it was brought stays. */
export const imageLog: WalkedLog<ImageSaid> = {
  log: 'voucher_image',
  columns: `branch, encode(sha256, 'hex') as sha256, media, name, brought_by as "broughtBy",
    brought_at as "broughtAt"`,
  said: ({ branch, sha256, media, name, broughtBy, broughtAt }, link) => [
    branch,
    link,
    sha256,
    media,
    name,
    broughtBy,
    broughtAt,
  ],
}

/** False where it is there already. */
export const addImage = (pool: pg.Pool, image: SealedImage): Promise<boolean> =>
  addOne(pool, imageLog, image, insertImage)

async function insertImage(connection: Connection, image: SealedImage & Link): Promise<boolean> {
  const { branch, sha256, day, serial, placed, media, name, key, sealed, broughtBy, broughtAt } = image
  const { link, hash } = image
  const { rowCount } = await connection.query({
    name: 'add-voucher-image',
    text: `insert into voucher_image
             (branch, sha256, day, serial, placed, media, name, key, sealed, brought_by, brought_at,
              link, hash)
           values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           on conflict (branch, sha256) do nothing`,
    values: [branch, sha256, day, serial, placed, media, name, key, sealed, broughtBy, broughtAt, link, hash],
  })
  return rowCount === 1
}

/** Those of a day, in the order in which they came. */
export async function imagesOfDay(connection: Connection, branch: string, day: Day): Promise<ImageHead[]> {
  const { rows } = await connection.query<ImageHead>({
    name: 'voucher-images-of-day',
    text: `select ${HEAD} from voucher_image where branch = $1 and day = $2 order by brought_at, name`,
    values: [branch, day],
  })
  return rows
}

/** Those of one row, in the order in which they came. */
export async function imagesOfRow(
  connection: Connection,
  branch: string,
  { day, serial }: Position,
): Promise<ImageHead[]> {
  const { rows } = await connection.query<ImageHead>({
    name: 'voucher-images-of-row',
    text: `select ${HEAD} from voucher_image
            where branch = $1 and day = $2 and serial = $3 order by brought_at, name`,
    values: [branch, day, serial],
  })
  return rows
}

export async function findImage(
  connection: Connection,
  branch: string,
  sha256: string,
): Promise<SealedImage | null> {
  const { rows } = await connection.query<SealedImage>({
    name: 'find-voucher-image',
    text: `select ${HEAD}, key, sealed from voucher_image where branch = $1 and sha256 = decode($2, 'hex')`,
    values: [branch, sha256],
  })
  return rows[0] ?? null
}

/** The next images of a branch, in the order of their SHA-256. */
export async function imagesAfter(
  connection: Connection,
  branch: string,
  after: string,
  limit: number,
): Promise<SealedImage[]> {
  const { rows } = await connection.query<SealedImage>({
    name: 'voucher-images-after',
    text: `select ${HEAD}, key, sealed from voucher_image
            where branch = $1 and voucher_image.sha256 > decode($2, 'hex')
            order by voucher_image.sha256 limit $3`,
    values: [branch, after, limit],
  })
  return rows
}

/** What somebody has said of the row that an image belongs to, and where it had been. */
export interface Placing {
  readonly sha256: string
  readonly wasDay: Day
  readonly wasSerial: number | null
  readonly day: Day
  readonly serial: number
  readonly teller: string
  /** Null where it was placed before this was kept. */
  readonly at: bigint | null
}

interface PlacingSaid extends Placing {
  readonly branch: string
  /** From 1 on for each image. */
  readonly turn: number
}

export const placingLog: WalkedLog<PlacingSaid> = {
  log: 'voucher_image_placing',
  columns: `branch, encode(sha256, 'hex') as sha256, turn, was_day as "wasDay", was_serial as "wasSerial",
    day, serial, teller, at`,
  said: ({ branch, sha256, turn, wasDay, wasSerial, day, serial, teller, at }, link) => [
    branch,
    link,
    sha256,
    turn,
    wasDay,
    wasSerial,
    day,
    serial,
    teller,
    at,
  ],
}

/** Says by hand which row it belongs to, and writes down who said so, and where it had been. */
export const placeImage = (
  pool: pg.Pool,
  branch: string,
  to: Omit<Placing, 'wasDay' | 'wasSerial'>,
): Promise<boolean> =>
  addToLog(pool, 'voucher_image_placing', branch, async (client, head) => {
    const was = await lastPlace(client, branch, to.sha256)
    if (!was) return null
    const [row] = chained(head, [{ branch, ...was, ...to }], placingLog.said)
    if (!row) return null
    await insertPlacing(client, row)
    return row
  })

/** Where an image is, and the turn that comes next; nobody else moves it until the transaction ends. */
async function lastPlace(
  connection: Connection,
  branch: string,
  sha256: string,
): Promise<Pick<PlacingSaid, 'wasDay' | 'wasSerial' | 'turn'> | null> {
  const { rows } = await connection.query<Pick<PlacingSaid, 'wasDay' | 'wasSerial' | 'turn'>>({
    name: 'last-place-of-image',
    text: `select day as "wasDay", serial as "wasSerial",
                  1 + (select count(*)::int from voucher_image_placing p
                        where p.branch = i.branch and p.sha256 = i.sha256) as turn
             from voucher_image i where branch = $1 and sha256 = decode($2, 'hex') for update`,
    values: [branch, sha256],
  })
  return rows[0] ?? null
}

async function insertPlacing(connection: Connection, row: PlacingSaid & Link): Promise<void> {
  const { branch, sha256, turn, wasDay, wasSerial, day, serial, teller, at, link, hash } = row
  await connection.query({
    name: 'place-voucher-image',
    text: `with noted as (
             insert into voucher_image_placing
               (branch, sha256, turn, was_day, was_serial, day, serial, teller, at, link, hash)
             values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, $8, $9, $10, $11))
           update voucher_image set day = $6, serial = $7, placed = 'hand'
            where branch = $1 and sha256 = decode($2, 'hex')`,
    values: [branch, sha256, turn, wasDay, wasSerial, day, serial, teller, at, link, hash],
  })
}

/** What was said of each of these images, in the order in which it was said. */
export async function placingsOf(
  connection: Connection,
  branch: string,
  images: readonly Pick<ImageHead, 'sha256'>[],
): Promise<Placing[]> {
  const { rows } = await connection.query<Placing>({
    name: 'voucher-image-placings',
    text: `select encode(sha256, 'hex') as sha256, was_day as "wasDay", was_serial as "wasSerial",
                  day, serial, teller, at
             from voucher_image_placing
            where branch = $1 and encode(sha256, 'hex') = any ($2) order by sha256, turn`,
    values: [branch, images.map(({ sha256 }) => sha256)],
  })
  return rows
}
