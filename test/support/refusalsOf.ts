/**
 * What a definition can refuse by itself, and what tests show of it: both read from the source. The first
 * are the calls of `refuse` that its checks and effects lead to, through every part of the core that they
 * name; the second, the tests that ask for its code and expect the refusal, and so fail if it is not given.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { refusals } from '../../core/refusals.table.ts'
import { given } from '../../core/std.ts'
import { type Node, nameOf, reached, sourceOf, textsIn, within } from './source.ts'

const names = Object.keys(refusals)

/**
 * What any field and any posting can refuse is asked of every code alike, and shown for them; of the agent’s
 * document in test/core/largeCash.test.ts.
 */
const isAskedOfAll = (file: string) =>
  /^core\/(fields\/|counter\/agent\b|ledger\/(post|apply|effects)\b|refusals)/.test(file)

export function refusedBy(code: string): string[] {
  const file = definitionOf(code)
  const [definition] = callsIn(sourceOf(file).statements, 'defineTransaction')
  const [literal] = (definition?.arguments ?? []) as { properties: Node[] }[]
  const own = given(literal, `the definition in ${file}`).properties
  const trees = own
    .filter(({ key }) => ['checks', 'effects', 'expand'].includes(nameOf(key)))
    .flatMap(node => reached({ file, node }, other => !isAskedOfAll(other)))
  return [...new Set(trees.flatMap(({ node }) => refusedIn(node)))].sort()
}

function definitionOf(code: string): string {
  const files = readdirSync('core/transactions', { recursive: true, encoding: 'utf8' })
  const file = files.find(name => new RegExp(`/${code}-.*\\.ts$`).test(name))
  return join('core/transactions', given(file, `the definition of ${code}`))
}

const refusedIn = (tree: Node): string[] =>
  callsIn(tree, 'refuse')
    .flatMap(call => textsIn((call.arguments as Node[])[0]))
    .flatMap(({ text, whole }) => names.filter(name => (whole ? name === text : name.startsWith(text))))

/** The refusals that the tests of a folder show, by code. */
export function shownIn(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const shown = new Map<string, Set<string>>()
  for (const file of readdirSync(folder).filter(name => name.endsWith('.test.ts'))) {
    const path = join(folder, file)
    for (const node of sourceOf(path).statements.filter(({ type }) => type === 'ExpressionStatement')) {
      const trees = reached({ file: path, node }, other => other === path).map(one => one.node)
      const expected = trees.flatMap(textsIn).flatMap(({ text }) => refusalsSaid(text))
      for (const code of trees.flatMap(askedIn)) {
        shown.set(code, new Set([...(shown.get(code) ?? []), ...expected]))
      }
    }
  }
  return shown
}

/** `refused notesSum at notes`, `fieldMissing at name, dayMalformed at until`. */
function refusalsSaid(text: string): string[] {
  const parts = text.replace(/^refused /, '').split(', ')
  return parts.flatMap(part => names.filter(name => part === name || part.startsWith(`${name} at `)))
}

const ASKING = ['refusal', 'run', 'act', 'ask', 'signs']

/** The codes that a tree asks for; where a call takes its code from a table, those of all the tree. */
function askedIn(tree: Node): string[] {
  const codes = [
    ...callsIn(tree, 'refuses').map(call => (call.arguments as Node[])[0]),
    ...callsIn(tree, ...ASKING).map(call => (call.arguments as Node[])[1]),
  ]
  const named = codes.flatMap(code =>
    code?.type === 'Literal' ? [String(code.value)] : textsIn(tree).map(({ text }) => text),
  )
  return callsIn(tree, 'undo').length > 0 ? [...named, '8501'] : named
}

const callsIn = (tree: unknown, ...called: readonly string[]): Node[] =>
  [...within(tree)].filter(({ type, callee }) => {
    if (type !== 'CallExpression') return false
    const { property } = callee as Node
    return called.includes(nameOf(callee) || nameOf(property))
  })
