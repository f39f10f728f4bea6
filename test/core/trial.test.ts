/** The trial balance as it is printed. */
import { expect, test } from 'vitest'
import { trialsOf } from '../../core/derive/trial.ts'
import { given } from '../../core/std.ts'
import type { WireTrialRow } from '../../core/wire.ts'

const row = (
  gl: string,
  side: WireTrialRow['side'],
  opening: string,
  debit: string,
  credit: string,
  closing: string,
): WireTrialRow => ({ gl, unit: 'CNY', name: { zh: gl, en: gl }, side, opening, debit, credit, closing })

const trials = trialsOf([
  row('1001-01', 'D', '100.00', '70.00', '20.00', '150.00'),
  row('2011-11', 'C', '60.00', '20.00', '70.00', '110.00'),
  row('3001-05', 'either', '-40.00', '0.00', '0.00', '-40.00'),
  row('7001', 'offBalance', '979.00', '20.00', '3.00', '996.00'),
  row('7004', 'offBalance', '5000.00', '0.00', '0.00', '5000.00'),
])
const trial = given(trials[0], 'a trial balance')

test('a balance stands on the side where it is, without a minus', () => {
  const closings = trial.lines.map(({ gl, closing }) => [gl, closing.debit, closing.credit])
  expect(closings).toEqual([
    ['1001-01', '150.00', ''],
    ['2011-11', '', '110.00'],
    ['3001-05', '', '40.00'],
  ])
})

test('both sides add up to the same at the beginning, of the day and at the end', () => {
  expect(trial.totals).toEqual({
    opening: { debit: '100.00', credit: '100.00' },
    turnover: { debit: '90.00', credit: '90.00' },
    closing: { debit: '150.00', credit: '150.00' },
  })
})

test('the off-balance register stands apart: vouchers in pieces, the rest in money', () => {
  const lines = trial.register.map(({ gl, inPieces, opening, received, paid, closing }) => [
    gl,
    inPieces,
    opening,
    received,
    paid,
    closing,
  ])
  expect(lines).toEqual([
    ['7001', true, '979', '20', '3', '996'],
    ['7004', false, '5,000.00', '0.00', '0.00', '5,000.00'],
  ])
})

test('each currency has a trial balance of its own, the branch’s first', () => {
  const usd = (gl: string, side: WireTrialRow['side'], amount: string) => ({
    ...row(gl, side, '0.00', amount, '0.00', amount),
    unit: 'USD',
  })
  const both = trialsOf([
    usd('1001-01', 'D', '500.00'),
    row('1001-01', 'D', '100.00', '0.00', '0.00', '100.00'),
    usd('3002', 'either', '-500.00'),
    row('7001', 'offBalance', '1.00', '0.00', '0.00', '1.00'),
  ])
  expect(both.map(({ unit, totals }) => [unit, totals.closing.debit])).toEqual([
    ['CNY', '100.00'],
    ['USD', '500.00'],
  ])
})
