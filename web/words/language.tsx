/** Chinese first, English one click away; the choice stays with the terminal. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { joined, type Language, type Words } from '../../core/words.ts'
import { type Word, words } from './words.ts'

interface Speech {
  readonly language: Language
  /** A word of the pages, or a pair of the core, in the reader's language. */
  say(word: Word | Words): string
  /** Several of them as a list: 、 in Chinese, commas in English. */
  sayAll(list: readonly Words[]): string
  toggle(): void
}

const Speaking = createContext<Speech | null>(null)

const STORED = 'zhanggui.language'

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(STORED) === 'en' ? 'en' : 'zh',
  )
  const say = useCallback(
    (word: Word | Words) => (typeof word === 'string' ? words[word] : word)[language],
    [language],
  )
  const toggle = useCallback(() => {
    setLanguage(current => {
      const next = current === 'zh' ? 'en' : 'zh'
      localStorage.setItem(STORED, next)
      document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
      return next
    })
  }, [])
  const sayAll = useCallback((list: readonly Words[]) => joined(list)[language], [language])
  const speech = useMemo(() => ({ language, say, sayAll, toggle }), [language, say, sayAll, toggle])
  return <Speaking value={speech}>{children}</Speaking>
}

export function useWords(): Speech {
  const speech = useContext(Speaking)
  if (!speech) throw new Error('useWords stands outside LanguageProvider')
  return speech
}
