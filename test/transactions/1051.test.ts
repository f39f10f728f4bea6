import { expect, test } from 'vitest'
import { workingDayAfter } from '../../core/day/calendar.ts'
import { itemWords } from '../../core/items.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { balanceOf, type Bank, itemState, notesOf, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const CASE = 'counterfeit-20260302-5'
const seize = { step: 'seize', found: '100x2', numbers: 'HD1 HD2', suspicion: 'none', signed: 'signed' }
const next = (step: string) => ({ step, case: CASE, document: '2026-1' })
const good = { by: '0003', fields: seize }

function seized(...steps: string[]): Bank {
  const bank = practice()
  must(bank, '0003', '1051', seize)
  for (const step of steps) must(bank, '0003', '1051', next(step))
  return bank
}

test('1051 takes the notes off the balance, gives a receipt, and never touches the cash', () => {
  const bank = seized()
  expect([balanceOf(bank, '7006'), rangesOf(bank, 'till:00/counterfeit')]).toEqual(['200.00', '2-100'])
  expect(notesOf(bank, 'till:00')).toBe(notesOf(practice(), 'till:00'))
  expect(bank.state.get('item', CASE)).toMatchObject({
    state: 'held',
    until: '2026-03-05',
    data: { amount: 20_000n, numbers: 'HD1 HD2', receipt: 1, report: false },
  })
})

test.each<[string, Record<string, string>, boolean]>([
  ['four notes', { found: '100x4', numbers: 'A B C D' }, false],
  ['five notes', { found: '100x5', numbers: 'A B C D E' }, true],
  ['coins count too', { found: '100x1 c1x4', numbers: 'A' }, true],
  ['a new method', { suspicion: 'newMethod' }, true],
  ['a clue', { suspicion: 'clue' }, true],
  ['a holder who resists', { suspicion: 'resists', signed: 'refused' }, true],
])('1051 with %s is reported at once or not', (_what, differs, report) => {
  const bank = practice()
  must(bank, '0003', '1051', { ...seize, ...differs })
  expect(bank.state.get('item', CASE)).toMatchObject({ data: { report } })
})

test('coins have no numbers, and none are said', () => {
  const bank = practice()
  must(bank, '0003', '1051', { ...seize, found: 'c1x2', numbers: '' })
  const found = given(bank.state.get('item', CASE), 'the seizure')
  expect(itemWords(found, { unit: 'CNY', parameters: defaultParameters }).zh).toMatch(/假币面额 2\.00$/)
})

test('the term for an appeal is counted in working days', () => {
  expect(workingDayAfter('2026-03-05', 3, [])).toBe('2026-03-10')
  expect(workingDayAfter('2026-03-05', 3, ['2026-03-06'])).toBe('2026-03-11')
})

test('1051 found false after an appeal is handed up and leaves the register', () => {
  const bank = seized('appeal', 'false', 'handUp')
  expect([balanceOf(bank, '7006'), itemState(bank, CASE)]).toEqual(['0.00', 'handedUp'])
})

test('1051 tells by when the appraiser must have the notes and must have answered', () => {
  expect(seized('appeal').state.get('item', CASE)).toMatchObject({
    data: { appraisal: { deliverBy: '2026-03-06', resultBy: '2026-03-27' } },
  })
})

test('1051 found genuine pays the face, and the stamped notes are damaged ones of full value', () => {
  const bank = seized('appeal')
  must(bank, '0003', '1051', { ...next('genuine'), paid: '100x2' })
  expect([balanceOf(bank, '7006'), itemState(bank, CASE)]).toEqual(['0.00', 'genuine'])
  expect(notesOf(bank, 'till:00')).toContain('d100x2')
  expect(balanceOf(bank, '1001-02-00')).toBe(balanceOf(practice(), '1001-02-00'))
})

test('1051 of an appeal that nobody made is handed up after its term', () => {
  const bank = seized()
  expect(bank.refusal('0003', '1051', next('handUp'))).toBe('appealRuns at case')
  patch(bank, 'item', CASE, { until: '2026-03-01' })
  expect(bank.refusal('0003', '1051', next('appeal'))).toBe('appealOver at case')
  must(bank, '0003', '1051', next('handUp'))
  expect(balanceOf(bank, '7006')).toBe('0.00')
})

test.each([
  ['false', []],
  ['genuine', []],
  ['appeal', ['appeal']],
  ['handUp', ['appeal']],
  ['appeal', ['appeal', 'false']],
])('1051 refuses %s after %j', (step, steps) => {
  const paid: Record<string, string> = step === 'genuine' ? { paid: '100x2' } : {}
  expect(seized(...steps).refusal('0003', '1051', { ...next(step), ...paid })).toBe(
    'counterfeitStage at case',
  )
})

test('1051 pays no more and no less than the face', () => {
  const bank = seized('appeal')
  expect(bank.refusal('0003', '1051', { ...next('genuine'), paid: '100x1' })).toBe('notesSum at paid')
})

refuses('1051', good, [
  ['a note whose number is not written down', { numbers: 'HD1' }, 'serialsCount at numbers'],
  ['more numbers than notes', { numbers: 'HD1 HD2 HD3' }, 'serialsCount at numbers'],
  ['notes without any number', { numbers: '' }, 'serialsCount at numbers'],
  ['nothing', { found: '0', numbers: '' }, 'fieldMissing at found'],
  ['to say nothing of the signature', { signed: '' }, 'fieldMissing at signed'],
  ['a teller without receipt forms', { by: '0011' }, 'vouchersOut'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
])

signatures('1051', asItIs, {}, [['0003', seize, 'witness, supervisor']])

test('1051 is never taken back: nothing that was seized is returned', () => {
  expect(seized().refusal('0003', '8501', { serial: '5', reason: '录错' })).toBe('notReversible')
})
