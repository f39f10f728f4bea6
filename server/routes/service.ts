/** The service processes: their figures, and what was checked, taught and talked about. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { WireService } from '../../core/service/wire.ts'
import type { House } from '../house.ts'
import { serviceOf } from '../looks/service.ts'
import { reading } from './requests.ts'
import { MonthQuery, wire } from './schemas.ts'

export const serviceRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const asked = { querystring: MonthQuery, response: { 200: wire<WireService>('WireService') } }
    app.get('/api/service', { schema: asked }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? serviceOf(read.reader, read.house.queues, request.query.month ?? null) : reply
    })
  }
