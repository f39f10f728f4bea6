import { expect, test } from 'vitest'
import { balanceOf, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { kind: 'passbook', numbers: '1201-1220' } }

test('2003 moves a range from the main till to the teller’s; the branch has as many as before', () => {
  const bank = practice()
  expect(bank.act('0011', '2003', good.fields)).toEqual([
    'posted 4',
    'vouchers passbook 1201-1220 till:00 > till:01',
  ])
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1001-1050 1201-1220')
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1051-1200 1221-2000')
  expect(balanceOf(bank, '7001-passbook')).toBe('1000.00')
})

refuses('2003', good, [
  ['numbers that are with somebody else', { numbers: '1050-1060' }, 'vouchersNotHeld'],
  ['numbers that nobody has', { numbers: '2001' }, 'vouchersNotHeld'],
  ['a kind that is none', { kind: 'x' }, 'voucherKindUnknown at kind'],
  ['the vault from itself', { by: '0003' }, 'mainTillGivesOnly'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  [
    'draft forms to who holds the draft seal',
    { kind: 'draft', numbers: '1-5' },
    'handsNotSeparate',
    bank => patch(bank, 'teller', '0011', { seals: ['HP0099'] }),
  ],
  ['a vault that is closed', {}, 'mainTillClosed', bank => must(bank, '0003', '8003', balanced(bank, '00'))],
])

signatures('2003', asItIs, { kind: 'passbook' }, [
  ['0011', { numbers: '1201-1220' }, 'chiefTeller'],
  ['0011', { numbers: '1201-1650' }, 'chiefTeller'],
  ['0011', { numbers: '1201-1651' }, 'chiefTeller, supervisor'],
])

test('2003 is undone by 2004, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '2003', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
  must(bank, '0011', '2004', good.fields)
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1051-2000')
})
