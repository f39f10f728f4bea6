import { describe, expect, test } from 'vitest'
import {
  type DayFigures,
  digestDifferences,
  digestOf,
  figuresOf,
  parseDigest,
  printDigest,
} from '../../core/day/digest.ts'
import { randomFrom } from '../../core/std.ts'

const figures: DayFigures = {
  branch: '0101',
  day: '2026-03-02',
  rows: 57,
  debits: 123_456_700n,
  credits: 123_456_700n,
  cash: 84_500_000n,
  vouchers: 998n,
  hash: '07ab9df0b18ebe8e46d10249a582013f99bed88a65fe6d1f60c0bcdfb44bd557',
}
const printed = printDigest(digestOf(figures))

test('a day in one line', () => {
  expect(printed).toBe('ZG1/0101/20260302/57/1234567.00/1234567.00/845000.00/998/0YNSV-W5HHT-Z8WHP-H094T/63')
  expect(parseDigest(printed)).toEqual(digestOf(figures))
})

test.each([
  ['small letters', printed.toLowerCase()],
  ['spaces and a line break of the paper', printed.replace('/998/', ' / 998 /\n')],
  [
    'O for zero, I and L for one',
    'zg1/0101/20260302/57/1234567.00/1234567.00/845000.00/998/oYNSV-W5HHT-Z8WHP-HO94T/63',
  ],
  [
    'separated thousands are no figure, but full-width signs are',
    printed.replace('845000.00', '８４５０００.00'),
  ],
])('is read with %s', (_what, text) => {
  expect(parseDigest(text)).toEqual(digestOf(figures))
})

test.each(['', 'nothing', 'ZG1', 'ZG2/0101', `${printed}/more`, printed.replace('ZG1', 'ZG9')])(
  '“%s” is no digest',
  text => {
    expect(parseDigest(text)).toBe('none')
  },
)

describe('check characters', () => {
  const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

  test('find any one wrong sign', () => {
    for (let at = 4; at < printed.length; at += 1) {
      const sign = printed[at] ?? ''
      if (!SIGNS.includes(sign)) continue
      for (const wrong of SIGNS.replace(sign, '')) {
        const text = printed.slice(0, at) + wrong + printed.slice(at + 1)
        expect(parseDigest(text), text).toBe('mistyped')
      }
    }
  })

  test('find any two neighbours exchanged', () => {
    for (let at = 4; at < printed.length - 1; at += 1) {
      const [a = '', b = ''] = printed.slice(at, at + 2)
      if (a === b || !SIGNS.includes(a) || !SIGNS.includes(b)) continue
      const text = printed.slice(0, at) + b + a + printed.slice(at + 2)
      expect(parseDigest(text), text).toBe('mistyped')
    }
  })

  test('belong to their own figures, whatever these are', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 200; round += 1) {
      const digest = digestOf({
        ...figures,
        rows: random.below(1_000_000),
        debits: BigInt(random.below(2 ** 31)),
        cash: -BigInt(random.below(100)),
        hash: Array.from({ length: 64 }, () => random.below(16).toString(16)).join(''),
      })
      expect(parseDigest(printDigest(digest))).toEqual(digest)
    }
  })
})

test.each<[Partial<DayFigures>, string]>([
  [{ rows: 58 }, 'Rows 57 58'],
  [{ debits: 1n }, 'Debits 1,234,567.00 0.01'],
  [{ credits: 1n }, 'Credits 1,234,567.00 0.01'],
  [{ cash: 84_500_001n }, 'Cash 845,000.00 845,000.01'],
  [{ vouchers: 997n }, 'Vouchers 998 997'],
  [{ hash: `1${figures.hash.slice(1)}` }, 'End of the chain 0YNSV-W5HHT-Z8WHP-H094T 2YNSV-W5HHT-Z8WHP-H094T'],
])('names the figure that differs: %o', (change, said) => {
  const differences = digestDifferences(digestOf(figures), digestOf({ ...figures, ...change }))
  expect(differences.map(({ name, printed: paper, found }) => `${name.en} ${paper} ${found}`)).toEqual([said])
})

test('its figures have names for the sheet', () => {
  expect(figuresOf(digestOf(figures)).map(([name, text]) => `${name.zh} ${text}`)).toEqual([
    '流水笔数 57',
    '借方发生额 1,234,567.00',
    '贷方发生额 1,234,567.00',
    '库存现金 845,000.00',
    '凭证份数 998',
    '流水链末 0YNSV-W5HHT-Z8WHP-H094T',
  ])
})
