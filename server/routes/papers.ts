/** The papers of rows for impact printers, as the bytes that they print. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRefusal } from '../../core/refusals.ts'
import { escpOf } from '../files/escp.ts'
import { type House, sendRefusal } from '../house.ts'
import { impactPages } from '../looks/impact.ts'
import { dayOr, serialIn } from './reads.ts'
import { reading } from './requests.ts'
import { ImpactQuery, RowParams } from './schemas.ts'

export const paperRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const impact = { params: RowParams, querystring: ImpactQuery }
    app.get('/api/journal/:day/:serial/receipt.escp', { schema: impact }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const day = dayOr(request.params.day, read.reader)
      const serial = serialIn(request.params.serial)
      if (isRefusal(day)) return sendRefusal(reply, day)
      if (isRefusal(serial)) return sendRefusal(reply, serial)
      const { paper = 'receipt', language = 'zh' } = request.query
      const pages = await impactPages(read.reader, { day, serial }, paper, language)
      if (isRefusal(pages)) return sendRefusal(reply, pages)
      const name = `${paper}_${day}_${serial}.escp`
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/octet-stream')
        .send(escpOf(pages))
    })
  }
