/**
 * `npm run vectors -- <file> …`: works out every vector of a file of interest cases and compares. Exit code 0
 * when all agrees, 1 when something differs or is of a kind that is not worked out, 2 when a file, or a
 * vector of it, cannot be read. Whatever one vector is, the others are run.
 */
import { readFileSync } from 'node:fs'
import { type Report, runVectors } from './vectors/run.ts'

const BROKEN = 2
const FAILED = 1

export const exitCodeOf = (reports: readonly Report[]): number => {
  if (reports.some(({ broken }) => broken > 0)) return BROKEN
  return reports.some(({ failed, notCovered }) => failed + notCovered > 0) ? FAILED : 0
}

export function runFile(file: string): Report {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return {
      lines: [`${file}: cannot be read: ${(error as Error).message}`],
      failed: 0,
      notCovered: 0,
      broken: 1,
    }
  }
  return runVectors(text, file)
}

function main(files: readonly string[]): number {
  if (files.length === 0) {
    process.stderr.write('npm run vectors -- <file> …\n')
    return BROKEN
  }
  const reports = files.map(runFile)
  for (const { lines } of reports) process.stdout.write(`${lines.join('\n')}\n`)
  return exitCodeOf(reports)
}

if (process.argv[1]?.endsWith('vectors.js')) process.exitCode = main(process.argv.slice(2))
