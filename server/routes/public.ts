/** Before anybody has signed in: is the house open, who may be tried in the demo; signing in and out. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../core/refusals.ts'
import type { Branch, Till } from '../../core/ledger/entities.ts'
import type { WireWelcome } from '../../core/wire.ts'
import { DEMO_BRANCH } from '../demo/week.ts'
import { type House, type OpenHouse, sendRefusal } from '../house.ts'
import { recordsOf } from '../looks/reader.ts'
import { beginSession, finishSession, passwordIsRight, SESSION_COOKIE } from '../sessions.ts'
import { readHeads } from '../store/heads.ts'
import { readKinds } from '../store/state.ts'
import { ping } from '../store/transaction.ts'
import { signedIn } from './requests.ts'
import { SignIn, Unlock, wire } from './schemas.ts'

/** Guesses are counted by person and address: a whole branch signs in from one address in the morning. */
const SIGN_IN_LIMIT = {
  max: 10,
  timeWindow: '1 minute',
  hook: 'preHandler',
  keyGenerator: (request: FastifyRequest) =>
    `${request.ip} ${(request.body as { teller?: string } | null)?.teller}`,
} as const

const TELLER_NUMBER = /^\d{4}$/

export const publicRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.get('/api/welcome', { schema: { response: { 200: wire<WireWelcome>('WireWelcome') } } }, () =>
      welcome(house),
    )

    app.get('/api/health', async (_request, reply) => {
      const ready = house.open !== null && (await doesAnswer(house.open))
      return reply.code(ready ? 200 : 503).send({ ready })
    })

    const limited = { config: { rateLimit: SIGN_IN_LIMIT } }
    app.post('/api/session', { ...limited, schema: { body: SignIn } }, async (request, reply) => {
      if (!house.open) return sendRefusal(reply, refuse('busy'))
      const { teller, password, terminal } = request.body
      const branch = request.body.branch ?? (await readHeads(house.open.books.pool))[0]?.branch ?? ''
      // What is no teller number takes as long to be refused as one that nobody has.
      const known = TELLER_NUMBER.test(teller) ? teller : ''
      const right = await passwordIsRight(house.open.books, branch, known, password)
      if (!right) return sendRefusal(reply, refuse('wrongPassword'))
      const token = await beginSession(house.open.books, { branch, teller, terminal })
      const secure = request.protocol === 'https'
      reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
      return { branch, teller, terminal }
    })

    app.post('/api/session/unlock', { ...limited, schema: { body: Unlock } }, async (request, reply) => {
      const signed = await signedIn(house, request, reply)
      if (!signed) return reply
      const { branch, teller } = signed.session
      const right = await passwordIsRight(signed.house.books, branch, teller, request.body.password)
      return right ? { unlocked: true } : sendRefusal(reply, refuse('wrongPassword'))
    })

    app.delete('/api/session', async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE]
      if (house.open && token) await finishSession(house.open.books, token)
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return { signedOut: true }
    })
  }

const doesAnswer = ({ books }: OpenHouse): Promise<boolean> =>
  ping(books.pool).then(
    () => true,
    () => false,
  )

async function welcome({ open, progress }: House): Promise<WireWelcome> {
  if (!open) return { ready: false, progress, branches: [], hints: [], seals: [] }
  const branches = await branchesOf(open)
  const seals = open.hints.length === 0 ? [] : await sealsOf(open)
  return { ready: true, progress: null, branches, hints: open.hints, seals }
}

async function sealsOf({ books }: OpenHouse): Promise<WireWelcome['seals']> {
  const rows = await readKinds(books.pool, DEMO_BRANCH, ['till'])
  return [...rows.values()].flatMap(({ value }) => {
    const { no, seal } = value as Till
    return seal === null ? [] : [{ till: no, seal }]
  })
}

async function branchesOf({ books }: OpenHouse): Promise<WireWelcome['branches']> {
  const heads = await readHeads(books.pool)
  const branches = await Promise.all(
    heads.map(async ({ branch }) =>
      (await recordsOf(books, branch, [`branch:${branch}`])).get('branch', branch),
    ),
  )
  return branches
    .filter((branch): branch is Branch => branch !== undefined)
    .map(({ code, name, day, state }) => ({ code, name, day, state }))
}
