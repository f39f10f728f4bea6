/** The sheet on which a day is closed: what it came to, and its digest to be signed and filed. */
import { digestOf, figuresOf, printDigest } from '../../../core/day/digest.ts'
import { glOf, isCash } from '../../../core/ledger/chart.ts'
import { displayIn, type Unit } from '../../../core/ledger/units.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import { trialBalance, type TrialRow } from '../../store/figures.ts'
import { projectedFigures } from '../../digest.ts'
import type { Reader } from '../reader.ts'
import { column, same } from './cells.ts'
import type { Made } from './made.ts'

export async function closing({ books, branch }: Reader, { day }: SheetQuery): Promise<Made | Refusal> {
  const figures = await projectedFigures(books.pool, branch.code, day)
  if (!figures) return { ...refuse('dayNotEnded', { day }), field: 'day' }
  const digest = digestOf(figures)
  const { code, name } = branch
  const rows: SheetCell[][] = [
    [
      { zh: '网点', en: 'Branch' },
      { zh: `${code} ${name.zh}`, en: `${code} ${name.en}` },
    ],
    ...figuresOf(digest).map(([label, text]): SheetCell[] => [label, same(text)]),
    ...foreignRows(await trialBalance(books.pool, branch.code, day), branch.unit),
    [{ zh: '末行 SHA-256', en: 'SHA-256 of the last row' }, same(figures.hash)],
    [{ zh: '当日摘要码', en: 'Digest of the day' }, same(printDigest(digest))],
  ]
  return { columns: [column('项目', 'What'), column('内容', 'Figure')], rows, totals: 0 }
}

/** What the day came to in other currencies: the digest says that of our own, its chain goes over all. */
function foreignRows(trial: readonly TrialRow[], own: Unit): SheetCell[][] {
  const foreign = groupBy(
    trial.filter(({ unit, gl }) => unit !== own && glOf(gl).side !== 'offBalance'),
    ({ unit }) => unit,
  )
  return [...foreign].flatMap(([unit, rows]) => {
    const row = (zh: string, en: string, amounts: readonly bigint[]): SheetCell[] => [
      { zh: `${zh} ${unit}`, en: `${en}, ${unit}` },
      same(displayIn(unit, sum(amounts))),
    ]
    const cash = rows.filter(({ gl }) => isCash(gl))
    return [
      row(
        '借方发生额',
        'Debits',
        rows.map(({ debit }) => debit),
      ),
      row(
        '贷方发生额',
        'Credits',
        rows.map(({ credit }) => credit),
      ),
      row(
        '库存现金',
        'Cash',
        cash.map(({ opening, debit, credit }) => opening + debit - credit),
      ),
    ]
  })
}
