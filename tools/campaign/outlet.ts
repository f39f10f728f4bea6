/**
 * The outlet that real processes serve: one data folder with its own PostgreSQL, two servers that are
 * stopped, killed and started again, and people signed in at both.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type pg from 'pg'
import type { Answer, Refused } from '../../server/answers.ts'
import { setPasswords } from '../../server/found.ts'
import { packageFolder } from '../../server/folders.ts'
import { gatherer } from '../../server/gather.ts'
import { type Institution, openInstitution } from '../../server/institution.ts'
import type { Incoming } from '../../server/pending.ts'
import { BRANCH, DAY, foundingFile } from '../../test/support/outlet.ts'
import { Terminal } from '../../test/support/server.ts'
import type { Asked } from './load.ts'
import { counterOn, openDay } from './scene.ts'

const PASSWORD = 'campaign-password'
const PROGRAM = join(packageFolder, 'dist/tools/campaign/process.js')

export class Process implements Asked {
  readonly name: string
  readonly #folder: string
  readonly #terminals: ReadonlyMap<string, Terminal>
  #child: ChildProcess | null = null
  #url = ''

  constructor(name: string, folder: string, terminals: ReadonlyMap<string, Terminal>) {
    this.name = name
    this.#folder = folder
    this.#terminals = terminals
  }

  get url(): string {
    return this.#url
  }

  async start(): Promise<void> {
    const child = fork(PROGRAM, [this.#folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#child = child
    const port = await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', code => reject(new Error(`server ${this.name} ended with ${code}`)))
    })
    this.#url = `http://127.0.0.1:${String(port)}`
  }

  /** SIGSTOP, SIGCONT, SIGKILL. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal)
  }

  async end(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  /** Its clock is wrong by so many milliseconds. */
  setClock(ahead: number): void {
    if (this.#child?.connected) this.#child.send(ahead, () => undefined)
  }

  async ask({ request, code, fields }: Incoming): Promise<Answer | null> {
    const terminal = this.#terminals.get(request.split('/')[2] ?? '')
    if (!terminal) throw new Error(`nobody sits at the terminal of ${request}`)
    terminal.url = this.#url
    try {
      const response = await terminal.perform(code, { request, fields })
      const answer = (await response.json()) as Answer | Omit<Refused, 'outcome'>
      if ('outcome' in answer) return answer
      const { refused } = answer.refusal
      if (refused === 'busy') return null
      throw new Error(`the door says ${refused}`)
    } catch (error) {
      // Nobody there, or nobody any more.
      if (error instanceof TypeError) return null
      throw error
    }
  }
}

export interface Outlet {
  readonly folder: string
  readonly processes: readonly Process[]
  readonly institution: Institution
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Founds an outlet in a folder, opens its day, and lets people sign in. */
export async function openOutlet(folder: string): Promise<Outlet> {
  const settings = { port: 0, dataFolder: folder, databaseUrl: null, demo: false, quiet: true }
  const institution = await openInstitution(settings, { name: 'main', connections: 4 })
  const { books } = institution
  await openDay(books, gatherer(books).submit)
  await books.memories.allCaughtUp()
  const people = foundingFile.tellers.map(({ id }) => [id, PASSWORD])
  await setPasswords(books, BRANCH, Object.fromEntries(people))
  const { seats, signers: hands } = counterOn(DAY, [BRANCH])
  const terminals = new Map(
    [...seats, ...hands].map(({ terminal, teller }) => [terminal, new Terminal('', teller, terminal)]),
  )
  const processes = ['A', 'B'].map(name => new Process(name, folder, terminals))
  await Promise.all(processes.map(one => one.start()))
  for (const terminal of terminals.values()) {
    terminal.url = processes[0]?.url ?? ''
    await terminal.signIn(PASSWORD)
  }
  async function close(): Promise<void> {
    await Promise.all(processes.map(one => one.end()))
    await institution.close()
  }
  return { folder, processes, institution, pool: books.pool, close }
}
