import { maySeeComplaint } from '../../core/complaints/access.ts'
import { itemIdOf } from '../../core/desk.ts'
import type { Item } from '../../core/items.ts'
import { mayReadRetention } from '../../core/service/retaining.ts'
import { isOrder, takesOrders } from '../../core/counter/authority.ts'
import { subjectOf } from '../../core/derive/row.ts'
import { asWritten, currencies, type Unit } from '../../core/ledger/units.ts'
import type { Parked } from '../../core/items/parked.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { printMoney } from '../../core/money.ts'
import { imageDue } from '../../core/registry/attributes.ts'
import { mayKnowOf } from '../../core/reports.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { maySupervise } from '../../core/supervision/access.ts'
import { markOf } from '../../core/supervision/mark.ts'
import { reprintTally } from '../../core/transactions/00-session/0007-reprint.ts'
import type { RowStatus, WireProof, WireRefusedRow, WireRow, WireRowDetail } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { wireRefusal } from '../wire.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { knownBy, type KnownBy } from '../store/knownBy.ts'
import { caughtUp, type JournalFilter, type ListedRow, listRows } from '../store/looks.ts'
import { listRefusals } from '../store/refusals.ts'
import { codeName } from './accountEntry.ts'
import { wireEntries } from './entries.ts'
import { aboutForms, type Form, namesOn, originalOf } from './named.ts'
import { proofOf } from './proof.ts'
import { openTexts } from './opened.ts'
import { paperLines } from './paperLines.ts'
import { accountsSettled, interestSheets } from './interestSheet.ts'
import { isInCharge, peopleNames, type Reader, recordsOf, seesAll } from './reader.ts'

/** The electronic journal: one's own rows, or anybody's for those in charge. */
export async function journalPage(
  reader: Reader,
  filter: Omit<JournalFilter, 'branch'>,
): Promise<WireRow[] | Refusal> {
  const own = reader.teller.id
  const teller = isInCharge(reader) ? filter.teller : (filter.teller ?? own)
  if (teller !== own && !isInCharge(reader)) return refuse('forbidden')
  const rows = await listRows(reader.books.pool, { ...filter, teller, branch: reader.branch.code })
  return wiredRows(
    reader,
    rows.filter(({ code }) => mayKnowOf(reader.teller.roles, code)),
  )
}

/** Rows of a day as the journal lists them, for whoever may see every one: those with these serials. */
export async function wireRows(
  reader: Reader,
  day: string,
  serials: ReadonlySet<number>,
): Promise<WireRow[]> {
  const everything = { teller: null, code: null, serial: null, account: null, status: null, before: 0 }
  const filter = { ...everything, branch: reader.branch.code, day, limit: ROWS_OF_A_DAY }
  const rows = await listRows(reader.books.pool, filter)
  return wiredRows(
    reader,
    rows.filter(({ serial }) => serials.has(serial)),
  )
}

/** More than any branch has rows on a day. */
const ROWS_OF_A_DAY = 1_000_000

async function wiredRows(reader: Reader, rows: readonly ListedRow[]): Promise<WireRow[]> {
  const about = await aboutForms(reader, rows.map(formOf))
  return rows.map((row, index) => wireRow(row, about[index] ?? null, reader.branch.unit))
}

const formOf = ({ code, day, fields }: Pick<StoredRow, 'code' | 'day' | 'fields'>): Form => ({
  code,
  day,
  texts: decodeFields(fields),
})

function wireRow(row: ListedRow, about: Words | null, own: Unit): WireRow {
  // Nothing is posted of what waits, nor of a loss report: the form says what it is about.
  const transaction = findTransaction(row.code)
  const typed = transaction ? subjectOf(transaction, decodeFields(row.fields)) : null
  return {
    ...rowHead(row),
    amount: typed?.amount ?? null,
    unit: beside(own, typed?.unit ?? null),
    account: typed?.account ?? null,
    ...posted(row, own),
    about,
  }
}

/** The account and amount of the entries, where there are any. */
function posted({ account, amount, unit }: KnownBy, own: Unit): Partial<WireRow> {
  if (account === null || unit === null || amount === null) return {}
  return { account, amount: printMoney(asWritten(unit, amount)), unit: beside(own, unit) }
}

/** Pieces are no currency; of the branch's own nothing is said. */
const beside = (own: Unit, unit: Unit | null): Unit | null =>
  unit !== own && currencies.some(known => known.unit === unit) ? unit : null

