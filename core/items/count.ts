import type { Notes } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import type { Tongue } from '../derive/things.ts'
import { abs } from '../std.ts'
import { joined, type Words } from '../words.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A blind count (碰库); the difference is for the supervisor's eyes. */
export interface Count {
  readonly till: string
  readonly counted: Notes
  readonly difference: Notes
  readonly amount: bigint
  readonly papers: Readonly<Record<string, number>>
  /** Counted unannounced by who inspects (查库), not by who holds the till. */
  readonly inspection: boolean
}

export const count: ItemKindRow<Count> = {
  name: { zh: '碰库记录', en: 'Blind count' },
  words: countWords,
  states: {
    different: open('账实不符', 'differs'),
    agreed: done('账实相符', 'agrees'),
    settled: done('已处理', 'dealt with'),
  },
  blocksClose: false,
  lapsesTo: null,
}

/** What a count found, against the book. */
function countWords({ till, amount, papers, inspection }: Count, { parameters }: Tongue): Words {
  const cash =
    amount === 0n
      ? []
      : [
          {
            zh: `现金${amount > 0n ? '多' : '少'} ${displayMoney(abs(amount))}`,
            en: `cash ${displayMoney(abs(amount))} ${amount > 0n ? 'over' : 'short'}`,
          },
        ]
  const kinds = Object.entries(papers).filter(([, difference]) => difference !== 0)
  const vouchers = kinds.map(([kind, difference]) => {
    const name = parameters.voucherKinds.find(row => row.kind === kind)?.name ?? { zh: kind, en: kind }
    const pieces = Math.abs(difference)
    return {
      zh: `${name.zh}${difference > 0 ? '多' : '少'} ${pieces} 份`,
      en: `${name.en} ${pieces} ${difference > 0 ? 'over' : 'short'}`,
    }
  })
  const found = [...cash, ...vouchers]
  const agreed = { zh: '券别不符，金额相符', en: 'other denominations, the same amount' }
  const what = found.length === 0 ? agreed : joined(found)
  const how = inspection ? { zh: '查库：', en: 'Inspected: ' } : { zh: '', en: '' }
  return { zh: `${how.zh}尾箱 ${till} ${what.zh}`, en: `${how.en}Till ${till}: ${what.en}` }
}
