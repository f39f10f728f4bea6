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
  /** Resolves with the exit code when the process is gone. */
  readonly gone: Promise<number | null>
  /** All that it has written so far. */
  said(this: void): string
}

export async function startServer(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const env = { ...process.env, DATA_DIR: dataFolder, PORT: '0', ...settings }
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const gone = new Promise<number | null>(resolve => child.once('close', resolve))
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
  return { url, process: child, gone, said: () => said }
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

export interface Acting {
  readonly branch: string
  readonly day: string
  readonly fields?: Record<string, string>
  /** Who signs at the same terminal, one after the other. */
  readonly signers?: readonly string[]
  readonly password: string
}

export interface HeardAnswer {
  readonly outcome: string
  readonly item?: string
  readonly serial?: number
  readonly refusal?: { readonly refused: string }
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

  /** In the first branch where none is named. */
  async signIn(password: string, branch?: string): Promise<void> {
    const { teller, name: terminal } = this
    const response = await this.#send('POST', '/api/session', { teller, password, terminal, branch })
    if (!response.ok) throw new Error(`${teller} cannot sign in: ${await response.text()}`)
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  signOut(): Promise<Response> {
    return this.#send('DELETE', '/api/session')
  }

  /** The session of another window of the same terminal. */
  take({ cookie }: Terminal): void {
    this.#cookie = cookie
  }

  get cookie(): string {
    return this.#cookie
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

  /** Does a code and has it signed at the spot; gives what was answered last. */
  async act(
    code: string,
    { branch, day, fields = {}, signers = [], password }: Acting,
  ): Promise<HeardAnswer> {
    const ask = async (asked: string, more: object): Promise<HeardAnswer> => {
      const response = await this.perform(asked, { request: this.newRequest(branch, day), ...more })
      return (await response.json()) as HeardAnswer
    }
    let answer = await ask(code, { fields })
    if (answer.outcome !== 'parked') return answer
    const { item = '' } = answer
    for (const teller of signers) {
      answer = await ask('0011', { fields: { parked: item }, as: { teller, password } })
      if (answer.outcome === 'refused') return answer
    }
    return answer
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = { cookie: this.#cookie }
    if (body) headers['content-type'] = 'application/json'
    return fetch(this.url + path, { method, headers, body: body ? JSON.stringify(body) : null })
  }
}
