/** `npm run complaints` as a person runs it: what it prints, and what it leaves with. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { FileFigures } from '../../core/complaints/report.ts'
import { readNarratives } from '../../core/complaints/narratives.ts'
import { buildProgram } from '../support/server.ts'

const packageFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const REAL = join(packageFolder, '..', 'shared', 'data', 'complaints.csv')

let folder: string

beforeAll(() => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'complaints-'))
}, 180_000)

function run(file: string, ...options: readonly string[]) {
  const command = ['dist/server/commands/complaints.js', file, ...options]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr: stderr.replaceAll(file, 'complaints.csv') }
}

function runOn(text: string, ...options: readonly string[]) {
  const file = join(folder, 'complaints.csv')
  writeFileSync(file, text)
  return run(file, ...options)
}

const small = `id,product,narrative
1,waiting,"等了一个小时，窗口只开""一个"""
2,waiting,等了一个小时，窗口只开“一个”
3,cash,少了一百元
4,cash,假币没有当面收缴
`

test('a small file, in either language', () => {
  const { status, stdout, stderr } = runOn(small)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^投诉 4 件/)
  expect(stdout).toContain('完全重复 1 组，近似 0 对\n  相同：1、2\n')
  expect(stdout).toContain('写出后再读入，每件原文一字不差')
  expect(runOn(small, '--language', 'en').stdout).toContain(
    'Labels: learned from 3, measured on the 1 held out',
  )
})

test.each<[what: string, text: string, options: readonly string[], stderr: RegExp]>([
  ['a fault', 'id,product,narrative\n1,A\n', [], /^complaints\.csv: 第 2 行：应有 3 格，实有 2 格/],
  [
    'a fault, in English',
    'id,product,narrative\n1,A\n',
    ['--language', 'en'],
    /^complaints\.csv: line 2: has 2 cells instead of 3/,
  ],
  ['another language', small, ['--language', 'fr'], /^--language is zh or en/],
  ['a seed that is none', small, ['--seed', 'x'], /^--seed is no whole number/],
  ['an unknown option', small, ['--fast'], /^There is no option --fast/],
])('%s is refused in a line', (_what, text, options, stderr) => {
  const result = runOn(text, ...options)
  expect(result.status).toBe(1)
  expect(result.stderr).toMatch(stderr)
})

test('a file that is not there is said', () => {
  expect(run('/nowhere/complaints.csv')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/cannot be read: ENOENT/),
  })
})

describe.skipIf(!existsSync(REAL))('the real narratives (shared/data/complaints.csv)', () => {
  test('are read letter by letter, sorted better than by either baseline, and the same at every run', () => {
    const { status, stdout } = run(REAL, '--json')
    expect(status).toBe(0)
    const { measured, ...figures } = JSON.parse(stdout) as FileFigures & { readonly readBack: boolean }
    expect(figures).toMatchObject({ complaints: 2_500, readBack: true })
    expect(figures.exact.length).toBe(3)
    const { model = 0, majority = 0, keywords = 0 } = measured?.right ?? {}
    expect(measured).toMatchObject({ learned: 1_875, heldOut: 625 })
    expect(model).toBeGreaterThan(Math.max(majority, keywords) + 200)
    expect(run(REAL, '--json').stdout).toBe(stdout)
  })

  test('have every sign that a second, simpler reader finds', () => {
    const bytes = readFileSync(REAL)
    const { narratives } = readNarratives(bytes)
    expect(narratives.map(one => Object.values(one))).toEqual(plainRows(bytes.toString('utf8')).slice(1))
  })
})

/** Sign by sign: in quotation marks or not. */
function plainRows(text: string): string[][] {
  const rows: string[][] = [['']]
  let inside = false
  for (const piece of text.replaceAll('\r\n', '\n').match(/""|[^]/g) ?? []) {
    const row = rows.at(-1) ?? []
    if (piece === '"') inside = !inside
    else if (piece === ',' && !inside) row.push('')
    else if (piece === '\n' && !inside) rows.push([''])
    else row.push((row.pop() ?? '') + (piece === '""' ? '"' : piece))
  }
  return rows.filter(row => row.length > 1)
}
