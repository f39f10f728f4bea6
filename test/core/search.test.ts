/** The command line: by number, by initials, by words; and the nearest to what is not there. */
import { expect, test } from 'vitest'
import { byMenu, type CodeEntry, edits, nearestCodes, searchCodes } from '../../core/derive/search.ts'
import { menuOf } from '../../core/registry/attributes.ts'
import { families, familyOf } from '../../core/registry/menu.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'

const entry = (number: string, zh: string, en: string, initials: string): CodeEntry => ({
  number,
  name: { zh, en },
  initials,
  menu: menuOf({ codes: {} }, number),
})

const entries = [
  entry('0500', '活期开户', 'Open demand account', 'hqkh'),
  entry('0510', '活期存款', 'Demand deposit', 'hqck'),
  entry('0520', '活期取款', 'Demand withdrawal', 'hqqk'),
  entry('3201', '整存整取开户', 'Fixed deposit', 'zczqkh'),
  entry('6800', '贷款发放', 'Loan drawdown', 'dkff'),
]

const codes = (found: readonly CodeEntry[]) => found.map(({ number }) => number).join(' ')

test.each([
  ['0510', '0510'],
  [' 0510 ', '0510'],
  ['05', '0500 0510 0520'],
  ['hqck', '0510'],
  ['HQCK', '0510'],
  ['hq', '0500 0510 0520'],
  ['活期', '0500 0510 0520'],
  ['存款', '0510 0500 0520 3201'],
  ['信贷', '6800'],
  ['活期存', '0510'],
  ['开户', '0500 3201'],
  ['deposit', '0510 3201 0500 0520'],
  ['', ''],
  ['d', '6800'],
  ['9999', ''],
])('“%s” finds %s', (typed, found) => {
  expect(codes(searchCodes(typed, entries))).toBe(found)
})

test('each code is of a family that the menu has', () => {
  const homeless = allTransactions().filter(({ code }) => !Object.hasOwn(families, familyOf(code)))
  expect(homeless.map(({ code }) => code)).toEqual([])
})

test('what is found stands under the heads of the menu, the best first', () => {
  const found = byMenu(nearestCodes('6', entries, 5))
  expect(found.map(({ head, entries }) => `${head.zh} ${codes(entries)}`)).toEqual(['信贷业务 6800'])
  const [loan] = entries.slice(-1)
  const mixed = byMenu([entries[1], loan, entries[0]].flatMap(entry => entry ?? []))
  expect(mixed.map(({ head, entries }) => `${head.zh} ${codes(entries)}`)).toEqual([
    '存款业务 0510 0500',
    '信贷业务 6800',
  ])
})

test.each([
  ['0150', '0510', 'two digits swapped'],
  ['0511', '0510', 'one digit wrong'],
  ['510', '0510', 'one missing'],
  ['06800', '6800', 'one too many'],
  ['dkfg', '6800', 'a wrong initial'],
])('%s answers with %s first: %s', (typed, nearest) => {
  expect(nearestCodes(typed, entries)[0]?.number).toBe(nearest)
})

test('the distance is symmetric, nothing for equals, and at most the longer one', () => {
  for (const [a, b, distance] of [
    ['0510', '0510', 0],
    ['0510', '0150', 1],
    ['', '0510', 4],
    ['abc', 'xyz', 3],
    ['ca', 'abc', 3],
  ] as const) {
    expect([edits(a, b), edits(b, a)]).toEqual([distance, distance])
  }
})
