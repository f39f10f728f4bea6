import { glOf } from '../../core/ledger/chart.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { maskNumber } from '../../core/mask.ts'
import { printMoney } from '../../core/money.ts'
import { FOUNDING_CODE } from '../../core/founding.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { reprintTally } from '../../core/transactions/00-session/0007-reprint.ts'
import type {
  RowStatus,
  WireAccountEntry,
  WireEntry,
  WireRefusedRow,
  WireRow,
  WireRowDetail,
  WireTrialRow,
} from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { wireRefusal } from '../wire.ts'
import type { Refusal } from '../../core/refusals.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { trialBalance } from '../store/figures.ts'
import {
  type AccountEntry,
  caughtUp,
  entriesBeyond,
  entriesOf,
  type JournalFilter,
  type ListedRow,
  listRefusals,
  listRows,
} from '../store/looks.ts'
import { accountNames } from './customer.ts'
import { isInCharge, peopleNames, type Reader, recordsOf } from './reader.ts'

export const codeName = (code: string): Words =>
  findTransaction(code)?.name ??
  (code === FOUNDING_CODE ? { zh: '建账', en: 'Founding' } : { zh: code, en: code })

/** The electronic journal: one's own rows, or everybody's for those in charge. */
export async function journalPage(reader: Reader, filter: Omit<JournalFilter, 'branch'>): Promise<WireRow[]> {
  const teller = isInCharge(reader) ? filter.teller : reader.teller.id
  const rows = await listRows(reader.books.pool, { ...filter, teller, branch: reader.branch.code })
  return rows.map(wireRow)
}

const wireRow = (row: ListedRow): WireRow => ({
  day: row.day,
  serial: row.serial,
  code: row.code,
  codeName: codeName(row.code),
  teller: row.teller,
  authorisers: row.authorisers,
  terminal: row.terminal,
  at: new Date(Number(row.at)).toISOString(),
  status: statusOf(row),
  amount: row.amount === null ? null : printMoney(row.amount),
  account: row.account,
})

function statusOf({ outcome, reversedBy, code, itemState }: ListedRow): RowStatus {
  if (reversedBy) return 'reversed'
  if (outcome === 'parked') return (itemState ?? 'pending') as RowStatus
  return code === '8501' ? 'reversal' : 'posted'
}

export async function rowDetail(reader: Reader, position: Position): Promise<WireRowDetail | null> {
  const { books, branch } = reader
  await caughtUp(branch.code, position)
  const [row] = await findRows(books.pool, [{ branch: branch.code, ...position }])
  if (!row || !(isInCharge(reader) || row.teller === reader.teller.id)) return null
  const tally = reprintTally(row.day, row.serial)
  const [state, entries, people, opened] = await Promise.all([
    recordsOf(books, branch.code, [`mark:${row.day}/${row.serial}`, `tally:${tally}`, parkedKey(row)]),
    wireEntries(reader, position),
    peopleNames(reader),
    openedTexts(reader, row),
  ])
  const reversedBy = state.get('mark', `${row.day}/${row.serial}`)?.reversedBy ?? null
  const itemState = state.get('item', parkedKey(row).slice('item:'.length))?.state ?? null
  const amounts = entries.find(entry => /^\d{16}$/.test(entry.account)) ?? entries[0]
  return {
    ...wireRow({ ...row, reversedBy, itemState, amount: null, account: amounts?.account ?? null }),
    amount: amounts?.amount ?? null,
    branchName: branch.name,
    tellerName: people.get(row.teller) ?? { zh: row.teller, en: row.teller },
    fields: decodeFields(row.fields),
    effects: maySeeEffects(reader, row) ? row.effects : null,
    entries,
    opened,
    reprints: Number(state.get('tally', tally)?.amount ?? 0n),
    reversedBy,
    passbookLines: await passbookLines(reader, row),
    hash: row.hash,
  }
}

const parkedKey = ({ day, serial }: StoredRow) => `item:parked-${day.replaceAll('-', '')}-${serial}` as const

