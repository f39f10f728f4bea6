/** The books of any day: to be read on a page, or as a file to keep, print or count with. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { WireSheet } from '../../core/wire.ts'
import { isRefusal, refuse } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import type { Language } from '../../core/words.ts'
import { contentDigest, type Letterhead, paperOf, PDF_ROWS_MAX } from '../files/paper.ts'
import { workbookOf } from '../files/workbook.ts'
import { type House, sendRefusal } from '../house.ts'
import type { Reader } from '../looks/reader.ts'
import { makeSheet } from '../looks/sheets/make.ts'
import { nextPrint, notePrint } from '../store/prints.ts'
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
      return sendFile(reply, { reader: read.reader, sheet, key: asked.sheet }, as, language)
    })
  }

/** As a PDF or a workbook, which says which print of these figures it is. */
async function sendFile(
  reply: FastifyReply,
  { reader, sheet, key }: { readonly reader: Reader; readonly sheet: Sheet; readonly key: string },
  as: 'pdf' | 'xlsx',
  language: Language,
) {
  if (as === 'pdf' && sheet.rows.length > PDF_ROWS_MAX) {
    return sendRefusal(reply, refuse('sheetTooLong', { most: String(PDF_ROWS_MAX) }))
  }
  // Loaded when somebody wants one: it takes a quarter of a second, which a start need not wait for.
  const make = as === 'pdf' ? (await import('../files/pdf.ts')).pdfOf : workbookOf
  const { branch, teller, books } = reader
  const digest = contentDigest(branch.code, sheet)
  // What could not be made was not printed. Where somebody has printed the same meanwhile, it is made again.
  for (;;) {
    const [at, copy] = [books.now(), await nextPrint(books.pool, branch.code, digest)]
    const file = await make(
      paperOf(sheet, letterhead(reader, { at, copy, digest: digest.toString('hex') }), language),
    )
    const print = { branch: branch.code, digest, sheet: key, day: sheet.day, teller: teller.id, copy }
    if (await notePrint(books.pool, { ...print, at: BigInt(at) }))
      return named(reply, sheet, language, as).type(TYPES[as]).send(file)
  }
}

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const letterhead = (
  { branch, teller }: Reader,
  { at, ...print }: Pick<Letterhead, 'copy' | 'digest'> & { readonly at: number },
): Letterhead => ({
  branch: branch.code,
  name: branch.name,
  maker: { zh: `${teller.id} ${teller.name.zh}`, en: `${teller.id} ${teller.name.en}` },
  madeAt: new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
  ...print,
})

function named(reply: FastifyReply, { name, day }: Sheet, language: Language, ending: string): FastifyReply {
  const file = encodeURIComponent(`${name[language]}_${day}.${ending}`)
  return reply.header('content-disposition', `attachment; filename*=UTF-8''${file}`)
}
