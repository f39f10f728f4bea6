/** Source files as trees: what each declares at its top, and what those parts name. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseAst } from 'vite'

export interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

/** A thing declared at the top of a file: its own tree, and the file in which its names mean something. */
interface Declared {
  readonly file: string
  readonly node: Node
}

export interface Source {
  readonly statements: readonly Node[]
  readonly declared: ReadonlyMap<string, Declared>
  /** Local names of what comes from other files of ours. */
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>
}

const read = new Map<string, Source>()

export function sourceOf(file: string): Source {
  const known = read.get(file)
  if (known) return known
  const { body } = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }) as unknown as { body: Node[] }
  const source = { statements: body, declared: new Map<string, Declared>(), imported: new Map() }
  for (const statement of body) {
    for (const [name, node] of declarationsIn(statement)) source.declared.set(name, { file, node })
    for (const one of importsIn(statement, file)) source.imported.set(one.local, one)
  }
  read.set(file, source)
  return source
}

function declarationsIn(statement: Node): [name: string, node: Node][] {
  const node = (statement.declaration ?? statement) as Node
  if (node.type === 'FunctionDeclaration') return [[nameOf(node.id), node]]
  if (node.type !== 'VariableDeclaration') return []
  return (node.declarations as Node[]).map(one => [nameOf(one.id), one])
}

function importsIn(statement: Node, file: string) {
  const from = statement.source as { value: string } | null | undefined
  if (!from?.value.startsWith('.')) return []
  const target = join(dirname(file), from.value)
  return ((statement.specifiers ?? []) as Node[]).map(one => ({
    local: nameOf(one.local),
    name: nameOf(one.imported ?? one.local),
    file: target,
  }))
}

export const nameOf = (id: unknown): string => (id as { name?: string } | null)?.name ?? ''

/** A node and all below it, types left out: a name that only types use leads nowhere. */
export function* within(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const one of node) yield* within(one)
    return
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return
  const tree = node as Node
  if (/^TSType|^TSInterface/.test(tree.type)) return
  yield tree
  for (const [part, child] of Object.entries(tree)) {
    const isOnlyAName = (part === 'property' || part === 'key') && tree.computed === false
    if (!isOnlyAName) yield* within(child)
  }
}

/** The trees that a tree leads to through the names in it, itself first; only files that `enters` lets in. */
export function reached(from: Declared, enters: (file: string) => boolean): Declared[] {
  const found = [from]
  const seen = new Set<Node>([from.node])
  for (const { file, node } of found) {
    for (const { type, name } of within(node)) {
      const next = type === 'Identifier' ? lookUp(file, name as string) : undefined
      if (!next || seen.has(next.node) || !enters(next.file)) continue
      seen.add(next.node)
      found.push(next)
    }
  }
  return found
}

function lookUp(file: string, name: string): Declared | undefined {
  const source = sourceOf(file)
  const own = source.declared.get(name)
  if (own) return own
  const from = source.imported.get(name)
  return from && sourceOf(from.file).declared.get(from.name)
}

/** The texts in a tree; of a text with places in it, what stands before the first. */
export function textsIn(node: unknown): { readonly text: string; readonly whole: boolean }[] {
  return [...within(node)].flatMap(one => {
    if (one.type === 'Literal' && typeof one.value === 'string') return [{ text: one.value, whole: true }]
    if (one.type !== 'TemplateLiteral') return []
    const quasis = one.quasis as { value: { cooked: string } }[]
    return [{ text: quasis[0]?.value.cooked ?? '', whole: quasis.length === 1 }]
  })
}