/** A count stays blind in the journal too: what it found is for those in charge. */
function maySeeEffects(reader: Reader, row: StoredRow): boolean {
  return isInCharge(reader) || findTransaction(row.code)?.preview !== 'none'
}

export async function wireEntries(reader: Reader, position: Position): Promise<WireEntry[]> {
  const { books, branch } = reader
  const entries = await entriesOf(books.pool, branch.code, position)
  const numbers = [...new Set(entries.map(entry => entry.account))]
  const state = await recordsOf(
    books,
    branch.code,
    numbers.map(no => `account:${no}` as const),
  )
  const names = await accountNames(
    reader,
    numbers.flatMap(no => state.get('account', no) ?? []),
  )
  return entries.map(({ side, account, amount, balance, slip, gl }) => ({
    side,
    account,
    name: names.get(account) ?? glOf(gl).name,
    amount: printMoney(amount),
    balance: printMoney(glOf(gl).side === 'C' ? -balance : balance),
    slip,
  }))
}

/** The plain texts of a row's personal fields, numbers with their middle hidden. */
async function openedTexts({ books }: Reader, row: StoredRow): Promise<Record<string, string>> {
  const transaction = findTransaction(row.code)
  if (!transaction) return {}
  const texts = decodeFields(row.fields)
  const sealed = Object.values(transaction.fields).flatMap((field, index) => {
    const text = texts[index] ?? ''
    return field.privacy === 'personal' && text !== ''
      ? [{ sealed: text.split('~')[0] ?? '', masked: field.options.masked }]
      : []
  })
  const plain = await books.vault.open(
    books.pool,
    sealed.map(one => one.sealed),
  )
  return Object.fromEntries(
    sealed.map(({ sealed: text, masked }) => {
      const open = plain.get(text) ?? ''
      return [text, masked ? maskNumber(open) : open]
    }),
  )
}

/** The lines that a passbook update prints: what lies between the last print and this one. */
async function passbookLines({ books, branch }: Reader, row: StoredRow): Promise<WireAccountEntry[]> {
  if (row.code !== '0550' || row.outcome !== 'posted') return []
  const update = decodeEffects(row.effects).find(isPrinted)
  if (!update || update.type !== 'set') return []
  const before = (update.from?.printed ?? null) as Position | null
  const entries = await entriesBeyond(books.pool, branch.code, update.key, before, row)
  return entries.map(entry => wireAccountEntry(entry, 'C'))
}

const isPrinted = (effect: Effect): boolean =>
  effect.type === 'set' && effect.kind === 'account' && 'printed' in (effect.to ?? {})

/** `side` is the account's own: its balance reads positive there. */
export const wireAccountEntry = (entry: AccountEntry, side: string): WireAccountEntry => ({
  day: entry.day,
  serial: entry.serial,
  line: entry.line,
  code: entry.code,
  codeName: codeName(entry.code),
  side: entry.side,
  amount: printMoney(entry.amount),
  balance: printMoney(side === 'C' ? -entry.balance : entry.balance),
  teller: entry.teller,
})

export async function trial({ books, branch }: Reader, day: string): Promise<WireTrialRow[]> {
  const rows = await trialBalance(books.pool, branch.code, day)
  return rows.map(({ gl, opening, debit, credit }) => {
    const { name, side } = glOf(gl)
    const sign = side === 'C' ? -1n : 1n
    return {
      gl,
      name,
      side,
      opening: printMoney(sign * opening),
      debit: printMoney(debit),
      credit: printMoney(credit),
      closing: printMoney(sign * (opening + debit - credit)),
    }
  })
}

export async function refusedPage(reader: Reader, day: string, limit: number): Promise<WireRefusedRow[]> {
  const teller = isInCharge(reader) ? null : reader.teller.id
  const rows = await listRefusals(reader.books.pool, reader.branch.code, day, teller, limit)
  return rows.map(({ at, code, teller: who, detail }) => ({
    at: new Date(Number(at)).toISOString(),
    code,
    teller: who,
    refusal: wireRefusal(detail as Refusal),
  }))
}
