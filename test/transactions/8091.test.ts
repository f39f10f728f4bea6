import { expect, test } from 'vitest'
import { defaultParameters } from '../../core/parameters.ts'
import { accountOf, type Bank, branchIs, itemState, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const dayEndOf = (day: string, prepare?: (bank: Bank) => void) => {
  const bank = practice()
  // What ends with the practice day itself is not what these tests are about.
  branchIs(bank, 'closing')
  bank.run('9999', '8091')
  branchIs(bank, 'open')
  prepare?.(bank)
  bank.turnTo(day)
  branchIs(bank, 'closing')
  return bank
}

test('8091 on the last day of a report writes that it has ended, and lifts the stop', () => {
  expect(dayEndOf('2026-03-05').run('9999', '8091')).toEqual([
    'posted 1',
    'set item loss-20260228-7 state oral > lapsed',
    'set account A3 restrictions [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":"2026-03-05","waits":null}] > []',
  ])
})

test('8091 on the day before leaves the report in force', () => {
  expect(dayEndOf('2026-03-04').run('9999', '8091')).toEqual(['posted 1'])
})

test('8091 writes down what day ends before have missed', () => {
  const bank = dayEndOf('2026-03-20', bank => must(bank, '0011', '4001', { account: 'A1' }))
  bank.run('9999', '8091')
  expect(itemState(bank, 'loss-20260302-3')).toBe('lapsed')
  expect(accountOf(bank, 'A1').restrictions).toEqual([])
  const open = bank.state.get('index', 'openItems/loss')?.keys ?? []
  expect(open.filter(id => ['loss-20260302-3', 'loss-20260228-7'].includes(id))).toEqual([])
})

test('8091 of an old report leaves the stop of the new one', () => {
  const bank = dayEndOf('2026-03-06', bank => {
    bank.turnTo('2026-03-06')
    must(bank, '0011', '4001', { account: 'A3' })
  })
  bank.turnTo('2026-03-07')
  bank.run('9999', '8091')
  expect(itemState(bank, 'loss-20260228-7')).toBe('lapsed')
  expect(accountOf(bank, 'A3').restrictions).toMatchObject([{ until: '2026-03-11' }])
})

const RETURNED = 'set till 03 seal S0303 > null, sealedBy ["0013","0003"] > [], returned null > 2026-03-10'
const tillsLater = (day: string, prepare?: (bank: Bank) => void) => {
  const bank = practice()
  prepare?.(bank)
  bank.turnTo(day)
  branchIs(bank, 'closing')
  return bank.run('9999', '8091').filter(line => line.startsWith('set till'))
}

test('8091 returns an empty till to the branch after so many working days, once', () => {
  expect(tillsLater('2026-03-09')).toEqual([])
  expect(tillsLater('2026-03-10')).toEqual([RETURNED])
  const bank = dayEndOf('2026-03-10')
  bank.run('9999', '8091')
  expect(bank.run('9999', '8091')).toEqual(['posted 2'])
})

test.each<[string, (bank: Bank) => void]>([
  ['cash', bank => patch(bank, 'purse', 'till:03', { notes: { '100': 1n } })],
  ['vouchers', bank => patch(bank, 'stock', 'till:03/passbook', { ranges: [[1, 2]] })],
  ['stopped vouchers', bank => patch(bank, 'stock', 'frozen:till:03/passbook', { ranges: [[1, 2]] })],
  [
    'the seals of whoever has sealed it',
    bank => {
      patch(bank, 'till', '03', { used: { day: '2026-03-02', teller: '0013' } })
      patch(bank, 'teller', '0013', { sealsAway: true })
    },
  ],
])('8091 leaves a till with %s in it to people', (_what, prepare) => {
  expect(tillsLater('2026-03-20', prepare)).toEqual([])
})

test('8091 counts the days that the parameters say, and a till that was returned is taken without a seal', () => {
  const bank = practice()
  const custody = { ...defaultParameters.custody, idleDays: 2 }
  patch(bank, 'parameters', 'current', { custody })
  bank.turnTo('2026-03-05')
  branchIs(bank, 'closing')
  expect(bank.run('9999', '8091').join()).toContain('returned null > 2026-03-05')
  branchIs(bank, 'open')
  must(bank, '0013', '1001', { till: '3' })
  expect(bank.state.get('till', '03')).toMatchObject({ state: 'inUse', teller: '0013', returned: null })
})

test('8091 is the program’s own, in the day end only', () => {
  expect(dayEndOf('2026-03-05').refusal('0002', '8091')).toBe('notYourCode')
  expect(practice().refusal('9999', '8091')).toBe('branch_open')
})
