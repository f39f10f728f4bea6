/**
 * The three agreements of the day (三平): the books among themselves (账平), the books with the notes (库平), the
 * off-balance account with the vouchers (凭证平). They hold after every row; here they are looked at again, from
 * figures that were projected apart from each other (rules.md §1.4).
 */
import { pieceWorth } from '../ledger/complete.ts'
import { displayBeside, type Unit } from '../ledger/units.ts'
import { groupBy, sum } from '../std.ts'
import type { Words } from '../words.ts'

/** What the agreements compare; money in fen, signed debit-positive. */
export interface AgreementFigures {
  /** Of the day, each currency by itself. */
  readonly turnovers: readonly { readonly unit: Unit; readonly debits: bigint; readonly credits: bigint }[]
  /** General ledger against the sum of its accounts; empty where it was not asked for. */
  readonly ledger: readonly {
    readonly gl: string
    readonly unit: Unit
    readonly general: bigint
    readonly accounts: bigint
    /** Where they differ: accounts that do not stand as their own entries say; absent where nobody looked. */
    readonly astray?: readonly string[]
  }[]
  /** The branch's own currency. */
  readonly unit: Unit
  readonly tills: readonly {
    readonly till: string
    readonly unit: Unit
    readonly booked: bigint
    readonly notes: bigint
  }[]
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

function booksAgree({ turnovers, ledger, unit: own }: AgreementFigures): Agreement {
  const turnover = turnovers.every(({ debits, credits }) => debits === credits)
    ? []
    : [{ zh: '当日借贷发生额不等', en: 'Debits and credits of the day differ' }]
  const control = ledger
    .filter(({ general, accounts }) => general !== accounts)
    .map(({ gl, unit, general, accounts, astray }) => {
      const difference = displayBeside(own, unit, general - accounts)
      const where = astrayWords(astray)
      return {
        zh: `${gl} 总账与分户账差 ${difference}${where.zh}`,
        en: `${gl}: ledger and accounts differ by ${difference}${where.en}`,
      }
    })
  const differences = [...turnover, ...control]
  const name = { zh: '账平', en: 'Books' }
  return {
    name,
    agrees: differences.length === 0,
    left: eachBeside(own, turnovers, ({ debits }) => debits),
    right: eachBeside(own, turnovers, ({ credits }) => credits),
    differences,
  }
}

/** Which accounts to look at (F29); where each stands as its entries say, the ledger above them is wrong. */
function astrayWords(astray: readonly string[] | undefined): Words {
  if (!astray) return { zh: '', en: '' }
  if (astray.length === 0)
    return {
      zh: '；分户账与分录相符，总账有误',
      en: '; the accounts are as their entries say, the ledger is not',
    }
  const list = astray.join(' ')
  return { zh: `；与分录不符的分户账：${list}`, en: `; accounts that are not as their entries say: ${list}` }
}

/** The sum of each currency, the branch's own first: `23,900.00 · USD 500.00`. */
function eachBeside<T extends { readonly unit: Unit }>(
  own: Unit,
  rows: readonly T[],
  amountOf: (row: T) => bigint,
): string {
  const sums = groupBy(rows, ({ unit }) => unit)
  const others = [...sums.keys()].filter(unit => unit !== own).sort()
  return [own, ...others]
    .map(unit => [unit, sum((sums.get(unit) ?? []).map(amountOf))] as const)
    .filter(([unit, amount]) => unit === own || amount !== 0n)
    .map(([unit, amount]) => displayBeside(own, unit, amount))
    .join(' · ')
}

function cashAgrees({ tills, unit: own }: AgreementFigures): Agreement {
  const differences = tills
    .filter(({ booked, notes }) => booked !== notes)
    .map(({ till, unit, booked, notes }) => {
      const difference = displayBeside(own, unit, booked - notes)
      return { zh: `${till} 账款差 ${difference}`, en: `${till}: book and notes differ by ${difference}` }
    })
  const left = eachBeside(own, tills, ({ booked }) => booked)
  const right = eachBeside(own, tills, ({ notes }) => notes)
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
