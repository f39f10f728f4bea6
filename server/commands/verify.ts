/** `npm run verify`: proves the books, or names what is wrong with them; or holds a digest against them. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { type Digest, digestDifferences, digestOf, parseDigest } from '../../core/day/digest.ts'
import { checkFiles } from '../backup/check.ts'
import { journalOf } from '../backup/journal.ts'
import { readManifest } from '../backup/manifest.ts'
import { BrokenChain, foldedFigures } from '../digest.ts'
import { openInstitution } from '../institution.ts'
import { readSettings, WrongSetting } from '../settings.ts'
import { allRows, type StoredRow } from '../store/journal.ts'
import { verify } from '../verify.ts'
import { refuseUnknown, runHere, schemaName, WrongArgument } from './arguments.ts'

const args = {
  schema: { type: 'string', default: 'main', description: 'The institution' },
  digest: { type: 'string', description: 'The digest of a closing sheet, or a file that holds it' },
  backup: { type: 'string', description: 'Hold the digest against this backup, without a database' },
} as const

const command = defineCommand({
  meta: { name: 'verify', description: 'Walks the journal: chain, projections, conservation laws.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const name = schemaName(given.schema)
    if (given.digest === undefined) {
      if (given.backup !== undefined)
        throw new WrongArgument('--backup is for --digest; to prove one, restore it')
      return verifyBooks(name)
    }
    const digest = digestIn(given.digest)
    if (given.backup === undefined) return againstBooks(name, digest)
    const folder = resolve(given.backup)
    const { manifest } = await readManifest(folder)
    await checkFiles(folder, manifest)
    return compare(digest, journalOf(folder, manifest, digest.branch))
  },
})

async function verifyBooks(name: string): Promise<void> {
  const institution = await openInstitution(readSettings(), { name, connections: 2 })
  try {
    const { pool, vault } = institution.books
    const { branches, rows, findings, found } = await verify(pool, { vault })
    if (branches === 0) throw new WrongSetting(NO_BOOKS)
    for (const { branch, where, what } of findings) console.error(`${branch} ${where} ${what}`)
    const shown = found > findings.length ? `, ${findings.length} of them shown` : ''
    console.log(
      `${rows} rows of ${branches} branches: ${found === 0 ? 'sound' : `${found} findings${shown}`}`,
    )
    process.exitCode = found === 0 ? 0 : 1
  } finally {
    await institution.close()
  }
}

/** Nothing agrees with itself: whoever proves the wrong folder would be told that it is sound. */
const NO_BOOKS = `这里没有账务，没有什么可核对；请检查 DATA_DIR、DATABASE_URL 和 --schema 是否指对。
There are no books here to verify; see whether DATA_DIR, DATABASE_URL and --schema are right.`

async function againstBooks(name: string, digest: Digest): Promise<void> {
  const institution = await openInstitution(readSettings(), { name, connections: 1 })
  try {
    await compare(digest, allRows(institution.books.pool, digest.branch))
  } finally {
    await institution.close()
  }
}

/** What was typed, or the first digest in a file of that name. */
function digestIn(text: string): Digest {
  const lines = existsSync(text) ? readFileSync(text, 'utf8').split('\n') : [text]
  const found = lines.map(parseDigest).find(one => one !== 'none')
  if (found === undefined)
    throw new WrongArgument(`没有摘要码；摘要码以 ZG1/ 开头。There is no digest: “${text}”`)
  if (found === 'mistyped')
    throw new WrongArgument(
      '摘要码抄错了，校验字不符。The digest is mistyped: its check characters do not fit',
    )
  return found
}

async function compare(printed: Digest, pages: AsyncIterable<readonly StoredRow[]>): Promise<void> {
  const { branch, day } = printed
  const differ = (line: string) => {
    console.error(line)
    process.exitCode = 1
  }
  try {
    const figures = await foldedFigures(pages, branch, day)
    if (!figures) {
      return differ(`流水中没有 ${branch} 已日终的 ${day}。The journal has no ended day ${day} of ${branch}.`)
    }
    const differences = digestDifferences(printed, digestOf(figures))
    for (const { name, printed: said, found } of differences)
      differ(`不符 differs: ${name.zh} ${name.en}: 摘要 digest ${said}, 流水 journal ${found}`)
    if (differences.length === 0)
      console.log(`相符 agrees: ${branch} ${day}, ${figures.rows} 行 rows, ${figures.hash}`)
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error
    differ(`流水链在 ${error.where} 断开。The chain is broken: ${error.message}.`)
  }
}

await runHere(command)
