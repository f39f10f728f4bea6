import type { Session } from '../custody/checks.ts'
import { displayBeside, type Notes, type Unit } from '../ledger/units.ts'
import type { Tongue } from '../derive/things.ts'
import { voucherKindOf } from '../parameters.ts'
import { abs } from '../std.ts'
import { unitOf } from '../voucherKinds.ts'
import { joined, type Words } from '../words.ts'
import { done, type ItemKindRow, open } from './kind.ts'

export interface ForeignCount {
  readonly counted: Notes
  readonly difference: Notes
  readonly amount: bigint
}

/** A blind count (碰库); the difference is for the supervisor's eyes. */
export interface Count {
  readonly till: string
  readonly counted: Notes
  readonly difference: Notes
  readonly amount: bigint
  /** Of each other currency that lay in the till, or was counted; absent where there was none. */
  readonly foreign?: Readonly<Record<Unit, ForeignCount>>
  readonly papers: Readonly<Record<string, number>>
  /** Counted unannounced by who inspects (查库), not by who holds the till. */
  readonly inspection: boolean
  /** Which of the three counts of the day; absent where it was none of them, or nobody asked. */
  readonly session?: Session
  /** Seals counted less registered; absent where they were not counted. */
  readonly seals?: number
  /** Who inspects from above, as he was announced; absent where it was the outlet itself. */
  readonly superior?: string
}

export const count: ItemKindRow<Count> = {
  name: { zh: '碰库记录', en: 'Blind count' },
  madeBy: ['1020', '1021'],
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
function countWords(
  { till, amount, papers, inspection, seals = 0, superior, foreign = {} }: Count,
  { parameters, unit: own }: Tongue,
): Words {
  const others = Object.entries(foreign).map(([unit, found]) => [unit, found.amount] as const)
  const cash = [[own, amount] as const, ...others]
    .filter(([, differing]) => differing !== 0n)
    .map(([unit, differing]) => {
      const shown = displayBeside(own, unit, abs(differing))
      return differing > 0n
        ? { zh: `现金多 ${shown}`, en: `cash ${shown} over` }
        : { zh: `现金少 ${shown}`, en: `cash ${shown} short` }
    })
  const kinds = Object.entries(papers).filter(([, difference]) => difference !== 0)
  const vouchers = kinds.map(([kind, difference]) => {
    const row = voucherKindOf(parameters, kind)
    const name = row?.name ?? { zh: kind, en: kind }
    const pieces = Math.abs(difference)
    return {
      zh: `${name.zh}${difference > 0 ? '多' : '少'} ${pieces} ${unitOf(row).zh}`,
      en: `${name.en} ${pieces} ${difference > 0 ? 'over' : 'short'}`,
    }
  })
  const sealed =
    seals === 0
      ? []
      : [
          {
            zh: `印章${seals > 0 ? '多' : '少'} ${Math.abs(seals)} 枚`,
            en: `seals ${Math.abs(seals)} ${seals > 0 ? 'over' : 'short'}`,
          },
        ]
  const found = [...cash, ...vouchers, ...sealed]
  const agreed = { zh: '券别不符，金额相符', en: 'other denominations, the same amount' }
  const what = found.length === 0 ? agreed : joined(found)
  const by = superior === undefined ? { zh: '', en: '' } : { zh: `${superior} `, en: `${superior} ` }
  const how = inspection ? { zh: `${by.zh}查库：`, en: `${by.en}Inspected: ` } : { zh: '', en: '' }
  return { zh: `${how.zh}尾箱 ${till} ${what.zh}`, en: `${how.en}Till ${till}: ${what.en}` }
}
