/** Whose paper a sheet is printed on, by whom, and which print of it this is; in one language. */
import { createHash } from 'node:crypto'
import { headingOf, type Sheet, type SheetCell } from '../../core/sheets.ts'
import { currencyOf, type Unit } from '../../core/ledger/units.ts'
import type { Language, Words } from '../../core/words.ts'

export interface Letterhead {
  readonly branch: string
  readonly name: Words
  /** Who had it made, and when. */
  readonly maker: Words
  readonly madeAt: string
  /** Which print of these figures this is; the first is 1. And the SHA-256 of them, in hex. */
  readonly copy: number
  readonly digest: string
}

/**
 * SHA-256 of what a sheet says: the same in every form and language, whoever prints it, and another one as
 * soon as a figure is another.
 */
export function contentDigest(branch: string, { name, day, unit, about, columns, rows }: Sheet): Buffer {
  const plain = ({ zh, en }: Words) => [zh, en]
  const titles = columns.map(({ title }) => plain(title))
  const said = [branch, plain(name), day, unit, plain(about), titles, rows.map(cells => cells.map(plain))]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

/** As a PDF; longer ones are for a spreadsheet: they would take seconds to lay out. */
export const PDF_ROWS_MAX = 2_000

/** A sheet as plain texts. */
export interface Paper {
  readonly title: string
  readonly house: string
  readonly about: string
  readonly columns: readonly { readonly title: string; readonly isAmount: boolean }[]
  readonly rows: readonly (readonly string[])[]
  readonly totals: number
  readonly signatures: readonly string[]
  /** Which print it is, and of which figures. */
  readonly print: string
  readonly page: (page: number, pages: number) => string
}

export function paperOf(sheet: Sheet, head: Letterhead, language: Language): Paper {
  const say = (words: Words | SheetCell) => words[language]
  const isChinese = language === 'zh'
  const about = [say(headingOf(sheet)), currencyIn(sheet.unit, language)]
  return {
    title: say(sheet.name),
    house: `${head.branch} ${say(head.name)}`,
    about: about.join(isChinese ? '　' : ', '),
    columns: sheet.columns.map(({ title, isAmount }) => ({ title: say(title), isAmount })),
    rows: sheet.rows.map(row => row.map(say)),
    totals: sheet.totals,
    signatures: isChinese
      ? [`制表：${say(head.maker)}`, '复核：', '会计主管：', `打印：${head.madeAt}`]
      : [`Made by: ${say(head.maker)}`, 'Checked:', 'Supervisor:', `Printed: ${head.madeAt}`],
    print: `${printWords(head.copy)[language]}　SHA-256 ${head.digest}`,
    page: (page, pages) => (isChinese ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`),
  }
}

const printWords = (copy: number): Words => ({
  zh: `第 ${copy} 次打印`,
  en: copy === 1 ? 'First print' : `Print no. ${copy}, duplicate`,
})

/** A page may leave its binder: it says itself in what its figures are. */
function currencyIn(unit: Unit, language: Language): string {
  const { name } = currencyOf(unit)
  return language === 'zh' ? `币种：${name.zh}　单位：元` : `Currency: ${name.en} (${unit})`
}
