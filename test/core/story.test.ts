/** A whole day of a branch, from the first morning to the next one. */
import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { auditor } from '../support/auditor.ts'
import { founded, founding, openTheDay, replay } from '../support/founded.ts'
import { broken, contents } from '../support/laws.ts'
import { balanceOf, type Bank, itemState, notesOf } from '../support/practice.ts'
import { remit, send } from '../support/remit.ts'
import { balanced, must } from '../support/tables.ts'

const close = (bank: Bank, teller: string, till: string) => {
  must(bank, teller, '8003', balanced(bank, till))
  must(bank, teller, '1002', { seal: `S${till}` })
  must(bank, teller, '0002')
}

/** Customers come, money moves, somebody errs, cash is missing. */
function aDay(bank: Bank): void {
  const wang = { kind: 'person', name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  must(bank, '0011', '0201', wang)
  must(bank, '0011', '0500', { customer: '1', amount: '10000', notes: '100x100' })
  const account = '0101110000000013'
  must(bank, '0011', '0510', inPerson('0510', { account, amount: '60000', notes: '100x600' }))
  must(bank, '0012', '3201', { customer: '1', amount: '20000', term: '12', payer: account })
  must(bank, '0012', '0520', { account, amount: '500', notes: '100x5' })
  must(bank, '0011', '0510', { account, amount: '300', notes: '100x3' })
  must(bank, '0011', '8501', { serial: String(bank.head.serial), reason: '串户' })
  must(bank, '0012', '1006', { to: '01', amount: '1000', notes: '100x10' })
  must(bank, '0011', '1005', { transit: `transit-20260302-${bank.head.serial}` })
  must(bank, '0013', '5001', { account, amount: '1000', ...remit })
  send(bank, `remittance-20260302-${bank.head.serial}`)
  must(bank, '0012', '1042', { amount: '100', notes: '100x1', note: '日终清点' })
  must(bank, '0011', '4001', { account })
}

function closeTheDay(bank: Bank): void {
  for (const [teller, till] of [
    ['0011', '01'],
    ['0012', '02'],
    ['0003', '00'],
  ] as const)
    close(bank, teller, till)
  must(bank, '0013', '0002')
  must(bank, '0002', '8004')
  must(bank, '0002', '8008')
  must(bank, '9999', '8091')
  must(bank, '9999', '8092', { totals: 'D=C' })
  must(bank, '9999', '8093')
}

test('a day from founding to date roll keeps every law, and the next morning begins as it ended', () => {
  const bank = founded()
  openTheDay(bank)
  aDay(bank)
  closeTheDay(bank)
  expect(bank.state.get('branch', '0101')).toMatchObject({ day: '2026-03-03', state: 'closed' })
  expect(broken(bank.state)).toEqual([])
  expect([balanceOf(bank, '0101110000000013'), balanceOf(bank, '0101120000000012')]).toEqual([
    '48500.00',
    '20000.00',
  ])
  expect([balanceOf(bank, '1221-01'), balanceOf(bank, '1001-04'), balanceOf(bank, '3001-04')]).toEqual([
    '100.00',
    '0.00',
    '-1000.00',
  ])

  const before = notesOf(bank, 'till:01')
  bank.turnTo('2026-03-03')
  must(bank, '0001', '8001')
  must(bank, '0013', '0001')
  must(bank, '0003', '0001')
  must(bank, '0013', '1001', { till: '01', seal: 'S01' })
  expect(notesOf(bank, 'till:01')).toBe(before)
  expect(bank.refusal('0013', '0520', { account: '0101110000000013', amount: '100', notes: '100x1' })).toBe(
    'accountStopped',
  )
})

test('the whole day is in its rows: replayed, and added up by the auditor, they give the same books', () => {
  const bank = founded()
  openTheDay(bank)
  aDay(bank)
  closeTheDay(bank)
  const effects = [...founding, ...bank.rows.flatMap(row => row.effects)]
  expect(contents(replay(effects))).toBe(contents(bank.state))
  const audit = auditor(replay([]))
  audit.take(effects)
  expect(audit.differences(bank.state)).toEqual([])
  expect(bank.rows.map(row => row.serial)).toEqual(bank.rows.map((_, index) => index + 2))
})

test('the loss report of the day lapses in the day end of its last day', () => {
  const bank = founded()
  openTheDay(bank)
  aDay(bank)
  const report = `loss-20260302-${bank.head.serial}`
  closeTheDay(bank)
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07']) {
    bank.turnTo(day)
    expect(itemState(bank, report), day).toBe('oral')
    for (const code of ['8001', '8004', '8008']) must(bank, '0002', code)
    must(bank, '9999', '8091')
    must(bank, '9999', '8092', { totals: 'D=C' })
    must(bank, '9999', '8093')
  }
  expect(itemState(bank, report)).toBe('lapsed')
  expect(bank.state.get('branch', '0101')?.day).toBe('2026-03-08')
})
