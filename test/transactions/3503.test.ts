import { expect, test } from 'vitest'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import type { CompanyTerms } from '../../core/ledger/entities.ts'
import { lodge, richCompany, sealed } from '../support/company.ts'
import { accountOf, balanceOf, hundreds, itemState, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, bookedFrom, must, refuses, signatures, undo } from '../support/tables.ts'

const opening = {
  action: 'open',
  customer: '952',
  class: 'special',
  licence: '营业执照',
  specimen: SAMPLE_PICTURE,
  rule: '财务专用章＋法人章',
}
const changing = { ...sealed, action: 'seal', account: 'K1', specimen: SAMPLE_PICTURE, rule: '两枚名章' }
const closing = { ...sealed, action: 'close', account: 'K3', payee: 'K1' }
const opened = '0101210000000011'

test('3503 opens an account with its class and the specimen of its seals', () => {
  const bank = practice()
  expect(must(bank, '0011', '3503', opening)).toEqual([
    'posted 6',
    'new account 0101210000000011',
    'tally series/account-corporateDemand 1',
    'new item sealCard-20260302-6',
  ])
  expect(accountOf(bank, opened).terms).toEqual({
    kind: 'company',
    class: 'special',
    until: null,
    sealCard: 'sealCard-20260302-6',
    // Monday the 2nd: Tuesday, Wednesday, Thursday.
    paysFrom: '2026-03-05',
  })
})

test.each([
  [{ class: 'general' }, undefined],
  [{ class: 'special', ground: 'loan' }, undefined],
  [{ class: 'temporary', until: '2027-01-01', ground: 'capital' }, undefined],
  [{ class: 'temporary', until: '2027-01-01' }, '2026-03-05'],
])('3503 with %o pays from %s on', (differs, from) => {
  const bank = practice()
  must(bank, '0011', '3503', { ...opening, ...differs })
  expect(accountOf(bank, opened).terms).toMatchObject({ kind: 'company', class: differs.class })
  expect((accountOf(bank, opened).terms as CompanyTerms).paysFrom).toBe(from)
})

test('3503 changes the seals: the old card stays, the account names the new one', () => {
  const bank = practice()
  must(bank, '0011', '3503', changing)
  expect(itemState(bank, 'sealCard-20260105-1')).toBe('changed')
  expect(accountOf(bank, 'K1').terms).toMatchObject({ class: 'basic', sealCard: 'sealCard-20260302-5' })
  expect(itemState(bank, 'sealCard-20260302-5')).toBe('valid')
})

test('3503 closes with interest and cancels the unused cheques', () => {
  const bank = practice()
  must(bank, '0011', '3503', { ...closing, account: 'K4', payee: 'K2' })
  expect(accountOf(bank, 'K4').status).toBe('closed')
  expect(rangesOf(bank, `account:${accountOf(bank, 'K4').no}/cheque`)).toBe('')
  // 9,000 for 56 days at 0.35 %: 4.90.
  expect([balanceOf(bank, 'K2'), balanceOf(bank, '6411-01')]).toEqual(['9604.90', '4.90'])
})

test('3503 pays a special account in cash once the notes are there', () => {
  const bank = practice()
  const { payee: _payee, ...inCash } = closing
  expect(bank.refusal('0011', '3503', inCash)).toBe('notesWanted at notes')
  expect(bank.refusal('0011', '3503', { ...inCash, notes: hundreds('3001.63') })).toBe('parked')
})

refuses('3503', { by: '0011', fields: opening }, [
  ['a person', { customer: '1' }, 'customerNotCompany at customer'],
  ['nobody', { customer: '999' }, 'customerUnknown at customer'],
  ['a second basic account', { class: 'basic' }, 'basicThere at class'],
  ['no papers shown', { licence: '' }, 'fieldMissing at licence'],
  ['no specimen', { specimen: '' }, 'fieldMissing at specimen'],
  ['a temporary account without an end', { class: 'temporary' }, 'temporaryUntil at until'],
  ['one that ends today', { class: 'temporary', until: '2026-03-02' }, 'temporaryUntil at until'],
  ['one for more than two years', { class: 'temporary', until: '2028-03-03' }, 'temporaryUntil at until'],
  ['an end of another class', { until: '2027-01-01' }, 'temporaryUntil at until'],
  ['an account that is there', { account: 'K1' }, 'fieldUnwanted at account'],
])

