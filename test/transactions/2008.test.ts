import { practiceAccounts } from '../../core/practice.ts'
import { expect, test } from 'vitest'
import { sealed } from '../support/company.ts'
import { type Bank, balanceOf, kindIs, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0003', fields: { account: 'K1', kind: 'cheque', numbers: '1-50', ...sealed } }

const K1 = practiceAccounts.K1 ?? ''
const LOST = { reason: 'loss', item: 'loss-20260220-5', bars: 'out', amount: null, until: null, waits: null }

test('2008 binds the cheques to the account, charges it, and takes them off the books', () => {
  const bank = practice()
  expect(bank.act('0003', '2008', good.fields)).toEqual([
    'posted 2',
    'D K1 40.00 -> 119960.00',
    'C 6021-02 40.00 -> 40.00',
    'vouchers cheque 1-50 till:00 > account:K1',
    'payment 7001-cheque 50.00 -> 450.00',
  ])
  expect(rangesOf(bank, 'till:00/cheque')).toBe('51-500')
})

test('2008 waives the fee with a reason and the supervisor; what was waived comes back with a reversal', () => {
  const bank = practice()
  const waived = { ...good.fields, waiver: '首次购买' }
  expect(bank.signs('0003', '2008', waived)).toBe('supervisor')
  expect(must(bank, '0003', '2008', waived)).toContain('tally feeWaived/2008/2026 4000')
  expect([balanceOf(bank, 'K1'), balanceOf(bank, '6021-02')]).toEqual(['120000.00', '0.00'])
  undo(bank, '0003', 4)
  expect(bank.state.get('tally', 'feeWaived/2008/2026')).toBeUndefined()
})

function free(bank: Bank): void {
  const kinds = bank.state.get('parameters', 'current')?.voucherKinds ?? []
  const voucherKinds = kinds.map(kind => (kind.sold ? { ...kind, sold: { ...kind.sold, price: 0n } } : kind))
  patch(bank, 'parameters', 'current', { voucherKinds })
}

test('2008 sells forms to a person, whose account pays', () => {
  const bank = practice()
  const forms = { account: 'A1', kind: 'application', numbers: '1-25', signet: 'same' }
  expect(must(bank, '0003', '2008', forms)).toContain('vouchers application 1-25 till:00 > account:A1')
  expect([balanceOf(bank, 'A1'), balanceOf(bank, '6021-02')]).toEqual(['25195.00', '5.00'])
})

refuses('2008', good, [
  ['a fee waived where there is none', { waiver: '首次购买' }, 'nothingToWaive at waiver', free],
  ['a kind that is not sold', { kind: 'passbook', numbers: '1051-1075' }, 'voucherNotSold at kind'],
  ['half a book', { numbers: '1-30' }, 'booksBroken at numbers'],
  ['numbers out of their order', { numbers: '26-50' }, 'voucherJump at numbers'],
  ['a till that has none', { by: '0011' }, 'vouchersOut'],
  ['a signature that does not agree', { signet: 'differs' }, 'signetDiffers at signet'],
  ['a loan’s account', { account: 'L1' }, 'accountWrongProduct at account'],
  ['cheques for a person', { account: 'A1', presented: '' }, 'voucherNotForBuyer at kind'],
  ['seals that nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['a person with seals', { account: 'A1' }, 'fieldUnwanted at presented'],
  ['a company without a specimen', { account: 'Q1' }, 'specimenMissing at account'],
  [
    'forms that are for persons, for a company',
    { kind: 'application', numbers: '1-25' },
    'voucherNotForBuyer at kind',
    bank => kindIs(bank, 'application', { sold: { pieces: 25, price: 500n, to: ['person'] } }),
  ],
  [
    'a company whose seals are reported lost',
    {},
    'sealCardLost at account',
    bank => must(bank, '0011', '3503', { action: 'lost', account: 'K1', licence: '挂失公函' }),
  ],
  ['a stopped account', {}, 'accountStopped', bank => patch(bank, 'account', K1, { restrictions: [LOST] })],
  [
    'an account that cannot pay',
    {},
    'insufficientFunds',
    bank => patch(bank, 'account', K1, { balance: -1_000n }),
  ],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

signatures('2008', asItIs, good.fields, [['0003', {}, 'nobody']])

test('2008 taken back: the cheques are void, the fee is returned', () => {
  const bank = practice()
  must(bank, '0003', '2008', good.fields)
  expect(undo(bank, '0003', 2)).toEqual([
    'posted 5',
    'vouchers cheque 1-50 account:K1 > void',
    'C 6021-02 -40.00 -> 0.00',
    'D K1 -40.00 -> 120000.00',
    'new mark 2026-03-02/2',
  ])
})
