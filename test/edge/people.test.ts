/** People come and go: a new teller signs in with his first password, a stopped one with none. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPasswords } from '../../server/found.ts'
import { BRANCH } from '../support/books.ts'
import { type Door, openDoor, PASSWORD } from '../support/door.ts'

let door: Door
const newcomer = { id: '0016', name: '何雨', latin: 'He Yu', post: 'teller', grade: '2', reason: '人事通知' }
const maintain = (fields: Record<string, string>) => door.bank.crew.actor('0003').act('0101', fields)

beforeAll(async () => {
  door = await openDoor()
}, 120_000)

afterAll(() => door.close())

test('a teller who was added has no password until he is given one', async () => {
  await maintain({ action: 'create', ...newcomer })
  expect(await door.signIn('0016')).not.toMatch(/^zhanggui_session=\w/)
  await setPasswords(door.bank.books, BRANCH, { '0016': PASSWORD })
  const cookie = await door.signIn('0016')
  expect((await door.get('/api/desk', cookie)).json()).toMatchObject({
    person: { id: '0016', name: { zh: '何雨', en: 'He Yu' }, grade: 2 },
  })
})

test('a teller who is stopped sees nothing more, in the session that he has or in a new one', async () => {
  const cookie = await door.signIn('0016')
  await maintain({ action: 'stop', teller: '0016', reason: '离职' })
  const looked = await door.get('/api/journal', cookie)
  expect([looked.statusCode, looked.json()]).toMatchObject([403, { refusal: { refused: 'tellerStopped' } }])
  expect(await door.signIn('0016')).not.toMatch(/^zhanggui_session=\w/)
  await maintain({ action: 'resume', teller: '0016', reason: '返岗' })
  expect((await door.get('/api/desk', await door.signIn('0016'))).statusCode).toBe(200)
})
