import { expect, test } from 'vitest'
import { balanceOf, type Bank, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { asItIs, counted, must, refuses, signatures } from '../support/tables.ts'

const whole = { till: '01', ...counted(practice(), '01'), seal: 'S0119', reason: '突发疾病送医' }
const good = { by: '0003', fields: whole }
const SEALED =
  'set till 01 state inUse > sealed, teller 0011 > null, seal null > S0119, sealedBy [] > ["0003","0013","0002"], ' +
  'used null > {"day":"2026-03-02","teller":"0011"}, checks null > {"day":"2026-03-02","done":["closing"]}'
const GONE = 'set teller 0011 till 01 > null, duty on > off, terminal T0011 > null'

test('8009 seals the till of a teller who is not there and signs him off', () => {
  const bank = practice()
  expect(must(bank, '0003', '8009', whole).slice(1)).toEqual(['new item count-20260302-5', SEALED, GONE])
  expect(itemState(bank, 'count-20260302-5')).toBe('agreed')
  expect(bank.refusal('0011', '0510', { account: 'A1', amount: '1', notes: '1x1' })).toBe('duty_off')
})

test('8009 lets the teller take the till again, whose seal is checked', () => {
  const bank = practice()
  must(bank, '0003', '8009', whole)
  must(bank, '0011', '0001')
  expect(bank.refusal('0011', '1001', { till: '01', seal: 'S0120' })).toBe('sealDiffers at seal')
  expect(bank.refusal('0011', '1001', { till: '01', seal: 'S0119', seals: '9' })).toBe('parked')
})

const found = (differs: object): Bank => {
  const bank = practice()
  must(bank, '0003', '8009', { ...whole, ...differs })
  return bank
}
const suspense = (bank: Bank) => [balanceOf(bank, '2241-01'), balanceOf(bank, '1221-01')]

test.each([
  ['short', '100x199 50x40 20x50 10x50 5x40 1x100', ['80.00', '180.00']],
  ['over', '100x201 50x40 20x50 10x50 5x40 1x100', ['180.00', '80.00']],
])('8009 books what is %s at once, as a case of its own', (side, notes, left) => {
  const bank = found({ counted: notes })
  expect(suspense(bank)).toEqual(left)
  expect(bank.state.get('item', 'cashError-20260302-5')).toMatchObject({
    state: 'booked',
    data: { till: '01', side, amount: 10_000n, note: '突发疾病送医' },
  })
  expect([itemState(bank, 'count-20260302-5'), notesOf(bank, 'till:01')]).toEqual(['settled', notes])
})

test('8009 of other notes of the same worth puts the notes right and owes nothing', () => {
  const notes = '100x199 50x42 20x50 10x50 5x40 1x100'
  const bank = found({ counted: notes })
  expect([suspense(bank), notesOf(bank, 'till:01')]).toEqual([['80.00', '80.00'], notes])
})

test('8009 leaves vouchers that differ to the supervisor: the count stays open', () => {
  expect(itemState(found({ papers: 'passbookx49 certificatex50 confirmationx10' }), 'count-20260302-5')).toBe(
    'different',
  )
})

test('8009 of a till that its teller had locked or balanced', () => {
  for (const state of ['away', 'balanced'] as const) {
    const bank = practice()
    patch(bank, 'till', '01', { state })
    patch(bank, 'teller', '0011', { duty: 'away' })
    expect(must(bank, '0003', '8009', whole)).toContain(SEALED.replace('inUse', state))
  }
})

test('8009 of the main till is counted by the supervisor and signed by the director', () => {
  const bank = practice()
  const main = { ...whole, till: '00', ...counted(bank, '00') }
  expect(bank.signs('0002', '8009', main)).toBe('witness, supervisor')
  expect(bank.act('0002', '8009', main)[0]).toMatch(/^posted/)
})

const send = { to: '01', amount: '100', notes: '100x1' }
refuses('8009', good, [
  ['a till that is sealed', { till: '03' }, 'till_sealed at till'],
  ['one’s own till', { till: '00' }, 'ownTillClosedByForce at till'],
  ['cash on its way to the till', {}, 'stillWaiting', bank => must(bank, '0003', '1006', send)],
  [
    'vouchers on their way to the till',
    {},
    'stillWaiting',
    bank => must(bank, '0003', '2005', { action: 'send', to: '01', kind: 'cheque', numbers: '1' }),
  ],
  ['to close without a reason', { reason: '' }, 'fieldMissing at reason'],
  ['to close without a seal', { seal: '' }, 'fieldMissing at seal'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

signatures('8009', asItIs, {}, [['0003', whole, 'witness, supervisor']])

test('8009 is never taken back', () => {
  const bank = found({})
  expect(bank.refusal('0003', '8501', { serial: '5', reason: '录错' })).toBe('notReversible')
})
