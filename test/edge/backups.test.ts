/** The one button over HTTP: who may press it, what it lists, what it keeps. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WireBackups } from '../../core/wire.ts'
import { Backups } from '../../server/jobs/backups.ts'
import { tryLock } from '../../server/store/locks.ts'
import { type Door, openDoor } from '../support/door.ts'

let door: Door
let folder: string

beforeAll(async () => {
  door = await openDoor()
  folder = join(door.bank.folder, 'backups')
}, 120_000)

afterAll(() => door.close())

const listed = async (): Promise<WireBackups> => (await door.get('/api/backups', '0002')).json()

test('whoever is in charge presses it, and it is listed with what proves it', async () => {
  expect(await listed()).toEqual({ running: null, trouble: null, kept: 30, list: [] })
  expect((await door.post('/api/backups', {}, '0002')).json()).toEqual({ started: true })
  let seen = await listed()
  while (seen.list.length === 0 || seen.running) {
    await sleep(50)
    seen = await listed()
  }
  expect(seen).toEqual({
    running: null,
    trouble: null,
    kept: 30,
    list: [
      {
        name: expect.stringMatching(/^zhanggui-main-\d{8}-\d{6}$/) as string,
        bytes: expect.any(Number) as number,
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        ageSeconds: expect.any(Number) as number,
        ended: null,
        trouble: null,
      },
    ],
  })
  expect(seen.list[0]?.bytes).toBeGreaterThan(1_000)
})

test('a teller neither sees them nor makes one', async () => {
  for (const answer of [
    await door.get('/api/backups', '0011'),
    await door.post('/api/backups', {}, '0011'),
  ]) {
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ refusal: { refused: 'forbidden' } })
  }
  expect((await door.get('/api/backups')).statusCode).toBe(401)
})

test('a damaged one is listed as such, and none of another institution', async () => {
  const name = 'zhanggui-main-20200101-000000'
  mkdirSync(join(folder, name))
  mkdirSync(join(folder, 'zhanggui-practice-20200101-000000'))
  writeFileSync(join(folder, name, 'manifest.json'), '{}')
  const [newest, damaged, ...rest] = (await listed()).list
  expect(newest?.trouble).toBe(null)
  expect(damaged).toMatchObject({ name, checksum: null, ageSeconds: null })
  expect(damaged?.trouble?.zh).toContain('manifest.sha256')
  expect(rest).toEqual([])
  rmSync(join(folder, name), { recursive: true })
})

test('so many are kept, the newest; those of another institution are not touched', async () => {
  let time = Date.UTC(2027, 0, 1)
  const clocked = { ...door.bank.books, now: () => time }
  const backups = new Backups(clocked, folder, 'main')
  for (let count = 0; count < 4; count += 1) {
    time += 1_000
    expect(backups.start(2)).toBe(true)
    expect(backups.start(2)).toBe(false)
    await backups.done()
    expect(backups.trouble).toBe(null)
  }
  expect(readdirSync(folder).sort()).toEqual([
    'zhanggui-main-20270101-000003',
    'zhanggui-main-20270101-000004',
    'zhanggui-practice-20200101-000000',
  ])
})

test('another server that is at it is waited for, and a folder that cannot be written is named', async () => {
  const release = await tryLock(door.bank.books.pool, 'backup')
  const backups = new Backups(door.bank.books, folder, 'main')
  backups.start(30)
  await backups.done()
  expect(backups.trouble?.zh).toContain('正在备份')
  await release?.()
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const nowhere = new Backups(door.bank.books, join(file, 'below'), 'main')
  nowhere.start(30)
  await nowhere.done()
  expect(nowhere.trouble?.en).toMatch(/cannot be written: ENOTDIR\.$/)
  expect(existsSync(file)).toBe(true)
})
