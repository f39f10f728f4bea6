import { expect, test } from 'vitest'
import { type Reversal, reversalFlags } from '../../core/custody/reversals.ts'
import { moveVouchers } from '../../core/ledger/build.ts'
import { defaultParameters } from '../../core/parameters.ts'

const MINUTE = 60_000

const reversal = (teller: string, minutesAfter: number, effects: Reversal['original']['effects'] = []) => ({
  teller,
  at: minutesAfter * MINUTE,
  original: { at: 0, effects },
})

const told = (...reversals: Reversal[]) =>
  reversalFlags(reversals, defaultParameters).map(flags => flags.map(({ zh }) => zh).join('；'))

test.each([
  ['within half an hour', reversal('0011', 30), ''],
  ['after half an hour', reversal('0011', 31), '业务发生 31 分钟后'],
  [
    'of a certificate that was printed',
    reversal('0011', 1, [moveVouchers('certificate', [1, 1], 'till:01', 'customer')]),
    '存单存折已打印',
  ],
  [
    'of papers that only moved',
    reversal('0011', 1, [moveVouchers('certificate', [1, 1], 'till:00', 'till:01')]),
    '',
  ],
] as const)('a reversal %s', (_what, one, says) => {
  expect(told(one)).toEqual([says])
})

test('the third reversal of a teller marks all of his, and nobody else’s', () => {
  const day = [reversal('0011', 1), reversal('0012', 1), reversal('0011', 2)]
  expect(told(...day)).toEqual(['', '', ''])
  expect(told(...day, reversal('0011', 3))).toEqual([
    '当日第 3 笔冲正之一',
    '',
    '当日第 3 笔冲正之一',
    '当日第 3 笔冲正之一',
  ])
})
