/** The HTTP server: API under /api, its page under /api/docs, everything else the pages of the web. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { openApiOperation } from '../core/derive/openapi.ts'
import { refuse } from '../core/refusals.ts'
import { typedTransactions } from '../core/transactions/catalogue.ts'
import { packageFolder } from './folders.ts'
import { type House, sendRefusal } from './house.ts'
import { isDatabaseTrouble, isDiskFull } from './postgres/trouble.ts'
import { loggerFor, logAnswers, requestId } from './log.ts'
import { release } from './release.ts'
import { backupRoutes } from './routes/backups.ts'
import { complaintRoutes } from './routes/complaints.ts'
import { controlRoutes } from './routes/control.ts'
import { doorRoutes } from './routes/door.ts'
import { fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { ownSignInRoutes } from './routes/ownSignIn.ts'
import { publicRoutes } from './routes/public.ts'
import { queueRoutes } from './routes/queue.ts'
import { paperRoutes } from './routes/papers.ts'
import { readRoutes } from './routes/reads.ts'
import { supervisionRoutes } from './routes/supervision.ts'
import { serviceRoutes } from './routes/service.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { terminalRoutes } from './routes/terminals.ts'
import { transactionRoutes } from './routes/transactions.ts'
import type { Settings } from './settings.ts'

/** A payroll of ten thousand lines has half of it. */
const BODY_MAX = 1024 * 1024

/** Whoever sends a request drop by drop holds a connection no longer than this. */
const REQUEST_MS = 120_000

export type AppSettings = Pick<Settings, 'logLevel' | 'metricsToken' | 'trustedProxies' | 'tls'>

const UNSEEN: AppSettings = { logLevel: 'silent', metricsToken: null, trustedProxies: 'loopback', tls: null }

export async function build(
  house: House,
  { logLevel, metricsToken, trustedProxies, tls }: AppSettings = UNSEEN,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: loggerFor(logLevel),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: requestId,
    bodyLimit: BODY_MAX,
    requestTimeout: REQUEST_MS,
    // Nothing is made to fit: a number for a text may have lost digits, and what is beside the point is said.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    // Whoever is being answered hears it to the end.
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies,
    ...(tls ? { https: tls } : {}),
  })
  app.decorateReply('numbers', null)
  logAnswers(app)
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(helmet, { global: false, contentSecurityPolicy: false, hsts: false })
  app.addHook('onRequest', guardAnswer)
  app.addHook('onRequest', refuseForeignOrigin)
  app.addHook('onRequest', refuseNul)
  app.setErrorHandler(answerError)
  await describe(app)
  const typed = app.withTypeProvider<TypeBoxTypeProvider>()
  await typed.register(healthRoutes(house, metricsToken))
  await typed.register(publicRoutes(house))
  await typed.register(doorRoutes(house))
  await typed.register(ownSignInRoutes(house))
  await typed.register(terminalRoutes(house))
  await typed.register(queueRoutes(house))
  await typed.register(transactionRoutes(house))
  await typed.register(readRoutes(house))
  await typed.register(controlRoutes(house))
  await typed.register(complaintRoutes(house))
  await typed.register(serviceRoutes(house))
  await typed.register(paperRoutes(house))
  await typed.register(fileRoutes(house))
  await typed.register(sheetRoutes(house))
  await typed.register(supervisionRoutes(house))
  await typed.register(backupRoutes(house))
  await serveWeb(app)
  return app
}

/** No answer is framed or taken for what it is not; what the API says of customers stays in no cache. */
async function guardAnswer({ url }: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply
    .header('content-security-policy', "frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
  if (url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}

/** A page of another site may not speak for the person at this terminal. */
async function refuseForeignOrigin(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { origin, host } = request.headers
  if (request.method === 'GET' || request.method === 'HEAD' || !origin) return undefined
  return URL.canParse(origin) && new URL(origin).host === host
    ? undefined
    : sendRefusal(reply, refuse('forbidden'))
}

/** No text of ours has a NUL in it, and the database takes none. */
async function refuseNul({ url }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return url.includes('%00') ? sendRefusal(reply, refuse('addressMalformed')) : undefined
}

/**
 * What is wrong with a request is said; without a database the terminal may send the same again; what is
 * wrong with us is logged and said without detail.
 */
async function answerError(
  error: Error & { statusCode?: number; validation?: unknown },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const status = error.statusCode ?? 500
  if (status === 413) return sendRefusal(reply, refuse('bodyTooLarge'))
  if (status === 429) return sendRefusal(reply, refuse('tooManyTries'))
  if (status < 500) return reply.code(status).send({ refusal: null, error: error.message })
  if (isDatabaseTrouble(error)) {
    request.log.warn(error)
    return sendRefusal(reply, refuse(isDiskFull(error) ? 'diskFull' : 'busy'))
  }
  request.log.error(error)
  return reply.code(500).send({ refusal: null, error: 'internal error' })
}

async function describe(app: FastifyInstance): Promise<void> {
  const info = {
    title: '掌柜 Zhanggui',
    version: release,
    description: 'Every transaction code is one operation.',
  }
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info },
    transformObject: document => {
      const { openapiObject } = document as { openapiObject: { paths?: Record<string, unknown> } }
      const paths = Object.fromEntries(
        typedTransactions()
          .map(openApiOperation)
          .map(({ path, operation }) => [path, { post: operation }]),
      )
      return { ...openapiObject, paths: { ...openapiObject.paths, ...paths } } as never
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
}

/** antd writes its styles into the page; everything else comes from here. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ')

async function serveWeb(app: FastifyInstance): Promise<void> {
  const root = join(packageFolder, 'dist', 'web')
  if (!existsSync(join(root, 'index.html'))) return
  await app.register(files, {
    root,
    immutable: true,
    maxAge: '30d',
    index: false,
    setHeaders: (reply, path) => {
      if (path.endsWith('.html')) reply.setHeader('cache-control', 'no-store')
    },
  })
  const page = (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-store')
      .sendFile('index.html', { cacheControl: false })
  app.get('/', { schema: { hide: true } }, page)
  // Pages have addresses of their own; what is neither a file nor the API is one of them.
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' && !request.url.startsWith('/api')
      ? page(request, reply)
      : reply.code(404).send({ refusal: null }),
  )
}
