/** `npm run found` as an administrator runs it: a file, a database, passwords shown once. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { buildProgram, type RunningServer, startServer, Terminal } from '../support/server.ts'

const file = {
  branch: '0202',
  name: { zh: '河口储蓄所', en: 'Hekou savings office' },
  unit: 'CNY',
  day: '2026-12-01',
  tellers: [{ id: '0002', name: { zh: '李主管', en: 'Li' }, roles: ['accountingSupervisor'], grade: 6 }],
  tills: ['01'],
  cash: '100x50',
}

let folder: string
let server: RunningServer | null = null

beforeAll(() => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'found-'))
  chmodSync(folder, 0o755)
}, 180_000)

afterAll(async () => {
  server?.process.kill('SIGTERM')
  await server?.gone
})

const environment = () => ({ ...process.env, DATA_DIR: folder, DEMO: 'off' })

function found(content: object | string, numbers = '') {
  const path = join(folder, 'branch.json')
  const mapping = join(folder, 'codes.csv')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  writeFileSync(mapping, numbers)
  const command = ['dist/server/commands/found.js', path, '--numbers', mapping]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env: environment(),
    encoding: 'utf8',
  })
  return { status, stdout, said: stderr.replaceAll(path, 'branch.json').replaceAll(mapping, 'codes.csv') }
}

test('a branch from a file: once, with passwords that open it', { timeout: 120_000 }, async () => {
  expect(found('{')).toMatchObject({ status: 1, said: expect.stringMatching(/^branch\.json: is not JSON/) })
  expect(found({ ...file, branch: 'x' })).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^branch\.json: branch must be four digits/),
  })
  expect(found(file, '0510,1141\n0599,1142')).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^codes\.csv: .*line 2 has no code 0599/),
  })
  const done = found(file, '8001,1101\n0510,1141')
  expect(done).toMatchObject({ status: 0, said: '' })
  const password = /^0002 {2}(\S{12})$/m.exec(done.stdout)?.[1] ?? ''
  expect(found(file)).toMatchObject({ status: 1, said: expect.stringMatching(/^0202 has books already/) })
  server = await startServer(folder, { DEMO: 'off' })
  const welcome = (await (await fetch(`${server.url}/api/welcome`)).json()) as Record<string, unknown>
  expect(welcome).toMatchObject({ branches: [{ code: '0202', day: '2026-12-01' }], hints: [], seals: [] })
  const supervisor = new Terminal(server.url, '0002', 'F1')
  await expect(supervisor.signIn('888888')).rejects.toThrow()
  await supervisor.signIn(password)
})

test('a new password for a teller of the branch, and for nobody else', { timeout: 120_000 }, () => {
  const command = (...given: string[]) =>
    spawnSync(process.execPath, ['dist/server/commands/password.js', ...given], {
      env: environment(),
      encoding: 'utf8',
    })
  expect(command('0202', '0099')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^0202 has no teller 0099/),
  })
  expect(command('0202', '0002')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^0002 {2}\S{12}\n$/),
  })
})
