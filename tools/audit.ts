/**
 * `npm run audit`: the packages that the program is built of. Exit code 0 when nothing is known against them,
 * 1 when something is, or when the lock file has a fault; 3 when the lock file is in order and the registry
 * could not be asked for advisories, so that nobody takes silence for an all-clear.
 */
import { readFileSync } from 'node:fs'
import { type Advice, askRegistry } from './audit/advisories.ts'
import { type Lockfile, lockfileFaults } from './audit/lockfile.ts'

interface Report {
  readonly lines: readonly string[]
  readonly code: 0 | 1 | 3
}

/** What the files of a folder show; a test runs it on this one. */
export function faultsHere(): readonly string[] {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly allowScripts: Readonly<Record<string, boolean>>
  }
  return lockfileFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile, allowScripts)
}

export function reportOf(faults: readonly string[], advice: Advice): Report {
  const locked =
    faults.length > 0 ? faults : ['Lock file: hashes, sources, licences and install scripts are in order.']
  const known = linesOf(advice)
  if (faults.length > 0 || advice.kind === 'found') return { lines: [...locked, ...known], code: 1 }
  return { lines: [...locked, ...known], code: advice.kind === 'none' ? 0 : 3 }
}

function linesOf(advice: Advice): readonly string[] {
  switch (advice.kind) {
    case 'none':
      return ['Advisories: the registry knows none of grade high or above.']
    case 'found':
      return advice.packages.map(line => `Advisory: ${line}`)
    case 'notAsked':
      return [`Advisories: NOT CHECKED, the registry could not be asked (${advice.why}).`]
  }
}

function main(): number {
  const { lines, code } = reportOf(faultsHere(), askRegistry())
  process.stdout.write(`${lines.join('\n')}\n`)
  return code
}

if (process.argv[1]?.endsWith('audit.js')) process.exitCode = main()
