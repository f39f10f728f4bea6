/**
 * The conservation laws of the books, looked at over all records at once: what was posted cannot have
 * broken them, so a broken one means that somebody changed the records behind the program's back.
 */
import { loansAstray } from '../loans/agree.ts'
import { agreements, type AgreementFigures } from '../day/agreements.ts'
import { OVERDRAFTS_ACCRUED, overdraftsAstray } from '../day/overdraftAgreement.ts'
import { cashAccountAt, TRANSIT_ACCOUNT } from './build.ts'
import { glOf } from './chart.ts'
import { kindOfAccount } from './complete.ts'
import { type Holder, isOurs } from './effects.ts'
import {
  type Account,
  type Branch,
  type Entities,
  type EntityKind,
  type Key,
  keyOf,
  type Purse,
  type Seal,
  splitKey,
  type Stock,
  type Teller,
} from './entities.ts'
import { pieces, type Range } from './ranges.ts'
import type { Stored } from './state.ts'
import { displayIn, worth } from './units.ts'

export type Records = ReadonlyMap<Key, Stored | null>

/** The figures of 库平 and 凭证平, from the records. */
export function holdingFigures(records: Records): Pick<AgreementFigures, 'unit' | 'tills' | 'papers'> {
  const notes = new Map<string, bigint>()
  const held = new Map<string, number>()
  for (const [key, row] of records) {
    const [kind, name] = splitKey(key)
    if (!row?.value) continue
    if (kind === 'purse') add(notes, cashAccountAt(name), purseWorth(row.value as Purse))
    if (kind === 'stock' && isOurs(name as Holder)) {
      const voucher = name.slice(name.lastIndexOf('/') + 1)
      held.set(voucher, (held.get(voucher) ?? 0) + pieces((row.value as Stock).ranges))
    }
  }
  const accounts = accountsOf(records)
  const tills = accounts
    .filter(({ gl }) => gl === '1001-01' || gl === '1001-02' || gl === TRANSIT_ACCOUNT)
    .map(({ no, unit, balance }) => ({ till: no, unit, booked: balance, notes: notes.get(no) ?? 0n }))
  const papers = accounts.flatMap(({ no, balance }) => {
    const kind = kindOfAccount(no)
    return kind === null ? [] : [{ kind, booked: balance, pieces: held.get(kind) ?? 0 }]
  })
  return { unit: ownUnit(records), tills, papers }
}

const ownUnit = (records: Records): string => valuesOf<Branch>(records, 'branch')[0]?.unit ?? ''

const purseWorth = ({ unit, notes }: Purse): bigint => worth(unit, notes)

const add = (sums: Map<string, bigint>, key: string, amount: bigint) =>
  sums.set(key, (sums.get(key) ?? 0n) + amount)

const accountsOf = (records: Records): Account[] => valuesOf<Account>(records, 'account')

const valuesOf = <T>(records: Records, wanted: EntityKind): T[] =>
  [...records].flatMap(([key, row]) => (splitKey(key)[0] === wanted && row?.value ? [row.value as T] : []))

/** Each broken law in a sentence; none for sound books. */
export function brokenLaws(records: Records): string[] {
  const found = agreements({ turnovers: [], ledger: [], ...holdingFigures(records) })
  const differences = found.flatMap(agreement => agreement.differences.map(words => words.en))
  return [
    ...unbalancedBooks(records),
    ...differences,
    ...overdrawn(records),
    ...twiceHeld(records),
    ...sealsAstray(records),
    ...loansAstray(accountsOf(records)),
    ...overdraftsOf(records),
  ]
}

function overdraftsOf(records: Records): string[] {
  const recordOf = <K extends EntityKind>(kind: K, key: string) =>
    records.get(keyOf(kind, key))?.value as Entities[K] | undefined
  const parameters = recordOf('parameters', 'current')
  const [branch] = valuesOf<Branch>(records, 'branch')
  if (!branch || !parameters) return []
  const accrued = recordOf('tally', OVERDRAFTS_ACCRUED)?.amount ?? 0n
  return overdraftsAstray({ accounts: accountsOf(records), accrued, branch, parameters })
}

function unbalancedBooks(records: Records): string[] {
  const sums = new Map<string, bigint>()
  for (const { gl, unit, balance } of accountsOf(records)) {
    if (glOf(gl).side !== 'offBalance') add(sums, unit, balance)
  }
  return [...sums].flatMap(([unit, sum]) =>
    sum === 0n ? [] : [`all balances in ${unit} add up to ${displayIn(unit, sum)} instead of nothing`],
  )
}

function overdrawn(records: Records): string[] {
  return accountsOf(records).flatMap(({ no, gl, balance, minimum }) => {
    const natural = glOf(gl).side === 'C' ? -balance : balance
    return minimum !== null && natural < minimum ? [`account ${no} is below its minimum`] : []
  })
}

/** One holder a number: no two ranges of a kind overlap, whoever holds them. */
function twiceHeld(records: Records): string[] {
  const ranges = new Map<string, Range[]>()
  for (const [key, row] of records) {
    const [kind, name] = splitKey(key)
    if (kind !== 'stock' || !row?.value || name.startsWith('supplier/')) continue
    const voucher = name.slice(name.lastIndexOf('/') + 1)
    ranges.set(voucher, [...(ranges.get(voucher) ?? []), ...(row.value as Stock).ranges])
  }
  return [...ranges].flatMap(([kind, held]) => {
    const sorted = held.toSorted((a, b) => a[0] - b[0])
    const overlap = sorted.find((range, index) => index > 0 && range[0] <= (sorted[index - 1]?.[1] ?? 0))
    return overlap ? [`${kind} ${overlap[0]} has two holders`] : []
  })
}

/** One holder a seal: what the register says of it, and what people hold, are the same. */
function sealsAstray(records: Records): string[] {
  const held = valuesOf<Teller>(records, 'teller').flatMap(({ id, seals }) => seals.map(no => `${no} ${id}`))
  const registered = valuesOf<Seal>(records, 'seal').flatMap(({ no, holder }) =>
    holder ? [`${no} ${holder}`] : [],
  )
  const differ = [
    ...held.filter(pair => !registered.includes(pair)),
    ...registered.filter(pair => !held.includes(pair)),
  ]
  return [...new Set(differ.map(pair => `seal ${pair.split(' ')[0]} is not with whom the register says`))]
}
