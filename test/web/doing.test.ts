import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { after, atRest, type Happened, type Terminal } from '../../web/terminal/doing.ts'

const opened: Happened = { type: 'opened', transaction: transactionOf('0510'), request: 'r/1', values: {} }
const typed: Happened = { type: 'typed', values: { amount: '100' }, touched: true }
const suggested: Happened = { ...typed, touched: false }
const parked: Happened = { type: 'parked', item: 'parked-1', values: { amount: '100' } }
const resumed: Happened = { type: 'resumed', item: 'parked-1', form: null }
const back: Happened = { type: 'back', request: 'r/2', note: 'no' }
const escape: Happened = { type: 'escape' }

/** What is being done, and what is asked; of a form, what stands in it. */
function told({ doing, asking }: Terminal): string {
  const values = doing.kind === 'filling' ? ` ${JSON.stringify(doing.values)}` : ''
  return `${doing.kind}${values}${asking ? `, asks about ${asking}` : ''}`
}

test.each<[string, Happened[], string]>([
  ['nothing', [], 'idle'],
  ['a code', [opened], 'filling {}'],
  ['Esc on an empty form', [opened, escape], 'idle'],
  [
    'Esc on a form with something in it',
    [opened, typed, escape],
    'filling {"amount":"100"}, asks about typed',
  ],
  ['Esc twice', [opened, typed, escape, escape], 'filling {"amount":"100"}'],
  ['leaving it', [opened, typed, escape, { type: 'leave' }], 'idle'],
  ['staying', [opened, typed, escape, { type: 'stay' }], 'filling {"amount":"100"}'],
  ['Esc on a form that the program has filled in', [opened, suggested, escape], 'idle'],
  ['a request that waits', [opened, parked], 'waiting'],
  ['Esc while it waits', [opened, parked, escape], 'waiting, asks about waiting'],
  ['what is typed while it waits', [opened, parked, typed], 'waiting'],
  ['a rejection', [opened, parked, back], 'filling {"amount":"100"}'],
  ['a wait taken up again', [resumed], 'waiting'],
  ['a rejection of one taken up again', [resumed, back], 'idle'],
  ['a posting', [opened, parked, { type: 'posted', day: '2026-03-02', serial: 3 }], 'done'],
  ['Esc after it', [opened, { type: 'posted', day: '2026-03-02', serial: 3 }, escape], 'idle'],
])('after %s', (_what, happened, expected) => {
  expect(told(happened.reduce(after, atRest))).toBe(expected)
})
