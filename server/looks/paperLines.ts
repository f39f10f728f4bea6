/** Tables that a row's paper sets: lines of a passbook, entries that an authority asked for. */
import type { OfficialQuery } from '../../core/items/officialQuery.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WirePaperLine } from '../../core/wire.ts'
import type { StoredRow } from '../store/journal.ts'
import { entriesBeyond } from '../store/looks.ts'
import { wireAccountEntry } from './accountEntry.ts'
import { passbookLines } from './passbook.ts'
import type { Reader } from './reader.ts'

/** The lines that the paper of a row sets as a table. */
export function paperLines(reader: Reader, row: StoredRow): Promise<WirePaperLine[]> {
  const receipt = findTransaction(row.code)?.receipt ?? []
  if (receipt.includes('passbookLines')) return passbookLines(reader, row)
  return receipt.includes('accountLines') ? linesAsked(reader, row) : Promise.resolve([])
}

/** The entries an authority asked for: of the accounts it was told of, from its day on, up to its row. */
async function linesAsked({ books, branch }: Reader, row: StoredRow): Promise<WirePaperLine[]> {
  const opened = decodeEffects(row.effects).find(effect => effect.type === 'set' && effect.kind === 'item')
  const data = opened?.type === 'set' ? opened.to?.data : undefined
  const { told = [], since = null } = (data ?? {}) as Partial<OfficialQuery>
  if (since === null) return []
  const position = { day: since, serial: 0 }
  const found = told.map(async ({ account }) => {
    const entries = await entriesBeyond(books.pool, branch.code, account, position, row)
    return entries.map(entry => ({ ...wireAccountEntry(entry, account, 'C'), place: null }))
  })
  return (await Promise.all(found)).flat()
}
