import { expect, test } from 'vitest'
import { contractFor } from '../support/loans.ts'
import { itemState, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const fields = {
  customer: '2',
  amount: '50000',
  use: 'business',
  purpose: '进货',
  partner: '0003',
  findings: '门店经营三年，征信无逾期',
  conclusion: 'recommend',
}
const ID = 'investigation-20260302-4'

test('6804 keeps who looked, for how much and until when; the findings stay with the row, sealed', () => {
  const bank = practice()
  expect(must(bank, '0013', '6804', fields)).toEqual(['posted 4', `new item ${ID}`])
  expect(bank.state.get('item', ID)).toMatchObject({
    state: 'recommended',
    by: '0013',
    until: '2026-09-02',
    data: { customer: '000000002', amount: 5_000_000n, contracted: 0n, use: 'business', partner: '0003' },
  })
  expect(bank.rows.at(-1)?.fields[4]).toBe(`${fields.findings}~${fields.findings}`)
})

test('6804 files what is not recommended, and no contract comes of it', () => {
  const bank = practice()
  must(bank, '0013', '6804', { ...fields, customer: '1', conclusion: 'decline' })
  expect(itemState(bank, ID)).toBe('declined')
  const contract = contractFor({ amount: '1000', term: '12', method: 'bullet' }, 'HT-001')
  expect(bank.refusal('0013', '6805', { ...contract, investigation: ID })).toBe('itemDone at investigation')
})

test('6804 is good for contracts up to its amount, and then used up', () => {
  const bank = practice()
  must(bank, '0013', '6804', { ...fields, customer: '1' })
  const contract = (amount: string, number: string) => ({
    ...contractFor({ amount, term: '12', method: 'bullet' }, number),
    investigation: ID,
  })
  must(bank, '0013', '6805', contract('30000', 'HT-001'))
  expect(bank.refusal('0013', '6805', contract('20000.01', 'HT-002'))).toBe('investigationShort at approved')
  must(bank, '0013', '6805', contract('20000', 'HT-002'))
  expect(itemState(bank, ID)).toBe('contracted')
  expect(bank.refusal('0013', '6805', contract('1', 'HT-003'))).toBe('itemDone at investigation')
  // What is taken back may be agreed on again.
  must(bank, '0013', '8501', { serial: String(bank.head.serial), reason: '录错' })
  expect(itemState(bank, ID)).toBe('recommended')
})

test('6804: a director looks too, where another is there to approve', () => {
  const bank = practice()
  patch(bank, 'teller', '0002', { roles: ['outletDirector'] })
  must(bank, '0013', '6804', { ...fields, customer: '1', partner: '0001' })
  const contract = contractFor({ amount: '1000', term: '12', method: 'bullet' }, 'HT-001')
  const [line = ''] = bank.run('0013', '6805', { ...contract, investigation: ID })
  const parked = line.replace('parked ', '')
  expect(bank.refusal('0001', '0011', { parked })).toBe('investigatorApproves')
  expect(bank.refusal('0002', '0011', { parked })).toBe('posted')
})

test('6804 is good for the kind of loan that was looked into; one of old for any', () => {
  const bank = practice()
  must(bank, '0013', '6804', { ...fields, customer: '1' })
  const housing = contractFor({ amount: '1000', term: '12', method: 'bullet', use: 'housing' }, 'HT-001')
  expect(bank.refusal('0013', '6805', { ...housing, investigation: ID })).toBe(
    'investigationOfOtherUse at use',
  )
  expect(bank.refusal('0013', '6805', { ...housing, use: 'business', investigation: ID })).toBe('parked')
  expect(bank.refusal('0013', '6805', { ...housing, contract: 'HT-002' })).toBe('parked')
})

refuses('6804', { by: '0013', fields }, [
  ['one person alone', { partner: '0013' }, 'partnerIsMaker at partner'],
  [
    'a second person who is stopped',
    {},
    'tellerStopped at partner',
    bank => patch(bank, 'teller', '0003', { stopped: true }),
  ],
  ['a second person whose post signs nothing', { partner: '0031' }, 'notYourSignature at partner'],
  ['the only one who could approve the contract', { partner: '0001' }, 'partnerApproves at partner'],
  [
    'him too where the other director is stopped',
    { partner: '0001' },
    'partnerApproves at partner',
    bank => patch(bank, 'teller', '0002', { roles: ['outletDirector'], stopped: true }),
  ],
  ['no kind of loan', { use: '' }, 'fieldMissing at use'],
  ['no findings', { findings: '' }, 'fieldMissing at findings'],
  ['a customer who is not on file', { customer: '9' }, 'customerUnknown at customer'],
  ['nothing to lend', { amount: '0.99' }, 'moneyTooSmall at amount'],
])

signatures('6804', asItIs, fields, [
  ['0013', { amount: '1.00' }, 'named 0003'],
  ['0011', { amount: '9000000' }, 'named 0003'],
])

test('6804 taken back on the day', () => {
  const bank = practice()
  must(bank, '0013', '6804', fields)
  expect(undo(bank, '0013', 4)[0]).toMatch(/^posted/)
  expect(itemState(bank, ID)).toBe('reversed')
})
