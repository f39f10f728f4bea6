/** Before anybody has signed in: is the house open, who may be tried in the demo; signing in and out. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Refusal, refuse } from '../../core/refusals.ts'
import type { EntityKind, Teller, Till } from '../../core/ledger/entities.ts'
import type { WireWelcome } from '../../core/wire.ts'
import { now } from '../clock.ts'
import { DEMO_BRANCH } from '../demo/branch.ts'
import type { Books } from '../books.ts'
import { tryPassword } from '../guesses.ts'
import { type House, type OpenHouse, sendRefusal } from '../house.ts'
import { recordsOf } from '../looks/reader.ts'
import { branchesOf } from '../looks/branches.ts'
import { release } from '../release.ts'
import { beginSession, finishSession, SESSION_COOKIE } from '../sessions.ts'
import { readHeads } from '../store/heads.ts'
import { readKinds } from '../store/state.ts'
import { signedIn } from './requests.ts'
import { SignIn, Unlock, wire } from './schemas.ts'

const TELLER_NUMBER = /^\d{4}$/

export const publicRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.get('/api/welcome', { schema: { response: { 200: wire<WireWelcome>('WireWelcome') } } }, () =>
      welcome(house),
    )

    app.post('/api/session', { schema: { body: SignIn } }, async (request, reply) => {
      if (!house.open) return sendRefusal(reply, refuse('busy'))
      const { books } = house.open
      const { teller, password, terminal } = request.body
      const branch = await branchFor(books, request.body.branch)
      // What is no teller number takes as long to be refused as one that nobody has.
      const known = TELLER_NUMBER.test(teller) ? teller : ''
      // By address: a whole branch signs in from one in the morning, each for himself.
      const guess = { branch, teller: known, place: `address ${request.ip}` }
      const wrong = await tryPassword(books, guess, password)
      const gone = wrong ?? (await refuseStopped(books, branch, teller))
      if (gone) return sendRefusal(reply, gone)
      const token = await beginSession(books, { branch, teller, terminal })
      const secure = request.protocol === 'https'
      reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
      return { branch, teller, terminal }
    })

    app.post('/api/session/unlock', { schema: { body: Unlock } }, async (request, reply) => {
      const signed = await signedIn(house, request, reply)
      if (!signed) return reply
      const { branch, teller, terminal } = signed.session
      const guess = { branch, teller, place: `terminal ${terminal}` }
      const wrong = await tryPassword(signed.house.books, guess, request.body.password)
      return wrong ? sendRefusal(reply, wrong) : { unlocked: true }
    })

    app.delete('/api/session', async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE]
      if (house.open && token) await finishSession(house.open.books, token)
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return { signedOut: true }
    })
  }

/** The branch that is asked for, or the first; the empty one, of which nobody is, where there is none. */
async function branchFor({ pool }: Books, asked: string | undefined): Promise<string> {
  const branches = (await readHeads(pool)).map(({ branch }) => branch)
  return asked === undefined ? (branches[0] ?? '') : branches.includes(asked) ? asked : ''
}

async function welcome({ open, progress, began }: House): Promise<WireWelcome> {
  const server = { release, upSeconds: Math.floor((now() - began) / 1000) }
  if (!open) return { ready: false, server, progress, branches: [], hints: [], seals: [], sealsAway: [] }
  const branches = await branchesOf(open.books)
  const boxes = open.hints.length === 0 ? { seals: [], sealsAway: [] } : await boxesOf(open)
  return { ready: true, server, progress: null, branches, hints: open.hints, ...boxes }
}

/** What one would see of the boxes of the demo: the seal on each, and how many seals lie in them. */
async function boxesOf({ books }: OpenHouse): Promise<Pick<WireWelcome, 'seals' | 'sealsAway'>> {
  const valuesOf = async <T>(kind: EntityKind): Promise<T[]> =>
    [...(await readKinds(books.pool, DEMO_BRANCH, [kind])).values()].map(({ value }) => value as T)
  const [tills, tellers] = await Promise.all([valuesOf<Till>('till'), valuesOf<Teller>('teller')])
  return {
    seals: tills.flatMap(({ no, seal }) => (seal === null ? [] : [{ till: no, seal }])),
    sealsAway: tellers.flatMap(({ id, seals, sealsAway }) =>
      sealsAway ? [{ teller: id, pieces: seals.length }] : [],
    ),
  }
}

/** The password of somebody who was stopped (0101) opens nothing. */
async function refuseStopped(books: Books, branch: string, id: string): Promise<Refusal | null> {
  const teller = (await recordsOf(books, branch, [`teller:${id}`])).get('teller', id)
  return teller?.stopped ? refuse('tellerStopped', { teller: id }) : null
}
