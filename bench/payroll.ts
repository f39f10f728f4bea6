/**
 * A payroll of ten thousand, from the file to the last line's result: a workbook is read, handed in and paid
 * line by line, each line a row of the journal. The baseline copies as many rows of a journal with COPY.
 * Before the figures a payroll is cut off in the middle and taken up again; every account is counted each
 * time.
 */
import exceljs from 'exceljs'
import { accountNumber } from '../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../core/fields/image.ts'
import { isRefusal } from '../core/refusals.ts'
import type { Submit } from '../server/actors.ts'
import type { Books } from '../server/books.ts'
import { readTable } from '../server/files/table.ts'
import { gatherer } from '../server/gather.ts'
import { payPayroll } from '../server/jobs/payrolls.ts'
import { type Branch, DAY, openBranch } from './branch.ts'
import { prepareCopy } from './copy.ts'
import { type Bench, beside, interleaved, type Measured } from './measured.ts'

const PEOPLE = 10_000
/** A batch pays everybody one yuan. */
const LODGED = 100_000

export async function payroll(bench: Bench): Promise<Measured[]> {
  const { books } = await bench.open('payroll')
  const { submit } = gatherer(books)
  const branch = await openBranch(books, submit, { tellers: 4, accounts: PEOPLE })
  const employer = await openEmployer(branch)
  const workbook = await workbookOf(branch)
  let batch = 0
  const pay = async (through: Submit): Promise<void> => {
    batch += 1
    const item = await handIn(branch, employer, workbook, batch)
    await books.memories.caughtUp(branch.code)
    await payPayroll(books, through, branch.code, item).catch(async (error: unknown) => {
      if (!(error instanceof CutOff)) throw error
      await payPayroll(books, submit, branch.code, item)
    })
    await books.memories.drained()
    await everybodyHas(books, 1_000 + batch)
  }
  await pay(cutOff(submit, PEOPLE / 2))
  const copied = await prepareCopy(books)
  const rounds = await interleaved(bench.roundMs, {
    payroll: async () => {
      const start = performance.now()
      await pay(submit)
      return { rate: (1000 * PEOPLE) / (performance.now() - start) }
    },
    copy: async (ms: number) => ({ rate: await copied(ms) }),
  })
  const row = { name: 'payroll', callers: 1, baseline: 'COPY of as many rows', unit: 'lines/s' }
  return [beside(row, 'rate', rounds.payroll, rounds.copy)]
}

class CutOff extends Error {}

/** A server that dies once so many of its requests have been answered. */
function cutOff(submit: Submit, after: number): Submit {
  let count = 0
  return async incoming => {
    count += 1
    if (count > after) throw new CutOff()
    return submit(incoming)
  }
}

async function openEmployer({ crew, tellers, code }: Branch): Promise<string> {
  const teller = crew.actor(tellers[0] ?? '')
  const customer = String(PEOPLE / 10 + 1)
  const account = accountNumber(code, 'corporateDemand', 1n)
  await teller.act('0201', {
    kind: 'company',
    name: '测速机械厂',
    idKind: 'creditCode',
    idNumber: '91350100M000100Y43',
  })
  await teller.act('3503', {
    action: 'open',
    customer,
    class: 'basic',
    ground: 'capital',
    licence: '营业执照',
    specimen: SAMPLE_PICTURE,
    rule: '财务专用章＋法人章',
  })
  const lodged = { depositor: '孙会计', source: '货款', notes: `100x${LODGED / 100}` }
  await teller.act('3501', { account, amount: String(LODGED), ...lodged })
  await teller.act('6020', { action: 'sign', service: 'payroll', account, number: '代发1号' })
  return account
}

async function workbookOf({ accounts }: Branch): Promise<Buffer> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('代发')
  sheet.addRow(['账号', '户名', '金额'])
  for (const account of accounts) sheet.addRow([account, '甲', '1.00'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function handIn(
  { crew, tellers }: Branch,
  account: string,
  workbook: Buffer,
  batch: number,
): Promise<string> {
  const file = await readTable(workbook)
  if (isRefusal(file)) throw new Error(`the workbook is refused: ${file.refused}`)
  const { serial } = await crew.actor(tellers[1] ?? '').act('6003', {
    account,
    batch: String(batch),
    count: String(PEOPLE),
    total: String(PEOPLE),
    file,
  })
  return `payroll-${DAY.replaceAll('-', '')}-${serial}`
}

/** Nobody twice, nobody not at all. */
async function everybodyHas({ pool }: Books, yuan: number): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from state
      where kind = 'account' and value->>'product' = 'demand' and value->>'balance' = $1`,
    [`#-${yuan * 100}`],
  )
  if (rows[0]?.count !== PEOPLE) throw new Error(`${rows[0]?.count} of ${PEOPLE} have ${yuan} yuan`)
}
