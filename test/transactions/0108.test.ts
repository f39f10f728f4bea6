import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { itemState, patch, type Bank, practice } from '../support/practice.ts'
import { morning, TODAY, TOMORROW } from '../support/registry.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const level = {
  action: 'level',
  to: '0013',
  level: 'supervisor',
  from: TODAY,
  until: TOMORROW,
  reason: '外出',
}
const code = { action: 'code', to: '0013', code: '8010', from: TODAY, until: TODAY, reason: '外出' }
const given = (bank: Bank, fields: object = {}) => must(bank, '0002', '0108', { ...level, ...fields })
const large = inPerson('0510', { account: 'A1', amount: '300000', notes: '100x3000' })
const parked = (bank: Bank) => bank.run('0011', '0510', large)[0]?.split(' ')[1] ?? ''

/** Signs a deposit that takes a reviewer and the supervisor; gives what the second heard. */
function signed(bank: Bank, ...by: readonly string[]): string {
  const item = parked(bank)
  return by.map(one => bank.run(one, '0011', { parked: item, recount: '100x3000' })[0] ?? '').at(-1) ?? ''
}

test('0108: who has it signs at that level, and every use stands in its row', () => {
  const bank = practice()
  expect(signed(bank, '0003', '0013')).toBe('refused notYourSignature')
  given(bank)
  expect(signed(bank, '0003', '0013')).toMatch(/^posted/)
  const approval = bank.rows.findLast(({ code: of }) => of === '0011')
  expect(approval?.effects).toContainEqual({
    type: 'tally',
    key: `delegation/${delegated(bank)}`,
    amount: 1n,
  })
  const [item] = approval?.effects ?? []
  expect(item).toMatchObject({
    to: { data: { signed: [{ by: 'reviewer' }, { by: 'supervisor', teller: '0013', under: '0002' }] } },
  })
})

const delegated = ({ state }: Bank) => state.get('teller', '0013')?.delegated?.[0]?.item ?? ''

test('0108 begins and ends by itself', () => {
  const bank = practice()
  given(bank, { from: TOMORROW, until: TOMORROW })
  const on = (day: string) => {
    morning(bank, day)
    return signed(bank, '0003', '0013').split(' ').slice(0, 2).join(' ')
  }
  expect(signed(bank, '0003', '0013')).toBe('refused notYourSignature')
  expect(on(TOMORROW)).toMatch(/^posted/)
  expect(on('2026-03-04')).toBe('refused notYourSignature')
})

test('0108 is taken back at once by who gave it, without a second', () => {
  const bank = practice()
  given(bank)
  const delegation = delegated(bank)
  expect(bank.signs('0002', '0108', { action: 'revoke', delegation, reason: '已回岗' })).toBe('nobody')
  must(bank, '0002', '0108', { action: 'revoke', delegation, reason: '已回岗' })
  expect([itemState(bank, delegation), bank.state.get('teller', '0013')?.delegated]).toEqual(['revoked', []])
  expect(signed(bank, '0003', '0013')).toBe('refused notYourSignature')
})

test('0108: nobody signs in the name of the maker', () => {
  const bank = practice()
  given(bank)
  const asked = bank.run('0002', '0101', { action: 'stop', teller: '0032', reason: '离职' })[0]
  expect(bank.refusal('0013', '0011', { parked: asked?.split(' ')[1] ?? '' })).toBe('notYourSignature')
})

test('0108: a code of another post, for a day, and the row says by whose authority', () => {
  const bank = practice()
  const sheet = () => bank.run('0013', '8010', { sheet: 'daily' })[0]
  expect(sheet()).toBe('refused notYourCode')
  given(bank, { ...code, level: '' })
  expect(sheet()).toMatch(/^posted/)
  expect(bank.rows.at(-1)?.effects).toEqual([
    { type: 'tally', key: `delegation/${delegated(bank)}`, amount: 1n },
  ])
  morning(bank, TOMORROW)
  expect(sheet()).toBe('refused notYourCode')
})

test('0108: a post does not change under authority that stands delegated', () => {
  const bank = practice()
  given(bank)
  patch(bank, 'teller', '0013', { duty: 'off', till: null, seals: [] })
  const stop = { action: 'stop', teller: '0013', reason: '离职' }
  expect(bank.refusal('0003', '0101', stop)).toBe('delegationStands at teller')
})

refuses('0108', { by: '0002', fields: level }, [
  ['to himself', { to: '0002' }, 'ownTeller at to'],
  ['to who has it by his post', { to: '0001' }, 'hasItAlready at to'],
  ['to who has it already', {}, 'hasItAlready at to', bank => void given(bank)],
  [
    'to who will have it by then',
    { from: '2026-03-05', until: '2026-03-06' },
    'hasItAlready at to',
    bank => void given(bank, { from: TOMORROW, until: '2026-03-05' }),
  ],
  ['a supervisor’s level to the lobby', { to: '0014' }, 'levelAbovePost at to'],
  ['a supervisor’s level to a junior', { to: '0015' }, 'levelAbovePost at to'],
  ['to who has left', {}, 'tellerStopped at to', bank => patch(bank, 'teller', '0013', { stopped: true })],
  ['to who checks it afterwards', { to: '0031' }, 'dutiesTogether at to'],
  ['what is the director’s', { level: 'director' }, 'notYoursToGive at level'],
  ['from yesterday', { from: '2026-03-01' }, 'fromPast at from'],
  ['backwards', { from: '2026-03-05', until: '2026-03-04' }, 'untilBeforeFrom at until'],
  ['for longer than the bank allows', { until: '2026-04-01' }, 'delegationTooLong at until'],
  ['by a teller', { by: '0011' }, 'notYourCode'],
])

refuses('0108', { by: '0001', fields: { ...level, level: 'director' } }, [
  ['direction to the supervisor', { to: '0002' }, 'dutiesTogether at to'],
])

test('0108: who has a post of his own signs by it, and not by what he was lent', () => {
  const bank = practice()
  given(bank, { to: '0003' })
  const item = parked(bank)
  must(bank, '0003', '0011', { parked: item, recount: '100x3000' })
  expect(bank.state.get('item', item)).toMatchObject({
    data: { signed: [{ by: 'reviewer', teller: '0003' }] },
  })
})

refuses('0108', { by: '0002', fields: code }, [
  ['a code of another post', { code: '0510' }, 'notYoursToGive at code'],
  ['the registry', { code: '0101' }, 'notYoursToGive at code'],
  ['a code that there is not', { code: '9998' }, 'codeUnknown at code'],
  ['a code of his own post', { code: '7001' }, 'hasItAlready at to'],
])

test('0108 is taken back by who gave it or by the director, and by nobody else', () => {
  const bank = practice()
  must(bank, '0001', '0108', level)
  const fields = { action: 'revoke', delegation: delegated(bank), reason: '回岗' }
  expect(bank.refusal('0002', '0108', fields)).toBe('notYoursToGive at delegation')
  expect(bank.refusal('0001', '0108', fields)).toBe('posted')
})

signatures('0108', asItIs, level, [
  ['0002', {}, 'director'],
  ['0001', {}, 'supervisor'],
])
