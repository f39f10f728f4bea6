import { expect, test } from 'vitest'
import { accountOf, type Bank, cash, practice, rangesOf } from '../support/practice.ts'
import { junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const opened = '0101110000000047'
const good = { by: '0011', fields: { customer: '1', amount: '100', notes: '100x1' } }

test('0500 opens the account with its first deposit and the next passbook of the till', () => {
  const bank = practice()
  expect(bank.run(good.by, '0500', good.fields)).toEqual([
    'posted 2',
    `new account ${opened}`,
    'tally series/account-demand 1',
    'D 1001-01-01 100.00 -> 23900.00',
    'notes 100x1 customer > till:01',
    `C ${opened} 100.00 -> 100.00`,
    'vouchers passbook 1001-1001 till:01 > customer',
    'payment 7001-passbook 1.00 -> 999.00',
  ])
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1002-1050')
  expect(accountOf(bank, opened)).toMatchObject({
    customer: '000000001',
    product: 'demand',
    minimum: 0n,
    interestBase: 'yuan',
    paper: { kind: 'passbook', number: 1001 },
  })
})

refuses('0500', good, [
  ['a customer who is not on file', { customer: '3' }, 'customerUnknown at customer'],
  ['what is no customer number', { customer: 'A1' }, 'customerMalformed at customer'],
  ['less than one yuan', { amount: '0.99' }, 'moneyTooSmall at amount'],
  ['notes of another worth', { notes: '50x1' }, 'notesSum at notes'],
  ['change that the till does not have', { notes: '100x100 50x-198' }, 'notesShort'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'a till without passbooks',
    {},
    'vouchersOut',
    bank => must(bank, '0011', '2004', { kind: 'passbook', numbers: '1001-1050' }),
  ],
])

refuses('0500', good, [
  ['a company', { customer: '951' }, 'customerNotPerson at customer'],
  ['a second account of class I', { class: 'I' }, 'classFull at class'],
  ['a bound account that is another’s', { bound: 'A2' }, 'boundUnfit at bound'],
  ['a bound account that is no number', { bound: '6222-1' }, 'boundUnfit at bound'],
  [
    'a class I account that is bound',
    { customer: '3', class: 'I', bound: '6222000000001' },
    'boundUnfit at bound',
    newcomer,
  ],
  ['class I from afar', { customer: '3', way: 'remote' }, 'firstClassHere at way', newcomer],
  ['cash from afar', { way: 'remote' }, 'ownerNotSeen'],
  [
    'more than lies in class III',
    { class: 'III', amount: '2000.01', notes: cash('2000.01') },
    'classBalance',
  ],
  [
    'a sixth account of class II',
    {},
    'classFull at class',
    bank => {
      for (let count = 0; count < 5; count++) must(bank, '0011', '0500', good.fields)
    },
  ],
])

function newcomer(bank: Bank): void {
  must(bank, '0011', '0201', { kind: 'person', name: '周新', idKind: 'passport', idNumber: 'E00000009' })
}

test('0500 opens the first account in class I, without terms, and the next in class II', () => {
  const bank = practice()
  newcomer(bank)
  const fields = { ...good.fields, customer: '3' }
  must(bank, '0011', '0500', fields)
  must(bank, '0011', '0500', { ...fields, bound: '0101110000000047' })
  expect(accountOf(bank, '0101110000000047').terms).toBeNull()
  expect(accountOf(bank, '0101110000000054').terms).toEqual({
    kind: 'personal',
    class: 'II',
    bound: '0101110000000047',
    seen: '2026-03-02',
  })
})

test('0500 from afar takes the first deposit from another account of his', () => {
  const bank = practice()
  const { notes: _notes, ...fields } = good.fields
  must(bank, '0011', '0500', { ...fields, class: 'III', way: 'remote', payer: 'A1', bound: 'A1' })
  expect(accountOf(bank, opened).terms).toMatchObject({ class: 'III', seen: null })
  expect(bank.refusal('0011', '0510', { account: opened, amount: '20', notes: '20x1' })).toBe('ownerNotSeen')
  expect(bank.refusal('0013', '0530', { payer: 'A1', payee: opened, amount: '1900' })).toBe('posted')
})

const first = (amount: string) => ({ amount, notes: cash(amount) })
signatures('0500', plenty, { customer: '1' }, [
  ['0011', first('49999.99'), 'nobody'],
  ['0011', first('50000.00'), 'reviewer+count'],
  ['0011', first('199999.99'), 'reviewer+count'],
  ['0011', first('200000.00'), 'reviewer+count, supervisor'],
])
signatures('0500', junior, { customer: '1' }, [
  ['0015', first('24999.99'), 'nobody'],
  ['0015', first('25000.00'), 'reviewer+count'],
])

test('0500 taken back closes the account, voids the passbook and gives no number again', () => {
  const bank = practice()
  must(bank, '0011', '0500', good.fields)
  expect(undo(bank, '0011', 2)).toEqual([
    'posted 5',
    'vouchers passbook 1001-1001 customer > void',
    `C ${opened} -100.00 -> 0.00`,
    'notes 100x1 till:01 > customer',
    'D 1001-01-01 -100.00 -> 23800.00',
    `set account ${opened} status open > closed, closed null > 2026-03-02`,
    'new mark 2026-03-02/2',
  ])
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1002-1050')
  const next = bank.run('0011', '0500', good.fields)
  expect(next).toContain('new account 0101110000000054')
  expect(next).toContain('vouchers passbook 1002-1002 till:01 > customer')
})

test('0500 is not taken back while more is in the account than the first deposit', () => {
  const bank = practice()
  must(bank, '0011', '0500', good.fields)
  must(bank, '0011', '0510', { account: opened, amount: '20', notes: '20x1' })
  expect(undo(bank, '0011', 2)).toEqual(['refused accountNotEmpty'])
})

test('0500 is not taken back when the passbook has been replaced since', () => {
  const bank = practice()
  must(bank, '0011', '0500', good.fields)
  must(bank, '0011', '0550', { account: opened, action: 'damaged' })
  expect(undo(bank, '0011', 2)).toEqual(['refused changedSince'])
})
