import type { Day } from '../dates.ts'
import type { Looked } from '../service/checklist.ts'
import { type Round, rounds } from '../service/places.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A round of checks of the outlet: who looked at what when, what was wrong, and who mends it by when. */
export interface HallCheck {
  readonly round: Round
  /** In milliseconds since 1970. */
  readonly at: number
  readonly looked: readonly Looked[]
  /** The last day for what was found wrong; null where nothing was. */
  readonly due: Day | null
  /** What has been mended since, by whom and how. */
  readonly mended: readonly {
    readonly check: string
    readonly by: string
    readonly day: Day
    readonly how: string
  }[]
}

/** What was found wrong and has not been mended. */
export const faultsOf = ({ looked, mended }: Pick<HallCheck, 'looked' | 'mended'>): Looked[] =>
  looked.filter(({ check, wrong }) => wrong !== null && !mended.some(one => one.check === check))

export const hallCheck: ItemKindRow<HallCheck> = {
  name: { zh: '营业检查', en: 'Check of the outlet' },
  madeBy: ['9702'],
  words(data) {
    const { zh, en } = rounds[data.round]
    const found = faultsOf(data).flatMap(({ wrong }) => (wrong ? [`${wrong.mender} ${wrong.found}`] : []))
    const [wrongZh, wrongEn] = [found.join('；'), found.join('; ')]
    return found.length === 0
      ? { zh: `${zh}检查 ${data.looked.length} 项`, en: `${en}: ${data.looked.length} checked` }
      : { zh: `${zh}检查，待整改：${wrongZh}`, en: `${en}, to be mended: ${wrongEn}` }
  },
  states: {
    passed: done('正常', 'in order'),
    faulty: open('待整改', 'to be mended'),
    mended: done('已整改', 'mended'),
  },
  blocksClose: false,
  lapsesTo: null,
}
