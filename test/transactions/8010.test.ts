import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { refuses } from '../support/tables.ts'

test('8010 prints and changes nothing', () => {
  const bank = practice()
  expect(bank.run('0003', '8010', { sheet: 'slips' })).toEqual(['posted 2'])
})

// The slip of 1001 says what a till should hold: a teller's count stays blind.
refuses('8010', { by: '0003', fields: { sheet: 'daily' } }, [
  ['a sheet that there is not', { sheet: 'other' }, 'notOffered at sheet'],
  ['a day that is none', { day: '2026-02-30' }, 'dayMalformed at day'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])
