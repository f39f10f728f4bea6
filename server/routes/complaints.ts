/** Complaints: which are open, and all that is known of one. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRefusal } from '../../core/refusals.ts'
import type { WireCase, WireComplaint, WireComplaintDetail } from '../../core/wire.ts'
import { type House, sendRefusal } from '../house.ts'
import { caseOf } from '../looks/caseOf.ts'
import { complaintDetail, complaintsOf } from '../looks/complaints.ts'
import { reading } from './requests.ts'
import { ComplaintId, ComplaintsQuery, wire } from './schemas.ts'

export const complaintRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    const list = {
      querystring: ComplaintsQuery,
      response: { 200: wire<WireComplaint[]>('WireComplaints') },
    }
    app.get('/api/complaints', { schema: list }, async (request, reply) => {
      const read = await reading(house, request, reply)
      return read ? complaintsOf(read.reader, request.query.all === 'yes') : reply
    })

    const one = { params: ComplaintId, response: { 200: wire<WireComplaintDetail>('WireComplaintDetail') } }
    app.get('/api/complaints/:id', { schema: one }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await complaintDetail(read.reader, read.house.suggestions, request.params.id)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })

    const facts = { params: ComplaintId, response: { 200: wire<WireCase>('WireCase') } }
    app.get('/api/complaints/:id/case', { schema: facts }, async (request, reply) => {
      const read = await reading(house, request, reply)
      if (!read) return reply
      const found = await caseOf(read.reader, request.params.id)
      return isRefusal(found) ? sendRefusal(reply, found) : found
    })
  }
