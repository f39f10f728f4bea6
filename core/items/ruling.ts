import type { Day } from '../dates.ts'
import type { Facts, Verdict } from '../responsibility/facts.ts'
import { verdicts } from '../responsibility/facts.ts'
import { parties, type Party } from '../responsibility/parties.ts'
import { standings } from '../responsibility/procedure.ts'
import { alike, type Words } from '../words.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Who is responsible in a complaint (责任认定): what was established, and what the rules make of it. */
export interface Ruling {
  readonly complaint: string
  /** The day of the complaint: it chooses the rules. */
  readonly of: Day
  readonly people: { readonly [party in Party]?: string }
  /** Where it can be seen that somebody stood where he was named; absent of rulings that named nobody. */
  readonly named?: { readonly [party in Party]?: string }
  readonly facts: Facts
  /** The rules, and what came of the facts under them. */
  readonly version: string
  readonly verdict: Verdict
  readonly shares: readonly { readonly who: string; readonly percent: number }[]
  /** Who has a part in it, or made or signed the row: they decide nothing here. */
  readonly parties: readonly string[]
  /** Who decided first, and on which day. */
  readonly decidedBy: string
  readonly decidedOn: Day
}

/** A post that nobody is named at has a share under its own name. */
const posts: Readonly<Record<string, Words>> = parties

export const ruling: ItemKindRow<Ruling> = {
  name: { zh: '责任认定', en: 'Ruling on responsibility' },
  madeBy: ['9606'],
  words({ complaint, verdict, shares }) {
    const { zh, en } = verdicts[verdict]
    const list = (language: 'zh' | 'en') =>
      shares.map(({ who, percent }) => `${(posts[who] ?? alike(who))[language]} ${percent}%`)
    return {
      zh: [`${complaint} ${zh}`, ...list('zh')].join('，'),
      en: [`${complaint} ${en}`, ...list('en')].join(', '),
    }
  },
  states: {
    proposed: open(standings.proposed.zh, standings.proposed.en),
    objected: open(standings.objected.zh, standings.objected.en),
    reexamined: open(standings.reexamined.zh, standings.reexamined.en),
    locked: done(standings.locked.zh, standings.locked.en),
  },
  blocksClose: false,
  lapsesTo: null,
}
