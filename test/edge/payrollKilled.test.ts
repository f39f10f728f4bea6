/**
 * A thousand wages from a workbook, real servers killed in the middle of paying them: who goes on pays what is
 * left, nobody twice, and the totals agree to the last line.
 */
import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import exceljs from 'exceljs'
import { beforeAll, expect, inject, test } from 'vitest'
import type { Item } from '../../core/items.ts'
import { isRefusal } from '../../core/refusals.ts'
import { crewOf } from '../../server/actors.ts'
import type { Books } from '../../server/books.ts'
import { readTable } from '../../server/files/table.ts'
import { found } from '../../server/found.ts'
import { gatherer } from '../../server/gather.ts'
import { openInstitution } from '../../server/institution.ts'
import { recordsOf } from '../../server/looks/reader.ts'
import { verify } from '../../server/verify.ts'
import {
  accountOfPerson,
  EMPLOYER,
  handInFile,
  openEmployer,
  tableOf,
  type Wage,
} from '../support/employer.ts'
import { BRANCH, DAY, foundingFile, signers } from '../support/outlet.ts'
import { buildProgram, startServer } from '../support/server.ts'

const PEOPLE = 1_000
/** Everybody a different wage; the last has another name in the books. */
const wages: readonly Wage[] = Array.from({ length: PEOPLE }, (_, index) => ({
  account: accountOfPerson(index + 1),
  name: index === PEOPLE - 1 ? '别人' : `职工${index + 1}`,
  amount: `${10 + (index % 90)}.${String(index % 100).padStart(2, '0')}`,
}))
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''))
const total = wages.reduce((all, { amount }) => all + fen(amount), 0n)
const yuan = (amount: bigint): string => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
const unpaid = fen(wages.at(-1)?.amount ?? '')

let folder: string
let payroll: string

async function workbook(): Promise<Buffer> {
  const book = new exceljs.Workbook()
  book.addWorksheet('代发').addRows(tableOf(wages))
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function beside<T>(work: (books: Books) => Promise<T>): Promise<T> {
  const settings = { port: 0, dataFolder: folder, databaseUrl: null, demo: false, quiet: true }
  const institution = await openInstitution(settings, { name: 'main', connections: 4 })
  try {
    return await work(institution.books)
  } finally {
    await institution.close()
  }
}

beforeAll(async () => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'payroll-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(folder, 0o755)
  payroll = await beside(async books => {
    await found(books, foundingFile)
    const { submit } = gatherer(books)
    const crew = crewOf(BRANCH, DAY, submit, signers)
    await openEmployer({ crew }, PEOPLE)
    const file = await readTable(await workbook())
    if (isRefusal(file)) throw new Error(file.refused)
    const item = await handInFile({ crew }, file, PEOPLE, yuan(total))
    await books.memories.drained()
    return item
  })
}, 300_000)

const countLines = async ({ pool }: Books): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from journal where branch = $1 and code = '6013'`,
    [BRANCH],
  )
  return rows[0]?.count ?? 0
}

const itemNow = async (books: Books): Promise<Item<'payroll'>> => {
  const state = await recordsOf(books, BRANCH, [`item:${payroll}`])
  return state.get('item', payroll) as Item<'payroll'>
}

test('killed in the middle, twice', { timeout: 240_000 }, async () => {
  await beside(async books => {
    expect(await countLines(books)).toBe(0)
    let before = 0
    for (let kill = 0; kill < 2; kill++) {
      const server = await startServer(folder)
      for (let waited = 0; (await countLines(books)) === before && waited < 30_000; waited += 2)
        await sleep(2)
      server.process.kill('SIGKILL')
      await server.gone
      const paid = await countLines(books)
      expect(paid).toBeGreaterThan(before)
      expect(paid, 'the kill came before the last line').toBeLessThan(PEOPLE - 1)
      before = paid
    }
    const server = await startServer(folder)
    for (let waited = 0; (await itemNow(books)).state === 'paying' && waited < 60_000; waited += 50)
      await sleep(50)
    server.process.kill('SIGTERM')
    await server.gone
  })
  await beside(async books => {
    await books.memories.allCaughtUp()
    expect(await itemNow(books)).toMatchObject({
      state: 'paid',
      data: {
        paid: total - unpaid,
        returned: unpaid,
        unpaid: [{ line: PEOPLE + 1, refused: 'holderDiffers' }],
      },
    })
    expect(await countLines(books)).toBe(PEOPLE - 1)
    const { rows } = await books.pool.query<{ key: string; balance: string }>(
      `select key, value->>'balance' as balance from state
        where branch = $1 and kind = 'account' and value->>'product' = 'demand'`,
      [BRANCH],
    )
    const wrong = wages.filter(({ account, amount }, index) => {
      const expected = 100n + (index === PEOPLE - 1 ? 0n : fen(amount))
      return rows.find(({ key }) => key === account)?.balance !== `#-${expected}`
    })
    expect(wrong).toEqual([])
    const state = await recordsOf(books, BRANCH, [`account:${EMPLOYER}`, 'account:2314-payroll'])
    expect(state.get('account', EMPLOYER)?.balance).toBe(-(10_000_000n - total + unpaid))
    expect(state.get('account', '2314-payroll')?.balance).toBe(0n)
    expect((await verify(books.pool)).findings).toEqual([])
  })
})
