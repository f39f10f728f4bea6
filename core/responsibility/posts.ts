/**
 * Who stood at which post of a case, with where that can be seen: as the records name them, or as an
 * investigator does from the list of the staff, one a line: `会计主管 0002 排班表`.
 */
import { isPerson, parties, type Party, partyNames } from './parties.ts'

export interface Named {
  readonly who: string
  readonly evidence: string
}

export type Posts = { readonly [party in Party]?: Named }

/** The posts, or the first line that is none, from 1 on. */
export function readPosts(text: string): Posts | number {
  const posts = new Map<Party, Named>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, typed = '', who = '', evidence = ''] = /^(\S+)\s+(\d{4})\s+(.{1,200})$/u.exec(line.trim()) ?? []
    const party = partyNames.find(one => isPerson(one) && (one === typed || parties[one].zh === typed))
    if (party === undefined || posts.has(party)) return index + 1
    posts.set(party, { who, evidence })
  }
  return Object.fromEntries(posts)
}

/** Posts as lines that `readPosts` reads. */
export const printPosts = (posts: Posts): string =>
  partyNames
    .flatMap(party => {
      const named = posts[party]
      return named ? [`${parties[party].zh} ${named.who} ${named.evidence.replace(/\s+/g, ' ').trim()}`] : []
    })
    .join('\n')

/** Who stands there, without where it can be seen; and the other way round. */
export const whoAt = (posts: Posts): { readonly [party in Party]?: string } => partOf(posts, 'who')
export const evidenceOf = (posts: Posts): { readonly [party in Party]?: string } => partOf(posts, 'evidence')

const partOf = (posts: Posts, part: keyof Named) =>
  Object.fromEntries(Object.entries(posts).map(([party, named]) => [party, named[part]]))
