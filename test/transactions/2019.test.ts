import { expect, test } from 'vitest'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { type Bank, itemState, practice, rangesOf } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const notice = { branch: '0102', number: 'stopNotice-20260302-9' }
const stop = { action: 'stop', ...notice, kind: 'certificate', numbers: '5001-5003' }
const good = { by: SYSTEM_TELLER, fields: stop }

const told = (bank: Bank, fields: object = {}) => must(bank, SYSTEM_TELLER, '2019', { ...stop, ...fields })
const certificate = { customer: '1', amount: '1000', term: '12', notes: '100x10' }

test('2019 takes the notice of another branch into the parameters, once', () => {
  const bank = practice()
  expect(told(bank)).toEqual([
    'posted 2',
    'new claim stopNotice/0102/stopNotice-20260302-9',
    'set parameters current version 1 > 2, stoppedPapers null > {"0102/certificate":[[5001,5003]]}',
  ])
})

test('after 2019 no code moves a paper of that range, in whichever till it turns up', () => {
  const bank = practice()
  told(bank)
  expect(bank.refusal('0011', '3201', certificate)).toBe('papersStopped')
  expect(bank.refusal('0011', '2004', { kind: 'certificate', numbers: '5003-5005' })).toBe('papersStopped')
  expect(bank.refusal('0003', '2001', { kind: 'cheque', numbers: '900-910' })).toBe('parked')
  told(bank, { number: 'stopNotice-20260302-10', kind: 'cheque', numbers: '905' })
  expect(bank.refusal('0003', '2001', { kind: 'cheque', numbers: '900-910' })).toBe('papersStopped')
  expect(rangesOf(bank, 'till:01/certificate')).toBe('5001-5050')
})

test('2019 refuses a cheque of the range that a company presents', () => {
  const bank = practice()
  told(bank, { kind: 'cheque', numbers: '501' })
  const cheque = {
    account: 'K1',
    cheque: '501',
    issued: '2026-02-27',
    purpose: 'pettyCash',
    bearer: '孙会计 身份证',
    presented: SAMPLE_PICTURE,
    signet: 'same',
    amount: '2000',
    notes: '100x20',
  }
  expect(bank.refusal('0011', '3502', cheque)).toBe('papersStopped')
})

test('2019 withdraws what has been found, and the rest stays stopped', () => {
  const bank = practice()
  told(bank)
  told(bank, { action: 'withdraw', number: 'stopNotice-20260302-11', numbers: '5001-5002' })
  expect(bank.state.get('parameters', 'current')?.stoppedPapers).toEqual({
    '0102/certificate': [[5003, 5003]],
  })
})

test('2019 ends a notice of the branch itself when all have been told', () => {
  const bank = practice()
  must(bank, '0011', '2010', { action: 'lost', kind: 'certificate', numbers: '5001', reason: '清点未见' })
  const id = `stopNotice-20260302-${bank.head.serial}`
  expect(itemState(bank, id)).toBe('declared')
  must(bank, SYSTEM_TELLER, '2019', { action: 'told', notice: id })
  expect(itemState(bank, id)).toBe('told')
})

refuses('2019', good, [
  ['the same notice again', {}, 'changedSince', bank => told(bank)],
  ['a person', { by: '0001' }, 'notYourCode'],
  [
    'a notice that is none',
    { action: 'told', notice: 'stopNotice-20260302-1', branch: '', number: '', kind: '', numbers: '' },
    'itemUnknown at notice',
  ],
])
