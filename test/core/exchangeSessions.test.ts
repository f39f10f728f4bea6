import { expect, test } from 'vitest'
import { type Bill, exchangeLines, sessionKey } from '../../core/day/exchangeSessions.ts'
import type { ExchangeBill } from '../../core/items/exchangeBill.ts'

const bill = (id: string, state: string, data: Partial<ExchangeBill>): Bill => ({
  kind: 'exchangeBill',
  id,
  state,
  opened: data.day ?? '2026-03-02',
  by: '0003',
  until: null,
  data: {
    way: 'out',
    kind: 'debit',
    day: '2026-03-02',
    session: 1,
    account: 'A',
    amount: 100n,
    bank: 'B',
    paper: 'Z',
    reason: '',
    ...data,
  },
})

const later = { day: '2026-03-03', session: 2 }

test.each<[string, Bill, string[]]>([
  ['a cheque of ours', bill('1', 'presented', {}), ['2026-03-02 1 +100']],
  ['a payment of ours', bill('2', 'paid', { kind: 'credit' }), ['2026-03-02 1 -100']],
  ['a cheque of theirs', bill('3', 'paid', { way: 'in' }), ['2026-03-02 1 -100']],
  ['a payment of theirs', bill('4', 'paid', { way: 'in', kind: 'credit' }), ['2026-03-02 1 +100']],
  [
    'what came back later stays in the session in which it went',
    bill('5', 'returned', { back: later }),
    ['2026-03-02 1 +100', '2026-03-03 2 -100 back'],
  ],
  [
    'what goes back in the same session comes to nothing in it',
    bill('6', 'returned', { way: 'in', back: { day: '2026-03-02', session: 1 } }),
    ['2026-03-02 1 -100', '2026-03-02 1 +100 back'],
  ],
  [
    'what went before the period and comes back in it',
    bill('7', 'returned', { day: '2026-02-27', back: later }),
    ['2026-03-03 2 -100 back'],
  ],
  [
    'what came back after the period',
    bill('8', 'returned', { back: { day: '2026-03-09', session: 1 } }),
    ['2026-03-02 1 +100'],
  ],
  ['of an earlier release, that came back sometime', bill('9', 'returned', {}), ['2026-03-02 1 0']],
])('%s', (_what, one, expected) => {
  const said = exchangeLines([one], '2026-03-02', '2026-03-04').map(({ session, receive, pay, goesBack }) => {
    const net = receive - pay
    return `${sessionKey(session)} ${net > 0n ? '+' : ''}${net}${goesBack ? ' back' : ''}`
  })
  expect(said).toEqual(expected)
})
