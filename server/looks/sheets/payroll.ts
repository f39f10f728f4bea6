/** What became of each line of a payroll (6015): read from the rows that the program asked for. */
import { itemKinds } from '../../../core/items.ts'
import type { Payroll } from '../../../core/items/payroll.ts'
import { type RefusalCode, refusals } from '../../../core/refusals.table.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { given, sum } from '../../../core/std.ts'
import { bareWords } from '../../../core/transactions/60-agency/6014-end-payroll.ts'
import type { SheetCell } from '../../../core/sheets.ts'
import type { WireSheet } from '../../../core/wire.ts'
import type { Words } from '../../../core/words.ts'
import { linesOf, requestOfLine, rowOfPayroll } from '../../jobs/payrolls.ts'
import { findRequests, reversedSerials } from '../../store/journal.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { column, EMPTY, money, same, TOTAL } from './cells.ts'
import { NOTHING_TO_SAY } from './made.ts'

const PAID: Words = { zh: '已入账', en: 'paid' }
const TAKEN_BACK: Words = { zh: '已冲回', en: 'taken back' }
const TO_COME: Words = { zh: '待入账', en: 'to be paid' }

export async function payrollSheet(reader: Reader, id: string): Promise<WireSheet | Refusal> {
  const { books, branch } = reader
  await books.memories.caughtUp(branch.code)
  const item = (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)
  if (item?.kind !== 'payroll') return refuse('itemUnknown', { kind: itemKinds.payroll.name, item: id })
  const { day } = rowOfPayroll(id)
  const lines = await linesOf(books, branch.code, id)
  const requests = lines.map(({ line }) => requestOfLine(branch.code, id, line))
  const found = await findRequests(
    books.pool,
    requests.map(request => ({ branch: branch.code, day, request })),
  )
  const serials = new Map(found.map(({ request, serial }) => [request, serial]))
  const back = new Set(await reversedSerials(books.pool, branch.code, day, '6013'))
  const became = whatBecame(item.data)
  const rows = lines.map(({ line, account, amount }, index): SheetCell[] => {
    const serial = serials.get(given(requests[index], 'a request'))
    const outcome = serial === undefined ? became(line) : back.has(serial) ? TAKEN_BACK : PAID
    const paid = outcome === PAID ? amount : 0n
    return [
      same(String(line)),
      same(account),
      money(amount),
      money(paid),
      serial === undefined ? EMPTY : same(String(serial), { row: { day, serial } }),
      outcome,
    ]
  })
  const paid = sum(
    rows.map((cells, index) => (cells[5] === PAID ? given(lines[index], 'a line').amount : 0n)),
  )
  const { name } = itemKinds.payroll
  const { batch, total } = item.data
  return {
    about: NOTHING_TO_SAY,
    totals: 1,
    name: { zh: `${name.zh} ${batch} 结果`, en: `${name.en} ${batch}` },
    day,
    unit: reader.branch.unit,
    columns: [
      column('行号', 'Line'),
      column('账号', 'Account'),
      column('金额', 'Amount', true),
      column('已付', 'Paid', true),
      column('流水号', 'Serial'),
      column('结果', 'Result'),
    ],
    rows: [...rows, [TOTAL, same(String(lines.length)), money(total), money(paid), EMPTY, EMPTY]],
  }
}

/** Of a line that has no row: why it was not paid, or that its turn has not come. */
function whatBecame({ unpaid }: Payroll): (line: number) => Words {
  const reasons = new Map(unpaid.map(({ line, refused }) => [line, refused]))
  return line => {
    const refused = reasons.get(line)
    if (refused === undefined) return TO_COME
    const { zh, en } = refusals[refused as RefusalCode]
    return { zh: `未入账：${bareWords(zh)}`, en: `not paid: ${bareWords(en)}` }
  }
}
