import { expect, test } from 'vitest'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { lodge, sealed } from '../support/company.ts'
import { accountOf, balanceOf, type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const sign = { ...sealed, action: 'sign', account: 'K1', quota: '100000' }
const signed = (bank: Bank) => void must(bank, '0011', '3504', sign)

/** An account of this day, that the evening settles, with 120,000 in it and an agreement. */
const N1 = '0101210000000011'
const own = { ...sign, account: N1 }
function agreedToday(): Bank {
  const bank = practice()
  const papers = { licence: '营业执照', specimen: SAMPLE_PICTURE, rule: '财务专用章＋法人章' }
  must(bank, '0011', '3503', { action: 'open', customer: '952', class: 'special', ...papers })
  lodge(bank, N1, '120000')
  must(bank, '0011', '3504', own)
  return bank
}

/** The next day of work, at the counter. */
function on(bank: Bank, day: string, state = 'open'): Bank {
  patch(bank, 'branch', '0101', { day, state })
  bank.turnTo(day)
  return bank
}
const settle = (bank: Bank, day: string) =>
  must(on(bank, day, 'balanced'), '0003', '8006', { kind: 'settle' })
const pay = (bank: Bank, amount: string) => must(bank, '0013', '8520', voucher(amount))
const voucher = (amount: string) => ({
  legs: `D 1003 ${amount}; C ${N1} ${amount}`,
  reason: 'error',
  memo: '划入',
})
function receive(bank: Bank, amount: string): void {
  pay(bank, amount)
  const id = bank.state.get('index', 'openItems/manualVoucher')?.keys.at(-1) ?? ''
  must(bank, '0003', '8521', { voucher: id })
}

test('3504 keeps quota and rate with the account; what was before the agreement is within the quota', () => {
  const bank = practice()
  signed(bank)
  // 120,000 for the 56 days since it was opened.
  expect(accountOf(bank, 'K1').agreement).toMatchObject({
    quota: 10_000_000n,
    ratePpm: 11_500,
    from: '2026-03-02',
    before: [],
  })
})

test('3504 settled: the quota at demand, what lies above it at the agreed rate', () => {
  const bank = agreedToday()
  // 100,000 × 19 at 0.35 %, 20,000 × 19 at 1.15 %, over 360: 18.472… + 12.138….
  expect(settle(bank, '2026-03-20')).toContain(`C ${N1} 30.61 -> 120030.61`)
  // The next quarter of 92 days: 89.444… and 20,030 at 1.15 %: 58.865….
  expect(settle(bank, '2026-06-20')).toContain(`C ${N1} 148.31 -> 120178.92`)
})

test('3504 changed and ended: what lay above the quota before keeps its rate', () => {
  const bank = agreedToday()
  on(bank, '2026-03-07')
  must(bank, '0011', '3504', { ...own, action: 'change', quota: '110000', rate: '2' })
  on(bank, '2026-03-12')
  must(bank, '0011', '3504', { ...sealed, action: 'end', account: N1 })
  // Within: 100,000 × 5 + 110,000 × 5 + 120,000 × 9; above: 20,000 × 5 at 1.15 %, 10,000 × 5 at 2 %.
  // 20.708… + 3.194… + 2.777….
  expect(settle(bank, '2026-03-20')).toContain(`C ${N1} 26.68 -> 120026.68`)
  expect(accountOf(bank, N1).agreement).toBeNull()
})

test('3503 closes an account with an agreement at both rates', () => {
  const bank = practice()
  patch(bank, 'account', accountOf(bank, 'K3').no, {
    balance: -15_000_000n,
    moment: accountOf(bank, 'K3').moment * 50n,
  })
  must(bank, '0011', '3504', { ...sign, account: 'K3' })
  on(bank, '2026-03-12')
  must(bank, '0011', '3503', { ...sealed, action: 'close', account: 'K3', payee: 'K1' })
  // 150,000 × 56 + 100,000 × 10 at 0.35 %: 91.388…; 50,000 × 10 at 1.15 %: 15.972….
  expect(balanceOf(bank, '6411-01')).toBe('107.36')
  expect(accountOf(bank, 'K3').moment).toBe(0n)
})

test('3504 and a new demand rate in one quarter: every part at its own', () => {
  const bank = agreedToday()
  receive(bank, '30000')
  const rate = { what: 'rate', kind: 'demand', rate: '0.2', from: '2026-03-10', reason: '总行挂牌' }
  must(bank, '0002', '0105', rate)
  on(bank, '2026-03-10', 'closed')
  must(bank, '0002', '8001')
  on(bank, '2026-03-12')
  receive(bank, '50000')
  // 100,000 × 8 at 0.35 % and × 11 at 0.20 %; above at 1.15 %: 50,000 × 10 + 100,000 × 9.
  // 7.777… + 6.111… + 44.722….
  expect(settle(bank, '2026-03-20')).toContain(`C ${N1} 58.61 -> 200058.61`)
  expect(accountOf(bank, N1).checkpoints).toBeNull()
})

refuses('3504', { by: '0011', fields: sign }, [
  ['more than twice the posted rate', { rate: '2.31' }, 'rateAboveMost at rate'],
  ['a second agreement', {}, 'agreementThere at account', signed],
  ['to end what is not there', { action: 'end', quota: '' }, 'agreementMissing at account'],
  ['to change what is not there', { action: 'change' }, 'agreementMissing at account'],
  ['a small quota', { quota: '99999.99' }, 'moneyTooSmall at quota'],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an account without a specimen', { account: 'C1' }, 'specimenMissing at account'],
  [
    'a rate that nobody has posted',
    {},
    'rateWanted at rate',
    bank => {
      const rates = bank.state.get('parameters', 'current')?.rates ?? []
      patch(bank, 'parameters', 'current', { rates: rates.filter(({ kind }) => kind !== 'agreement') })
    },
  ],
])

signatures('3504', asItIs, {}, [['0011', sign, 'reviewer, supervisor']])
