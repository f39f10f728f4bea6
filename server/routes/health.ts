/** For whoever runs the server: does it live, may it be given requests, and its figures. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { House } from '../house.ts'
import { exposition, expositionType } from '../metrics.ts'
import { standing } from '../standing.ts'

/** `metricsToken` guards the figures; without one there are none. */
export const healthRoutes =
  (house: House, metricsToken: string | null): FastifyPluginAsyncTypebox =>
  async app => {
    const hidden = { schema: { hide: true } }
    app.get('/health/live', hidden, async () => ({ live: true }))

    app.get('/health/ready', hidden, async (_request, reply) => {
      const { ready, open, database, leaving } = await standing(house)
      return reply.code(ready ? 200 : 503).send({ ready, open, database, leaving })
    })

    if (metricsToken === null) return
    app.get('/metrics', hidden, async (request, reply) => {
      if (!isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`))
        return reply.code(401).header('www-authenticate', 'Bearer').send()
      return reply.type(expositionType).send(await exposition(house))
    })
  }

/** In a time that tells nothing. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
