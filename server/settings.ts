/** Settings come from the environment, here and nowhere else. The README lists them. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

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
}

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = databaseOf(environment.DATABASE_URL?.trim() ?? '')
  return {
    port: portOf(environment.PORT?.trim() || '7070'),
    dataFolder: folderOf(environment.DATA_DIR || './data'),
    databaseUrl,
    demo: environment.DEMO === undefined ? databaseUrl === null : isYes('DEMO', environment.DEMO),
    quiet: environment.QUIET !== undefined && isYes('QUIET', environment.QUIET),
  }
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

function isYes(name: string, text: string): boolean {
  if (/^(1|true|on|yes)$/i.test(text)) return true
  if (/^(0|false|off|no|)$/i.test(text)) return false
  throw new WrongSetting(`${name} is “${text}” and must be on or off.`)
}
