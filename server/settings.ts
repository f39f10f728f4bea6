/** Settings come from the environment, here and nowhere else. The README lists them. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { LOG_LEVELS, type LogLevel } from './log.ts'

/** A setting that the program cannot begin with; said in one sentence, without a stack. */
export class WrongSetting extends Error {}

export interface Settings {
  readonly port: number
  /** Where the embedded database, the master key and the logs are. */
  readonly dataFolder: string
  /** Another PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null
  /** Whether an empty database is filled with the demo branch. */
  readonly demo: boolean
  readonly quiet: boolean
  readonly logLevel: LogLevel
  /** Who may read the figures at /metrics; null for nobody. */
  readonly metricsToken: string | null
  /** How long a server that leaves still answers, so that a balancer notices. */
  readonly drainSeconds: number
  /** The proxies whose word is taken for a caller's address and protocol. */
  readonly trustedProxies: string
  /** A certificate of one's own, in PEM; null where there is none, or a proxy has it. */
  readonly tls: Tls | null
}

export interface Tls {
  readonly cert: string
  readonly key: string
}

/** What commands need of them. */
export type DatabaseSettings = Pick<Settings, 'dataFolder' | 'databaseUrl'>

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = databaseOf(environment.DATABASE_URL?.trim() ?? '')
  return {
    port: portOf(environment.PORT?.trim() || '7070'),
    dataFolder: folderOf(environment.DATA_DIR || './data'),
    databaseUrl,
    demo: environment.DEMO === undefined ? databaseUrl === null : isYes('DEMO', environment.DEMO),
    quiet: environment.QUIET !== undefined && isYes('QUIET', environment.QUIET),
    logLevel: levelOf(environment.LOG_LEVEL || 'warn'),
    metricsToken: tokenOf(environment.METRICS_TOKEN ?? ''),
    drainSeconds: secondsOf(environment.DRAIN_SECONDS || '0'),
    trustedProxies: proxiesOf(environment.TRUSTED_PROXIES || 'loopback'),
    tls: tlsOf(environment.TLS_CERT || '', environment.TLS_KEY || ''),
  }
}

/** Of another place than that of the environment: an address of a PostgreSQL, or a data folder. */
export function settingsInto(place: string, environment: NodeJS.ProcessEnv = process.env): Settings {
  const isAddress = /^postgres(ql)?:/.test(place)
  return readSettings({
    ...environment,
    ...(isAddress ? { DATABASE_URL: place } : { DATABASE_URL: '', DATA_DIR: place }),
  })
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity
  if (port > 65_535) throw new WrongSetting(`PORT is “${text}” and must be a whole number from 0 to 65535.`)
  return port
}

/** It may hold a password, so it is not repeated; a host may be missing, as in `user@/name`, for a socket. */
function databaseOf(text: string): string | null {
  if (text === '') return null
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@socket/'))) return text
  throw new WrongSetting(
    'DATABASE_URL is no address of a PostgreSQL; one looks like postgres://user:password@host:5432/database.',
  )
}

/** Whether it can be written shows when the books are opened. */
function folderOf(text: string): string {
  const folder = resolve(text)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new WrongSetting(`DATA_DIR is ${folder}, which is a file and must be a folder.`)
  return folder
}

function levelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find(one => one === text)
  if (level) return level
  throw new WrongSetting(`LOG_LEVEL is “${text}” and must be one of ${LOG_LEVELS.join(', ')}.`)
}

/** It is a secret, so it is not repeated. */
function tokenOf(text: string): string | null {
  if (text === '') return null
  if (/^[\x21-\x7e]{16,200}$/.test(text)) return text
  throw new WrongSetting('METRICS_TOKEN must be 16 to 200 letters, figures and signs without a space.')
}

function secondsOf(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 300) return Number(text)
  throw new WrongSetting(`DRAIN_SECONDS is “${text}” and must be a whole number from 0 to 300.`)
}

function proxiesOf(text: string): string {
  const parts = text.split(',').map(part => part.trim())
  if (parts.every(isNetwork)) return parts.join(', ')
  throw new WrongSetting(
    `TRUSTED_PROXIES is “${text}” and must be addresses or networks, as in loopback, 10.0.0.0/8.`,
  )
}

/** What a file holds may be secret, so that only its name is said. */
function tlsOf(cert: string, key: string): Tls | null {
  if (cert === '' && key === '') return null
  if (cert === '' || key === '') throw new WrongSetting('TLS_CERT and TLS_KEY are set both, or neither.')
  return { cert: pemIn('TLS_CERT', cert, 'CERTIFICATE'), key: pemIn('TLS_KEY', key, 'PRIVATE KEY') }
}

function pemIn(name: string, file: string, kind: string): string {
  const text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : ''
  if (!new RegExp(`-----BEGIN [A-Z ]*${kind}-----`).test(text))
    throw new WrongSetting(`${name} is ${file} and must be a file in PEM with a ${kind.toLowerCase()}.`)
  return text
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return Number(bits) <= longest
}

function isYes(name: string, text: string): boolean {
  if (/^(1|true|on|yes)$/i.test(text)) return true
  if (/^(0|false|off|no|)$/i.test(text)) return false
  throw new WrongSetting(`${name} is “${text}” and must be on or off.`)
}
