/**
 * The six agreements (六相符, rules.md §1.4): ledger with ledger, with cash, with evidence, with objects,
 * with reports, and with the books of others. Three of them are looked at every evening; all six when the
 * books are reconciled (8005).
 */
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Words } from '../words.ts'
import { type Agreement, type AgreementFigures, agreements } from './agreements.ts'

interface Turnover {
  readonly debit: bigint
  readonly credit: bigint
}

export interface SixFigures extends AgreementFigures {
  /** Rows of the day in the journal, and its last number: they are numbered without a gap. */
  readonly rows: number
  readonly lastSerial: number
  /** Rows of the day whose entries do not balance. */
  readonly unbalanced: readonly number[]
  /** Turnover by GL account as the daily statement has it, and as the entries add up to. */
  readonly report: readonly { readonly gl: string; readonly reported: Turnover; readonly entries: Turnover }[]
  /** What we owe the other branches on the clearing account, and what they say that we do. */
  readonly clearing: { readonly ours: bigint; readonly theirs: bigint }
}

export function sixAgreements(figures: SixFigures): Agreement[] {
  const [books, cash, papers] = agreements(figures) as [Agreement, Agreement, Agreement]
  return [
    { ...books, name: { zh: '账账相符', en: 'Ledger and ledger' } },
    { ...cash, name: { zh: '账款相符', en: 'Ledger and cash' } },
    evidenceAgrees(figures),
    { ...papers, name: { zh: '账实相符', en: 'Ledger and objects' } },
    reportAgrees(figures),
    othersAgree(figures),
  ]
}

const agreement = (name: Words, left: string, right: string, differences: readonly Words[]): Agreement => ({
  name,
  agrees: differences.length === 0,
  left,
  right,
  differences,
})

function evidenceAgrees({ rows, lastSerial, unbalanced }: SixFigures): Agreement {
  const gap =
    rows === lastSerial
      ? []
      : [{ zh: `流水 ${rows} 笔，末号 ${lastSerial}`, en: `${rows} rows, the last number is ${lastSerial}` }]
  const broken = unbalanced.map(serial => ({
    zh: `第 ${serial} 号传票借贷不等`,
    en: `Debits and credits of no. ${serial} differ`,
  }))
  const name = { zh: '账据相符', en: 'Ledger and evidence' }
  return agreement(name, String(rows), String(lastSerial), [...gap, ...broken])
}

function reportAgrees({ report }: SixFigures): Agreement {
  const differences = report
    .map(({ gl, reported, entries }) => ({
      gl,
      debit: reported.debit - entries.debit,
      credit: reported.credit - entries.credit,
    }))
    .filter(({ debit, credit }) => debit !== 0n || credit !== 0n)
    .map(({ gl, debit, credit }) => {
      const difference = displayMoney(debit === 0n ? credit : debit)
      return {
        zh: `${gl} 日计表与分录差 ${difference}`,
        en: `${gl}: statement and entries differ by ${difference}`,
      }
    })
  const left = displayMoney(sum(report.map(row => row.reported.debit)))
  const right = displayMoney(sum(report.map(row => row.entries.debit)))
  return agreement({ zh: '账表相符', en: 'Ledger and reports' }, left, right, differences)
}

function othersAgree({ clearing: { ours, theirs } }: SixFigures): Agreement {
  const difference = displayMoney(ours + theirs)
  const differences =
    ours + theirs === 0n
      ? []
      : [{ zh: `辖内往来与他所差 ${difference}`, en: `Area clearing differs by ${difference}` }]
  const name = { zh: '内外账相符', en: 'Ours and others’' }
  return agreement(name, displayMoney(ours), displayMoney(-theirs), differences)
}
