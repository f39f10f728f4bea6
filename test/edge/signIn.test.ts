/** Coming in: passwords and codes, what a session is held for, terminals that are known, a locked screen. */
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultParameters } from '../../core/parameters.ts'
import { type Door, openDoor, PASSWORD } from '../support/door.ts'
import { BRANCH, DAY, foundingFile } from '../support/outlet.ts'

interface Heard {
  readonly statusCode: number
  json(): { refusal?: { refused: string; zh: string } | null; held?: string | null }
}

const said = (answer: Heard): string | undefined => answer.json().refusal?.refused

const withSignIn = (signIn: Partial<typeof defaultParameters.signIn>) => ({
  ...foundingFile,
  parameters: {
    ...defaultParameters,
    ...foundingFile.parameters,
    signIn: { ...defaultParameters.signIn, ...signIn },
  },
})

const strong = 'gravel teapot november lantern'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})

afterAll(async () => {
  await door.close()
})

test.each([
  ['too short', 'kz7#Qm2!x', 'passwordTooShort'],
  ['a row of keys', 'qwertyuiop123', 'passwordGuessed'],
  ['what everybody takes', 'password1234', 'passwordGuessed'],
  ['one sign over and over', '888888888888', 'passwordGuessed'],
  ['the name of the program', 'zhanggui0101', 'passwordGuessed'],
  ['too long', 'Kz7#Qm2!'.repeat(17), 'passwordTooLong'],
  ['the one before', PASSWORD, 'passwordUsedBefore'],
])('a new password that is %s is refused', async (_, to, refused) => {
  const answer = await door.post('/api/own/password', { password: PASSWORD, to }, '0012')
  expect([answer.statusCode, said(answer)]).toEqual([422, refused])
})

test('a password is changed by whoever knows the old one, and the last five are not taken again', async () => {
  const change = (password: string, to: string) => door.post('/api/own/password', { password, to }, '0012')
  expect(said(await change('wrong', strong))).toBe('wrongPassword')
  const chain = [PASSWORD, strong, ...['violet', 'harbour', 'pencil'].map(word => `${word} ${strong}`)]
  for (const [index, to] of chain.slice(1).entries()) {
    expect((await change(chain[index] ?? '', to)).statusCode).toBe(200)
  }
  const last = chain.at(-1) ?? ''
  for (const before of chain) expect(said(await change(last, before))).toBe('passwordUsedBefore')
  const signIn = (password: string) =>
    door.post('/api/session', { branch: BRANCH, teller: '0012', password, terminal: 'H0012' })
  expect(said(await signIn(PASSWORD))).toBe('wrongPassword')
  expect((await signIn(last)).statusCode).toBe(200)
})

test('who has an authenticator comes in with its code, each code once', async () => {
  const asked = await door.post('/api/own/code/ask', { password: PASSWORD }, '0011')
  const { ticket, secret, picture } = asked.json<{ ticket: string; secret: string; picture: string }>()
  expect(picture).toMatch(/^data:image\/png;base64,/)
  const add = (code: string) => door.post('/api/own/code', { label: '手机', ticket, code }, '0011')
  const code = await generate({ secret })
  expect((await add(code)).statusCode).toBe(200)
  expect(said(await add(code)), 'a ticket is good once').toBe('codeRefused')
  const signIn = (shown: object) =>
    door.post('/api/session', { branch: BRANCH, teller: '0011', terminal: 'H0011', ...shown })
  expect(said(await signIn({ password: PASSWORD }))).toBe('secondProofNeeded')
  expect(said(await signIn({ password: 'wrong', code }))).toBe('wrongPassword')
  expect(said(await signIn({ password: PASSWORD, code })), 'it has been used').toBe('codeRefused')
  expect(said(await signIn({ password: PASSWORD, code: '12345' }))).toBe('codeRefused')
  const epoch = Math.floor(Date.now() / 1000) + 30
  const next = await generate({ secret, epoch })
  expect((await signIn({ password: PASSWORD, code: next })).statusCode).toBe(200)
  expect(said(await signIn({ password: PASSWORD, code: next }))).toBe('codeRefused')
})

