/** Who keeps the embedded database running, and who stops it. */
import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../server/postgres/embedded.ts'
import { openPool } from '../../server/postgres/pool.ts'
import { databaseIsRunning, databasePid } from '../support/server.ts'

let data: string
let users: Embedded[]

const come = async (): Promise<Embedded> => {
  const user = await startEmbedded({ folder: join(data, 'postgres'), durable: false })
  users.push(user)
  return user
}

beforeEach(() => {
  data = mkdtempSync(join(inject('scratch'), 'presence-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(data, 0o755)
  users = []
})

afterEach(async () => {
  for (const user of users) await user.stop()
  // A killed process is there for a moment more; a database that runs on stays.
  await expect.poll(() => databaseIsRunning(data), { timeout: 5_000, message: 'nothing runs on' }).toBe(false)
})

async function answersTo({ connection }: Embedded): Promise<boolean> {
  const pool = openPool({ where: connection, database: 'postgres', schema: 'public', role: null, max: 1 })
  return pool
    .query('select 1')
    .then(
      () => true,
      () => false,
    )
    .finally(() => pool.end())
}

test('who came later keeps the database when the one who started it leaves, and then stops it', async () => {
  const starter = await come()
  const adopter = await come()
  await starter.stop()
  expect(await answersTo(adopter)).toBe(true)
  await adopter.stop()
  expect(databaseIsRunning(data)).toBe(false)
})

test('who only looked in leaves the database to the one who started it', async () => {
  const starter = await come()
  const pid = databasePid(data)
  await (await come()).stop()
  expect(await answersTo(starter)).toBe(true)
  expect(databasePid(data)).toBe(pid)
})

test('of those who leave together one stops it', async () => {
  const together = [await come(), await come(), await come()]
  await Promise.all(together.map(user => user.stop()))
  expect(databaseIsRunning(data)).toBe(false)
})

test('who comes while the last one leaves has a database that stays', async () => {
  let user = await come()
  for (let round = 0; round < 5; round++) {
    const last = user
    const [next] = await Promise.all([come(), sleep(round * 3).then(() => last.stop())])
    user = next
    await sleep(100)
    expect(await answersTo(user), `round ${round}`).toBe(true)
  }
})

test('a connection of somebody else, such as a backup, keeps the database', async () => {
  const user = await come()
  const backup = new pg.Client({ ...user.connection, database: 'postgres', application_name: 'pg_dump' })
  await backup.connect()
  await user.stop()
  expect((await backup.query('select 1')).rows).toHaveLength(1)
  await backup.end()
  await come()
})

test('a database that dies is started again, though nobody asks it anything', async () => {
  const user = await come()
  const before = databasePid(data)
  process.kill(before, 'SIGKILL')
  for (let waited = 0; waited < 15_000 && databasePid(data) === before; waited += 50) await sleep(50)
  for (let waited = 0; waited < 15_000 && !(await answersTo(user)); waited += 50) await sleep(50)
  expect(databasePid(data)).not.toBe(before)
  expect(await answersTo(user)).toBe(true)
})

test('who leaves while its database is dead leaves none running', async () => {
  const user = await come()
  process.kill(databasePid(data), 'SIGKILL')
  await sleep(20)
  await user.stop()
})
