/**
 * The three agreements of the day (三平): the books among themselves (账平), the books with the notes (库平), the
 * off-balance account with the vouchers (凭证平). They hold after every row; here they are looked at again, from
 * figures that were projected apart from each other (rules.md §1.4).
 */
import { pieceWorth } from '../ledger/complete.ts'
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Words } from '../words.ts'

/** What the agreements compare; money in fen, signed debit-positive. */
export interface AgreementFigures {
  readonly debits: bigint
  readonly credits: bigint
  /** General ledger against the sum of its accounts; empty where it was not asked for. */
  readonly ledger: readonly { readonly gl: string; readonly general: bigint; readonly accounts: bigint }[]
  readonly tills: readonly { readonly till: string; readonly booked: bigint; readonly notes: bigint }[]
  readonly papers: readonly { readonly kind: string; readonly booked: bigint; readonly pieces: number }[]
}

export interface Agreement {
  readonly name: Words
  readonly agrees: boolean
  /** The two figures that agree, or the first that do not. */
  readonly left: string
  readonly right: string
  readonly differences: readonly Words[]
}

export function agreements(figures: AgreementFigures): Agreement[] {
  return [booksAgree(figures), cashAgrees(figures), papersAgree(figures)]
}

function booksAgree({ debits, credits, ledger }: AgreementFigures): Agreement {
  const turnover =
    debits === credits ? [] : [{ zh: '当日借贷发生额不等', en: 'Debits and credits of the day differ' }]
  const control = ledger
    .filter(({ general, accounts }) => general !== accounts)
    .map(({ gl, general, accounts }) => {
      const difference = displayMoney(general - accounts)
      return {
        zh: `${gl} 总账与分户账差 ${difference}`,
        en: `${gl}: ledger and accounts differ by ${difference}`,
      }
    })
  const differences = [...turnover, ...control]
  const name = { zh: '账平', en: 'Books' }
  return {
    name,
    agrees: differences.length === 0,
    left: displayMoney(debits),
    right: displayMoney(credits),
    differences,
  }
}

function cashAgrees({ tills }: AgreementFigures): Agreement {
  const differences = tills
    .filter(({ booked, notes }) => booked !== notes)
    .map(({ till, booked, notes }) => {
      const difference = displayMoney(booked - notes)
      return { zh: `${till} 账款差 ${difference}`, en: `${till}: book and notes differ by ${difference}` }
    })
  const left = displayMoney(sum(tills.map(till => till.booked)))
  const right = displayMoney(sum(tills.map(till => till.notes)))
  return { name: { zh: '库平', en: 'Cash' }, agrees: differences.length === 0, left, right, differences }
}

function papersAgree({ papers }: AgreementFigures): Agreement {
  const differences = papers
    .filter(({ kind, booked, pieces }) => booked !== BigInt(pieces) * pieceWorth(kind))
    .map(({ kind, booked, pieces }) => {
      const detail = `${booked / pieceWorth(kind)} / ${pieces}`
      return { zh: `${kind} 表外与实物不符：${detail}`, en: `${kind}: register and pieces differ: ${detail}` }
    })
  const left = String(sum(papers.map(({ kind, booked }) => booked / pieceWorth(kind))))
  const right = String(papers.reduce((total, paper) => total + paper.pieces, 0))
  return {
    name: { zh: '凭证平', en: 'Vouchers' },
    agrees: differences.length === 0,
    left,
    right,
    differences,
  }
}
