/** A program of the house in a process of its own, heard to its end. */
import { spawn } from 'node:child_process'

export interface Ended {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

/** `entry` is under dist, which `buildProgram` makes. It is told to stop once it has said `stopAt`. */
export function runProgram(
  entry: string,
  settings: Record<string, string>,
  stopAt: string | null = null,
  options: readonly string[] = [],
): Promise<Ended> {
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, [`dist/${entry}`, ...options], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const before = stopAt !== null && said.includes(stopAt)
    said += chunk.toString()
    if (!before && stopAt !== null && said.includes(stopAt)) child.kill('SIGTERM')
  })
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  return new Promise(resolve => child.once('close', code => resolve({ code, said, complained })))
}
