/** The further cases go through the command that checks a file of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodeOf, runFile } from '../../tools/vectors.ts'
import { interestCases } from './interestCases.table.ts'

test('further cases of every kind agree with a second way of working them out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-cases-'))
  const file = join(folder, 'cases.json')
  writeFileSync(file, JSON.stringify({ vectors: interestCases }))
  const report = runFile(file)
  rmSync(folder, { recursive: true })
  const count = interestCases.length
  expect(report.lines).toEqual([`${count} vectors: ${count} passed, 0 failed, 0 not covered`])
  expect(exitCodeOf([report])).toBe(0)
  expect(count).toBeGreaterThanOrEqual(60)
})
