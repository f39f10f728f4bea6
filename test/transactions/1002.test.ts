import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { type Bank, cash, practice } from '../support/practice.ts'
import { asItIs, balanced, junior, must, refuses, signatures } from '../support/tables.ts'

test('1002 seals the till; those who were there are on record', () => {
  const bank = practice()
  expect(bank.act('0012', '1002', { seal: 'S0214' })).toEqual([
    'posted 4',
    'set till 02 state balanced > sealed, teller 0012 > null, seal null > S0214, ' +
      'sealedBy [] > ["0012","0003"], used null > {"day":"2026-03-02","teller":"0012"}',
    'set teller 0012 till 02 > null',
  ])
})

test('1002 leaves cash and papers in the till until it is opened with its seal', () => {
  const bank = practice()
  must(bank, '0012', '1002', { seal: 'S0214' })
  expect(bank.refusal('0012', '1001', { till: '02', seal: 'S0215' })).toBe('sealDiffers at seal')
  expect(bank.refusal('0013', '1001', { till: '02', seal: 'S0214' })).toBe('parked')
})

refuses('1002', { by: '0012', fields: { seal: 'S0214' } }, [
  ['a till that is not balanced', { by: '0011' }, 'tillNotBalanced'],
  ['who has no till', { by: '0013' }, 'tillNotBalanced'],
  ['no seal', { seal: '' }, 'fieldMissing at seal'],
  ['a seal number without end', { seal: 'S'.repeat(21) }, 'textTooLong at seal'],
])

/** Till 01 holds 23,800.00; the rest is drawn, and the till balanced. */
const keeps = (rest: string) => (bank: Bank) => {
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: rest })
  must(bank, '0011', '0510', { account: 'A1', amount: rest, notes: cash(rest) })
  must(bank, '0011', '8003', balanced(bank, '01'))
}
signatures('1002', asItIs, { seal: 'S1' }, [['0012', {}, 'chiefTeller']])
signatures('1002', keeps('26199.99'), { seal: 'S1' }, [['0011', {}, 'chiefTeller']])
signatures('1002', keeps('26200.00'), { seal: 'S1' }, [['0011', {}, 'chiefTeller, supervisor']])

const juniorKeeps = (amount: string) => (bank: Bank) => {
  junior(bank)
  must(bank, '0015', '1004', { amount: '600000', notes: '100x6000' })
  must(bank, '0015', '0510', inPerson('0510', { account: 'A1', amount, notes: cash(amount) }))
  must(bank, '0015', '8003', balanced(bank, '03'))
}
signatures('1002', juniorKeeps('49999.99'), { seal: 'S1' }, [['0015', {}, 'chiefTeller']])
signatures('1002', juniorKeeps('50000.00'), { seal: 'S1' }, [['0015', {}, 'chiefTeller, supervisor']])

/** The vault may keep what it holds. */
const mainBalanced = (bank: Bank) => must(bank, '0003', '8003', balanced(bank, '00'))
signatures('1002', mainBalanced, { seal: 'S1' }, [['0003', {}, 'chiefTeller']])

test('1002 of the main till takes the holders of key and combination', () => {
  const bank = practice()
  must(bank, '0003', '8003', balanced(bank, '00'))
  must(bank, '0002', '2101', { action: 'handOver', seal: 'MM0002', other: '0013', compared: 'same' })
  bank.run('0003', '1002', { seal: 'S0001' })
  const parked = `parked-20260302-${bank.head.serial}`
  expect(bank.refusal('0002', '0011', { parked })).toBe('vaultTakesTwo')
  must(bank, '0003', '2101', { action: 'handOver', seal: 'KY0003', other: '0012', compared: 'same' })
  expect(bank.refusal('0003', '1002', { seal: 'S0001' })).toBe('vaultNotHeld')
})
