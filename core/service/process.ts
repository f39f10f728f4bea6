/**
 * The shape of a service process (rules.md §8.1): steps in their order, each with what is checked and with
 * what is said in the situations that belong to it. The outlet may put its own words in the place of any of
 * these lines (script.ts).
 */
import type { Words } from '../words.ts'

export interface Situation extends Words {
  readonly say: Words
  readonly do: Words
  readonly never: Words
}

export interface Step extends Words {
  readonly checks: readonly Words[]
  readonly situations: Readonly<Record<string, Situation>>
}

export interface ServiceProcess extends Words {
  /** What it is for, in a sentence. */
  readonly aim: Words
  readonly steps: Readonly<Record<string, Step>>
}

export const line = (zh: string, en: string): Words => ({ zh, en })
