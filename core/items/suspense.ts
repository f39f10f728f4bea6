import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** An amount that waits to be explained (挂账): one case, one owner, cleared piece by piece (丁种账). */
export interface Suspense {
  readonly side: 'receivable' | 'payable'
  readonly amount: bigint
  /** What is not cleared yet. */
  readonly left: bigint
  /** The teller who answers for clearing it. */
  readonly owner: string
  readonly note: string
}

export const suspense: ItemKindRow<Suspense> = {
  name: { zh: '挂账', en: 'Suspense' },
  words({ side, amount, left, owner, note }) {
    const [all, rest] = [displayMoney(amount), displayMoney(left)]
    return side === 'receivable'
      ? {
          zh: `应收 ${all}，未销 ${rest}，${owner}：${note}`,
          en: `Receivable ${all}, ${rest} left, ${owner}: ${note}`,
        }
      : {
          zh: `应付 ${all}，未销 ${rest}，${owner}：${note}`,
          en: `Payable ${all}, ${rest} left, ${owner}: ${note}`,
        }
  },
  states: { hung: open('未销', 'not cleared'), cleared: done('已销', 'cleared'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
