/** The papers of rows for impact printers, as the bytes that they print. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRefusal } from '../../core/refusals.ts'
import { escpOf } from '../files/escp.ts'
import { type House, sendRefusal } from '../house.ts'
import { impactPages } from '../looks/impact.ts'
import { positionIn } from './reads.ts'
import { reading } from './requests.ts'
import { ImpactQuery, RowParams } from './schemas.ts'

export const paperRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const impact = { params: RowParams, querystring: ImpactQuery }
    app.get('/api/journal/:day/:serial/receipt.escp', { schema: impact }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const position = positionIn(request.params, read.reader)
      if (isRefusal(position)) return sendRefusal(reply, position)
      const { paper = 'receipt', language = 'zh' } = request.query
      const pages = await impactPages(read.reader, position, paper, language)
      if (isRefusal(pages)) return sendRefusal(reply, pages)
      const name = `${paper}_${position.day}_${position.serial}.escp`
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/octet-stream')
        .send(escpOf(pages))
    })
  }
