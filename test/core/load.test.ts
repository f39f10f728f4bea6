import { expect, test } from 'vitest'
import { decide } from '../../core/decide.ts'
import { loadFrom, nextWave, type Rows } from '../../core/load.ts'
import { PRACTICE_HEAD, practiceBooks, practiceRequest } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { ReadRequest } from '../../core/request.ts'

const request = (code: string, by: string, fields: Record<string, string>): ReadRequest => {
  const read = practiceRequest(code, by, fields)
  if (isRefusal(read)) throw new Error(read.refused)
  return read
}
const deposit = request('0510', '0011', { account: 'A1', amount: '20', notes: '20x1' })
const at = { ...PRACTICE_HEAD, serial: 2, now: 0 }

test('a wave asks for what the request names, the next for what goes with that', () => {
  const first = nextWave([deposit], new Map(), PRACTICE_HEAD)
  expect(first).toEqual([
    'account:0101110000000013',
    'branch:0101',
    'index:openItems/parked',
    'parameters:current',
    'teller:0011',
  ])
  const books = practiceBooks()
  const rows: Rows = new Map(first.map(key => [key, books.rows.get(key) ?? null]))
  expect(nextWave([deposit], rows, PRACTICE_HEAD)).toEqual(['account:1001-01-01', 'purse:till:01', 'till:01'])
})

test('what several requests want is asked for once', () => {
  const wave = nextWave([deposit, deposit], new Map(), PRACTICE_HEAD)
  expect(new Set(wave).size).toBe(wave.length)
})

test('a definition that reads what it has not said fails, on the first request', () => {
  const forgetful: ReadRequest = {
    ...deposit,
    transaction: {
      ...deposit.transaction,
      effects(values, desk) {
        desk.state.get('tally', 'secret')
        return deposit.transaction.effects(values, desk)
      },
    },
  }
  const state = loadFrom(practiceBooks(), [forgetful], PRACTICE_HEAD)
  expect(() => decide(forgetful, state, at)).toThrow('tally:secret was read but not loaded')
})

test('a definition that always wants more is stopped', () => {
  let n = 0
  const greedy: ReadRequest = {
    ...deposit,
    transaction: { ...deposit.transaction, also: () => [`tally:${++n}`] },
  }
  expect(() => loadFrom(practiceBooks(), [greedy], PRACTICE_HEAD)).toThrow('the requests still want')
})

test('what nobody has opened yet is known to be absent; what may be there must be loaded', () => {
  const open = request('0500', '0011', { customer: '1', amount: '100', notes: '100x1' })
  const state = loadFrom(practiceBooks(), [open], PRACTICE_HEAD)
  expect(state.get('account', '0101110000000047')).toBeUndefined()
  expect(state.get('item', 'transit-20260302-2')).toBeUndefined()
  expect(state.get('purse', 'item:transit-20260303-1')).toBeUndefined()
  expect(() => state.get('account', '0101110000000021')).toThrow('read but not loaded')
  expect(() => state.get('account', '0101120000000038')).toThrow('read but not loaded')
  expect(() => state.get('item', 'transit-20260302-1')).toThrow('read but not loaded')
  expect(() => state.get('item', 'transit-20260301-9')).toThrow('read but not loaded')
  expect(() => state.get('customer', '000000003')).toThrow('read but not loaded')
})
