/** Nobody alone, nothing hidden: who may do what. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRefusal } from '../../core/refusals.ts'
import type { WireWho } from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { whoMay } from '../looks/question.ts'
import { reading } from './requests.ts'
import { wire, WhoQuery } from './schemas.ts'

export const controlRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const who = { response: { 200: wire<WireWho>('WireWho') }, querystring: WhoQuery }
    app.get('/api/who', { schema: who }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await whoMay(read.reader, request.query)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })
  }
