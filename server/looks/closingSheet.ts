/** The sheet on which a day is closed: what it came to, and its digest to be signed and filed. */
import { digestOf, figuresOf, printDigest } from '../../core/day/digest.ts'
import type { Day } from '../../core/dates.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { WireSheet } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { projectedFigures } from '../digest.ts'
import type { Reader } from './reader.ts'

const same = (text: string): Words => ({ zh: text, en: text })

export async function closingSheet(
  { books, branch }: Reader,
  day: Day,
): Promise<Omit<WireSheet, 'name' | 'day'> | Refusal> {
  const figures = await projectedFigures(books.pool, branch.code, day)
  if (!figures) return refuse('dayNotEnded', { day })
  const digest = digestOf(figures)
  const { code, name } = branch
  const lines: [Words, Words][] = [
    [
      { zh: '网点', en: 'Branch' },
      { zh: `${code} ${name.zh}`, en: `${code} ${name.en}` },
    ],
    ...figuresOf(digest).map(([label, text]): [Words, Words] => [label, same(text)]),
    [{ zh: '末行 SHA-256', en: 'SHA-256 of the last row' }, same(figures.hash)],
    [{ zh: '当日摘要码', en: 'Digest of the day' }, same(printDigest(digest))],
  ]
  return {
    columns: [
      { title: { zh: '项目', en: 'What' }, isAmount: false },
      { title: { zh: '内容', en: 'Figure' }, isAmount: false },
    ],
    rows: lines,
  }
}
