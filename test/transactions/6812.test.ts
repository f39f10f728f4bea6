import { expect, test } from 'vitest'
import { draw, rich } from '../support/loans.ts'
import { type Bank, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const CHECK = 'loanCheck-20260202-6'
const fields = { check: CHECK, result: 'asAgreed', findings: '发票与约定用途一致' }
const open = ({ state }: Bank) => state.get('index', 'openItems/loanCheck')?.keys ?? []

test('6800 sets a day by which the use of the money is checked; 6812 the next one, while it is owed', () => {
  const bank = practice()
  const loan = draw(bank, 'HT-100', '20000')
  const [, first = ''] = open(bank)
  expect(bank.state.get('item', first)).toMatchObject({
    state: 'due',
    until: '2026-03-17',
    data: { loan, contract: 'HT-100', amount: 2_000_000n, purpose: '进货', occasion: 'use' },
  })
  bank.turnTo('2026-03-16')
  must(bank, '0013', '6812', { ...fields, check: first })
  expect(itemState(bank, first)).toBe('passed')
  const [, second = ''] = open(bank)
  expect(bank.state.get('item', second)).toMatchObject({
    state: 'due',
    until: '2026-06-16',
    data: { loan, occasion: 'regular' },
  })
})

test.each([
  ['unclear', 'following'],
  ['misused', 'misused'],
])('6812 found %s is followed up on its day, until it is as agreed', (result, state) => {
  const bank = practice()
  must(bank, '0013', '6812', { ...fields, result, next: '2026-03-12' })
  expect(bank.state.get('item', CHECK)).toMatchObject({ state, until: '2026-03-12' })
  expect(open(bank)).toEqual([CHECK])
  bank.turnTo('2026-03-12')
  must(bank, '0013', '6812', fields)
  expect(itemState(bank, CHECK)).toBe('passed')
  expect(open(bank)).toEqual(['loanCheck-20260312-3'])
})

const repaid = (bank: Bank) => {
  rich(bank)
  must(bank, '0003', '6830', { kind: 'collect', account: 'L2' })
  must(bank, '0013', '6803', { account: 'L2', extent: 'whole', payer: 'A1' })
}

test('6812 of a loan that is repaid ends it, and sets no other', () => {
  const bank = practice()
  repaid(bank)
  must(bank, '0013', '6812', { ...fields, result: 'repaid' })
  expect([itemState(bank, CHECK), open(bank)]).toEqual(['repaid', []])
  expect(bank.refusal('0013', '6812', fields)).toBe('itemDone at check')
})

refuses('6812', { by: '0013', fields }, [
  ['as repaid what is owed', { result: 'repaid' }, 'loanStillOwed at result'],
  ['as spent what is repaid', {}, 'loanRepaid at result', repaid],
  ['misuse that nobody follows up', { result: 'misused' }, 'fieldMissing at next'],
  ['to follow up on the day itself', { result: 'unclear', next: '2026-03-02' }, 'followUpPast at next'],
  ['to follow up what is as agreed', { next: '2026-03-12' }, 'fieldUnwanted at next'],
  ['nothing found', { findings: '' }, 'fieldMissing at findings'],
])

signatures('6812', asItIs, fields, [['0013', {}, 'witness']])

test('6812 taken back: the check is due again, and the next one is gone', () => {
  const bank = practice()
  must(bank, '0013', '6812', fields)
  expect(undo(bank, '0013', bank.head.serial)[0]).toMatch(/^posted/)
  expect(open(bank)).toEqual([CHECK])
  expect(itemState(bank, CHECK)).toBe('due')
})

test('6800 taken back leaves no check behind', () => {
  const bank = practice()
  draw(bank, 'HT-100', '20000')
  expect(undo(bank, '0013', bank.head.serial)[0]).toMatch(/^posted/)
  expect(open(bank)).toEqual([CHECK])
})
