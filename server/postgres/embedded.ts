/**
 * The embedded database: a PostgreSQL cluster in the data folder, started when nobody runs it yet, adopted
 * when another program runs it or a killed one has left it running, started again when it dies, stopped when
 * its last user leaves (`presence.ts`). Several programs may share one folder.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { platform } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries, SYSTEM_FOLDER } from './binaries.ts'
import { enter, type Presence, stay } from './presence.ts'

export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password?: string
}

export interface Embedded {
  readonly connection: Connection
  /** Stops the cluster, unless somebody else still uses it. Until then it is started again if it dies. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The folder of the cluster. */
  readonly folder: string
  /** False only for tests: nothing survives a loss of power. */
  readonly durable: boolean
}

const SUPERUSER = 'zhanggui'
const WAIT_MS = 30_000
const START_AGAIN_MS = 200
const SOCKET_PATH_MAX = 100

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = findBinaries()
  const folder = reachableFolder(options.folder, binaries)
  if (!existsSync(join(folder, 'PG_VERSION'))) createCluster(folder, binaries)
  const connection = await connectionOf(folder, binaries)
  let started: ChildProcess | null = null
  // A second one beside a first that is slow could outlive the stop of the first.
  const start = () => {
    if (isAlive(started)) return
    sayIfFull(folder)
    started = launch(folder, connection, binaries, options.durable)
  }
  const presence = await stay(() => untilPresent(connection, folder, start))
  return { connection, stop: () => presence.leave(() => shutDown(folder, () => started)) }
}

/** Below this PostgreSQL cannot write the log by which it comes up again. */
const ROOM_LEAST = 16 * 1024 * 1024
let saidFull = false

/** A database that died of a full disk says so only in its own log; told once, until there is room again. */
function sayIfFull(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const isFull = bavail * bsize < ROOM_LEAST
  if (isFull && !saidFull)
    process.stderr.write(
      `磁盘已满，数据库停下：${folder}。腾出空间后自动恢复，已入账的都在。\n` +
        `The disk is full and the database has stopped: ${folder}. Make room and it goes on by itself; what was posted is safe.\n`,
    )
  saidFull = isFull
}

const isAlive = (child: ChildProcess | null): child is ChildProcess =>
  child?.pid !== undefined && child.exitCode === null && child.signalCode === null

/** The system user must reach every folder above; where it cannot, the cluster lives in its own. */
function reachableFolder(folder: string, { account }: Binaries): string {
  if (!account) return folder
  mkdirSync(dirname(folder), { recursive: true })
  try {
    execFileSync('test', ['-x', dirname(folder)], { stdio: 'ignore', cwd: '/', ...account })
    return folder
  } catch {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
    return join(SYSTEM_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 12))
  }
}

/** Made aside and moved into place, so that a half-made cluster is never mistaken for one. */
function createCluster(folder: string, { initdb, account }: Binaries): void {
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  const secret = join(dirname(folder), `pw.${process.pid}`)
  writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (account) {
    chownSync(aside, account.uid, account.gid)
    chownSync(secret, account.uid, account.gid)
  }
  const auth = platform === 'win32' ? ['-A', 'scram-sha-256', `--pwfile=${secret}`] : ['-A', 'trust']
  const locale = [
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-ctype=C.UTF-8',
  ]
  const args = ['-D', aside, '-U', SUPERUSER, '-E', 'UTF8', '--data-checksums', ...locale, ...auth]
  try {
    execFileSync(initdb, args, {
      stdio: 'pipe',
      env: postgresEnvironment(),
      cwd: dirname(folder),
      ...account,
    })
    if (platform === 'win32') renameSync(secret, `${folder}.secret`)
    if (!existsSync(folder)) renameSync(aside, folder)
  } finally {
    rmSync(secret, { force: true })
    rmSync(aside, { recursive: true, force: true })
  }
}

const postgresEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' })

/** A socket that only we can reach; Windows has none and gets a loopback port with a password. */
async function connectionOf(folder: string, { account }: Binaries): Promise<Connection> {
  if (platform === 'win32') {
    const portFile = `${folder}.port`
    if (!existsSync(portFile)) writeFileSync(portFile, String(await freePort()))
    const password = readFileSync(`${folder}.secret`, 'utf8')
    return { host: '127.0.0.1', port: Number(readFileSync(portFile, 'utf8')), user: SUPERUSER, password }
  }
  const near = `${folder}.socket`
  const short = join(tmpdir(), `zhanggui-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  const host = near.length <= SOCKET_PATH_MAX ? near : short
  mkdirSync(host, { recursive: true, mode: 0o700 })
  if (account) chownSync(host, account.uid, account.gid)
  return { host, port: 5432, user: SUPERUSER }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function launch(
  folder: string,
  { host, port }: Connection,
  binaries: Binaries,
  durable: boolean,
): ChildProcess {
  const log = openSync(`${folder}.log`, 'a')
  const place =
    platform === 'win32' ? ['-h', host, '-p', String(port)] : ['-h', '', '-k', host, '-p', String(port)]
  const speed = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const tuning = [
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'max_connections=60',
    'wal_compression=on',
    // What a statement would have written stays out of the log.
    'log_error_verbosity=terse',
    ...speed,
  ]
  const args = ['-D', folder, ...place, ...tuning.flatMap(setting => ['-c', setting])]
  const options = { cwd: dirname(folder), env: postgresEnvironment(), ...binaries.account }
  // A signal to our terminal is not meant for the database: it stops when we have drained.
  const child = spawn(binaries.postgres, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  child.on('error', error => process.stderr.write(`PostgreSQL did not start: ${error.message}\n`))
  child.unref()
  closeSync(log)
  return child
}

/** The process of the cluster, if it is really a PostgreSQL and not another one with its old number. */
function runningPid(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (!Number.isInteger(pid) || pid <= 0) return null
    process.kill(pid, 0)
    return isPostgres(pid) ? pid : null
  } catch {
    // No such file, or no such process: it may go while we look.
    return null
  }
}

function isPostgres(pid: number): boolean {
  if (platform === 'win32') return true
  if (platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return /^Name:\s*postgres$/m.test(status) && !/^State:\s*Z/m.test(status)
  }
  return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }))
}

/**
 * Waits until the cluster answers, and starts it while nobody runs it. Once is not always enough: the
 * children of a killed cluster keep its memory for a moment, and a new one refuses to start beside them.
 */
async function untilPresent(connection: Connection, folder: string, start: () => void): Promise<Presence> {
  for (let waited = 0; waited < WAIT_MS; waited += 50) {
    if (waited % START_AGAIN_MS === 0 && !runningPid(folder)) start()
    const presence = await enter(connection)
    if (presence) return presence
    await sleep(50)
  }
  throw new Error(`PostgreSQL does not answer; see ${folder}.log\n${tail(`${folder}.log`)}`)
}

function tail(file: string): string {
  try {
    accessSync(file, constants.R_OK)
    return readFileSync(file, 'utf8').split('\n').slice(-10).join('\n')
  } catch {
    return ''
  }
}

/**
 * Ends the sessions that are left, and waits until everything is on the disk; a process that we started and
 * that has not come far enough to own the folder ends too.
 */
async function shutDown(folder: string, started: () => ChildProcess | null): Promise<void> {
  const pid = runningPid(folder)
  if (pid) process.kill(pid, 'SIGINT')
  else started()?.kill('SIGINT')
  const runs = () => runningPid(folder) !== null || isAlive(started())
  for (let waited = 0; waited < WAIT_MS && runs(); waited += 20) await sleep(20)
}
