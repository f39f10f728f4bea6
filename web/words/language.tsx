/** Chinese first, English one click away; the choice stays with the terminal. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { numberOf, type Numbers, renumbered } from '../../core/registry/numbering.ts'
import { joined, type Language, type Words } from '../../core/words.ts'
import { type Word, words } from './words.ts'

/** The bank's own numbers of the codes, once somebody has signed in (F4). */
export const Numbering = createContext<Numbers>({})

interface Speaker {
  readonly language: Language
  toggle(): void
}

interface Speech extends Speaker {
  /** A word of the pages, or a pair of the core, in the reader's language. */
  say(word: Word | Words): string
  /** Several of them as a list: 、 in Chinese, commas in English. */
  sayAll(list: readonly Words[]): string
  /** A text of the program itself, in which four digits are a code. */
  sayOurs(text: Words): string
  /** A code as this bank numbers it. */
  number(code: string): string
}

const Speaking = createContext<Speaker | null>(null)

const STORED = 'zhanggui.language'

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(STORED) === 'en' ? 'en' : 'zh',
  )
  const toggle = useCallback(() => setLanguage(current => (current === 'zh' ? 'en' : 'zh')), [])
  useEffect(() => {
    localStorage.setItem(STORED, language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const speaker = useMemo(() => ({ language, toggle }), [language, toggle])
  return <Speaking value={speaker}>{children}</Speaking>
}

export function useWords(): Speech {
  const speaker = useContext(Speaking)
  const numbers = useContext(Numbering)
  if (!speaker) throw new Error('useWords stands outside LanguageProvider')
  return useMemo(() => speechOf(speaker, numbers), [speaker, numbers])
}

function speechOf(speaker: Speaker, numbers: Numbers): Speech {
  const { language } = speaker
  const sayOurs = (text: Words) => renumbered(numbers, text[language])
  return {
    ...speaker,
    sayOurs,
    say: word => (typeof word === 'string' ? sayOurs(words[word]) : word[language]),
    sayAll: list => joined(list)[language],
    number: code => numberOf(numbers, code),
  }
}
