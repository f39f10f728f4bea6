/** Coming in and going out, locking the screen, and what a person has to show who he is. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Teller } from '../../core/ledger/entities.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { registrars, type SignInRules } from '../../core/signInRules.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import type { WireSession } from '../../core/wire.ts'
import type { Books } from '../books.ts'
import { askPasskey, type Site } from '../door/passkeys.ts'
import { isWornOut } from '../door/passwords.ts'
import { type Proven, prove } from '../door/proof.ts'
import { beginSession, finishSession, SESSION_COOKIE, TERMINAL_COOKIE } from '../door/sessions.ts'
import { deviceOf, isKnownTerminal } from '../door/terminals.ts'
import { type House, sendRefusal } from '../house.ts'
import { recordsOf } from '../looks/reader.ts'
import { DOOR, logLookUp } from '../store/accessLog.ts'
import { authenticatorsOf } from '../store/authenticators.ts'
import { readHeads } from '../store/heads.ts'
import { type Beginning, type Held, lockSession } from '../store/sessions.ts'
import { type Reading, signedIn, tokensOf } from './requests.ts'
import { AskPasskey, Shows, SignIn, wire } from './schemas.ts'

/** What is no teller number takes as long to be refused as one that nobody has. */
const TELLER_NUMBER = /^\d{4}$/

export const PURPOSE = { in: 'come in', back: 'come back' } as const

/** What a signature at a colleague's terminal is for. */
export const signingOf = (item: string): string => `sign ${item}`

export const siteOf = (request: FastifyRequest): Site => ({
  origin: `${request.protocol}://${request.host}`,
  host: request.hostname,
})

/** Tries a minute from one address, whoever is tried. */
const LIMITED = { config: { rateLimit: { max: 300, timeWindow: 60_000 } } }

export const doorRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.post('/api/session', { schema: { body: SignIn }, ...LIMITED }, async (request, reply) => {
      if (!house.open) return sendRefusal(reply, refuse('busy'))
      const { books } = house.open
      const { terminal, branch: asked, teller = '', ...shown } = request.body
      const branch = await branchFor(books, asked)
      const known = { ...shown, teller: TELLER_NUMBER.test(teller) ? teller : '' }
      const place = await comingFrom(books, request)
      const proven = await prove(books, { branch, place, purpose: PURPOSE.in, site: siteOf(request) }, known)
      const session = isRefusal(proven)
        ? proven
        : await sessionFor(books, { branch, terminal }, proven, request)
      if (isRefusal(session)) return sendRefusal(reply, session)
      await startSession(books, session, request, reply)
      return session
    })

    app.get(
      '/api/session',
      { schema: { response: { 200: wire<WireSession>('WireSession') } } },
      async (request, reply) => {
        const signed = await signedIn(house, request, reply, { locked: true, held: true })
        if (!signed) return reply
        const { branch, teller } = signed.session
        const name = await nameAt(signed.house.books, branch, teller)
        return { ...signed.session, name }
      },
    )

    app.post('/api/session/lock', async (request, reply) => {
      const signed = await signedIn(house, request, reply, { locked: true, held: true })
      if (!signed) return reply
      await lockSession(signed.house.books.pool, signed.session, true)
      return { locked: true }
    })

    app.post('/api/session/unlock', { schema: { body: Shows }, ...LIMITED }, async (request, reply) => {
      const signed = await signedIn(house, request, reply, { locked: true, held: true })
      if (!signed) return reply
      const { branch, teller } = signed.session
      const occasion = {
        branch,
        place: placeIn(signed.session),
        purpose: PURPOSE.back,
        site: siteOf(request),
      }
      const proven = await prove(signed.house.books, occasion, { ...request.body, teller })
      if (isRefusal(proven)) return sendRefusal(reply, proven)
      await lockSession(signed.house.books.pool, signed.session, false)
      return { unlocked: true }
    })

    app.delete('/api/session', async (request, reply) => {
      const tokens = tokensOf(request)
      if (house.open && tokens) await finishSession(house.open.books, tokens)
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return { signedOut: true }
    })

    app.post('/api/passkey', { schema: { body: AskPasskey }, ...LIMITED }, async (request, reply) => {
      if (!house.open) return sendRefusal(reply, refuse('busy'))
      const { books } = house.open
      const { branch, parked, back } = request.body
      const purpose = parked === undefined ? PURPOSE[back ? 'back' : 'in'] : signingOf(parked)
      return askPasskey(books, await branchFor(books, branch), purpose, siteOf(request))
    })
  }

