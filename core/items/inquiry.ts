import { done, type ItemKindRow, open } from './kind.ts'

/** A question about a payment, to another bank or from one (查询查复书). */
export interface Inquiry {
  readonly way: 'out' | 'in'
  readonly bank: string
  /** The payment it is about, by the number that both banks know. */
  readonly about: string
  readonly question: string
  /** Empty until it is answered. */
  readonly answer: string
}

export const inquiry: ItemKindRow<Inquiry> = {
  name: { zh: '查询书', en: 'Inquiry' },
  madeBy: ['5004'],
  words: ({ way, bank, about, question }) => ({
    zh: `${way === 'out' ? '向' : '来自'} ${bank} 查询 ${about}：${question}`,
    en: `${way === 'out' ? 'To' : 'From'} ${bank} about ${about}: ${question}`,
  }),
  states: { asked: open('待查复', 'awaiting a reply'), answered: done('已查复', 'answered') },
  blocksClose: false,
  lapsesTo: null,
}
