/** Entries as a table: those of a row, and those that a signer is asked to sign. */
import { glOf } from '../../core/ledger/chart.ts'
import type { Account, Position } from '../../core/ledger/entities.ts'
import { currencies, printIn } from '../../core/ledger/units.ts'
import type { WireEntry } from '../../core/wire.ts'
import { entriesOf } from '../store/looks.ts'
import { accountNames } from './customer.ts'
import { maySeeBook, type Reader, recordsOf } from './reader.ts'

export async function wireEntries(reader: Reader, position: Position): Promise<WireEntry[]> {
  const entries = await entriesOf(reader.books.pool, reader.branch.code, position)
  const { names } = await accountsNamed(
    reader,
    entries.map(({ account }) => account),
  )
  return entries.map(({ side, account, unit, amount, balance, slip, gl }) => ({
    side,
    account,
    name: names.get(account) ?? glOf(gl).name,
    amount: printIn(unit, amount),
    balance: maySeeBook(reader, gl) ? printIn(unit, glOf(gl).side === 'C' ? -balance : balance) : null,
    unit,
    slip,
  }))
}

const NEW_ACCOUNT = { zh: '新开账户', en: 'New account' }

/** The money among the lines that signers see: `D 1001-01-01 20.00`. Nothing of it has a balance yet. */
export async function signersEntries(reader: Reader, seen: readonly string[]): Promise<WireEntry[]> {
  const legs = seen.flatMap(line => {
    const [, side, account = '', amount = ''] = /^([DC]) (\S+) (\S+)$/.exec(line) ?? []
    return side === 'D' || side === 'C' ? [{ side, account, amount } as const] : []
  })
  const { names } = await accountsNamed(
    reader,
    legs.map(({ account }) => account),
  )
  return legs.map(({ side, account, amount }) => {
    const isNew = account === 'new'
    const name = isNew ? NEW_ACCOUNT : (names.get(account) ?? { zh: '', en: '' })
    const unit = currencies.find(one => account.endsWith(`-${one.unit}`))?.unit ?? reader.branch.unit
    return { side, account: isNew ? '' : account, name, amount, balance: null, unit, slip: 0 }
  })
}

async function accountsNamed(reader: Reader, numbers: readonly string[]) {
  const keys = [...new Set(numbers)].map(no => `account:${no}` as const)
  const state = await recordsOf(reader.books, reader.branch.code, keys)
  const found: Account[] = numbers.flatMap(no => state.get('account', no) ?? [])
  return { names: await accountNames(reader, found) }
}
