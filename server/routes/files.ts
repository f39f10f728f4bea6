/** Files that people choose for a form: turned into the text of its field, and kept nowhere. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { WireTable } from '../../core/wire.ts'
import { isRefusal, refuse } from '../../core/refusals.ts'
import { readTable, TABLE_BYTES_MAX } from '../files/table.ts'
import { type House, sendRefusal } from '../house.ts'
import { signedIn } from './requests.ts'
import { wire } from './schemas.ts'

export const fileRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const octets = 'application/octet-stream'
    app.addContentTypeParser(octets, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413) return sendRefusal(reply, refuse('tableTooLarge'))
      throw error
    })
    const schema = { response: { 200: wire<WireTable>('WireTable') } }
    app.post('/api/tables', { schema, bodyLimit: TABLE_BYTES_MAX }, async (request, reply) => {
      if (!(await signedIn(house, request, reply))) return reply
      const text = await readTable(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
      return isRefusal(text) ? sendRefusal(reply, text) : { text }
    })
  }
