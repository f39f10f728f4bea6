/** Settings come from the environment, here and nowhere else. The README lists them. */
import { resolve } from 'node:path'

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
  const databaseUrl = environment.DATABASE_URL?.trim() || null
  return {
    port: portOf(environment.PORT ?? '7070'),
    dataFolder: resolve(environment.DATA_DIR ?? './data'),
    databaseUrl,
    demo: environment.DEMO === undefined ? databaseUrl === null : isYes('DEMO', environment.DEMO),
    quiet: environment.QUIET !== undefined && isYes('QUIET', environment.QUIET),
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${text}`)
  return port
}

function isYes(name: string, text: string): boolean {
  if (/^(1|true|on|yes)$/i.test(text)) return true
  if (/^(0|false|off|no|)$/i.test(text)) return false
  throw new Error(`${name} is neither on nor off: ${text}`)
}
