/** What post-supervision works with: the package of a day, and the images of its vouchers. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isRefusal, refuse } from '../../core/refusals.ts'
import { mayBringImages, maySupervise } from '../../core/supervision/access.ts'
import type { WireImage, WirePackage } from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { isShown } from '../looks/inbox.ts'
import { imageOf, packageOf, placeByHand, takeImage } from '../looks/supervision.ts'
import { pastDay } from './reads.ts'
import { reading, readingWho } from './requests.ts'
import { Day, RowPlace, wire } from './schemas.ts'

const IMAGE_MB_MAX = 4

const DayParam = Type.Object({ day: Day })
const ImageParam = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
const Named = Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }) })

export const supervisionRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const octets = 'application/octet-stream'
    app.addContentTypeParser(octets, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413)
        return sendRefusal(reply, refuse('imageTooBig', { max: String(IMAGE_MB_MAX) }))
      throw error
    })

    const packages = { params: DayParam, response: { 200: wire<WirePackage>('WirePackage') } }
    app.get('/api/supervision/:day', { schema: packages }, async (request, reply) => {
      const read = await readingWho(maySupervise, house, request, reply)
      if (!read) return reply
      const { reader } = read
      const day = pastDay(request.params.day, reader)
      return isRefusal(day) ? sendRefusal(reply, day) : packageOf(reader, day)
    })

    const bringing = {
      params: DayParam,
      querystring: Named,
      response: { 200: wire<WireImage>('WireImage') },
    }
    const limit = { bodyLimit: IMAGE_MB_MAX * 1024 * 1024 }
    app.post('/api/supervision/:day/images', { schema: bringing, ...limit }, async (request, reply) => {
      const read = await readingWho(mayBringImages, house, request, reply)
      if (!read) return reply
      const { reader } = read
      const day = pastDay(request.params.day, reader)
      if (isRefusal(day)) return sendRefusal(reply, day)
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const taken = await takeImage(reader, { day, name: request.query.name, bytes })
      return isRefusal(taken) ? sendRefusal(reply, taken) : taken
    })

    app.get('/api/supervision/images/:sha256', { schema: { params: ImageParam } }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const { reader } = read
      const { sha256 } = request.params
      if (!maySupervise(reader.teller.roles) && !(await isShown(reader, sha256)))
        return sendRefusal(reply, refuse('forbidden'))
      const image = await imageOf(reader, sha256)
      return isRefusal(image) ? sendRefusal(reply, image) : reply.type(image.media).send(image.bytes)
    })

    const placing = {
      params: ImageParam,
      body: RowPlace,
      response: { 200: wire<WireImage>('WireImage') },
    }
    app.post('/api/supervision/images/:sha256/place', { schema: placing }, async (request, reply) => {
      const read = await readingWho(maySupervise, house, request, reply)
      if (!read) return reply
      const { reader } = read
      const day = pastDay(request.body.day, reader)
      if (isRefusal(day)) return sendRefusal(reply, day)
      const { serial } = request.body
      const placed = await placeByHand(reader, request.params.sha256, { day, serial })
      return isRefusal(placed) ? sendRefusal(reply, placed) : placed
    })
  }
