/** The eight processes: what the product has, where a step is needed, and what its figures are. */
import { expect, test } from 'vitest'
import { defaultParameters } from '../../core/parameters.ts'
import { stepAfter, stepAtForm, stepAtWindow } from '../../core/service/places.ts'
import { processes, processNames, stepKeys } from '../../core/service/processes.ts'
import {
  checksOn,
  lineOn,
  placeWords,
  productKeys,
  productLine,
  situationsOn,
} from '../../core/service/script.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'

const DAY = '2026-03-02'

test('there are eight, each with steps, and every step has something to check', () => {
  expect(processNames).toHaveLength(8)
  expect(stepKeys.filter(step => checksOn(defaultParameters, step, DAY).length === 0)).toEqual([])
  const silent = processNames.filter(name =>
    Object.keys(processes[name].steps).every(
      step => situationsOn(defaultParameters, `${name}.${step}` as never, DAY).length === 0,
    ),
  )
  expect(silent).toEqual([])
})

test('every line of the product has both languages, fits on a screen, and is named by its place', () => {
  const keys = productKeys()
  const bad = keys.filter(key => {
    const words = productLine(key)
    return !words || words.zh === '' || words.en === '' || words.zh.length > 120 || words.en.length > 240
  })
  expect(bad).toEqual([])
  expect(new Set(keys.map(key => placeWords(key).zh)).size).toBe(keys.length)
  expect(new Set(keys.map(key => placeWords(key).en)).size).toBe(keys.length)
})

test.each([
  ['reception.ask.check1', '业务接待／询问需求：检查 1'],
  ['reception.ask.unclear.say', '业务接待／询问需求：客户说不清要办什么（说）'],
  ['reception.ask.own3.name', '业务接待／询问需求：本网点情景 3（情景）'],
])('%s reads %s', (key, zh) => {
  expect(placeWords(key).zh).toBe(zh)
})

test.each([
  'reception.ask.check0',
  'reception.ask.check21',
  'reception.ask.check01',
  'reception.ask.own10.say',
  'reception.ask.unclear',
  'reception.ask.unclear.shout',
  'reception.ask.unclear.say.more',
  'reception.constructor.check1',
  'nobody.ask.check1',
  '',
])('there is no line %s', key => {
  expect(productLine(key)).toBeUndefined()
  expect(lineOn(defaultParameters, key, DAY)).toBeNull()
})

test.each([
  ['0510', {}, 'reception.confirm'],
  ['0520', { amount: '200' }, 'reception.hand'],
  ['0520', { amount: '50,000' }, 'retention.signal'],
  ['0530', { amount: '49999.99' }, 'reception.confirm'],
  ['0530', { amount: '50000' }, 'retention.signal'],
  ['0540', {}, 'retention.signal'],
  ['6020', {}, 'education.show'],
  ['1051', {}, 'incident.counterfeit'],
  ['8001', {}, 'greeting.ready'],
  ['0103', {}, null],
  ['1003', { amount: '90000' }, null],
])('the form of %s with %o needs %s', (code, typed, step) => {
  expect(stepAtForm(transactionOf(code), typed, defaultParameters.service)).toBe(step)
})

test('every code that is open names a step that there is, or none', () => {
  const known: readonly (string | null)[] = [...stepKeys, null]
  const wrong = allTransactions().filter(
    one => !known.includes(stepAtForm(one, {}, defaultParameters.service)),
  )
  expect(wrong.map(({ code }) => code)).toEqual([])
})

test('at the window by how the ticket stands, and once the row is posted', () => {
  expect((['called', 'serving', null] as const).map(stepAtWindow)).toEqual([
    'reception.greet',
    'reception.ask',
    null,
  ])
  expect(['0510', '8003'].map(stepAfter)).toEqual(['reception.farewell', null])
})