refuses('3503', { by: '0011', fields: changing }, [
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an account without a specimen', { account: 'Q1' }, 'specimenMissing at account'],
  ['an account of a person', { account: 'A1' }, 'accountWrongProduct at account'],
])

refuses('3503', { by: '0011', fields: closing }, [
  [
    'much cash that was not booked',
    { payee: '', notes: hundreds('3001.63') },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['itself as the payee', { payee: 'K3' }, 'sameAccount at payee'],
  ['the basic account before the others', { account: 'K1', payee: 'K2' }, 'basicLast at account'],
  ['cash from a general account', { account: 'K4', payee: '' }, 'cashNotAllowed at account'],
  ['cash without a till', { by: '0013', payee: '' }, 'tillMissing'],
  ['notes and an account', { notes: '100x30' }, 'notesAndAccount at notes'],
  [
    'an account with a contract',
    {},
    'contractsInForce',
    bank => must(bank, '0011', '6020', { action: 'sign', service: 'eBank', account: 'K3', number: '1' }),
  ],
  [
    'an account with a debit for a biller',
    {},
    'contractsInForce',
    bank =>
      must(bank, '0011', '6020', {
        action: 'sign',
        service: 'debit',
        account: 'K3',
        partner: 'power',
        number: '1',
      }),
  ],
])

test('3503 opens a temporary account to the last day of its two years', () => {
  const until = { ...opening, class: 'temporary', until: '2028-03-02' }
  expect(practice().refusal('0011', '3503', until)).toBe('parked')
})

signatures('3503', asItIs, {}, [
  ['0011', opening, 'reviewer, supervisor, director'],
  ['0011', changing, 'reviewer, supervisor'],
  ['0011', closing, 'reviewer, supervisor'],
])
const rest = (amount: string) => (bank: ReturnType<typeof practice>) => {
  lodge(bank, 'K3', amount)
  richCompany(bank)
}
const { payee: _payee, ...inCash } = closing
for (const [more, paid, says] of [
  ['46998.36', '49999.99', 'reviewer, supervisor'],
  ['46998.37', '50000.00', 'reviewer+count, supervisor'],
  ['496998.37', '500000.00', 'reviewer+count, supervisor, director'],
] as const) {
  signatures('3503', rest(more), inCash, [['0011', { notes: hundreds(paid) }, says]])
}

test('3503 closes and cancels the applications that were not used', () => {
  const bank = practice()
  const holder = `account:${accountOf(bank, 'K3').no}` as const
  patch(bank, 'stock', `${holder}/application`, { ranges: [[951, 960]] })
  expect(must(bank, '0011', '3503', closing)).toContain('vouchers application 951-960 account:K3 > void')
})

test('3503 taken back: a closed account is open, with its cheques and its card', () => {
  const bank = practice()
  const before = accountOf(bank, 'K4')
  must(bank, '0011', '3503', { ...closing, account: 'K4', payee: 'K2' })
  undo(bank, '0011', 5)
  expect(accountOf(bank, 'K4')).toEqual(before)
  expect(rangesOf(bank, `account:${before.no}/cheque`)).toBe('526-530')
  expect(itemState(bank, 'sealCard-20260105-4')).toBe('valid')
})

test('3503 taken back: what was opened is closed, its card reversed', () => {
  const bank = practice()
  must(bank, '0011', '3503', opening)
  undo(bank, '0011', 6)
  expect([accountOf(bank, opened).status, itemState(bank, 'sealCard-20260302-6')]).toEqual([
    'closed',
    'reversed',
  ])
})

test('3503 seals that are lost stop every cheque until others are deposited', () => {
  const bank = practice()
  const papers = { account: 'K1', licence: '营业执照、公函' }
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
  const renewed = { action: 'renew', ...papers, specimen: SAMPLE_PICTURE, rule: '财务专用章' }
  expect(bank.refusal('0011', '3502', cheque)).toBe('parked')
  expect(bank.refusal('0011', '3503', renewed)).toBe('sealCardNotLost at action')
  must(bank, '0011', '3503', { action: 'lost', ...papers })
  expect(bank.refusal('0011', '3502', cheque)).toBe('sealCardLost at account')
  const other = { presented: SAMPLE_PICTURE, signet: 'same', specimen: SAMPLE_PICTURE, rule: '财务专用章' }
  expect(bank.refusal('0011', '3503', { action: 'seal', account: 'K1', ...other })).toBe(
    'sealCardLost at account',
  )
  must(bank, '0011', '3503', renewed)
  expect(bank.refusal('0011', '3502', cheque)).toBe('parked')
})
