import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { accountOf, type Bank, balanceOf, hundreds, itemState, patch, practice } from '../support/practice.ts'
import { must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const draw = {
  customer: '1',
  contract: 'HT-001',
  approved: '50000',
  amount: '20000',
  term: '12',
  payee: 'A1',
}
const good = { by: '0013', fields: draw }
const contract = 'contract-20260302-4'

test('6800 opens the contract, the loan and the debt in one', () => {
  const bank = practice()
  expect(bank.act('0013', '6800', draw)).toEqual([
    'posted 4',
    `new item ${contract}`,
    'new claim contract/HT-001',
    'new account 0101310000000027',
    'tally series/account-loan 1',
    'D 0101310000000027 20000.00 -> 20000.00',
    'C A1 20000.00 -> 45200.00',
  ])
  expect(accountOf(bank, '0101310000000027')).toMatchObject({
    gl: '1303-01',
    interestBase: 'fen',
    terms: { contract: 'HT-001', ratePpm: 43_500, maturity: '2027-03-02', interestCarried: 0n },
  })
})

test('6800 over a year is a long loan at the rate of its band, or at the one agreed', () => {
  const bank = practice()
  must(bank, '0013', '6800', { ...draw, term: '13' })
  expect(accountOf(bank, '0101310000000027')).toMatchObject({ gl: '1303-02', terms: { ratePpm: 47_500 } })
  must(bank, '0013', '6800', { ...draw, approved: '', rate: '5.5' })
  expect(accountOf(bank, '0101310000000035')).toMatchObject({ gl: '1303-01', terms: { ratePpm: 55_000 } })
})

test('6800 in cash needs a till and the notes', () => {
  const bank = practice()
  const inCash = { ...draw, payee: '', notes: hundreds('20000') }
  expect(bank.act('0011', '6800', inCash)).toContain('C 1001-01-01 20000.00 -> 3800.00')
})

test('6800 again adds to what is drawn; the last draw ends the contract', () => {
  const bank = practice()
  must(bank, '0013', '6800', draw)
  must(bank, '0013', '6800', { ...draw, approved: '' })
  expect(itemState(bank, contract)).toBe('active')
  expect(bank.refusal('0013', '6800', { ...draw, approved: '', amount: '10000.01' })).toBe(
    'contractExceeded at amount',
  )
  must(bank, '0013', '6800', { ...draw, approved: '', amount: '10000' })
  expect(itemState(bank, contract)).toBe('drawn')
})

const drawn = (bank: Bank) => must(bank, '0013', '6800', draw)
refuses('6800', good, [
  ['a first draw without the approved amount', { approved: '' }, 'contractNew at approved'],
  ['more than is approved', { amount: '50000.01' }, 'contractExceeded at amount'],
  ['another approved amount', { approved: '60000' }, 'contractApproved at approved', drawn],
  ['the contract of another customer', { customer: '2', approved: '' }, 'contractOfOther at contract', drawn],
  ['a customer who is not on file', { customer: '9' }, 'customerUnknown at customer'],
  ['a payee that is a deposit', { payee: 'F1' }, 'accountWrongProduct at payee'],
  ['neither notes nor account', { by: '0011', payee: '' }, 'notesMissing at notes'],
  ['both notes and account', { notes: '100x200' }, 'notesAndAccount at notes'],
  ['cash without a till', { payee: '', notes: '100x200' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '', notes: '100x200' }, 'till_balanced'],
  ['more notes than the till has', { by: '0011', payee: '', notes: '50x400' }, 'notesShort'],
  ['a term that is none', { term: '361' }, 'termMalformed at term'],
])

test('6800 where no rate is posted wants one agreed', () => {
  const bank = practice()
  const parameters = bank.state.get('parameters', 'current')
  const posted = parameters?.rates.filter(rate => rate.kind !== 'loan')
  patch(bank, 'parameters', 'current', { rates: posted })
  expect(bank.refusal('0013', '6800', draw)).toBe('rateMissing at rate')
  expect(bank.refusal('0013', '6800', { ...draw, rate: '4.35' })).toBe('parked')
})

const great = { ...draw, approved: '2000000' }
signatures('6800', plenty, great, [
  ['0011', { amount: '1.00' }, 'supervisor'],
  ['0011', { amount: '499999.99' }, 'supervisor'],
  ['0011', { amount: '500000.00' }, 'supervisor, director'],
  ['0013', { amount: '499999.99' }, 'supervisor'],
  ['0013', { amount: '500000.00' }, 'supervisor, director'],
])
signatures('6800', bank => must(bank, '0015', '0001'), great, [
  ['0015', { amount: '499999.99' }, 'supervisor'],
  ['0015', { amount: '500000.00' }, 'supervisor, director'],
])

test('6800 taken back: loan closed, contract reversed, its number free for a new one', () => {
  const bank = practice()
  must(bank, '0013', '6800', draw)
  expect(undo(bank, '0013', 4)).toEqual([
    'posted 7',
    'C A1 -20000.00 -> 25200.00',
    'D 0101310000000027 -20000.00 -> 0.00',
    'set account 0101310000000027 status open > closed, closed null > 2026-03-02',
    'end claim contract/HT-001',
    `set item ${contract} state active > reversed`,
    'new mark 2026-03-02/4',
  ])
  expect(bank.act('0013', '6800', draw)).toContain('new account 0101310000000035')
})

test('6800 is not taken back once more was drawn on its contract: the row is named', () => {
  const bank = practice()
  must(bank, '0013', '6800', draw)
  must(bank, '0013', '6800', { ...draw, approved: '' })
  const refusal = bank.ask('0013', '8501', { serial: '4', reason: '录错' })
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    `item ${contract} has been changed since, by row 7`,
  )
  expect(undo(bank, '0013', 7)[0]).toMatch(/^posted/)
  expect(balanceOf(bank, 'A1')).toBe('45200.00')
})
