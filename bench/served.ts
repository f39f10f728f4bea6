/** A founded house, and the program that serves it in a process of its own, as `npm start` does. */
import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { gatherer } from '../server/gather.ts'
import { setPasswords } from '../server/found.ts'
import { openInstitution } from '../server/institution.ts'
import { type RunningServer, startServer } from '../test/support/server.ts'
import { type Branch, openBranch } from './branch.ts'
import type { Bench } from './measured.ts'

export const PASSWORD = 'bench-password'

export interface Founded {
  readonly folder: string
  readonly branches: readonly Branch[]
}

/** Branches of fifty tellers each, on duty and at their tills, who have passwords. */
export async function foundHouse(bench: Bench, codes: readonly string[], tellers: number): Promise<Founded> {
  const folder = join(bench.dataFolder, 'house')
  mkdirSync(folder)
  const settings = { port: 0, dataFolder: folder, databaseUrl: null, demo: false, quiet: true }
  const { books, close } = await openInstitution(settings, { name: 'main', connections: 10 })
  const { submit } = gatherer(books)
  const branches: Branch[] = []
  for (const code of codes) {
    const branch = await openBranch(books, submit, { code, tellers, accounts: tellers })
    await setPasswords(books, code, Object.fromEntries(branch.tellers.map(id => [id, PASSWORD])))
    branches.push(branch)
  }
  await close()
  return { folder, branches }
}

/** The options that this program was started with are those of `npm start`. */
export const AS_STARTED = { NODE_OPTIONS: process.execArgv.join(' ') }

/** Serves the house while something is done with it. */
export async function whileServed<T>(
  { folder }: Founded,
  work: (server: RunningServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(folder, { DEMO: 'off', ...AS_STARTED })
  try {
    return await work(server)
  } finally {
    server.process.kill('SIGTERM')
    await server.gone
  }
}
