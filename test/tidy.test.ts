/** The house rules. Each failure says what to do about it. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allTransactions, findTransaction } from '../core/transactions/catalogue.ts'
import { refusals } from '../core/refusals.table.ts'
import { words } from '../web/words/words.ts'
import { CATALOGUE_FILE, catalogueText } from '../tools/catalogue.ts'
import { generatedDocs } from '../tools/docs.ts'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
const files = tracked.split('\n').filter(file => /\.(ts|tsx|mjs|sql|css)$/.test(file))
const sources = files
  .filter(file => /^(core|server|web|tools|bench)\//.test(file))
  .map(file => ({ file, text: readFileSync(file, 'utf8') }))
const typescript = sources.filter(({ file }) => /\.tsx?$/.test(file))

/** Lines of sources that match, as `file:line text`. */
function found(pattern: RegExp, where: (file: string) => boolean): string[] {
  return typescript
    .filter(({ file }) => where(file))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    )
}

describe('walls', () => {
  const importsOf = (text: string) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map(match => match[1] ?? '')

  test.each([
    ['core', (target: string) => target.startsWith('core/')],
    ['server', (target: string) => !target.startsWith('web/')],
    ['web', (target: string) => !target.startsWith('server/')],
  ])('%s imports only what it may', (root, allowed) => {
    const wrong = typescript
      .filter(({ file }) => file.startsWith(`${root}/`))
      .flatMap(({ file, text }) =>
        importsOf(text)
          .map(target => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target))
          .filter(target => !allowed(target))
          .map(target => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  test('SQL stands in server/store, server/postgres and migrations only', () => {
    const sql =
      /['"`]\s*(select|insert into|update \w+ set|delete from|create|alter|begin|commit|rollback)( |'|`)/i
    const elsewhere = (file: string) =>
      file.startsWith('server/') && !/^server\/(store|postgres)\//.test(file)
    expect(found(sql, elsewhere)).toEqual([])
  })

  test.each([
    [/\bprocess\.env\b/, ['server/settings.ts', 'server/postgres/embedded.ts']],
    [/\bDate\.now\b|new Date\(\)/, ['server/clock.ts']],
    [/\bMath\.random\b/, []],
    [/\bparseFloat\b/, []],
    [/\bconsole\./, ['server/commands/', 'server/export/', 'bench/', 'tools/']],
  ])('%s stands in the listed places only', (pattern, places: readonly string[]) => {
    expect(found(pattern, file => !places.some(place => file.startsWith(place)))).toEqual([])
  })

  test('core knows no clock, network or database', () => {
    expect(
      found(/\b(setTimeout|setInterval|window|document|localStorage|XMLHttpRequest)\b[.(]|globalThis/, file =>
        file.startsWith('core/'),
      ),
    ).toEqual([])
  })

  test('no check is switched off and no work is put off', () => {
    const put =
      /@ts-(ignore|expect-error|nocheck)|oxlint-disable|eslint-disable|biome-ignore|\b(TODO|FIXME)\b/
    expect(found(put, () => true)).toEqual([])
  })
})

describe('sizes', () => {
  const COLUMNS = 110
  const LINES = 300

  // A table of data, or one long text, is as wide as it is.
  const isData = (line: string) => line.replace(/(['"`])(?:\\.|(?!\1).)*\1/g, '').length < COLUMNS * 0.6

  test(`lines have at most ${COLUMNS} columns`, () => {
    const wide = typescript.flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (line.length > COLUMNS && !isData(line) ? [`${file}:${index + 1}`] : [])),
    )
    expect(wide).toEqual([])
  })

  test(`files have at most ${LINES} lines`, () => {
    const tables = [
      'core/refusals.table.ts',
      'core/ledger/chart.ts',
      'core/registry/settings.table.ts',
      'web/words/words.ts',
      'core/wire.ts',
      'core/responsibility/ruleTable.ts',
    ]
    const long = typescript
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > LINES && !tables.includes(file))
    expect(long).toEqual([])
  })
})

describe('what is generated equals what it comes from', () => {
  test('the catalogue is the folder (mend with: npm run catalogue)', () => {
    expect(readFileSync(CATALOGUE_FILE, 'utf8')).toBe(catalogueText('.'))
  })

  test.each([...generatedDocs()])('%s is up to date (mend with: npm run docs)', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('a code stands in the folder of its family, under its own number', () => {
    for (const { file, text } of typescript) {
      const match = /^core\/transactions\/(\d\d)-[a-z]+\/(\d{4})-/.exec(file)
      if (!match) continue
      expect(text, file).toContain(`code: '${match[2]}'`)
    }
  })

  test('what undoes a code exists', () => {
    for (const { code, undoneBy } of allTransactions()) {
      expect(
        undoneBy === 'never' || findTransaction(undoneBy) !== undefined,
        `${code} undone by ${undoneBy}`,
      ).toBe(true)
    }
  })
})

describe('two languages', () => {
  const chinese = /[\u4e00-\u9fff]/

  test('every refusal says what is wrong and what to do, with the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[0]).sort()
    for (const [code, { zh, en, next }] of Object.entries(refusals)) {
      for (const text of [zh, next.zh]) expect(chinese.test(text), `${code}: ${text}`).toBe(true)
      for (const text of [en, next.en])
        expect(text.length > 0 && !chinese.test(text), `${code}: ${text}`).toBe(true)
      expect(places(zh), code).toEqual(places(en))
    }
  })

  test('every word of the pages and every label of a definition is there in both', () => {
    const labels = allTransactions().flatMap(({ name, purpose, fields, checks, examples }) => [
      name,
      purpose,
      ...Object.values(fields).map(field => field.label),
      ...checks.map(check => check.name),
      ...examples.map(example => example.title),
    ])
    for (const { zh, en } of [...labels, ...Object.values(words)]) {
      expect(chinese.test(zh), zh).toBe(true)
      expect(en.length > 0 && !chinese.test(en), en).toBe(true)
    }
  })

  test('no Chinese text stands in a page outside its words', () => {
    const inPages = found(/>[^<{]*[\u4e00-\u9fff]/, file => file.startsWith('web/') && file.endsWith('.tsx'))
    // The name of the product is the same in every language.
    expect(inPages.filter(line => !line.includes('掌柜'))).toEqual([])
  })
})

test('dependencies are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, Record<string, string>>
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([])
})
