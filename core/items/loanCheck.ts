import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/**
 * A check after the draw (贷后检查): whether the money went where it was lent for, and later how the borrower
 * stands. It is due on its last day, and waits until it is done.
 */
export interface LoanCheck {
  readonly loan: string
  readonly contract: string
  readonly amount: bigint
  /** What the money was lent for; empty of contracts that their first draw registered. */
  readonly purpose: string
  /** The first asks for the use of the money, the regular ones for the borrower too. */
  readonly occasion: 'use' | 'regular'
}

export const loanCheck: ItemKindRow<LoanCheck> = {
  name: { zh: '贷后检查', en: 'Loan check' },
  madeBy: ['6800', '6812'],
  words: ({ loan, contract, amount, purpose, occasion }) => {
    const shown = displayMoney(amount)
    return {
      zh: `${loan} ${occasion === 'use' ? '资金用途检查' : '定期检查'}，合同 ${contract}，${shown}${purpose && `，${purpose}`}`,
      en: `${loan}, ${occasion === 'use' ? 'use of the money' : 'regular check'}, contract ${contract}, ${shown}`,
    }
  },
  states: {
    due: open('待检查', 'to be done'),
    following: open('跟踪', 'followed up'),
    misused: open('挪用待整改', 'misused, to be put right'),
    passed: done('用途相符', 'as agreed'),
    repaid: done('贷款已结清', 'loan repaid'),
    reversed,
  },
  blocksClose: false,
  lapsesTo: null,
}
