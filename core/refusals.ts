/**
 * A refusal is a value: it says in one sentence what is wrong and in another what to do next, in the reader's
 * language. All of them stand in one table, `refusals.table.ts`.
 */
import { type RefusalCode, refusals } from './refusals.table.ts'
import { type Numbers, renumbered } from './registry/numbering.ts'
import { fill, type Language, type Words } from './words.ts'

export type { RefusalCode }

export interface Refusal {
  readonly refused: RefusalCode
  /** The field it is about, where it is about one. */
  readonly field?: string
  readonly detail: Readonly<Record<string, string | Words>>
  /** All that is wrong with a form, when it is more than one thing. */
  readonly problems?: readonly Refusal[]
}

export const refuse = (refused: RefusalCode, detail: Refusal['detail'] = {}): Refusal => ({
  refused,
  detail: Object.fromEntries(Object.entries(detail).map(([name, part]) => [name, repeatable(part)])),
})

const REPEATED_MAX = 80

/** What was typed is said again in the sentence: as much of it as a sentence bears, and only what prints. */
function repeatable(part: string | Words): string | Words {
  if (typeof part !== 'string') return part
  const start = part.length > REPEATED_MAX ? `${part.slice(0, REPEATED_MAX)}…` : part
  return start.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '\ufffd')
}

/** One refusal for all the problems of a form; a single problem stands for itself. */
export function refuseFields(problems: readonly Refusal[]): Refusal {
  const [first] = problems
  if (first && problems.length === 1) return first
  return { ...refuse('formWrong', { count: String(problems.length) }), problems }
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value

export const statusOf = ({ refused }: Refusal): number => rowOf(refused).status

/** The journal of refusals keeps those of earlier releases: of one that is no longer given, only its name. */
const rowOf = (refused: RefusalCode): (typeof refusals)[RefusalCode] =>
  Object.hasOwn(refusals, refused)
    ? refusals[refused]
    : {
        status: 422,
        zh: `以前版本的拒绝：${refused}`,
        en: `A refusal of an earlier release: ${refused}`,
        next: { zh: '按现行规定重新办理。', en: 'Ask again; the rules are another now.' },
      }

/** What is wrong; the codes that it names as this bank numbers them. */
export const explainRefusal = (refusal: Refusal, language: Language, numbers: Numbers = {}): string =>
  fill(renumbered(numbers, rowOf(refusal.refused)[language]), inLanguage(refusal, language, numbers))

/** What to do next. */
export const adviseOn = (refusal: Refusal, language: Language, numbers: Numbers = {}): string =>
  fill(renumbered(numbers, rowOf(refusal.refused).next[language]), inLanguage(refusal, language, numbers))

/** The details that are a code; in any other place four digits may be a person or an amount. */
const CODES = ['code', 'codes', 'undoneBy']

function inLanguage({ detail }: Refusal, language: Language, numbers: Numbers): Record<string, string> {
  const entries = Object.entries(detail).map(([name, part]) => {
    const text = typeof part === 'string' ? part : part[language]
    return [name, CODES.includes(name) ? renumbered(numbers, text) : text]
  })
  return Object.fromEntries(entries)
}