test('a secret is nowhere in the database in plain', async () => {
  const asked = await door.post('/api/own/code/ask', { password: PASSWORD }, '0013')
  const { secret } = asked.json<{ secret: string }>()
  const { rows } = await door.bank.books.pool.query<{ text: string }>(
    'select challenge as text from challenge',
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ text }) => Buffer.from(text, 'base64').toString() + text).join()).not.toContain(secret)
})

test.each([
  ['no ticket', { ticket: '', response: {} }],
  ['an unknown ticket', { ticket: 'x'.repeat(32), response: { id: 'y' } }],
  ['nonsense', { ticket: 'x', response: 'nothing' }],
  ['nothing', { ticket: 'x', response: null }],
])('a key that answers with %s opens nothing', async (_, passkey) => {
  const answer = await door.post('/api/session', { branch: BRANCH, terminal: 'H1', passkey })
  expect([answer.statusCode, said(answer)]).toEqual([401, 'passkeyRefused'])
})

test('a locked screen answers nothing until its owner shows who he is', async () => {
  const get = () => door.get('/api/desk', '0003')
  expect((await get()).statusCode).toBe(200)
  await door.post('/api/session/lock', {}, '0003')
  expect([(await get()).statusCode, said(await get())]).toEqual([403, 'sessionLocked'])
  expect(said(await door.perform('0003', {}, '0003'))).toBe('sessionLocked')
  expect((await door.get('/api/session', '0003')).json()).toMatchObject({ teller: '0003', locked: true })
  const unlock = (password: string) => door.post('/api/session/unlock', { password }, '0003')
  expect(said(await unlock('wrong'))).toBe('wrongPassword')
  expect((await unlock(PASSWORD)).statusCode).toBe(200)
  expect((await get()).statusCode).toBe(200)
})

test('who guesses at a colleague’s password in his own session locks out nobody but himself', async () => {
  const payload = { teller: '0001', password: PASSWORD, terminal: 'H0002' }
  const at = await door.post('/api/session', payload)
  const cookie = String(at.headers['set-cookie']).split(';')[0] ?? ''
  const guess = (counter: number) =>
    door.post(
      '/api/transactions/0011',
      {
        request: `${BRANCH}/${DAY}/H0002/${counter}`,
        fields: { parked: 'parked-20260302-1' },
        as: { teller: '0002', password: 'guess' },
      },
      undefined,
      { cookie },
    )
  const guesses = []
  for (let counter = 1; counter <= 11; counter++) guesses.push(said(await guess(counter)))
  expect(guesses.at(-1)).toBe('lockedOut')
  await door.post('/api/session/lock', {}, '0002')
  expect((await door.post('/api/session/unlock', { password: PASSWORD }, '0002')).statusCode).toBe(200)
})

test('who leaves by 0003 is locked out of his session, and does not come back without showing who he is', async () => {
  expect((await door.perform('0003', {}, '0003')).statusCode).toBe(200)
  expect(said(await door.perform('0003', {}, '0003'))).toBe('sessionLocked')
  await door.post('/api/session/unlock', { password: PASSWORD }, '0003')
  expect((await door.perform('0003', {}, '0003')).statusCode).toBe(200)
})

test('terminals are nobody’s business but of those in charge of them', async () => {
  expect(said(await door.get('/api/terminals', '0013'))).toBe('forbidden')
  expect(said(await door.post('/api/terminals', {}, '0013'))).toBe('forbidden')
  expect((await door.get('/api/terminals', '0002')).json()).toEqual([])
})