const rowHead = (row: ListedRow) => ({
  day: row.day,
  serial: row.serial,
  code: row.code,
  codeName: codeName(row.code),
  teller: row.teller,
  authorisers: row.authorisers,
  terminal: row.terminal,
  ticket: row.ticket,
  at: new Date(Number(row.at)).toISOString(),
  status: statusOf(row),
})

function statusOf({ outcome, reversedBy, code, itemState }: ListedRow): RowStatus {
  if (reversedBy) return 'reversed'
  if (outcome === 'parked') return (itemState ?? 'pending') as RowStatus
  return code === '8501' ? 'reversal' : 'posted'
}

/** A row in full, for whoever did it and for those in charge. */
export async function rowDetail(reader: Reader, position: Position): Promise<WireRowDetail | null> {
  const row = await visibleRow(reader, position)
  return row ? detailOf(reader, row, ORIGINALS) : null
}

async function visibleRow(reader: Reader, position: Position): Promise<StoredRow | undefined> {
  await caughtUp(reader.branch.code, position)
  const row = await rowAt(reader, position)
  return row && (row.teller === reader.teller.id || (await mayReadOf(reader, row))) ? row : undefined
}

/** How the interest of one account comes about that a row has settled; nothing for what may not be seen. */
export async function interestOfRow(reader: Reader, position: Position, account: string) {
  const row = await visibleRow(reader, position)
  return row ? sheetOfRow(reader, row, account) : []
}

/** A row that another has made. */
async function mayReadOf(reader: Reader, row: StoredRow): Promise<boolean> {
  const retention = RETENTION_CODES.includes(row.code) ? await itemOf(reader, row, 'retention', '9705') : null
  if (retention) return mayReadRetention(retention, reader.teller)
  return seesAll(reader) && (await mayReadIn(reader, row))
}

/** A complaint is not read in the journal by whom its page is closed to: above all, by who is party to it. */
async function mayReadIn(reader: Reader, row: StoredRow): Promise<boolean> {
  if (!COMPLAINT_CODES.includes(row.code)) return true
  const item = await itemOf(reader, row, 'complaint', ...BEGIN_COMPLAINTS)
  if (item === null) return true
  const { teller } = reader
  const looksAfterwards = maySupervise(teller.roles) && !item.data.parties.includes(teller.id)
  return looksAfterwards || maySeeComplaint(item, teller)
}

/** What a row has begun, or names in its first field. */
async function itemOf<K extends 'complaint' | 'retention'>(
  { books, branch }: Reader,
  row: StoredRow,
  kind: K,
  ...begin: readonly string[]
): Promise<Item<K> | null> {
  const id = begin.includes(row.code) ? itemIdOf(kind, row) : (decodeFields(row.fields)[0] ?? '')
  const item = (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)
  return item?.kind === kind ? (item as Item<K>) : null
}

const BEGIN_COMPLAINTS = ['9601', '9607']
const COMPLAINT_CODES = [...BEGIN_COMPLAINTS, '9602', '9603', '9604', '9605']
const RETENTION_CODES = ['9705', '9706']

/** How far back a row that is about a row that is about a row is followed. */
const ORIGINALS = 2

async function rowAt({ books, branch, teller }: Reader, position: Position): Promise<StoredRow | undefined> {
  const [row] = await findRows(books.pool, [{ branch: branch.code, ...position }])
  return row && mayKnowOf(teller.roles, row.code) ? row : undefined
}

async function detailOf(reader: Reader, row: StoredRow, originals: number): Promise<WireRowDetail> {
  const { books, branch } = reader
  const tally = reprintTally(row.day, row.serial)
  const form = formOf(row)
  const [state, entries, known, people, opened, named, about, original] = await Promise.all([
    recordsOf(books, branch.code, [`mark:${row.day}/${row.serial}`, `tally:${tally}`, parkedKey(row)]),
    wireEntries(reader, row),
    knownBy(books.pool, branch.code, row),
    peopleNames(reader),
    openedTexts(reader, row),
    namesOn(reader, form),
    aboutForms(reader, [form]),
    originals > 0 ? originalDetail(reader, form, originals - 1) : null,
  ])
  const reversedBy = state.get('mark', `${row.day}/${row.serial}`)?.reversedBy ?? null
  const itemState = state.get('item', parkedKey(row).slice('item:'.length))?.state ?? null
  return {
    ...wireRow({ ...row, ...known, reversedBy, itemState }, about[0] ?? null, branch.unit),
    branchName: branch.name,
    tellerName: people.get(row.teller) ?? { zh: row.teller, en: row.teller },
    fields: form.texts,
    effects: maySeeEffects(reader, row) ? row.effects : null,
    entries,
    opened,
    named,
    original,
    proof: await proofOfRow(reader, row),
    reprints: Number(state.get('tally', tally)?.amount ?? 0n),
    imageDue: row.outcome === 'posted' ? imageDue(reader.parameters, row.code, row.day) : null,
    reversedBy,
    passbookLines: row.outcome === 'posted' ? await paperLines(reader, row) : [],
    interestSheet: await sheetOfRow(reader, row),
    interestAccounts: showsInterest(reader, row) ? accountsSettled(row.code, decodeEffects(row.effects)) : [],
    mark: row.outcome === 'posted' && maySeeEffects(reader, row) ? printedMark(reader, row) : null,
    hash: isInCharge(reader) ? row.hash : null,
  }
}

