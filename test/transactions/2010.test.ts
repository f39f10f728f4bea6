import { expect, test } from 'vitest'
import { balanceOf, type Bank, itemState, kindIs, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = {
  by: '0011',
  fields: { action: 'void', kind: 'certificate', numbers: '5001', reason: '打印错位' },
}

test('2010 takes the paper out of the till and off the books', () => {
  const bank = practice()
  expect(bank.act('0011', '2010', good.fields)).toEqual([
    'posted 4',
    'vouchers certificate 5001-5001 till:01 > void',
    'payment 7001-certificate 1.00 -> 999.00',
  ])
})

test('2010 skips a number: the next deposit uses the one after it', () => {
  const bank = practice()
  must(bank, '0011', '2010', good.fields)
  const deposit = { customer: '1', amount: '1000', term: '12', notes: '100x10' }
  expect(bank.run('0011', '3201', deposit)).toContain('vouchers certificate 5002-5002 till:01 > customer')
})

test('2010 out of the middle splits what is left', () => {
  const bank = practice()
  must(bank, '0011', '2010', { ...good.fields, numbers: '5010-5019' })
  expect(rangesOf(bank, 'till:01/certificate')).toBe('5001-5009 5020-5050')
})

refuses('2010', good, [
  ['a paper that is not in the till', { numbers: '5051' }, 'vouchersNotHeld'],
  ['a paper that is voided already', {}, 'vouchersNotHeld', bank => must(bank, '0011', '2010', good.fields)],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('2010', asItIs, good.fields, [['0011', {}, 'supervisor']])

test('2010 is never taken back: the corner is cut', () => {
  const bank = practice()
  must(bank, '0011', '2010', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})

const step = (bank: Bank, action: string, numbers = '5001-5010') =>
  must(bank, '0011', '2010', { ...good.fields, action, numbers })
const stock = (bank: Bank, holder: string) => rangesOf(bank, `${holder}/certificate`)

test('2010 lost is frozen at once: the next deposit skips the range, and nobody can use or receive it', () => {
  const bank = practice()
  step(bank, 'lost')
  expect([stock(bank, 'missing'), balanceOf(bank, '7001-certificate')]).toEqual(['5001-5010', '990.00'])
  const deposit = { customer: '1', amount: '1000', term: '12', notes: '100x10' }
  expect(bank.run('0011', '3201', deposit)).toContain('vouchers certificate 5011-5011 till:01 > customer')
  const again = { kind: 'certificate', numbers: '5001-5010' }
  expect(bank.refusal('0003', '2001', again)).toBe('papersStopped')
  expect(bank.refusal('0011', '2004', again)).toBe('papersStopped')
})

test('2010 found again is stopped, not used', () => {
  const bank = practice()
  step(bank, 'lost')
  step(bank, 'found', '5001-5004')
  expect([stock(bank, 'missing'), stock(bank, 'frozen:till:01')]).toEqual(['5005-5010', '5001-5004'])
  expect(balanceOf(bank, '7001-certificate')).toBe('994.00')
})

test('2010 stopped stays in the till and in the books, is not used, and may be used again', () => {
  const bank = practice()
  step(bank, 'stop')
  expect([stock(bank, 'frozen:till:01'), balanceOf(bank, '7001-certificate')]).toEqual([
    '5001-5010',
    '1000.00',
  ])
  step(bank, 'resume')
  expect(stock(bank, 'till:01')).toBe('5001-5050')
})

test('2010 destroys by the list: stopped, set aside, counted, gone, and the list is kept', () => {
  const bank = practice()
  step(bank, 'stop')
  step(bank, 'scrap', '5003-5004')
  expect([stock(bank, 'toDestroy'), balanceOf(bank, '7001-certificate')]).toEqual([
    '4801-4810 5003-5004',
    '998.00',
  ])
  must(bank, '0003', '2010', destroy.fields)
  expect(stock(bank, 'toDestroy')).toBe('')
  const list = `destruction-20260302-${bank.head.serial}`
  expect(itemState(bank, list)).toBe('destroyed')
  expect(bank.state.get('item', list)?.data).toEqual({
    kind: 'certificate',
    ranges: [
      [4801, 4810],
      [5003, 5004],
    ],
    pieces: 12,
    reason: '旧版停用',
  })
})

const destroy = {
  by: '0003',
  fields: { action: 'destroy', kind: 'certificate', counted: '12', reason: '旧版停用' },
}
const ten = { ...destroy, fields: { ...destroy.fields, counted: '10' } }
const lost = {
  by: '0011',
  fields: { action: 'lost', kind: 'certificate', numbers: '5001', reason: '清点未见' },
}
refuses('2010', lost, [
  [
    'a piece without a number lost',
    {},
    'vouchersUnnumbered at kind',
    bank => kindIs(bank, 'certificate', { numbered: false }),
  ],
])

refuses('2010', ten, [
  ['a list that is one short', { counted: '9' }, 'countOther at counted'],
  ['a list that was not counted', { counted: '' }, 'fieldMissing at counted'],
  ['a kind of which nothing waits', { kind: 'passbook' }, 'nothingToDestroy at kind'],
  ['to destroy what is chosen by hand', { numbers: '4801' }, 'fieldUnwanted at numbers'],
  ['to set aside what is not stopped', { action: 'scrap', counted: '', numbers: '5051' }, 'vouchersNotHeld'],
  ['to find what is not missing', { action: 'found', counted: '', numbers: '5051' }, 'vouchersNotHeld'],
])

signatures('2010', asItIs, ten.fields, [['0003', {}, 'witness, supervisor, director']])

const stoppedPapers = (bank: Bank) => bank.state.get('parameters', 'current')?.stoppedPapers

test('2010 lost stops the numbers in the branch and opens a notice; found again it is withdrawn', () => {
  const bank = practice()
  step(bank, 'lost')
  expect(stoppedPapers(bank)).toEqual({ '0101/certificate': [[5001, 5010]] })
  expect(itemState(bank, `stopNotice-20260302-${bank.head.serial}`)).toBe('declared')
  step(bank, 'found', '5001-5004')
  expect(stoppedPapers(bank)).toEqual({ '0101/certificate': [[5005, 5010]] })
  step(bank, 'resume', '5001-5004')
  expect(stock(bank, 'till:01')).toBe('5001-5004 5011-5050')
  step(bank, 'found', '5005-5010')
  expect(stoppedPapers(bank)).toEqual({})
})