/**
 * Where somebody comes in: at a terminal that is known, whoever else tries from the same address; else by the
 * address, from which a whole branch comes in the morning, each for himself.
 */
async function comingFrom(books: Books, { ip, cookies }: FastifyRequest): Promise<string> {
  const device = await deviceOf(books, cookies[TERMINAL_COOKIE])
  return device ? `known terminal ${device.branch} ${device.name}` : `address ${ip}`
}

/** Where somebody shows who he is: in whose session. Anybody can say that his terminal is another's. */
export const placeIn = ({ teller, terminal }: Pick<Beginning, 'teller' | 'terminal'>): string =>
  `terminal ${terminal} of ${teller}`

/** The branch that is asked for, or the first; the empty one, of which nobody is, where there is none. */
export async function branchFor({ pool }: Books, asked: string | undefined): Promise<string> {
  const branches = (await readHeads(pool)).map(({ branch }) => branch)
  return asked === undefined ? (branches[0] ?? '') : branches.includes(asked) ? asked : ''
}

async function nameAt(books: Books, branch: string, id: string): Promise<Teller['name']> {
  const teller = (await recordsOf(books, branch, [`teller:${id}`])).get('teller', id)
  return teller?.name ?? { zh: id, en: id }
}

/** Whether who has shown who he is may come in here, and what he is held for first. */
async function sessionFor(
  books: Books,
  { branch, terminal }: Pick<Beginning, 'branch' | 'terminal'>,
  proven: Proven,
  request: FastifyRequest,
): Promise<Beginning | Refusal> {
  const { teller } = proven
  const state = await recordsOf(books, branch, [`teller:${teller}`, 'parameters:current'])
  const person = state.get('teller', teller)
  if (person?.stopped) return refuse('tellerStopped', { teller })
  const { signIn } = state.get('parameters', 'current') ?? defaultParameters
  const token = request.cookies[TERMINAL_COOKIE]
  const strange =
    signIn.knownTerminals === 1 && !(await isKnownTerminal(books, { branch, name: terminal }, token))
  if (strange && !person?.roles.some(role => registrars.includes(role)))
    return refuse('terminalUnknown', { terminal })
  const held = strange ? 'terminal' : await heldFor(books, { branch, teller }, proven, signIn)
  return { branch, teller, terminal, held }
}

async function heldFor(
  books: Books,
  holder: Pick<Beginning, 'branch' | 'teller'>,
  { passwordSince, twice }: Proven,
  signIn: SignInRules,
): Promise<Held | null> {
  if (passwordSince !== null && isWornOut(passwordSince, books.now(), signIn)) return 'password'
  if (signIn.everyoneTwice === 0 || twice) return null
  return (await authenticatorsOf(books.pool, holder)).length === 0 ? 'authenticator' : null
}

/** The cookies of a session that begins. */
export async function startSession(
  books: Books,
  session: Beginning,
  request: FastifyRequest,
  reply: FastifyReply,
  terminalToken: string | undefined = request.cookies[TERMINAL_COOKIE],
): Promise<void> {
  const token = await beginSession(books, session, terminalToken)
  const secure = request.protocol === 'https'
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

/** In the access log: who changed which way in. */
export async function noteAtDoor(
  { reader, session: { branch, teller } }: Reading,
  what: string,
): Promise<void> {
  const {
    books,
    branch: { day },
  } = reader
  await logLookUp(books.pool, { branch, at: BigInt(books.now()), day, teller, code: DOOR, purpose: '' }, [
    what,
  ])
}
