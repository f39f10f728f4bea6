/**
 * The live stream: a page hears of every row, also of one that another server has written, and of no other
 * branch’s.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BRANCH, DAY } from '../support/books.ts'
import { openTestHouse, PASSWORD, type TestHouse } from '../support/house.ts'
import { Terminal } from '../support/server.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
})

afterAll(() => house.close())

/** What the stream says, a line at a time. */
async function* lines(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}

/** Reads on until the stream tells of a row; rows that come together may be told of as one. */
async function hears(stream: AsyncGenerator<string>, serial: number): Promise<object> {
  for (;;) {
    const { value: line, done } = await stream.next()
    if (done) throw new Error('the stream has ended')
    if (!line.startsWith('data: ')) continue
    const moved = JSON.parse(line.slice('data: '.length)) as { serial: number }
    if (moved.serial >= serial) return moved
  }
}

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
