/**
 * A sheet as a PDF: A4 across, with whose it is above the table and room to sign below it. The font is part
 * of the file, so that it reads the same on a machine without Chinese.
 */
import { join } from 'node:path'
import pdfmake from 'pdfmake'
import { packageFolder } from '../folders.ts'
import type { Paper } from './paper.ts'

const FONT = join(
  packageFolder,
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)

pdfmake.setFonts({ Noto: { normal: FONT, bold: FONT, italics: FONT, bolditalics: FONT } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => path === FONT)

export function pdfOf(paper: Paper): Promise<Buffer> {
  const { columns, rows, totals } = paper
  const widths = columns.map(({ isAmount }) => (isAmount ? 'auto' : '*'))
  const heading = columns.map(({ title, isAmount }) => ({
    text: title,
    alignment: isAmount ? 'right' : 'left',
    fillColor: '#eeeeee',
  }))
  const body = rows.map((cells, index) =>
    cells.map((text, place) => ({
      text,
      alignment: columns[place]?.isAmount ? 'right' : 'left',
      ...(index >= rows.length - totals ? { fillColor: '#f6f6f6' } : {}),
    })),
  )
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [28, 28, 28, 52],
      defaultStyle: { font: 'Noto', fontSize: 8 },
      info: { title: paper.title, author: paper.house },
      content: [
        { text: paper.house, alignment: 'center', fontSize: 9 },
        { text: paper.title, alignment: 'center', fontSize: 14, margin: [0, 2, 0, 2] },
        { text: paper.about, alignment: 'center', margin: [0, 0, 0, 6] },
        {
          table: { headerRows: 1, dontBreakRows: true, widths, body: [heading, ...body] },
          layout: {
            hLineWidth: () => 0.4,
            vLineWidth: () => 0.4,
            paddingTop: () => 1.5,
            paddingBottom: () => 1.5,
          },
        },
      ],
      footer: (page, pages) => ({
        margin: [28, 8, 28, 0],
        stack: [
          {
            columns: [
              ...paper.signatures.map(text => ({ text, width: '*' })),
              { text: paper.page(page, pages), alignment: 'right', width: 'auto' },
            ],
          },
          { text: paper.print, fontSize: 7, margin: [0, 4, 0, 0] },
        ],
      }),
    })
    .getBuffer()
}
