import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { balanceOf, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { serial: '1', reason: '串户' } }

test('8501 posts the row in red, counts the cash back and marks the row', () => {
  const bank = practice()
  expect(bank.act('0011', '8501', good.fields)).toEqual([
    'posted 4',
    'C A1 -200.00 -> 25000.00',
    'notes 100x2 till:01 > customer',
    'D 1001-01-01 -200.00 -> 23600.00',
    'new mark 2026-03-02/1',
  ])
  expect(bank.state.get('mark', '2026-03-02/1')).toEqual({ reversedBy: 4 })
})

test('8501 twice is refused and names the row that did it', () => {
  const bank = practice()
  must(bank, '0011', '8501', good.fields)
  const refusal = bank.ask('0011', '8501', good.fields)
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe('Row 1 has been reversed by row 4')
})

test('8501 of what has gone on since names the row that came between', () => {
  const bank = practice()
  must(bank, '0011', '3201', { customer: '1', amount: '1w', term: '1y', notes: '100x100' })
  must(bank, '0011', '3204', { account: '0101120000000038', amount: '2000', payee: 'A1' })
  const between = bank.rows.findLast(row => row.code === '3204')?.serial
  const refusal = bank.ask('0011', '8501', { serial: '2', reason: '串户' })
  expect(isRefusal(refusal) && refusal.refused).toBe('changedSince')
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toContain(`row ${between}`)
  expect(isRefusal(refusal) && explainRefusal(refusal, 'zh')).toMatch(/^账户 \d{16} 已被后来的交易/)
})

test('8501 that waits is not posted once another has taken the row back', () => {
  const bank = practice()
  bank.run('0011', '8501', good.fields)
  must(bank, '0011', '8501', good.fields)
  expect(bank.refusal('0002', '0011', { parked: 'parked-20260302-2' })).toBe('alreadyReversed')
})

test('8501 is not taken back itself', () => {
  const bank = practice()
  must(bank, '0011', '8501', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})

test('8501 gives back other notes of the same worth, and change as change', () => {
  const bank = practice()
  must(bank, '0011', '0510', { account: 'A1', amount: '250', notes: '100x3 50x-1' })
  expect(undo(bank, '0011', 2)).toContain('notes 100x3 50x-1 till:01 > customer')
  must(bank, '0011', '0510', { account: 'A1', amount: '250', notes: '100x3 50x-1' })
  expect(undo(bank, '0011', 6, '50x5')).toContain('notes 50x5 till:01 > customer')
})

refuses('8501', good, [
  ['a row that is not there', { serial: '99' }, 'serialUnknown at serial'],
  ['a row of a colleague', { by: '0013' }, 'reversedByOther'],
  ['notes of another worth', { notes: '100x1' }, 'notesSum at notes'],
  ['notes below nothing', { notes: '100x3 50x-2' }, 'countNegative at notes'],
  ['notes that the till does not have', { notes: '1x200' }, 'notesShort'],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
  ['without the till', {}, 'tillMissing', bank => must(bank, '0011', '8003', balanced(bank, '01'))],
  [
    'from another till',
    {},
    'tillChanged',
    bank => {
      must(bank, '0011', '8003', balanced(bank, '01'))
      must(bank, '0011', '1002', { seal: 'S0101' })
      must(bank, '0011', '1001', { till: '03', seal: 'S0303', seals: '9' })
    },
  ],
  [
    'an account that is closed since',
    {},
    'accountClosed',
    bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }),
  ],
  [
    'money that has left since',
    {},
    'insufficientFunds',
    bank => must(bank, '0011', '0530', { payer: 'A1', payee: 'A2', amount: '25100' }),
  ],
  [
    'an account that is stopped since',
    {},
    'accountStopped',
    bank => must(bank, '0011', '4001', { account: 'A1' }),
  ],
  [
    'notes for a row without any',
    { by: '0013', serial: '2', notes: '100x3' },
    'notesSum at notes',
    bank => must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '300' }),
  ],
  [
    'what is undone by a code of its own',
    { serial: '4' },
    'notReversible',
    bank => must(bank, '0011', '1003', { amount: '100', notes: '100x1' }),
  ],
  [
    'a request that only waits',
    { serial: '2' },
    'parkedNotReversed',
    bank => bank.run('0011', '0510', inPerson('0510', { account: 'A1', amount: '50000', notes: '100x500' })),
  ],
])

test('8501 of transfer work needs no till', () => {
  const bank = practice()
  must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '300' })
  expect(undo(bank, '0013', 2)[0]).toBe('posted 5')
  expect(balanceOf(bank, 'A2')).toBe('800.00')
})

test('8501 reaches today’s rows only', () => {
  const bank = practice()
  bank.turnTo('2026-03-03')
  expect(bank.refusal('0011', '8501', good.fields)).toBe('serialUnknown at serial')
})

signatures('8501', asItIs, good.fields, [['0011', {}, 'supervisor']])
