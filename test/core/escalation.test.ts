/** Whom a waiting request calls, as a table. */
import { expect, test } from 'vitest'
import { isCalled, isEscalated, nextEscalationMs } from '../../core/control/escalation.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceBooks } from '../../core/practice.ts'
import { given } from '../../core/std.ts'

const person = (id: string, duty: Teller['duty'] = 'on'): Teller => ({
  ...given(practiceBooks().get('teller', id), id),
  duty,
})
const need = (by: SignatureNeed['by']): SignatureNeed => ({ by, counts: false, teller: null })
const [director, supervisor, away] = [person('0001'), person('0002'), person('0002', 'away')]

test.each<[title: string, by: SignatureNeed['by'], minutes: number, able: Teller[], called: string]>([
  ['at once its own level', 'supervisor', 0, [director, supervisor], '0002'],
  ['shortly before the time', 'supervisor', 9.9, [director, supervisor], '0002'],
  ['from then on the next level too', 'supervisor', 10, [director, supervisor], '0001 0002 escalated'],
  ['at once where nobody of its level is there', 'supervisor', 0, [director, away], '0001 0002 escalated'],
  ['the director is called for his own', 'director', 0, [director], '0001'],
  ['a witness is anybody', 'witness', 0, [supervisor], '0002'],
])('%s', (_title, by, minutes, able, called) => {
  const waiting = { need: need(by), waitedMs: minutes * 60_000, able }
  const found = able.filter(one => isCalled(one, waiting, defaultParameters)).map(({ id }) => id)
  const escalated = isEscalated(waiting, defaultParameters) ? ['escalated'] : []
  expect([...found, ...escalated].join(' ')).toBe(called)
})

test('with 0 minutes nothing goes up by time alone', () => {
  const control = { ...defaultParameters.control, escalationMinutes: 0 }
  const waiting = { need: need('supervisor'), waitedMs: 10 ** 9, able: [director, supervisor] }
  expect(isEscalated(waiting, { control })).toBe(false)
})

test.each<[title: string, minutes: number[], able: Teller[], nextMs: number | null]>([
  ['nothing waits', [], [supervisor], null],
  ['the one that has waited longest', [2, 9.5], [supervisor], 30_000],
  ['what has gone up already is not waited for', [10, 30, 4], [supervisor], 360_000],
  ['nor what goes up at once, because nobody of its level is there', [1], [away], null],
])('when it goes up next: %s', (_title, minutes, able, nextMs) => {
  const waiting = minutes.map(one => ({ need: need('supervisor'), waitedMs: one * 60_000, able }))
  expect(nextEscalationMs(waiting, defaultParameters)).toBe(nextMs)
  const control = { ...defaultParameters.control, escalationMinutes: 0 }
  expect(nextEscalationMs(waiting, { control })).toBe(null)
})
