/** Facts as an investigator types them, one a line: `waitMinutes 70 ticket A012`, or by its Chinese name. */
import { type Established, type FactName, type FactRow, type Facts, factNames, factTable } from './facts.ts'
import { valueWords } from './told.ts'
import { isPerson, parties, type Party, partyNames } from './parties.ts'

export type TypedFacts = { readonly [name in FactName]?: Established<unknown> }

/** The facts, or the first line that is none, from 1 on. */
export function readFacts(text: string): TypedFacts | number {
  const facts = new Map<FactName, Established<unknown>>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = factIn(line.trim())
    if (read === null || facts.has(read.name)) return index + 1
    facts.set(read.name, { value: read.value, evidence: read.evidence })
  }
  return Object.fromEntries(facts)
}

function factIn(line: string) {
  const [, typed = '', word = '', evidence = ''] = /^(\S+)\s+(\S+)\s+(.{1,200})$/u.exec(line) ?? []
  const name = factNames.find(one => one === typed || factTable[one].zh === typed)
  const value = name && valueOf(factTable[name], word)
  return name === undefined || value === undefined ? null : { name, value, evidence }
}

function valueOf(
  { type, most = 0, choices = {} }: FactRow,
  word: string,
): boolean | number | string | readonly Party[] | undefined {
  switch (type) {
    case 'yes':
      return YES.get(word)
    case 'number':
      return /^\d{1,11}$/.test(word) && Number(word) <= most ? Number(word) : undefined
    case 'text':
      return word.length <= 80 ? word : undefined
    case 'choice':
      return Object.keys(choices).find(one => one === word || choices[one]?.zh === word)
    case 'parties':
      return partiesIn(word)
  }
}

/** `teller,authoriser`, or in Chinese; undefined where one of them is no person of the table. */
function partiesIn(word: string): readonly Party[] | undefined {
  const found = word.split(/[,、]/).map(part => persons.find(one => one === part || parties[one].zh === part))
  const known = found.flatMap(one => one ?? [])
  return known.length === found.length ? [...new Set(known)] : undefined
}

const persons = partyNames.filter(isPerson)

/** Facts as lines that `readFacts` reads; the verdict has a field of its own. */
export const printFacts = (facts: Facts): string =>
  factNames
    .flatMap(name => {
      const known = facts[name]
      if (known === undefined || name === 'verdict') return []
      const evidence = known.evidence.replace(/\s+/g, ' ').trim()
      return [`${factTable[name].zh} ${valueWords(name, known.value).zh} ${evidence}`]
    })
    .join('\n')

const YES: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['yes', true],
  ['否', false],
  ['no', false],
])
