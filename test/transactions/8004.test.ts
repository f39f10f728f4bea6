import { expect, test } from 'vitest'
import { blockers } from '../../core/day/blockers.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { type Bank, patch, practice } from '../support/practice.ts'
import { remit } from '../support/remit.ts'
import { allIn, counted, must } from '../support/tables.ts'

/** What is in the way, who can remove it and with which code. */
const inTheWay = ({ state }: Bank) =>
  blockers(state, given(state.get('branch', '0101'), 'branch')).map(
    ({ what, people, code }) => `${what.en} | ${people.join(' ')} | ${code}`,
  )

test('8004 names first what is in the way, and counts the rest', () => {
  const refusal = practice().ask('0002', '8004')
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    '7 things are still open: Till 00 is in use, not balanced',
  )
})

test('8004 is refused while anything is in the way', () => {
  expect(practice().refusal('0001', '8004')).toBe('blocked')
})

test('what keeps the branch from closing: tills, what waits, people', () => {
  const bank = practice()
  bank.run('0013', '0540', { account: 'A2', payee: 'A1' })
  must(bank, '0003', '1006', { to: '01', amount: '100', notes: '100x1' })
  must(bank, '0013', '5001', { account: 'A1', amount: '1', ...remit })
  must(bank, '0013', '8520', { legs: 'D 6602 1; C 1003 1', reason: 'error', memo: '办公费' })
  must(bank, '0012', '0003')
  expect(inTheWay(bank)).toEqual([
    'Till 00 is in use, not balanced | 0003 | 8003',
    'Till 01 is in use, not balanced | 0011 | 8003',
    'Till 02 is balanced, not sealed | 0012 | 1002',
    'Request awaiting authorisation parked-20260302-2 | 0002 0003 | 0011',
    'Cash in transit transit-20260302-5 | 0011 | 1005',
    'Outward remittance remittance-20260302-6 | 0013 | 5003',
    'Manual voucher manualVoucher-20260302-7 | 0013 | 8521',
    '0003 Zhou Min is still signed on | 0003 | 0002',
    '0011 Wang Fang is still signed on | 0011 | 0002',
    '0012 Li Qiang is still signed on | 0012 | 0002',
    '0013 Zhang Wei is still signed on | 0013 | 0002',
  ])
})

test('a waiting request names who can sign it, and one that was asked about names its maker', () => {
  const bank = practice()
  const [, parked = ''] = bank.run('0013', '0540', { account: 'A2', payee: 'A1' })[0]?.split(' ') ?? []
  const waits = () => inTheWay(bank).filter(line => line.startsWith('Request'))
  expect(waits()).toEqual([`Request awaiting authorisation ${parked} | 0002 0003 | 0011`])
  must(bank, '0003', '0013', { parked, text: '为何销户？' })
  expect(waits()).toEqual([`Request awaiting authorisation ${parked} | 0013 | 0013`])
})

test('a till that is away is in the way too', () => {
  const bank = practice()
  must(bank, '0011', '0003')
  expect(inTheWay(bank)).toContain('Till 01 is away | 0011 | 0003')
})

test('8004 balances the branch when nothing is in the way', () => {
  const bank = practice()
  allIn(bank)
  expect(inTheWay(bank)).toEqual([])
  expect(bank.run('0002', '8004')[1]).toBe('set branch 0101 state open > balanced')
})

test('after 8004 nobody is served, and nobody balances twice', () => {
  const bank = practice()
  allIn(bank)
  must(bank, '0001', '8004')
  expect(bank.refusal('0013', '0001')).toBe('branch_balanced')
  expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '1' })).toBe('branch_balanced')
  expect(bank.refusal('0002', '8004')).toBe('branch_balanced')
})

test('8004 is for the supervisor or the director, alone', () => {
  const bank = practice()
  allIn(bank)
  expect(bank.refusal('0003', '8004')).toBe('notYourCode')
  expect(bank.signs('0001', '8004')).toBe('nobody')
})

test('a count that differed, an overage, a loss report and a contract do not keep the branch open', () => {
  const bank = practice()
  must(bank, '0011', '1020', { counted: '0', papers: '0', session: 'midday' })
  must(bank, '0011', '1041', { amount: '100', notes: '100x1', note: '清点' })
  must(bank, '0011', '4001', { account: 'A1' })
  must(bank, '0013', '6800', { contract: 'HT-100', amount: '20000', payee: 'A1' })
  allIn(bank)
  expect(bank.refusal('0002', '8004')).toBe('posted')
})

const asks = (bank: Bank, custody: object) =>
  patch(bank, 'parameters', 'current', {
    custody: { ...bank.state.get('parameters', 'current')?.custody, ...custody },
  })

test('8004 is asked for the midday count of every till that was used, where the bank says so', () => {
  const bank = practice()
  for (const [id, till] of [
    ['0011', '01'],
    ['0003', '00'],
  ] as const)
    must(bank, id, '1020', { ...counted(bank, till), session: 'midday' })
  allIn(bank)
  asks(bank, { middayCheck: 1 })
  expect(bank.refusal('0002', '8004')).toBe('tillCheckMissing')
  patch(bank, 'till', '02', { checks: { day: '2026-03-02', done: ['midday'] } })
  expect(bank.refusal('0002', '8004')).toBe('posted')
})

test('8004 waits for an inspection that is overdue only where the bank says so', () => {
  const bank = practice()
  allIn(bank)
  patch(bank, 'till', '01', { since: '2026-02-20' })
  expect(bank.refusal('0002', '8004')).toBe('posted')
  asks(bank, { overdueBlocks: 1 })
  const refusal = bank.ask('0002', '8004')
  expect(isRefusal(refusal) && explainRefusal(refusal, 'zh')).toBe('会计主管对尾箱 01 的查库已逾期 3 天')
  expect(bank.refusal('0002', '8004')).toBe('inspectionOverdue')
  patch(bank, 'till', '01', { inspected: { 'accountingSupervisor/vouchers': '2026-02-28' } })
  expect(bank.refusal('0002', '8004')).toBe('posted')
})
