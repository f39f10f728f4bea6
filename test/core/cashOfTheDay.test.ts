/** Cash that a customer draws in parts takes the signatures that it would take at once (rules.md §5.2). */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { ownerOf } from '../../core/counter/booking.ts'
import { yuan } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { PRACTICE_BRANCH } from '../../core/practice.ts'
import { answer } from '../../core/question.ts'
import { isRefusal } from '../../core/refusals.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import { accountOf, type Bank, hundreds, itemState, patch, practice } from '../support/practice.ts'
import { sourceOf } from '../support/source.ts'
import { must, paidBefore, plenty } from '../support/tables.ts'

/** Whatever the amount, as after more on the same day. */
const anyway = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }
const draw = (amount: string, account = 'A1') => ({ account, amount, notes: hundreds(amount), ...anyway })

const paid = (bank: Bank, amount: number) =>
  patch(bank, 'tally', `cashPaid/${ownerOf(accountOf(bank, 'A1'))}/2026-03-02`, { amount: yuan(amount) })

const needs = (bank: Bank, by: string, code: string, fields: Record<string, string>) => {
  const decision = bank.ask(by, code, fields)
  if (isRefusal(decision)) return decision.refused
  return decision.needs.map(({ by: who, counts, why = [], daySum }) =>
    [`${who}${counts ? '+count' : ''}`, ...why, ...(daySum === undefined ? [] : [daySum])].join(' '),
  )
}

const [recount, supervisor, director] = ['reviewer+count', 'supervisor', 'director']
const ofDay = (who: string, sum: string) => `${who} cashPaidToday ${sum}`

test.each<[before: number, amount: string, says: string[]]>([
  [0, '49999.99', []],
  [0, '50000', [recount, supervisor]],
  [100, '49899.99', []],
  [100, '49900', [ofDay(recount, '50,000.00'), ofDay(supervisor, '50,000.00')]],
  [50_000, '100', [ofDay(recount, '50,100.00'), ofDay(supervisor, '50,100.00')]],
  [100, '50000', [recount, supervisor]],
  [450_000, '49999.99', [ofDay(recount, '499,999.99'), ofDay(supervisor, '499,999.99')]],
  [450_000, '50000', [recount, supervisor, ofDay(director, '500,000.00')]],
  [
    499_900,
    '100',
    [ofDay(recount, '500,000.00'), ofDay(supervisor, '500,000.00'), ofDay(director, '500,000.00')],
  ],
  [900_000, '500000', [recount, supervisor, director]],
])('0520 after %i the same day: %s asks for %j', (before, amount, says) => {
  const bank = practice()
  plenty(bank)
  paid(bank, before)
  expect(needs(bank, '0011', '0520', draw(amount))).toEqual(says)
})

test('the request that waits keeps that it was the day, and what it came to', () => {
  const bank = practice()
  plenty(bank)
  for (const amount of ['20000', '29900']) must(bank, '0011', '0520', draw(amount))
  const [line = ''] = bank.run('0011', '0520', draw('100'))
  const item = bank.state.get('item', line.replace('parked ', ''))
  expect(item?.kind === 'parked' && item.data.needs).toEqual([
    { by: 'reviewer', counts: true, teller: null, why: ['cashPaidToday'], daySum: '50,000.00' },
    { by: 'supervisor', counts: false, teller: null, why: ['cashPaidToday'], daySum: '50,000.00' },
  ])
})

test('what was taken back is not counted, nor what was paid yesterday or to somebody else', () => {
  const bank = practice()
  plenty(bank)
  must(bank, '0011', '0520', draw('49900'))
  expect(needs(bank, '0011', '0520', draw('100'))).toHaveLength(2)
  expect(needs(bank, '0011', '0520', draw('100', 'A2'))).toEqual([])
  must(bank, '0011', '8501', { serial: String(bank.head.serial), notes: '100x499', reason: '录错' })
  expect(needs(bank, '0011', '0520', draw('100'))).toEqual([])
  must(bank, '0011', '0520', draw('49900'))
  bank.turnTo('2026-03-03')
  expect(needs(bank, '0011', '0520', draw('100'))).toEqual([])
})

test('0011: what was paid while a request waited may take another signature', () => {
  const bank = practice()
  plenty(bank)
  const [line = ''] = bank.run('0011', '0520', draw('460000'))
  const parked = line.replace('parked ', '')
  must(bank, '0011', '0520', draw('40000'))
  bank.run('0013', '0011', { parked, recount: '100x4600' })
  expect(bank.run('0002', '0011', { parked })[0]).toMatch(/^posted/)
  expect(itemState(bank, parked)).toBe('pending')
  const item = bank.state.get('item', parked)
  expect(item?.kind === 'parked' && item.data.needs.at(-1)).toEqual({
    by: 'director',
    counts: false,
    teller: null,
    why: ['cashPaidToday'],
    daySum: '500,000.00',
  })
  expect(bank.run('0001', '0011', { parked })).toContain('notes 100x4600 till:01 > customer')
  expect(itemState(bank, parked)).toBe('approved')
  expect(bank.rows.at(-1)?.authorisers).toEqual(['0013', '0002', '0001'])
})

const FOLDER = 'core/transactions'

/** A loan that is paid out in cash climbs the ladder of loans, which signs every one. */
const LOANS = ['6800']

test('every code that counts what a customer is paid climbs the ladder by the day, and no other', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => /\d{4}-.*\.ts$/.test(file))
    .map(file => join(FOLDER, file))
  const counting = files.filter(file => sourceOf(file).imported.has('asBooked')).map(codeOf)
  const climbing = allTransactions()
    .filter(({ authorisation }) => authorisation.some(({ measure }) => measure === 'cashPaidToday'))
    .map(({ code }) => code)
  expect([...climbing, ...LOANS].sort()).toEqual(counting.sort())
})

const codeOf = (file: string): string => basename(file).slice(0, 4)

test('whoever asks beforehand reads that less may do, where the customer was paid already', () => {
  const transaction = transactionOf('0520')
  const asked = { transaction, branch: PRACTICE_BRANCH, teller: '0011', amount: yuan(60_000) }
  const { state, head } = practice()
  const reply = answer(asked, { state, at: { ...head, now: 0 } })
  const rungs = isRefusal(reply) ? [] : reply.rungs.map(({ rule, applies }) => `${applies} ${rule.zh}`)
  expect(rungs.slice(0, 2)).toEqual([
    'yes 客户当日取现 ≥ 50,000.00：复核员（复点） + 会计主管',
    'when 客户当日取现 ≥ 500,000.00：网点主任',
  ])
})

test.each<[code: string, fields: Record<string, string>]>([
  ['0520', draw('100')],
  ['0540', { account: 'A2', notes: hundreds('800.40') }],
  ['5012', draw('100', 'B1')],
])('%s of little after fifty thousand today is counted again and signed', (code, fields) => {
  const bank = practice()
  paidBefore(bank)
  patch(bank, 'tally', `cashPaid/${ownerOf(accountOf(bank, 'A2'))}/2026-03-02`, { amount: yuan(50_000) })
  must(bank, '0011', '1003', { amount: '100000', notes: '100x1000' })
  expect(bank.signs('0011', code, { ...inPerson(code, fields), ...anyway })).toBe(
    'reviewer+count, supervisor',
  )
})
