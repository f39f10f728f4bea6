/** Each log beside the journal is a chain: no gap, hashes that follow, and an end that its head names. */
import { type LogEnd, parseLogEnds } from '../../core/day/logEnds.ts'
import { typedOn } from '../../core/fields/field.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { groupBy } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { accessLog } from '../store/accessLog.ts'
import type { Connection } from '../store/connection.ts'
import type { StoredRow } from '../store/journal.ts'
import {
  countUnchained,
  linkHash,
  linksAfter,
  LOG_GENESIS,
  type LogHead,
  logHeads,
  type LogName,
  type WalkedLog,
} from '../store/logs.ts'
import { printLog } from '../store/prints.ts'
import { refusalLog } from '../store/refusals.ts'
import { ticketLog } from '../store/tickets.ts'
import { imageLog, placingLog } from '../store/voucherImages.ts'
import { CHANGED, type Finding, NOT_LAST, PAGE } from './finding.ts'

/** The end of a log as a row of the journal has written it down. */
export interface Anchor extends LogEnd {
  /** The row, `2026-03-02/17`. */
  readonly row: string
}

/** The code whose row says where the logs have ended. */
const EVENING = '8092'

export function logEndsIn({
  code,
  day,
  serial,
  fields,
}: Pick<StoredRow, 'code' | 'day' | 'serial' | 'fields'>): Anchor[] {
  if (code !== EVENING) return []
  const said = typedOn(transactionOf(code).fields, decodeFields(fields))('logs')
  return parseLogEnds(said).map(end => ({ ...end, row: `${day}/${serial}` }))
}

export async function walkLogs(
  connection: Connection,
  branch: string,
  anchors: readonly Anchor[],
  findings: Finding[],
): Promise<void> {
  const heads = new Map((await logHeads(connection, branch)).map(head => [head.log, head]))
  const at = { connection, branch, findings }
  const walk = async <R extends object>(of: WalkedLog<R>) => {
    const anchored = groupBy(
      anchors.filter(({ log }) => log === of.log),
      ({ link }) => link,
    )
    await walkLog(at, of, heads.get(of.log) ?? LOG_GENESIS, anchored)
  }
  await walk(accessLog)
  await walk(refusalLog)
  await walk(printLog)
  await walk(ticketLog)
  await walk(imageLog)
  await walk(placingLog)
}

interface At {
  readonly connection: Connection
  readonly branch: string
  readonly findings: Finding[]
}

async function walkLog<R extends object>(
  { connection, branch, findings }: At,
  of: WalkedLog<R>,
  head: LogHead,
  anchors: ReadonlyMap<number, readonly Anchor[]>,
): Promise<void> {
  const found = (where: string, what: string) => findings.push({ branch, where, what })
  let { link, hash } = LOG_GENESIS
  for (;;) {
    const rows = await linksAfter(connection, of, branch, link, PAGE)
    if (rows.length === 0) break
    for (const row of rows) {
      const where = placeOf(of.log, row.link)
      if (row.link !== link + 1) found(where, `follows a gap: row ${link + 1} is missing`)
      if (!linkHash(hash, of.said(row, row.link)).equals(row.hash)) found(where, CHANGED)
      link = row.link
      hash = row.hash
      for (const anchor of anchors.get(link) ?? [])
        if (anchor.hash !== hash.toString('hex')) found(where, notAnchored(anchor))
    }
  }
  if (head.link !== link || !head.hash.equals(hash)) found(placeOf(of.log, link), NOT_LAST)
  for (const anchor of [...anchors.values()].flat())
    if (anchor.link > link) found(placeOf(of.log, link), notAnchored(anchor))
  if ((await countUnchained(connection, of.log, branch)) !== head.before)
    found(of.log, `has other rows than the ${head.before} of before it was chained`)
}

const placeOf = (log: LogName, link: number): string => `${log} ${link}`

const notAnchored = ({ row, link }: Anchor): string =>
  `is not what the evening has written down: row ${row} of the journal says it of row ${link}`