test('where only known terminals are let in, the supervisor registers one, and the session stays there', async () => {
  const strict = await openDoor(withSignIn({ knownTerminals: 1 }))
  const signIn = (teller: string, cookie?: string) =>
    strict.post(
      '/api/session',
      { branch: BRANCH, teller, password: PASSWORD, terminal: 'W1' },
      undefined,
      cookie ? { cookie } : {},
    )
  expect(said(await signIn('0013'))).toBe('terminalUnknown')
  const held = await signIn('0002')
  expect(held.json()).toMatchObject({ held: 'terminal' })
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    [answer.headers['set-cookie']].flat().map(one => String(one).split(';')[0])
  const [session = ''] = cookieOf(held)
  expect(said(await strict.get('/api/desk', session))).toBe('sessionHeld')
  const registered = await strict.post('/api/terminals', {}, undefined, { cookie: session })
  const both = cookieOf(registered).join('; ')
  expect((await strict.get('/api/desk', both)).statusCode).toBe(200)
  expect(said(await strict.get('/api/desk', both.split('; ')[1] ?? '')), 'elsewhere').toBe('sessionMissing')
  const terminal = both.split('; ').find(one => one.startsWith('zhanggui_terminal')) ?? ''
  expect((await signIn('0013', terminal)).json()).toMatchObject({ held: null })
  expect((await strict.get('/api/terminals', both)).json()).toMatchObject([{ name: 'W1', teller: '0002' }])
  const wrong = { branch: BRANCH, teller: '0012', password: 'guess', terminal: 'W1' }
  for (let tries = 0; tries < 11; tries++) await strict.post('/api/session', wrong)
  expect(said(await signIn('0012')), 'guessed at from this address').toBe('lockedOut')
  expect((await signIn('0012', terminal)).statusCode, 'at a terminal that is known').toBe(200)
  await strict.post('/api/terminals/W1/remove', {}, undefined, { cookie: both })
  expect(said(await strict.get('/api/desk', both)), 'its sessions are over').toBe('sessionMissing')
  expect(said(await signIn('0013', terminal))).toBe('terminalUnknown')
  await strict.close()
})

test('a worn-out password is changed first; who needs a second proof and has none adds one first', async () => {
  const strict = await openDoor(withSignIn({ passwordDays: 90, everyoneTwice: 1 }))
  await strict.bank.books.pool.query('update credential set since = since - $1::bigint', [90 * 86_400_000])
  const signIn = async (password: string) => {
    const payload = { branch: BRANCH, teller: '0013', password, terminal: 'W2' }
    const answer = await strict.post('/api/session', payload)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    return { cookie, held: answer.json<{ held: string | null }>().held }
  }
  const first = await signIn(PASSWORD)
  expect(first.held).toBe('password')
  const own = { cookie: first.cookie }
  expect(said(await strict.get('/api/journal', first.cookie))).toBe('sessionHeld')
  await strict.post('/api/own/password', { password: PASSWORD, to: strong }, undefined, own)
  expect((await strict.get('/api/journal', first.cookie)).statusCode).toBe(200)
  const second = await signIn(strong)
  expect(second.held).toBe('authenticator')
  const asked = await strict.post('/api/own/code/ask', { password: strong }, undefined, {
    cookie: second.cookie,
  })
  const { ticket, secret } = asked.json<{ ticket: string; secret: string }>()
  const code = await generate({ secret })
  await strict.post('/api/own/code', { label: '令牌', ticket, code }, undefined, { cookie: second.cookie })
  expect((await strict.get('/api/journal', second.cookie)).statusCode).toBe(200)
  await strict.close()
})

test('who changed his way in stands in the access log', async () => {
  const { rows } = await door.bank.books.pool.query<{ teller: string; subject: string }>(
    `select teller, subject from access_log where code = 'door' order by link`,
  )
  expect(rows).toContainEqual({ teller: '0012', subject: 'password changed' })
  expect(rows).toContainEqual({ teller: '0011', subject: 'code added' })
})
