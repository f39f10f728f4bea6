/** docs/security.md is a promise: each test that a row names is there, and so is what it says keeps the point. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findTransaction } from '../../core/transactions/catalogue.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The rows of the tables that name a test, by their cells. */
const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(cells => cells.length === 6 && /^V\d/.test(cells[1] ?? ''))
  .map(([, point = '', asks = '', here = '', tests = '']) => ({ point, asks, here, tests }))

const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

test('the tables are read', () => {
  expect(rows.length).toBeGreaterThan(40)
})

describe('each row', () => {
  test.each(rows)('$point $asks: its tests are there', ({ tests }) => {
    expect(named(tests)).not.toEqual([])
    const file = (name: string) => `${name.startsWith('test/') ? name : join('test/edge', name)}.test.ts`
    expect(named(tests).filter(name => !existsSync(file(name)))).toEqual([])
  })

  test.each(rows)('$point $asks: what keeps it is there', ({ here }) => {
    const isThere = (name: string) => {
      if (/^\d{4}$/.test(name)) return findTransaction(name) !== undefined
      const [, script] = /^npm run (\w+)$/.exec(name) ?? []
      if (script !== undefined) return script in scripts
      return !/^(core|server|web|tools)\//.test(name) || existsSync(name)
    }
    expect(named(here).filter(name => !isThere(name))).toEqual([])
  })
})
