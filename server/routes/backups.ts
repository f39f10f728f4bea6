/** The one button: a backup is begun, and listed when it is there. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { refuse } from '../../core/refusals.ts'
import type { WireBackups } from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { backupsOf, keptBy } from '../looks/backups.ts'
import { isInCharge } from '../looks/reader.ts'
import { reading } from './requests.ts'
import { wire } from './schemas.ts'

export const backupRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const schema = { response: { 200: wire<WireBackups>('WireBackups') } }
    app.get('/api/backups', { schema }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      if (!isInCharge(read.reader)) return sendRefusal(reply, refuse('forbidden'))
      return backupsOf(read.reader, read.house.backups)
    })

    app.post('/api/backups', async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      if (!isInCharge(read.reader)) return sendRefusal(reply, refuse('forbidden'))
      return { started: read.house.backups.start(keptBy(read.reader)) }
    })
  }
