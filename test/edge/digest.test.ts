/** The digest of an ended day, on paper and against the books, the backup, and books that somebody has changed. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { isRefusal } from '../../core/refusals.ts'
import { digestOf, printDigest } from '../../core/day/digest.ts'
import { crewOf } from '../../server/actors.ts'
import { makeBackup, type MadeBackup } from '../../server/backup/make.ts'
import { projectedFigures } from '../../server/digest.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import {
  BRANCH,
  DAY,
  openOwner,
  openTestBooks,
  openTheDay,
  signers,
  type TestBooks,
} from '../support/books.ts'
import { databaseUrl } from '../support/database.ts'
import { closeTheDay } from '../support/evening.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram } from '../support/server.ts'

let bank: TestBooks
let printed: string
let backup: MadeBackup
let folder: string

beforeAll(async () => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'digest-'))
  bank = await openTestBooks()
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await closeTheDay(bank)
  expect(await runDayEnd(bank.books, bank.gather.submit, (await reader()).branch)).toEqual([])
  printed = await onPaper()
  backup = await makeBackup(bank.books.pool, { to: join(folder, 'backup'), institution: 'main', now: 0 })
}, 240_000)

afterAll(() => bank.close())

const reader = () => readerFor(bank.books, BRANCH, '0002', 'T')

async function onPaper(day = DAY): Promise<string> {
  const view = await lookUp(await reader(), '8010', { sheet: 'closing', day })
  if (isRefusal(view) || view.query !== 'daySheet')
    throw new Error(isRefusal(view) ? view.refused : view.query)
  const lines = Object.fromEntries(view.sheet.rows.map(([name, text]) => [name?.zh, text?.zh]))
  expect(Object.keys(lines)).toEqual([
    '网点',
    '流水笔数',
    '借方发生额',
    '贷方发生额',
    '库存现金',
    '凭证份数',
    '流水链末',
    '末行 SHA-256',
    '当日摘要码',
  ])
  return lines.当日摘要码 ?? ''
}

const hold = (digest: string, ...options: string[]) =>
  runProgram(
    'server/commands/verify.js',
    { DATABASE_URL: databaseUrl(bank.database), DATA_DIR: inject('scratch') },
    null,
    ['--digest', digest, ...options],
  )

describe('verify --digest', () => {
  test('agrees with the books, and without a database with the backup', async () => {
    const agrees = {
      code: 0,
      complained: '',
      said: expect.stringMatching(/^相符 agrees: 0101 2026-03-02/) as string,
    }
    expect(await hold(printed)).toEqual(agrees)
    const options = ['--digest', printed, '--backup', backup.folder]
    const nowhere = { DATABASE_URL: '', DATA_DIR: join(folder, 'nothing-here') }
    expect(await runProgram('server/commands/verify.js', nowhere, null, options)).toEqual(agrees)
  })

  test('reads the digest from a file, in small letters and with spaces', async () => {
    const file = join(folder, 'digest.txt')
    writeFileSync(file, `封账单\n  ${printed.toLowerCase().replaceAll('/', ' / ')}\n`)
    expect(await hold(file, '--backup', backup.folder)).toMatchObject({ code: 0 })
  })

  test.each<[string, Partial<Parameters<typeof digestOf>[0]>, RegExp]>([
    ['the rows', { rows: 1 }, /^不符 differs: 流水笔数 Rows: 摘要 digest 1, 流水 journal \d+\n$/],
    ['the cash', { cash: 0n }, /^不符 differs: 库存现金 Cash: 摘要 digest 0.00, 流水 journal \d+/],
    ['the chain', { hash: 'ab'.repeat(32) }, /^不符 differs: 流水链末 End of the chain: /],
    ['the day', { day: '2026-03-03' }, /^流水中没有 0101 已日终的 2026-03-03。The journal has no ended day/],
    ['the branch', { branch: '0909' }, /^流水中没有 0909 已日终的/],
  ])('says that it is %s', async (_what, change, said) => {
    const figures = await projectedFigures(bank.books.pool, BRANCH, DAY)
    if (!figures) throw new Error('no figures')
    const other = printDigest(digestOf({ ...figures, ...change }))
    expect(await hold(other, '--backup', backup.folder)).toEqual({
      code: 1,
      said: '',
      complained: expect.stringMatching(said) as string,
    })
  })

  test('says that it was copied wrongly, and that there is none', async () => {
    expect((await hold(printed.replace('/20260302/', '/20260303/'))).complained).toMatch(
      /摘要码抄错了.*mistyped/,
    )
    expect((await hold('nothing')).complained).toMatch(/没有摘要码.*There is no digest/)
    expect((await runProgram('server/commands/verify.js', {}, null, ['--backup', folder])).code).toBe(1)
  })
})

test('a day that has not ended has no sheet', async () => {
  await expect(onPaper('2026-03-03')).rejects.toThrow('dayNotEnded')
})

test('the sheet of a day stays what it was when the next day works', async () => {
  const { submit } = bank.gather
  await crewOf(BRANCH, '2026-03-03', submit, signers).actor('0002').act('8001')
  expect(await onPaper()).toBe(printed)
  expect(await hold(printed)).toMatchObject({ code: 0 })
})

test('books in which a row was changed no longer agree: the row is named', async () => {
  const owner = openOwner(bank.database)
  await owner.query('alter table journal disable trigger journal_append_only')
  await owner.query(`update journal set teller = '0012' where serial = 7`)
  await owner.query('alter table journal enable trigger journal_append_only')
  await owner.end()
  expect((await hold(printed)).complained).toMatch(/^流水链在 2026-03-02\/7 断开。The chain is broken/)
})
