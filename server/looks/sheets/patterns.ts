/** What of a period looks like one of the patterns that a branch really has, with the rows to look at. */
import { addDays, type Day, dayNumber } from '../../../core/dates.ts'
import { nextOpenDay } from '../../../core/day/calendar.ts'
import { isCustomersAccount } from '../../../core/counter/accounts.ts'
import { decodeEffects } from '../../../core/ledger/apply.ts'
import type { Effect } from '../../../core/ledger/effects.ts'
import type { Key } from '../../../core/ledger/entities.ts'
import { decodeFields } from '../../../core/ledger/journal.ts'
import { MAIN_TILL } from '../../../core/ledger/entities.ts'
import { type Notes, worth } from '../../../core/ledger/units.ts'
import { type Deed, deedOf } from '../../../core/patterns/deeds.ts'
import { findPatterns, type Kept, patterns } from '../../../core/patterns/patterns.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { restoreFields } from '../../../core/request.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { findTransaction, transactionOf } from '../../../core/transactions/catalogue.ts'
import { rowsBetween, rowsOfCodes, type StoredRow } from '../../store/journal.ts'
import { allOf, type Reader, recordsOf } from '../reader.ts'
import { column, same } from './cells.ts'
import type { Made } from './made.ts'
import { period } from './period.ts'

/** All rows of so many days are read at once. */
const DAYS_MAX = 31

/** The code by which passwords are reset, and the one by which a till is balanced. */
const RESET = '4005'
const BALANCE = '8003'

export async function patternList(reader: Reader, query: SheetQuery): Promise<Made | Refusal> {
  const { books, branch, parameters } = reader
  const from = query.from ?? query.day
  const days = dayNumber(query.day) - dayNumber(from) + 1
  if (days > DAYS_MAX) return { ...refuse('periodTooLong', { most: String(DAYS_MAX) }), field: 'from' }
  const since = addDays(from, 1 - parameters.patterns.resetDays)
  const [before, own] = await Promise.all([
    rowsOfCodes(books.pool, branch.code, [RESET], since, addDays(from, -1)),
    rowsBetween(books.pool, branch.code, from, query.day),
  ])
  const rows = [...before, ...own].filter(({ outcome }) => outcome === 'posted')
  const found = findPatterns(from, await deedsOf(reader, rows), keptOver(reader, rows), parameters.patterns)
  return {
    about: period(from, query.day),
    columns: [
      column('日期', 'Day'),
      column('柜员', 'Teller'),
      column('情形', 'Pattern'),
      column('说明', 'Why'),
      column('流水', 'Row', true),
      column('相关流水', 'And rows'),
    ],
    rows: found.map(({ day, teller, pattern, why, rows: at }): SheetCell[] => {
      const last = at.at(-1)
      return [
        same(day),
        same(teller),
        patterns[pattern],
        why,
        last ? same(String(last.serial), { row: last }) : same(''),
        same(
          at
            .slice(0, -1)
            .map(one => `${one.day === day ? '' : `${one.day}/`}${one.serial}`)
            .join(' '),
        ),
      ]
    }),
    totals: 0,
  }
}

async function deedsOf(reader: Reader, rows: readonly StoredRow[]): Promise<Deed[]> {
  const decoded = rows.map(row => ({ row, effects: decodeEffects(row.effects) }))
  const { owners, hashes } = await ownersOf(
    reader,
    decoded.flatMap(({ effects }) => accountsIn(effects)),
  )
  const people = new Map(
    (await allOf(reader, 'teller')).map(({ id, name }) => [id, reader.books.vault.lookUpHash(name.zh)]),
  )
  return decoded.map(({ row, effects }) => {
    const his = people.get(row.teller)
    const names = [...accountsIn(effects).map(no => hashes.get(no)), agentOf(row)]
    return deedOf({
      ...row,
      effects,
      unit: reader.branch.unit,
      isOwn: his !== undefined && names.includes(his),
      owners,
    })
  })
}

const accountsIn = (effects: readonly Effect[]): string[] =>
  effects.flatMap(effect =>
    effect.type === 'leg' && isCustomersAccount(effect.account) ? [effect.account] : [],
  )

/** The customer of each account, and the keyed hash of his name. */
async function ownersOf(
  { books, branch }: Reader,
  accounts: readonly string[],
): Promise<Record<'owners' | 'hashes', Map<string, string>>> {
  const numbers = [...new Set(accounts)]
  const state = await recordsOf(
    books,
    branch.code,
    numbers.map((no): Key => `account:${no}`),
  )
  const owners = numbers.flatMap(no => {
    const customer = state.get('account', no)?.customer
    return customer ? [[no, customer] as const] : []
  })
  const keys = [...new Set(owners.map(([, customer]) => customer))].map((no): Key => `customer:${no}`)
  const customers = await recordsOf(books, branch.code, keys)
  const hashes = new Map(
    owners.flatMap(([no, customer]) => {
      const hash = customers.get('customer', customer)?.name.hash
      return hash ? [[no, hash] as const] : []
    }),
  )
  return { owners: new Map(owners), hashes }
}

/** The keyed hash of the agent’s name on a form. */
function agentOf({ code, fields }: StoredRow): string | undefined {
  const names = Object.keys(findTransaction(code)?.fields ?? {})
  return decodeFields(fields)[names.indexOf('agentName')]?.split('~')[1]
}

/** What each teller counted in his till on an evening before closed days. */
function keptOver({ branch, parameters }: Reader, rows: readonly StoredRow[]): Kept[] {
  return rows.flatMap((row): Kept[] => {
    if (row.code !== BALANCE || !isBeforeClosed(row.day, parameters.closedDays)) return []
    const till = decodeEffects(row.effects).find(effect => effect.type === 'set' && effect.kind === 'till')
    if (till?.type !== 'set' || till.key === MAIN_TILL) return []
    const { counted } = restoreFields(transactionOf(BALANCE), decodeFields(row.fields))
    const amount = worth(branch.unit, (counted ?? {}) as Notes)
    return [{ day: row.day, teller: row.teller, serial: row.serial, amount }]
  })
}

const isBeforeClosed = (day: Day, closedDays: readonly Day[]): boolean =>
  nextOpenDay(day, closedDays) !== addDays(day, 1)
