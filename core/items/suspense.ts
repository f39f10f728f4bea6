import { displayMoney } from '../money.ts'
import type { Sealed } from '../ledger/entities.ts'
import type { Words } from '../words.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** Why a payment from another bank could not be credited. */
export const misfits = {
  unknown: { zh: '无此账号', en: 'no account of this number' },
  otherKind: { zh: '该账户不能收汇', en: 'an account that takes no payments' },
  closed: { zh: '账户已销户', en: 'the account is closed' },
  name: { zh: '户名不符', en: 'the name is another' },
  full: { zh: '超过Ⅲ类户余额上限', en: 'more than may lie in the account' },
  ended: { zh: '临时户已到期', en: 'the temporary account has ended' },
  barred: { zh: '账户暂不能入账', en: 'the account takes nothing just now' },
} satisfies Readonly<Record<string, Words>>

export type Misfit = keyof typeof misfits

/** A payment from another bank, as it named its payee. */
export interface Inward {
  readonly misfit: Misfit
  readonly bank: string
  readonly payerAccount: string
  readonly payeeAccount: string
  readonly payee: Sealed
}

/** An amount that waits to be explained (挂账): one case, one owner, cleared piece by piece (丁种账). */
export interface Suspense {
  readonly side: 'receivable' | 'payable'
  readonly amount: bigint
  /** What is not cleared yet. */
  readonly left: bigint
  /** The teller who answers for clearing it. */
  readonly owner: string
  readonly note: string
  /** The payment that could not be credited as it came; absent means that there was none. */
  readonly inward?: Inward
}

function inwardWords({ misfit, bank, payeeAccount }: Inward, note: string): Words {
  const { zh, en } = misfits[misfit]
  const more = [bank, note].filter(Boolean)
  return {
    zh: [`来账 ${payeeAccount} ${zh}`, ...more].join('，'),
    en: [`payment to ${payeeAccount}, ${en}`, ...more].join(', '),
  }
}

export const suspense: ItemKindRow<Suspense> = {
  name: { zh: '挂账', en: 'Suspense' },
  madeBy: ['5002', '8511'],
  words({ side, amount, left, owner, note: noted, inward }) {
    const [all, rest] = [displayMoney(amount), displayMoney(left)]
    const note = inward ? inwardWords(inward, noted) : { zh: noted, en: noted }
    return side === 'receivable'
      ? {
          zh: `应收 ${all}，未销 ${rest}，${owner}：${note.zh}`,
          en: `Receivable ${all}, ${rest} left, ${owner}: ${note.en}`,
        }
      : {
          zh: `应付 ${all}，未销 ${rest}，${owner}：${note.zh}`,
          en: `Payable ${all}, ${rest} left, ${owner}: ${note.en}`,
        }
  },
  states: {
    hung: open('未销', 'not cleared'),
    cleared: done('已销', 'cleared'),
    applied: done('已入账', 'credited'),
    returned: done('已退汇', 'sent back'),
    reversed,
  },
  blocksClose: false,
  lapsesTo: null,
}
