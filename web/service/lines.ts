import type { Words } from '../../core/words.ts'

/** Whether every word that was typed stands in one of the texts, in either language. */
export function says(search: string, texts: readonly (Words | string | null)[]): boolean {
  const told = texts
    .map(text => (text === null || typeof text === 'string' ? (text ?? '') : `${text.zh} ${text.en}`))
    .join(' ')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => told.includes(word))
}
