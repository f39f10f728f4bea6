/** The sheets of a day (8010) and the reconciliation of the books (8005), as tables to read and to print. */
import { type SixFigures, sixAgreements } from '../../core/day/sixAgreements.ts'
import type { Day } from '../../core/dates.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { displayMoney } from '../../core/money.ts'
import type { Refusal } from '../../core/refusals.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { sum } from '../../core/std.ts'
import type { WireAgreement, WireSheet } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { trialBalance } from '../store/figures.ts'
import { readHeads } from '../store/heads.ts'
import { balancesOf, dailySlips, entrySums, evidenceOf, vouchersByCode } from '../store/sheets.ts'
import { codeName } from './accountEntry.ts'
import { agreementFigures } from './board.ts'
import { closingSheet } from './closingSheet.ts'
import type { Reader } from './reader.ts'

const CLEARING = '3001-01'

export async function reconciliationOf(reader: Reader): Promise<WireAgreement[]> {
  const { books, branch } = reader
  await books.memories.caughtUp(branch.code)
  const at = [books.pool, branch.code, branch.day] as const
  const branches = (await readHeads(books.pool)).map(head => head.branch)
  const [figures, evidence, trial, entries, clearing] = await Promise.all([
    agreementFigures(books, branch.code, branch.day, { ledger: true }),
    evidenceOf(...at),
    trialBalance(...at),
    entrySums(...at),
    balancesOf(books.pool, branches, CLEARING),
  ])
  const summed = new Map(entries.map(({ gl, amount }) => [gl, amount]))
  const report = trial.map(({ gl, debit, credit }) => ({
    gl,
    reported: debit - credit,
    entries: summed.get(gl) ?? 0n,
  }))
  const of = (mine: boolean) =>
    sum(clearing.filter(row => (row.branch === branch.code) === mine).map(row => row.balance))
  const six: SixFigures = {
    ...figures,
    ...evidence,
    report,
    clearing: { ours: of(true), theirs: of(false) },
  }
  return sixAgreements(six)
}

type Made = Omit<WireSheet, 'name' | 'day'>
type Sheets = Readonly<Record<string, (reader: Reader, day: Day) => Promise<Made | Refusal>>>

const same = (text: string): Words => ({ zh: text, en: text })
const money = (amount: bigint): Words => same(amount === 0n ? '' : displayMoney(amount))
const counted = (count: number): Words => same(count === 0 ? '' : String(count))
const column = (zh: string, en: string, isAmount = false) => ({ title: { zh, en }, isAmount })
const TOTAL: Words = { zh: '合计', en: 'Total' }

export const sheets: Sheets = {
  async vouchers({ books, branch, parameters }, day) {
    const found = await vouchersByCode(books.pool, branch.code, day)
    const rows = found.map(({ code, rows: count, vouchers, first, last, reversed }) => [
      same(numberOf(parameters.numbers, code)),
      codeName(code),
      ...[count, vouchers, first, last, reversed].map(counted),
    ])
    const [count, vouchers, reversed] = (['rows', 'vouchers', 'reversed'] as const).map(name =>
      found.reduce((total, row) => total + row[name], 0),
    )
    const last = [TOTAL, same(''), counted(count ?? 0), counted(vouchers ?? 0), same(''), same('')]
    return {
      columns: [
        column('交易码', 'Code'),
        column('名称', 'Name'),
        column('笔数', 'Rows', true),
        column('传票张数', 'Vouchers', true),
        column('首号', 'First', true),
        column('末号', 'Last', true),
        column('已冲正', 'Reversed', true),
      ],
      rows: [...rows, [...last, counted(reversed ?? 0)]],
    }
  },

  async slips({ books, branch }, day) {
    const found = await dailySlips(books.pool, branch.code, day)
    const onBalance = found.filter(({ gl }) => glOf(gl).side !== 'offBalance')
    const cells = (slip: Omit<(typeof found)[number], 'gl'>): Words[] => [
      money(slip.debitCash),
      counted(slip.debitCashCount),
      money(slip.debitTransfer),
      counted(slip.debitTransferCount),
      money(slip.creditCash),
      counted(slip.creditCashCount),
      money(slip.creditTransfer),
      counted(slip.creditTransferCount),
    ]
    const amounts = (name: 'debitCash' | 'debitTransfer' | 'creditCash' | 'creditTransfer') =>
      sum(onBalance.map(row => row[name]))
    const counts = (name: `${'debit' | 'credit'}${'Cash' | 'Transfer'}Count`) =>
      onBalance.reduce((total, row) => total + row[name], 0)
    const total = cells({
      debitCash: amounts('debitCash'),
      debitCashCount: counts('debitCashCount'),
      debitTransfer: amounts('debitTransfer'),
      debitTransferCount: counts('debitTransferCount'),
      creditCash: amounts('creditCash'),
      creditCashCount: counts('creditCashCount'),
      creditTransfer: amounts('creditTransfer'),
      creditTransferCount: counts('creditTransferCount'),
    })
    return {
      columns: [
        column('科目', 'GL'),
        column('名称', 'Name'),
        column('借方现金', 'Debit, cash', true),
        column('借现张数', 'Count, cash', true),
        column('借方转账', 'Debit, transfer', true),
        column('借转张数', 'Count, transfer', true),
        column('贷方现金', 'Credit, cash', true),
        column('贷现张数', 'Count, credit cash', true),
        column('贷方转账', 'Credit, transfer', true),
        column('贷转张数', 'Count, credit transfer', true),
      ],
      rows: [
        ...found.map(slip => [same(slip.gl), glOf(slip.gl).name, ...cells(slip)]),
        [TOTAL, { zh: '表内', en: 'On balance' }, ...total],
      ],
    }
  },

  async daily({ books, branch }, day) {
    const trial = await trialBalance(books.pool, branch.code, day)
    const onBalance = trial.filter(({ gl }) => glOf(gl).side !== 'offBalance')
    const sides = (signed: bigint): [bigint, bigint] => (signed > 0n ? [signed, 0n] : [0n, -signed])
    const figures = ({ opening, debit, credit }: (typeof trial)[number]): bigint[] => [
      ...sides(opening),
      debit,
      credit,
      ...sides(opening + debit - credit),
    ]
    const all = onBalance.map(figures)
    const totals = Array.from({ length: 6 }, (_, index) => sum(all.map(row => row[index] ?? 0n)))
    return {
      columns: [
        column('科目', 'GL'),
        column('名称', 'Name'),
        column('昨日借方', 'Before, debit', true),
        column('昨日贷方', 'Before, credit', true),
        column('借方发生', 'Debit', true),
        column('贷方发生', 'Credit', true),
        column('今日借方', 'Balance, debit', true),
        column('今日贷方', 'Balance, credit', true),
      ],
      rows: [
        ...onBalance.map(row => [same(row.gl), glOf(row.gl).name, ...figures(row).map(money)]),
        [TOTAL, same(''), ...totals.map(money)],
      ],
    }
  },

  closing: closingSheet,
}
