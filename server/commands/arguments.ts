/** Arguments of commands: what the parser lets pass and a person would not have meant. */
import { type ArgsDef, type CommandDef, runCommand, showUsage } from 'citty'
import { WrongSetting } from '../settings.ts'

/** What the user of a command did wrong; said in one line, without a stack. */
export class WrongArgument extends Error {}

export async function runHere<A extends ArgsDef>(command: CommandDef<A>): Promise<void> {
  const rawArgs = process.argv.slice(2)
  if (rawArgs.includes('--help') || rawArgs.includes('-h')) return showUsage(command as CommandDef)
  try {
    await runCommand(command, { rawArgs })
  } catch (error) {
    console.error(missing(error as Error, command) ?? complaint(error as Error))
    process.exitCode = 1
  }
}

/** What was left out, and what it is for: the parser knows only how it is called. */
function missing({ message }: Error, { args }: { readonly args?: unknown }): string | null {
  const [, name] = /^Missing required positional argument: (\w+)$/.exec(message) ?? []
  if (name === undefined) return null
  const known = args as Readonly<Record<string, { readonly description?: string }>> | undefined
  const what = known?.[name.toLowerCase()]?.description ?? ''
  return `缺少参数 <${name.toLowerCase()}>，用法见 --help。
The argument <${name.toLowerCase()}> is missing: ${what}. --help says more.`
}

function complaint(error: Error): Error | string {
  const { name, message } = error
  if (error instanceof WrongSetting) return message
  return error instanceof WrongArgument || name === 'CLIError' ? `${message}. --help says more.` : error
}

/** The parser takes any option, so a mistyped one would silently be none. */
export function refuseUnknown(
  given: Readonly<Record<string, unknown>> & { readonly _: readonly string[] },
  known: Readonly<Record<string, { readonly type: string }>>,
): void {
  // The parser gives `--dry-run` under `dryRun` too.
  const names = new Set(['_', ...Object.keys(known).flatMap(name => [name, camelCase(name)])])
  const unknown = Object.keys(given).find(name => !names.has(name))
  if (unknown !== undefined) throw new WrongArgument(`There is no option --${unknown}`)
  const positionals = Object.values(known).filter(({ type }) => type === 'positional').length
  const surplus = given._[positionals]
  if (surplus !== undefined) throw new WrongArgument(`Nobody asked for “${surplus}”`)
}

const camelCase = (name: string): string => name.replace(/-[a-z]/g, part => part.slice(1).toUpperCase())

export function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new WrongArgument(`${name} is no whole number above zero: “${text}”`)
  return Number(text)
}

/** The name of an institution becomes part of statements, so it is a plain word. */
export function schemaName(text: string): string {
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(text)) throw new WrongArgument(`“${text}” is no name of an institution`)
  return text
}
