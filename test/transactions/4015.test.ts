import { expect, test } from 'vitest'
import { accountOf, balanceOf, itemState, practice } from '../support/practice.ts'
import { freezes, ofCourt, waits } from '../support/orders.ts'
import { remit } from '../support/remit.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const payee = { bank: '某银行', payeeAccount: '6222000000001', payee: '某法院执行款专户' }
const frozen = { account: 'S3', ...ofCourt, ...payee, freeze: 'freeze-20260105-3', amount: '2000' }
const direct = { account: 'A1', ...ofCourt, ...payee, amount: '2000' }

test('4015 takes what was frozen, by way of deducted funds, to the account that the notice names', () => {
  const bank = practice()
  const lines = must(bank, '0011', '4015', frozen)
  expect(lines.slice(1, 6)).toEqual([
    'D S3 2000.00 -> 6000.00',
    'C 2241-04 2000.00 -> 2000.00',
    'D 2241-04 2000.00 -> 0.00',
    'C 3001-04 2000.00 -> -2000.00',
    'new item remittance-20260302-6',
  ])
  expect(itemState(bank, 'remittance-20260302-6')).toBe('sent')
  expect(accountOf(bank, 'S3').restrictions).toMatchObject([{ amount: 300_000n }, { waits: 6 }])
  expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '3000' })).toBe('posted')
  expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '3000.01' })).toBe(
    'insufficientFunds',
  )
})

test('4015 of all that was frozen ends the freeze, and the next in the line takes effect', () => {
  const bank = practice()
  must(bank, '0011', '4015', { ...frozen, amount: '5000' })
  expect(itemState(bank, 'freeze-20260105-3')).toBe('executed')
  expect(itemState(bank, 'freeze-20260110-2')).toBe('frozen')
  expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '0.01' })).toBe('insufficientFunds')
})

test('4015 under a freeze of the whole account leaves the rest frozen', () => {
  const bank = practice()
  const freeze = freezes(bank, 'A1', { bars: 'both' })
  must(bank, '0011', '4015', { ...direct, freeze })
  expect([balanceOf(bank, 'A1'), itemState(bank, freeze)]).toEqual(['23200.00', 'frozen'])
  expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '1' })).toBe('accountRestricted')
})

test.each<[string, string, Record<string, string>]>([
  ['a loss report', '4001', {}],
  ['a stopped payment', '4017', { action: 'stop', ground: 'customer', note: '手机被盗' }],
  ['a password report', '4005', { action: 'report', applicant: '王小明' }],
])('4015 is not kept out by %s, which stays', (_what, code, fields) => {
  const bank = practice()
  must(bank, '0011', code, { account: 'A1', ...fields })
  must(bank, '0011', '4015', direct)
  expect([balanceOf(bank, 'A1'), accountOf(bank, 'A1').restrictions.length]).toEqual(['23200.00', 1])
})

test('4015 of part of a fixed deposit pays the interest on it to its owner', () => {
  const bank = practice()
  must(bank, '0011', '4015', { ...direct, account: 'F2', amount: '1000', interestTo: 'A1' })
  expect([balanceOf(bank, 'F2'), balanceOf(bank, 'A1')]).toEqual(['19000.00', '25200.88'])
})

test('4015 of a whole fixed deposit closes it; interest nobody has an account for waits', () => {
  const bank = practice()
  must(bank, '0011', '4015', { ...direct, account: 'F2', amount: '20000' })
  expect(accountOf(bank, 'F2')).toMatchObject({ status: 'closed', balance: 0n })
  expect(balanceOf(bank, '2241-02')).toBe('17.69')
})

test('4015 of a whole fixed deposit that others have still an order on leaves it open', () => {
  const bank = practice()
  const freeze = freezes(bank, 'F2', { amount: '20000' })
  waits(bank, 'F2', { amount: '1' })
  must(bank, '0011', '4015', { ...direct, account: 'F2', freeze, amount: '20000' })
  expect(accountOf(bank, 'F2')).toMatchObject({ status: 'open', restrictions: [{ waits: null }] })
})

refuses('4015', { by: '0011', fields: frozen }, [
  ['the police', { organ: 'police' }, 'organMayNot at organ'],
  ['an organ that has not frozen it', { organ: 'tax' }, 'organIsAnother at organ'],
  ['more than it froze', { amount: '5000.01' }, 'freezeExceeded at amount'],
  ['a freeze that still waits', { by: '0012', freeze: 'freeze-20260110-2' }, 'freezeEnded at freeze'],
  ['a colleague’s freeze, as one that was never given', { by: '0013' }, 'itemUnknown at freeze'],
  ['a freeze that has ended', {}, 'freezeEnded at freeze', bank => bank.turnTo('2027-01-05')],
  ['a freeze of another account', { account: 'A1' }, 'freezeEnded at freeze'],
  [
    'without a freeze, what others have frozen',
    { freeze: '', amount: '3000.01' },
    'insufficientFunds at amount',
  ],
  ['no payee', { payee: '' }, 'fieldMissing at payee'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
])

test.each<[string, string, (bank: ReturnType<typeof practice>) => void]>([
  [
    'what another organ has frozen whole',
    'frozenForOthers',
    bank => void freezes(bank, 'A1', { bars: 'out' }),
  ],
  [
    'what is on its way already',
    'insufficientFunds at amount',
    bank => must(bank, '0013', '5001', { account: 'A1', amount: '24000', ...remit }),
  ],
  [
    'an overdraft, which is the bank’s money',
    'insufficientFunds at amount',
    bank => {
      must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '25000' })
      must(bank, '0011', '0560', { account: 'A1', limit: '5000' })
    },
  ],
])('4015 refuses %s', (_rule, says, scene) => {
  const bank = practice()
  scene(bank)
  expect(bank.refusal('0011', '4015', direct)).toBe(says)
})

test('4015 takes no more than there is from a freeze of more', () => {
  const bank = practice()
  const freeze = freezes(bank, 'A2', { amount: '1000' })
  const fields = { ...direct, account: 'A2', freeze }
  expect(bank.refusal('0011', '4015', { ...fields, amount: '800.01' })).toBe('insufficientFunds at amount')
  must(bank, '0011', '4015', { ...fields, amount: '800' })
  expect(accountOf(bank, 'A2').restrictions).toMatchObject([{ amount: 20_000n }])
})

signatures('4015', asItIs, {}, [
  ['0011', frozen, 'witness, supervisor, director'],
  ['0011', direct, 'witness, supervisor, director'],
])

test('4015 is not taken back: the money has left', () => {
  const bank = practice()
  must(bank, '0011', '4015', frozen)
  expect(undo(bank, '0011', 6)).toEqual(['refused notReversible'])
})
