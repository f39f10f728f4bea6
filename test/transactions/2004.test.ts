import { expect, test } from 'vitest'
import { practice, rangesOf } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'

const good = { by: '0011', fields: { kind: 'passbook', numbers: '1041-1050' } }

test('2004 gives papers back to the main till, where they join their neighbours', () => {
  const bank = practice()
  expect(bank.act('0011', '2004', good.fields)).toEqual([
    'posted 4',
    'vouchers passbook 1041-1050 till:01 > till:00',
  ])
  expect(rangesOf(bank, 'till:00/passbook')).toBe('1041-2000')
  expect(rangesOf(bank, 'till:01/passbook')).toBe('1001-1040')
})

test('2004 of all that a till has leaves nothing there', () => {
  const bank = practice()
  must(bank, '0011', '2004', { kind: 'certificate', numbers: '5001-5050' })
  expect(bank.state.get('stock', 'till:01/certificate')).toBeUndefined()
})

refuses('2004', good, [
  ['numbers that are not in the till', { numbers: '1041-1051' }, 'vouchersNotHeld'],
  ['a paper that a customer has', { numbers: '901' }, 'vouchersNotHeld'],
  ['the vault to itself', { by: '0003' }, 'mainTillGivesOnly'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
  ['a vault that is closed', {}, 'mainTillClosed', bank => must(bank, '0003', '8003', balanced(bank, '00'))],
])

signatures('2004', asItIs, { kind: 'passbook' }, [['0011', { numbers: '1041-1050' }, 'chiefTeller']])
