/** A server in a process of its own, with its own data folder: for killing. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The program is built when a source is newer than it, as `npm start` does. */
export const buildProgram = (): void => {
  execFileSync(process.execPath, ['tools/run.mjs', 'program'], { stdio: 'ignore' })
}

export interface RunningServer {
  readonly url: string
  readonly process: ChildProcess
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
}

export async function startServer(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const env = { ...process.env, DATA_DIR: dataFolder, PORT: '0', ...settings }
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /http:\/\/localhost:(\d+)[\s\S]*ready after/.exec(said)
      if (ready) resolve(`http://127.0.0.1:${ready[1]}`)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the server ended with ${code}:\n${said}`)))
  })
  return { url, process: child, gone }
}

/** The database's first process, as it stands in its lock file. */
export const databasePid = (dataFolder: string): number =>
  Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

export function databaseIsRunning(dataFolder: string): boolean {
  try {
    process.kill(databasePid(dataFolder), 0)
    return true
  } catch {
    // No lock file, or no such process.
    return false
  }
}

/** Kills the database's first process; its lock file may name one that an earlier crash has taken already. */
export function killDatabase(dataFolder: string): void {
  try {
    process.kill(databasePid(dataFolder), 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** One person's session over HTTP. */
export class Terminal {
  readonly teller: string
  readonly name: string
  url: string
  #cookie = ''
  #counter = 0

  constructor(url: string, teller: string, name: string) {
    this.url = url
    this.teller = teller
    this.name = name
  }

  async signIn(password: string): Promise<void> {
    const { teller, name: terminal } = this
    const response = await this.#send('POST', '/api/session', { teller, password, terminal })
    if (!response.ok) throw new Error(`${teller} cannot sign in: ${await response.text()}`)
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  get(path: string): Promise<Response> {
    return this.#send('GET', path)
  }

  newRequest(branch: string, day: string): string {
    this.#counter += 1
    return `${branch}/${day}/${this.name}/${this.#counter}`
  }

  perform(code: string, body: object): Promise<Response> {
    return this.#send('POST', `/api/transactions/${code}`, body)
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = { cookie: this.#cookie }
    if (body) headers['content-type'] = 'application/json'
    return fetch(this.url + path, { method, headers, body: body ? JSON.stringify(body) : null })
  }
}
