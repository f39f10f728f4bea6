import type { ReactNode } from 'react'

export type Tone = 'quiet' | 'good' | 'wait' | 'bad'

/** A state in a word, in one of four tones. */
export function StateTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
