/**
 * The live stream: a page hears of every row, also of one that another server has written, and of no other
 * branch’s.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BRANCH, DAY } from '../support/books.ts'
import { openTestHouse, PASSWORD, type TestHouse } from '../support/house.ts'
import { Terminal } from '../support/server.ts'
import { hears, lines } from '../support/stream.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
})

afterAll(() => house.close())

test('a row of this server and a row of another are both heard', async () => {
  const terminal = new Terminal(house.url, '0002', 'L1')
  await terminal.signIn(PASSWORD)
  const stream = lines(await terminal.get('/api/live'))
  const other = await house.bank.secondServer()
  const { serial } = await house.bank.crew.actor('0002').act('8001')
  expect(await hears(stream, serial)).toEqual({ branch: BRANCH, day: DAY, serial })
  await other.crew.actor('0011').act('0001')
  expect(await hears(stream, serial + 1)).toEqual({ branch: BRANCH, day: DAY, serial: serial + 1 })
  await other.close()
})

test('who is not signed in hears nothing', async () => {
  const stranger = new Terminal(house.url, '0002', 'L2')
  expect((await stranger.get('/api/live')).status).toBe(401)
})
