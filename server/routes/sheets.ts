/** The books of any day: to be read on a page, or as a file to keep, print or count with. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { WireSheet } from '../../core/wire.ts'
import { isRefusal, refuse } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import type { Language } from '../../core/words.ts'
import { type Letterhead, paperOf, PDF_ROWS_MAX } from '../files/paper.ts'
import { workbookOf } from '../files/workbook.ts'
import { type House, sendRefusal } from '../house.ts'
import type { Reader } from '../looks/reader.ts'
import { makeSheet } from '../looks/sheets/make.ts'
import { reading } from './requests.ts'
import { SheetFile, SheetQuery, wire } from './schemas.ts'

export const sheetRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const schema = { querystring: SheetQuery, response: { 200: wire<WireSheet>('WireSheet') } }
    app.get('/api/sheets', { schema }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const sheet = await makeSheet(read.reader, request.query)
      return isRefusal(sheet) ? sendRefusal(reply, sheet) : sheet
    })

    app.get('/api/sheets/file', { schema: { querystring: SheetFile } }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const { as, language = 'zh', ...asked } = request.query
      const sheet = await makeSheet(read.reader, asked)
      if (isRefusal(sheet)) return sendRefusal(reply, sheet)
      return as === 'pdf'
        ? sendPdf(reply, sheet, read.reader, language)
        : sendWorkbook(reply, sheet, read.reader, language)
    })
  }

const letterhead = ({ branch, teller, books }: Reader): Letterhead => ({
  branch: branch.code,
  name: branch.name,
  maker: `${teller.id} ${teller.name.zh}`,
  madeAt: new Date(books.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
})

async function sendPdf(reply: FastifyReply, sheet: Sheet, reader: Reader, language: Language) {
  if (sheet.rows.length > PDF_ROWS_MAX) {
    return sendRefusal(reply, refuse('sheetTooLong', { most: String(PDF_ROWS_MAX) }))
  }
  // Loaded when somebody wants one: it takes a quarter of a second, which a start need not wait for.
  const { pdfOf } = await import('../files/pdf.ts')
  const pdf = await pdfOf(paperOf(sheet, letterhead(reader), language))
  return named(reply, sheet, language, 'pdf').type('application/pdf').send(pdf)
}

async function sendWorkbook(reply: FastifyReply, sheet: Sheet, reader: Reader, language: Language) {
  const book = await workbookOf(paperOf(sheet, letterhead(reader), language))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return named(reply, sheet, language, 'xlsx').type(type).send(book)
}

function named(reply: FastifyReply, { name, day }: Sheet, language: Language, ending: string): FastifyReply {
  const file = encodeURIComponent(`${name[language]}_${day}.${ending}`)
  return reply.header('content-disposition', `attachment; filename*=UTF-8''${file}`)
}