/** Keyed: by the hash itself somebody could try out what a blind count before it has found, until it fits. */
export const printedMark = ({ books }: Reader, row: StoredRow): string =>
  markOf({ ...row, hash: books.vault.digest(row.hash) })

const showsInterest = (reader: Reader, row: StoredRow): boolean =>
  row.outcome === 'posted' && maySeeEffects(reader, row)

/** Of all its accounts, where they are few, or of one. */
async function sheetOfRow(reader: Reader, row: StoredRow, account?: string) {
  if (!showsInterest(reader, row)) return []
  return interestSheets(reader, row.code, decodeEffects(row.effects), row, account)
}

/** Whoever reversed a row or printed it again may see it, though a colleague has made it. */
async function originalDetail(reader: Reader, form: Form, originals: number) {
  const position = originalOf(form)
  const row = position && (await rowAt(reader, position))
  return row ? detailOf(reader, row, originals) : null
}

/** The figures of a balance sheet: of the till that it balances, on its day. */
async function proofOfRow(reader: Reader, row: StoredRow): Promise<WireProof | null> {
  const prints = findTransaction(row.code)?.receipt.includes('proof') ?? false
  if (!prints || row.outcome !== 'posted') return null
  const till = decodeEffects(row.effects).find(effect => effect.type === 'set' && effect.kind === 'till')
  const no = till?.type === 'set' ? till.key : null
  return proofOf(reader, row.teller, { day: row.day, till: no })
}

const parkedKey = (row: StoredRow) => `item:${itemIdOf('parked', row)}` as const

/**
 * A count stays blind in the journal too: what it found is for those in charge. So is the order of an
 * authority, to whoever has only signed that he was present; its maker has it on paper anyway.
 */
function maySeeEffects(reader: Reader, row: StoredRow): boolean {
  if (seesAll(reader)) return true
  const transaction = findTransaction(row.code)
  if (transaction && takesOrders(transaction)) return row.teller === reader.teller.id
  return transaction?.preview !== 'none' && !decodeEffects(row.effects).some(isOrderOfAnother)
}

function isOrderOfAnother(effect: Effect): boolean {
  if (effect.type !== 'set' || effect.kind !== 'item' || effect.from === null) return false
  const { code, fields } = (effect.from.data ?? {}) as Partial<Parked>
  const transaction = code === undefined ? undefined : findTransaction(code)
  return transaction !== undefined && isOrder(transaction, fields ?? [])
}

/** The row at a position as the journal lists it. */
export async function rowAtPosition(reader: Reader, position: Position): Promise<WireRow | null> {
  const row = await rowAt(reader, position)
  return row ? detailOf(reader, row, 0) : null
}

/** The plain texts of a row's personal fields, by what the journal keeps of them. */
async function openedTexts(reader: Reader, { code, fields }: StoredRow): Promise<Record<string, string>> {
  const transaction = findTransaction(code)
  return transaction ? Object.fromEntries(await openTexts(reader, transaction, decodeFields(fields))) : {}
}

export async function refusedPage(reader: Reader, day: string, limit: number): Promise<WireRefusedRow[]> {
  const teller = isInCharge(reader) ? null : reader.teller.id
  const rows = await listRefusals(reader.books.pool, reader.branch.code, day, teller, limit)
  return rows.map(({ at, code, teller: who, detail }) => ({
    at: new Date(Number(at)).toISOString(),
    code,
    teller: who,
    refusal: wireRefusal(detail as Refusal, reader.parameters.numbers),
  }))
}
