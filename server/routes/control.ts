/** Nobody alone, nothing hidden: who may do what, and what was tried, waited for, looked at. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRefusal, refuse } from '../../core/refusals.ts'
import type { WireCustody, WireWho } from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { controlOf } from '../looks/control.ts'
import { whoMay } from '../looks/question.ts'
import { isInCharge } from '../looks/reader.ts'
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

    app.get(
      '/api/control',
      { schema: { response: { 200: wire<WireCustody>('WireCustody') } } },
      async (request, reply) => {
        const read = await reading(house, request, reply)
        if (!read) return reply
        return isInCharge(read.reader) ? controlOf(read.reader) : sendRefusal(reply, refuse('forbidden'))
      },
    )
  }
