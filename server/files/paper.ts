/** Whose paper a sheet is printed on, and by whom; in one language. */
import type { Sheet, SheetCell } from '../../core/sheets.ts'
import { currencyOf, type Unit } from '../../core/ledger/units.ts'
import type { Language, Words } from '../../core/words.ts'

export interface Letterhead {
  readonly branch: string
  readonly name: Words
  /** Who had it made, and when. */
  readonly maker: string
  readonly madeAt: string
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
  readonly page: (page: number, pages: number) => string
}

export function paperOf(sheet: Sheet, head: Letterhead, language: Language): Paper {
  const say = (words: Words | SheetCell) => words[language]
  const isChinese = language === 'zh'
  const about = [sheet.day, say(sheet.about), currencyIn(sheet.unit, language)].filter(part => part !== '')
  return {
    title: say(sheet.name),
    house: `${head.branch} ${say(head.name)}`,
    about: about.join(isChinese ? '　' : ', '),
    columns: sheet.columns.map(({ title, isAmount }) => ({ title: say(title), isAmount })),
    rows: sheet.rows.map(row => row.map(say)),
    totals: sheet.totals,
    signatures: isChinese
      ? [`制表：${head.maker}`, '复核：', '会计主管：', `打印：${head.madeAt}`]
      : [`Made by: ${head.maker}`, 'Checked:', 'Supervisor:', `Printed: ${head.madeAt}`],
    page: (page, pages) => (isChinese ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`),
  }
}

/** A page may leave its binder: it says itself in what its figures are. */
function currencyIn(unit: Unit, language: Language): string {
  const { name } = currencyOf(unit)
  return language === 'zh' ? `币种：${name.zh}　单位：元` : `Currency: ${name.en} (${unit})`
}
