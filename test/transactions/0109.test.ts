import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { type Bank, itemState, patch, practice } from '../support/practice.ts'
import { morning, TODAY, TOMORROW } from '../support/registry.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const fields = { action: 'agree', teller: '0012', from: TOMORROW, until: '2026-03-04', checker: '0003' }
const agreed = (bank: Bank, changed: object = {}): string => {
  must(bank, '0002', '0109', { ...fields, ...changed })
  return bank.state.get('teller', '0012')?.leave?.item ?? ''
}
const gone = (bank: Bank) => patch(bank, 'teller', '0012', { duty: 'off', till: null, seals: [] })

test('0109: on his days he does nothing and signs nothing; after them he works again', () => {
  const bank = practice()
  agreed(bank)
  const look = () => bank.refusal('0012', '7001', { account: 'A1', purpose: 'service' })
  expect(look()).toBe('posted')
  morning(bank, TOMORROW)
  expect([look(), bank.refusal('0012', '0001')]).toEqual(['onLeave', 'onLeave'])
  const large = inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' })
  const [, parked = ''] = bank.run('0011', '0510', large)[0]?.split(' ') ?? []
  expect(bank.refusal('0012', '0011', { parked, recount: '100x600' })).toBe('onLeave')
  morning(bank, '2026-03-05')
  expect(look()).toBe('posted')
})

test('0109: what was found is written during it, by who was to look', () => {
  const bank = practice()
  const leave = agreed(bank)
  const check = { action: 'check', leave, findings: '账实相符' }
  expect(bank.refusal('0003', '0109', check)).toBe('leaveAhead at leave')
  morning(bank, TOMORROW)
  expect(bank.refusal('0002', '0109', check)).toBe('leaveCheckedByOther at leave')
  must(bank, '0003', '0109', check)
  expect(bank.state.get('item', leave)).toMatchObject({ state: 'checked', data: { findings: '账实相符' } })
})

test('0109 is cancelled before it begins, and not afterwards', () => {
  const bank = practice()
  const leave = agreed(bank)
  must(bank, '0002', '0109', { action: 'cancel', leave })
  expect([itemState(bank, leave), bank.state.get('teller', '0012')?.leave]).toEqual(['cancelled', null])
  const again = agreed(bank)
  morning(bank, TOMORROW)
  expect(bank.refusal('0002', '0109', { action: 'cancel', leave: again })).toBe('leaveBegun at leave')
})

test('0109: who is away is called back with the director’s consent, and works again', () => {
  const bank = practice()
  const leave = agreed(bank)
  const recall = { action: 'recall', teller: '0012' }
  expect(bank.refusal('0002', '0109', recall)).toBe('leaveNone at teller')
  morning(bank, '2026-03-04')
  expect(bank.signs('0002', '0109', recall)).toBe('director')
  must(bank, '0003', '0109', { action: 'check', leave, findings: '账实相符' })
  must(bank, '0002', '0109', recall)
  expect(bank.refusal('0012', '7001', { account: 'A1', purpose: 'service' })).toBe('posted')
  expect(bank.state.get('item', leave)).toMatchObject({ state: 'checked', data: { until: TOMORROW } })
})

test('0109: of a leave that is ended on its first day nothing is left', () => {
  const bank = practice()
  const leave = agreed(bank)
  morning(bank, TOMORROW)
  must(bank, '0002', '0109', { action: 'recall', teller: '0012' })
  expect([itemState(bank, leave), bank.state.get('teller', '0012')?.leave]).toEqual(['cancelled', null])
})

test('0109: the leave of the only director is signed by whoever has his level', () => {
  const bank = practice()
  const lent = {
    action: 'level',
    to: '0013',
    level: 'director',
    from: TODAY,
    until: TOMORROW,
    reason: '休假',
  }
  must(bank, '0001', '0108', lent)
  const asked = bank.run('0002', '0109', { ...fields, teller: '0001' })[0]
  must(bank, '0013', '0011', { parked: asked?.split(' ')[1] ?? '' })
  expect(bank.state.get('teller', '0001')?.leave?.from).toBe(TOMORROW)
})

test('0109 from today is for who has gone already', () => {
  const bank = practice()
  expect(bank.refusal('0002', '0109', { ...fields, from: TODAY })).toBe('tellerNotFree at teller')
  gone(bank)
  agreed(bank, { from: TODAY })
  expect(bank.refusal('0012', '0001')).toBe('onLeave')
})

refuses('0109', { by: '0002', fields }, [
  ['oneself', { teller: '0002' }, 'ownTeller at teller'],
  ['who would check himself', { checker: '0012' }, 'makerIsChecker at checker'],
  ['who arranges it and would check', { checker: '0002' }, 'makerIsChecker at checker'],
  ['who would sign as the one who checks', { checker: '0001' }, 'leaveUnsigned at teller'],
  ['the only director, before he has lent his level', { teller: '0001' }, 'leaveUnsigned at teller'],
  ['a teller to check', { checker: '0011' }, 'checkerOfOtherPost at checker'],
  ['the lobby to check', { checker: '0014' }, 'checkerOfOtherPost at checker'],
  [
    'who has left to check',
    {},
    'tellerStopped at checker',
    bank => patch(bank, 'teller', '0003', { stopped: true }),
  ],
  ['from yesterday', { from: '2026-03-01' }, 'fromPast at from'],
  ['backwards', { from: '2026-03-05' }, 'untilBeforeFrom at until'],
  ['for longer than the bank allows', { until: '2026-04-02' }, 'leaveTooLong at until'],
  ['a second one', {}, 'leaveStands at teller', bank => void agreed(bank)],
  ['by a teller', { by: '0011' }, 'notYourCode'],
])

signatures('0109', asItIs, fields, [
  ['0002', {}, 'director'],
  ['0001', {}, 'supervisor'],
])
