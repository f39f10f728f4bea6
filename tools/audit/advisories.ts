/**
 * What the registry knows against the packages that the program runs on. Some registries — mirrors, most of
 * all — cannot be asked: that is an answer of its own, and never one that nothing is known.
 */
import { spawnSync } from 'node:child_process'

const ASKED = ['audit', '--omit=dev', '--audit-level=high', '--json']

export type Advice =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly packages: readonly string[] }
  | { readonly kind: 'notAsked'; readonly why: string }

interface Answer {
  readonly message?: string
  readonly error?: { readonly summary?: string }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>
}

export function askRegistry(): Advice {
  const { stdout, error } = spawnSync('npm', ASKED, { encoding: 'utf8', shell: process.platform === 'win32' })
  return error ? { kind: 'notAsked', why: error.message } : adviceOf(stdout)
}

/** Reads what `npm audit --json` prints. */
export function adviceOf(printed: string): Advice {
  let answer: Answer
  try {
    answer = JSON.parse(printed) as Answer
  } catch {
    return { kind: 'notAsked', why: 'npm audit printed no answer' }
  }
  if (answer.vulnerabilities === undefined)
    return { kind: 'notAsked', why: answer.message ?? answer.error?.summary ?? 'npm audit printed no answer' }
  const packages = Object.entries(answer.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, range }]) => `${name} ${range}: ${severity}`)
  return packages.length > 0 ? { kind: 'found', packages } : { kind: 'none' }
}
