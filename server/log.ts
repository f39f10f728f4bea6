/**
 * The log: one JSON object a line, for machines. It says what was asked for by route and never by address,
 * for addresses carry account numbers; and of an error its kind and place, for the texts of errors quote what
 * was typed. A request has an id, which its answer carries too, so that a person can name the line.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const REQUEST_ID = 'x-request-id'

export const loggerFor = (level: LogLevel) => ({
  level,
  serializers: { req: plainRequest, res: () => ({}), err: plainError },
})

/** The id that a proxy has given, if it is one that cannot mean anything. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID]
  return typeof given === 'string' && UUID.test(given) ? given : randomUUID()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A line for every answer, at the level `info`. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID, request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ ...plainRequest(request), status: reply.statusCode, ms }, 'answered')
  })
}

function plainRequest({ method, routeOptions }: FastifyRequest): { method: string; route: string } {
  return { method, route: routeOptions.url ?? 'none' }
}

/** Type, code and place of an error; of its text what stands in it without regard to data. */
export function plainError(error: Error): { type: string; message: string; stack: string } {
  const { name, message, stack = '' } = error
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string }
  // The text stands in front of the frames once more.
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line))
  const database = { ...(code && { code }), ...(table && { table }), ...(constraint && { constraint }) }
  return { type: name, ...database, message: withoutData(message), stack: frames.join('\n') }
}

/** Quoted texts, amounts, long numbers and Chinese stand for data. */
export const withoutData = (text: string): string =>
  text
    .replace(/"[^"]*"|“[^”]*”|'[^']*'|`[^`]*`/g, '"…"')
    .replace(/[\p{Script=Han}]+/gu, '…')
    .replace(/\d[\d,]*\.\d{2}\b|\d{5,}[0-9X]*/gi, '#')
