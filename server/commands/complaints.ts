/** `npm run complaints -- file.csv`: what a file of complaints has in it, and how well it can be sorted. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { defineCommand } from 'citty'
import { type Narrative, printNarratives, readNarratives } from '../../core/complaints/narratives.ts'
import { figuresOf, told } from '../../core/complaints/report.ts'
import { refuseUnknown, runHere, wholeNumber, WrongArgument } from './arguments.ts'

/** More than this is no list that somebody has made of complaints. */
const BYTES_MOST = 200_000_000

const args = {
  file: { type: 'positional', required: true, description: 'The complaints, CSV: docs/complaints.md' },
  json: { type: 'boolean', default: false, description: 'For machines' },
  language: { type: 'string', default: 'zh', description: 'zh or en' },
  seed: { type: 'string', default: '7', description: 'Draws the part that is held out' },
} as const

const command = defineCommand({
  meta: { name: 'complaints', description: 'Figures of a file of complaints; see docs/complaints.md.' },
  args,
  run({ args: given }) {
    refuseUnknown(given, args)
    const { language, file } = given
    if (language !== 'zh' && language !== 'en') throw new WrongArgument('--language is zh or en')
    const seed = wholeNumber('--seed', given.seed)
    const { narratives, problems } = readNarratives(bytesOf(file))
    if (problems.length > 0)
      throw new WrongArgument(problems.map(one => `${file}: ${one[language]}`).join('\n'))
    const figures = figuresOf(narratives, seed)
    const sha256 = digestOf(narratives)
    const kept = digestOf(readNarratives(new TextEncoder().encode(printNarratives(narratives))).narratives)
    if (given.json) console.log(JSON.stringify({ ...figures, sha256, readBack: kept === sha256 }, null, 2))
    else {
      for (const line of told(figures)) console.log(line[language])
      console.log(`SHA-256 ${sha256}`)
      console.log(kept === sha256 ? READ_BACK.same[language] : READ_BACK.other[language])
    }
    process.exitCode = kept === sha256 ? 0 : 1
  },
})

const READ_BACK = {
  same: {
    zh: '写出后再读入，每件原文一字不差',
    en: 'Written and read back, every text is as it was',
  },
  other: {
    zh: '写出后再读入，原文有出入',
    en: 'Written and read back, a text differs',
  },
}

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size < BYTES_MOST) return readFileSync(path)
  } catch (error) {
    throw new WrongArgument(`${path} cannot be read: ${(error as Error).message}`)
  }
  throw new WrongArgument(`${path} has 200 MB or more; make several files of it`)
}

/** Of the texts as they are, each with its length before it, so that none runs into the next. */
function digestOf(narratives: readonly Narrative[]): string {
  const hash = createHash('sha256')
  for (const { id, product, narrative } of narratives)
    for (const text of [id, product, narrative]) hash.update(`${text.length}:${text}`)
  return hash.digest('hex')
}

await runHere(command)
