/** 摸帐: what made a till differ, from the facts of its day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidence, priors } from '../../core/finder/evidence.ts'
import { find } from '../../core/finder/find.ts'
import type { Fact, Imbalance } from '../../core/finder/facts.ts'
import { causeWords, piecesWords } from '../../core/finder/words.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { caseOf, causes } from '../support/finder/planted.ts'
import { placeOf } from '../support/finder/score.ts'
import { imbalance, row, suspectsOf } from '../support/finder/till.ts'

/** A morning of ordinary rows. */
const ordinary = [
  row('21 0510 A1 500.00'),
  row('22 0520 A2 -1000.00'),
  row('23 0510 A3 2680.00'),
  row('24 0530 A4 0', { transfer: 70_000n }),
  row('25 6001 – 86.50', { notes: { '100': 1n, '10': -1n, c1: -3n, '0.5': -1n } }),
  row('26 3201 A5 30000.00', { papers: [{ kind: 'certificate', numbers: [2001, 2001], way: 'used' }] }),
  row('27 1006 – -20000.00', { other: '02' }),
  row('28 0520 A6 -2000.00'),
]

const withRows = (...rows: Fact[]): Fact[] => [...ordinary, ...rows].sort((a, b) => a.serial - b.serial)

describe('the first suspect', () => {
  const cases: readonly (readonly [string, Imbalance, string])[] = [
    [
      '1,350 was handled and 1,530 booked',
      imbalance('100x-2 50x1 20x-1 10x-1', withRows(row('30 0510 A7 1530.00'))),
      'digitsSwapped 30',
    ],
    [
      '260 was paid and 2,600 booked',
      imbalance('100x24 50x-1 10x-1', withRows(row('30 0520 A7 -2600.00'))),
      'zeroSlip 30',
    ],
    [
      '2,687 was handled and 2,657 booked',
      imbalance('20x1 10x1', withRows(row('30 0510 A7 2657.00'))),
      'otherDigit 30 21 26',
    ],
    [
      'a withdrawal was booked as a deposit',
      imbalance('100x-68', withRows(row('30 0510 A7 3400.00'))),
      'sideReversed 30',
    ],
    [
      'a deposit was posted twice',
      imbalance('100x-8', withRows(row('30 0510 A7 800.00'), row('32 0510 A7 800.00'))),
      'postedTwice 32 30',
    ],
    [
      '2,345.60 was taken in and never booked',
      imbalance('100x23 20x2 5x1 0.5x1 0.1x1', ordinary),
      'notPosted',
    ],
    [
      'a withdrawal waited for a signature, and was paid',
      imbalance('100x-600', withRows(row('30 0520 A7 -60000.00', { asked: true, notes: {} }))),
      'notPosted 30',
    ],
    ['a transfer was booked in cash', imbalance('100x-26 50x-1 20x-1 10x-1', ordinary), 'cashForTransfer 23'],
    ['700 was paid and a transfer booked', imbalance('100x-7', ordinary), 'transferForCash 24'],
    ['a fifty is missing', imbalance('50x-1', withRows(row('30 0520 A7 -850.00'))), 'notesMiscounted 23 30'],
    [
      'a fifty was taken for a hundred',
      imbalance('100x-1 50x1', ordinary),
      'noteMistaken 26 27 23 28 22 21 25',
    ],
    ['change was given twice', imbalance('10x-1 c1x-3 0.5x-1', ordinary), 'changeTwice 25'],
    [
      'the other till has what is missing here',
      imbalance('100x-100', ordinary, {
        others: [{ till: '02', amount: 1_000_000n, faces: { '100': 100n } }],
      }),
      'handover 27',
    ],
    [
      'another row was reversed than should have been',
      imbalance(
        '100x-8 50x-1 20x1 10x1',
        withRows(
          row('30 0510 A7 1750.00'),
          row('31 0510 A7 930.00', { reversedBy: 33 }),
          row('33 8501 A7 -930.00', { reverses: 31 }),
        ),
      ),
      'wrongReversal 33 31 30',
    ],
    [
      'a certificate is missing, spoilt or given with another',
      imbalance('0', ordinary, { papers: [{ kind: 'certificate', pieces: -1, numbers: null }] }),
      'paperUnbooked 26',
    ],
    [
      'a number that the book has as used lies in the drawer',
      imbalance('0', ordinary, {
        papers: [
          { kind: 'certificate', pieces: 0, numbers: { missing: [[2002, 2002]], extra: [[2001, 2001]] } },
        ],
      }),
      'numberSkipped 26',
    ],
    [
      'other notes were noted than handled',
      imbalance('50x2 100x-1', [row('30 0510 A7 2600.00')]),
      'facesNoted 30',
    ],
    [
      'a passbook was not printed, and the till agrees',
      imbalance('0', withRows(row('30 0510 A7 300.00', { bookBehind: true }))),
      'wrongAccount 30',
    ],
  ]

  test.each(cases)('%s', (_what, question, first) => {
    expect(suspectsOf(question)[0]).toBe(first)
  })
})

test('a till that agrees has no suspects', () => {
  expect(suspectsOf(imbalance('0', ordinary))).toEqual([])
})

test('a count that agreed puts the fault after it, one that found the same before it', () => {
  const twice = withRows(row('30 0510 A7 1500.00'), row('40 0510 A8 1500.00'))
  const rowsOf = (question: Imbalance) =>
    find(question).find(({ cause }) => cause === 'cashForTransfer')?.rows
  expect(rowsOf(imbalance('100x-15', twice))).toEqual([30, 40])
  expect(rowsOf(imbalance('100x-15', twice, { earlier: [{ serial: 35, amount: 0n }] }))).toEqual([40])
  expect(rowsOf(imbalance('100x-15', twice, { earlier: [{ serial: 35, amount: -150_000n }] }))).toEqual([30])
})

