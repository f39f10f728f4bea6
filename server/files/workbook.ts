/** A sheet as an XLSX: amounts are numbers that can be added up, the heading stays in view. */
import exceljs from 'exceljs'
import type { Paper } from './paper.ts'

/** A spreadsheet keeps fifteen digits of a number; a longer amount stays a text and loses nothing. */
const DIGITS_MAX = 15

export async function workbookOf(paper: Paper): Promise<Buffer> {
  const book = new exceljs.Workbook()
  const page = book.addWorksheet(paper.title.slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 4 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  page.addRow([paper.house])
  page.addRow([paper.title])
  page.addRow([paper.about])
  page.addRow(paper.columns.map(({ title }) => title)).font = { bold: true }
  for (const cells of paper.rows) {
    const row = page.addRow(
      cells.map((text, place) => valueOf(text, paper.columns[place]?.isAmount ?? false)),
    )
    row.eachCell((cell, place) => {
      if (typeof cell.value === 'number' && cells[place - 1]?.includes('.')) cell.numFmt = '#,##0.00'
    })
  }
  page.addRow([])
  page.addRow([...paper.signatures])
  page.addRow([paper.print])
  for (const [place, { isAmount }] of paper.columns.entries())
    page.getColumn(place + 1).width = isAmount ? 16 : 20
  return Buffer.from(await book.xlsx.writeBuffer())
}

function valueOf(text: string, isAmount: boolean): string | number {
  const plain = text.replaceAll(',', '')
  const isNumber = isAmount && /^-?\d+(\.\d+)?$/.test(plain)
  return isNumber && plain.replace(/\D/g, '').length <= DIGITS_MAX ? Number(plain) : text
}
