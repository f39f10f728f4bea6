import { expect, test } from 'vitest'
import { accountOf, patch, practice } from '../support/practice.ts'
import { agreed } from '../support/registry.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const newcomer = {
  action: 'create',
  id: '0016',
  name: '何雨',
  latin: 'He Yu',
  post: 'teller',
  grade: '2',
  reason: '人事通知',
}
const stop = { action: 'stop', teller: '0032', reason: '离职' }
const good = { by: '0003', fields: stop }
const free = (bank: Parameters<typeof agreed>[0]) => patch(bank, 'teller', '0015', { seals: [] })

test('0101 adds a teller, who signs on and does what his post may', () => {
  const bank = practice()
  must(bank, '0003', '0101', newcomer)
  expect(bank.state.get('branch', '0101')?.tellers).toContain('0016')
  must(bank, '0016', '0001')
  expect(bank.refusal('0016', '0540', { account: 'A1', payee: 'A2' })).toBe('sealNotHeld')
  expect(bank.refusal('0016', '7001', { account: 'A1', purpose: 'service' })).toBe('posted')
  expect(bank.refusal('0016', '0101', stop)).toBe('notYourCode')
})

test('0101 stops a teller, who does nothing more until he is resumed', () => {
  const bank = practice()
  free(bank)
  must(bank, '0003', '0101', { action: 'stop', teller: '0015', reason: '休假' })
  expect(bank.refusal('0015', '0001')).toBe('tellerStopped')
  must(bank, '0003', '0101', { action: 'resume', teller: '0015', reason: '返岗' })
  expect(bank.refusal('0015', '0001')).toBe('posted')
})

test('0101 changes post and grade, and with them what somebody may do alone', () => {
  const bank = practice()
  free(bank)
  const fields = { action: 'transfer', teller: '0015', post: 'teller', grade: '3', reason: '晋升' }
  must(bank, '0003', '0101', fields)
  must(bank, '0015', '0001')
  expect(bank.state.get('teller', '0015')).toMatchObject({ grade: 3, roles: ['teller'] })
  expect(bank.signs('0015', '7001', { account: 'A1', purpose: 'service' })).toBe('nobody')
  expect(accountOf(bank, 'A1').status).toBe('open')
})

refuses('0101', good, [
  ['oneself', { by: '0003', teller: '0003' }, 'ownTeller at teller'],
  ['somebody on duty', { teller: '0012' }, 'tellerNotFree at teller'],
  ['somebody with seals', { teller: '0015' }, 'tellerNotFree at teller'],
  ['to resume who is at work', { action: 'resume' }, 'tellerActive at teller'],
  ['to stop him twice', {}, 'tellerStopped at teller', bank => void must(bank, '0003', '0101', stop)],
  ['nobody', { teller: '0099' }, 'tellerUnknown at teller'],
  ['a post where nothing changes', { post: 'teller' }, 'fieldUnwanted at post'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

refuses('0101', { by: '0003', fields: newcomer }, [
  ['a number that is taken', { id: '0011' }, 'tellerExists at id'],
  ['a number that is none', { id: '16' }, 'tellerMalformed at id'],
  ['a name that is missing', { name: '' }, 'fieldMissing at name'],
  ['a grade that there is not', { grade: '8' }, 'notOffered at grade'],
  ['the program as a person', { post: 'system' }, 'notOffered at post'],
])

test.each([
  ['stop', {}],
  ['transfer', { post: 'backOffice', grade: '4' }],
])('0101 has collateral handed to another before a %s, and then goes through', (action, standing) => {
  const bank = practice()
  const hand = { action: 'handOver', collateral: 'collateral-20260202-4' }
  must(bank, '0011', '6821', { ...hand, keeper: '0013' })
  patch(bank, 'teller', '0013', { duty: 'off', seals: [] })
  const fields = { ...stop, action, teller: '0013', ...standing }
  expect(bank.refusal('0003', '0101', fields)).toBe('tellerKeeps at teller')
  must(bank, '0011', '6821', { ...hand, keeper: '0003' })
  must(bank, '0003', '0101', fields)
})

signatures('0101', asItIs, stop, [
  ['0003', {}, 'supervisor'],
  [
    '0003',
    { action: 'transfer', teller: '0032', post: 'accountingSupervisor', grade: '6' },
    'supervisor, director',
  ],
  ['0003', { action: 'transfer', teller: '0032', post: 'teller', grade: '7' }, 'supervisor, director'],
  ['0002', { action: 'transfer', teller: '0032', post: 'accountingSupervisor', grade: '6' }, 'director'],
  ['0002', {}, 'supervisor'],
])

test('0101 of the supervisor is signed by the director: nobody signs for himself', () => {
  const bank = practice()
  expect(bank.run('0002', '0101', stop)[0]).toMatch(/^parked/)
  expect(bank.refusal('0002', '0011', { parked: 'parked-20260302-2' })).not.toBe('posted')
  expect(bank.refusal('0001', '0011', { parked: 'parked-20260302-2' })).toBe('posted')
})

test('0101: nobody signs his own promotion, whoever asks for it and though he has gone home', () => {
  const bank = practice()
  must(bank, '0002', '0002')
  patch(bank, 'teller', '0002', { seals: [] })
  const fields = { action: 'transfer', teller: '0002', post: 'outletDirector', grade: '7', reason: '晋升' }
  expect(bank.run('0003', '0101', fields).slice(1)).toEqual(['needs supervisor', 'needs director'])
  const parked = bank.rows.at(-1)?.effects[0]
  const id = parked?.type === 'set' ? parked.key : ''
  expect(bank.refusal('0002', '0011', { parked: id })).toBe('signedForOneself')
})

test('0101: the chief teller and the supervisor make no director between them', () => {
  const bank = practice()
  const parked = 'parked-20260302-2'
  bank.run('0003', '0101', { ...newcomer, post: 'outletDirector', grade: '7' })
  expect(bank.run('0002', '0011', { parked })[0]).toMatch(/^posted/)
  expect(bank.state.get('teller', '0016')).toBeUndefined()
  must(bank, '0001', '0011', { parked })
  expect(bank.state.get('teller', '0016')).toMatchObject({ roles: ['outletDirector'], grade: 7 })
})
