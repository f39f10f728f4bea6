import { expect, test } from 'vitest'
import { type Bank, balanceOf, hundreds, itemState, patch, practice } from '../support/practice.ts'
import { bookedFrom, must, paidBefore, plenty, refuses, signatures, undo } from '../support/tables.ts'

const bond = { holding: 'agencyHolding-20230228-4', payee: 'A1' }
const young = { holding: 'agencyHolding-20250110-5', payee: 'A1' }
const fund = {
  holding: 'agencyHolding-20250602-6',
  part: '2000',
  proceeds: '2104.66',
  confirmation: '赎18',
  payee: 'A1',
}
const { part: _part, ...wholeFund } = fund
const policy = { holding: 'agencyHolding-20250701-7', proceeds: '2050', confirmation: '理赔3', payee: 'A1' }

test('6006 pays a bond at its day with the interest of the whole term, and nothing for later days', () => {
  const bank = practice()
  const lines = must(bank, '0011', '6006', bond)
  expect(lines.slice(0, 3)).toEqual([
    'posted 2',
    'D 2314-bond3 5360.00 -> 34640.00',
    'C A1 5360.00 -> 30560.00',
  ])
  expect(lines.at(-1)).toBe('vouchers agency 4-4 customer > void')
  expect(itemState(bank, bond.holding)).toBe('redeemed')
})

test.each([
  // Bought on 2025-01-10 for 10,000; a permille of it is the fee.
  ['2025-07-09', '35190.00', 'less than half a year: nothing'],
  ['2025-07-10', '35207.60', '181 days at 0.35 %: 17.60'],
  ['2026-03-02', '35346.00', '416 days at 1.35 %: 156.00'],
  ['2027-12-31', '35747.57', '1,085 days at 1.85 %: 557.57'],
])('6006 pays a bond before its day, on %s: A1 has %s, %s', (day, balance) => {
  const bank = practice()
  patch(bank, 'branch', '0101', { day })
  bank.turnTo(day)
  must(bank, '0011', '6006', young)
  expect([balanceOf(bank, 'A1'), balanceOf(bank, '6021-03')]).toEqual([balance, '10.00'])
})

test('6006 waives the fee of an early bond with a reason and the supervisor', () => {
  const bank = practice()
  const waived = { ...young, waiver: '发行人同意' }
  expect(bank.signs('0011', '6006', waived)).toBe('supervisor')
  expect(must(bank, '0011', '6006', waived)).toContain('tally feeWaived/6006/2026 1000')
  expect([balanceOf(bank, 'A1'), balanceOf(bank, '6021-03')]).toEqual(['35356.00', '0.00'])
})

test('6006 pays a part of a fund by the confirmation; the rest is held on the same receipt', () => {
  const bank = practice()
  must(bank, '0011', '6006', fund)
  expect(bank.state.get('item', fund.holding)).toMatchObject({ state: 'held', data: { rest: 400_000n } })
  expect(must(bank, '0011', '6006', { ...fund, part: '4000' }).at(-1)).toBe(
    'vouchers agency 6-6 customer > void',
  )
  expect(itemState(bank, fund.holding)).toBe('redeemed')
})

test('6006 pays a policy by the confirmation, as a whole', () => {
  const bank = practice()
  must(bank, '0011', '6006', policy)
  expect([balanceOf(bank, '2314-life'), itemState(bank, policy.holding)]).toEqual(['7950.00', 'redeemed'])
})

refuses('6006', { by: '0011', fields: bond }, [
  ['a fee waived where there is none', { waiver: '客户要求' }, 'nothingToWaive at waiver'],
  ['a part of a bond', { part: '1000' }, 'agencyWhole at part'],
  ['proceeds of a bond', { proceeds: '5360' }, 'proceedsComputed at proceeds'],
  ['to pay somebody else', { payee: 'A2' }, 'accountOfOther at payee'],
  [
    'cash that with what was paid today is much, with nobody named',
    { payee: '', notes: '100x20' },
    'largeCashToday at actor',
    paidBefore,
  ],
  [
    'much cash that was not booked',
    { payee: '', notes: hundreds('5360') },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  ['cash before the notes are there', { payee: '' }, 'notesWanted at notes'],
  ['cash without a till', { by: '0013', payee: '' }, 'tillMissing'],
  ['notes and an account', { notes: '100x1' }, 'notesAndAccount at notes'],
  ['a holding of nobody', { holding: 'agencyHolding-20230228-99' }, 'itemUnknown at holding'],
  ['one that is redeemed', {}, 'itemDone at holding', bank => must(bank, '0011', '6006', bond)],
  [
    'what the issuer has not provided',
    {},
    'insufficientFunds',
    bank =>
      must(bank, '0013', '6002', { action: 'settle', principal: 'bond3', amount: '35000', company: 'K2' }),
  ],
  [
    'a product that nobody knows any more',
    {},
    'principalUnknown at holding',
    bank => patch(bank, 'parameters', 'current', { principals: [] }),
  ],
])
refuses('6006', { by: '0011', fields: fund }, [
  ['more than is held', { part: '6000.01' }, 'redeemsMore at part'],
  ['a fund without the proceeds', { proceeds: '' }, 'proceedsMissing at proceeds'],
  ['proceeds that nobody has confirmed', { confirmation: '' }, 'proceedsMissing at proceeds'],
])
refuses('6006', { by: '0011', fields: policy }, [
  ['a part of a policy', { part: '1000' }, 'agencyWhole at part'],
])

const provided = (bank: Bank) => {
  plenty(bank)
  patch(bank, 'account', '2314-fund1', { balance: -200_000_000n })
}
const of = (proceeds: string) => ({ proceeds, payee: '', notes: hundreds(proceeds) })
signatures('6006', provided, wholeFund, [
  ['0011', of('49999.99'), 'nobody'],
  ['0011', of('50000'), 'reviewer+count, supervisor'],
  ['0011', of('500000'), 'reviewer+count, supervisor, director'],
  ['0011', { proceeds: '49999.99' }, 'nobody'],
  ['0011', { proceeds: '50000' }, 'reviewer'],
  ['0011', { proceeds: '200000' }, 'reviewer, supervisor'],
  ['0011', { proceeds: '1000000' }, 'reviewer, supervisor, director'],
])

test.each([bond, fund, policy])('6006 taken back: $holding is held as before', fields => {
  const bank = practice()
  const before = bank.state.get('item', fields.holding)
  must(bank, '0011', '6006', fields)
  undo(bank, '0011', 2)
  expect(bank.state.get('item', fields.holding)).toEqual(before)
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
})