test('where cash and papers both differ, an opening that was not posted explains both', () => {
  const question = imbalance('100x300', ordinary, {
    papers: [{ kind: 'certificate', pieces: -1, numbers: null }],
  })
  expect(suspectsOf(question)[0]).toBe('notPosted')
})

test('the wrong account is never more than a hint', () => {
  const question = imbalance('100x-5', withRows(row('30 0510 A7 300.00', { bookBehind: true })))
  expect(find(question).at(-1)).toMatchObject({ cause: 'wrongAccount', sharePermille: 0 })
})

test('the faces are told as over and short', () => {
  expect(piecesWords('CNY', { '100': -1n, '50': 2n })).toEqual({
    zh: '多 五十元 2 张；少 百元 1 张',
    en: '¥50 × 2 over; ¥100 × 1 short',
  })
})

test('whatever the day, the search ends, gives the same answer again, and its shares are a whole', () => {
  const face = fc.constantFrom('100', '50', '20', '10', '5', '1', 'c1', 'd100', '0.5')
  const notes = fc.dictionary(
    face,
    fc.bigInt(-300n, 300n).filter(count => count !== 0n),
  )
  const fact = fc.record({
    serial: fc.nat(60),
    at: fc.nat(30_000_000),
    code: fc.constantFrom('0510', '0520', '0530', '8501', '1005', '6001'),
    teller: fc.constant('0011'),
    cash: fc.bigInt(-10_000_000n, 10_000_000n),
    notes,
    transfer: fc.bigInt(0n, 1_000_000n),
    account: fc.option(fc.constantFrom('A1', 'A2')),
    other: fc.option(fc.constantFrom('00', '02')),
    reverses: fc.option(fc.nat(60)),
    reversedBy: fc.option(fc.nat(60)),
    asked: fc.boolean(),
    papers: fc.array(
      fc.record({
        kind: fc.constantFrom('passbook', 'certificate'),
        numbers: fc.constant([5, 9] as const),
        way: fc.constantFrom('in' as const, 'used' as const, 'voided' as const, 'out' as const),
      }),
      { maxLength: 2 },
    ),
    bookBehind: fc.boolean(),
  })
  const question = fc.record({
    unit: fc.constant('CNY'),
    till: fc.constant('01'),
    faces: notes,
    papers: fc.array(
      fc.record({
        kind: fc.constantFrom('passbook', 'certificate'),
        pieces: fc.integer({ min: -3, max: 3 }),
        numbers: fc.option(fc.constant({ missing: [[10, 10]], extra: [[7, 7]] } as const)),
      }),
      { maxLength: 2 },
    ),
    earlier: fc.array(fc.record({ serial: fc.nat(60), amount: fc.bigInt(-1_000_000n, 1_000_000n) }), {
      maxLength: 3,
    }),
    others: fc.array(fc.record({ till: fc.constant('02'), amount: fc.bigInt(-9n, 9n), faces: notes }), {
      maxLength: 1,
    }),
    rows: fc.array(fact, { maxLength: 30 }),
  })
  fc.assert(
    fc.property(question, asked => {
      const found = find(asked)
      expect(find(asked)).toEqual(found)
      const whole = found.reduce((total, { sharePermille }) => total + sharePermille, 0)
      const explaining = found.filter(({ cause }) => cause !== 'wrongAccount').length
      if (explaining > 0) expect(Math.abs(whole - 1000)).toBeLessThanOrEqual(explaining)
      const serials = new Set(asked.rows.map(({ serial }) => serial))
      for (const { rows } of found) expect(rows.every(serial => serials.has(serial))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a seed gives the same day, and a fault of its own', () => {
  const size = { rows: 200, tills: 3 }
  for (const cause of causes) {
    const [one, again] = [caseOf(7, size, cause), caseOf(7, size, cause)]
    expect(again).toEqual(one)
    expect(one.cause).toBe(cause)
  }
})

// The measured figure is the benchmark's (npm run bench -- finder); this keeps it from falling unseen.
test('of twenty seeded days of a thousand rows the true cause is among the first three on nineteen', () => {
  const kinds = causes.filter(cause => cause !== 'wrongAccount')
  const missed = Array.from({ length: 20 }, (_, day) => {
    const truth = caseOf(70_000 + day, { rows: 1_000, tills: 6 }, kinds[day % kinds.length])
    const place = placeOf(find(truth.imbalance), truth)
    return place >= 0 && place < 3 ? [] : [`seed ${70_000 + day}: ${truth.cause} at ${place}`]
  }).flat()
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1)
})

test('every cause and every weight says in two languages what it is, and names a code that there is', () => {
  const chinese = /[\u4e00-\u9fff]/
  const said = [
    ...Object.values(evidence).map(({ words }) => words),
    ...Object.values(priors).map(({ words }) => words),
    ...Object.values(causeWords).flatMap(({ name, look, mend }) => [name, look, mend]),
  ]
  for (const { zh, en } of said) {
    expect(chinese.test(zh), zh).toBe(true)
    expect(en.length > 0 && !chinese.test(en), en).toBe(true)
  }
  for (const { code } of Object.values(causeWords)) {
    if (code !== null) expect(findTransaction(code), code).toBeDefined()
  }
})
