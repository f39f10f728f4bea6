/** The sheet on which a day is closed: what it came to, and its digest to be signed and filed. */
import { digestOf, figuresOf, printDigest } from '../../../core/day/digest.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import type { SheetCell, SheetQuery } from '../../../core/sheets.ts'
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
    [{ zh: '末行 SHA-256', en: 'SHA-256 of the last row' }, same(figures.hash)],
    [{ zh: '当日摘要码', en: 'Digest of the day' }, same(printDigest(digest))],
  ]
  return { columns: [column('项目', 'What'), column('内容', 'Figure')], rows, totals: 0 }
}
