/** The eight processes: what the product has, where a step is needed, and what its figures are. */
import { expect, test } from 'vitest'
import { defaultParameters } from '../../core/parameters.ts'
import { receptionFigures, retained, roundsOn, taughtBy, triageFigures } from '../../core/service/figures.ts'
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
import type { Item } from '../../core/items.ts'
import { emptyQueue, type QueueDay, type Ticket } from '../../core/queue/day.ts'
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
  ['0520', { amount: '200' }, 'reception.confirm'],
  ['0520', { amount: '50,000' }, 'retention.signal'],
  ['0530', { amount: '49999.99' }, 'reception.confirm'],
  ['0530', { amount: '50000' }, 'retention.signal'],
  ['0540', {}, 'retention.signal'],
  ['6020', {}, 'education.show'],
  ['1051', {}, 'incident.counterfeit'],
  ['8001', {}, 'greeting.ready'],
  ['9602', {}, 'incident.receive'],
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
  expect(['0510', '0520', '8003'].map(code => [stepAfter(code, false), stepAfter(code, true)])).toEqual([
    ['reception.hand', 'reception.farewell'],
    ['reception.hand', 'reception.farewell'],
    [null, null],
  ])
})

const minutes = (count: number) => count * 60_000

/** Tickets as far as figures look at them. */
const queueOf = (tickets: readonly object[], triage: readonly object[] = []): QueueDay => ({
  ...emptyQueue,
  tickets: new Map(
    tickets.map((one, no) => [`B${no}`, { triage: [], servings: [], ...one } as unknown as Ticket]),
  ),
  triage: triage as QueueDay['triage'],
})

const served = (took: number, score: number | null) => ({
  state: 'ended',
  score,
  servings: [{ started: 0, ended: minutes(took) }],
})

test('reception counts those served, their minutes at the window and their ratings', () => {
  const day = queueOf([served(3, 5), served(4, 4), served(4, null), { state: 'missed', score: null }])
  expect(receptionFigures(day)).toEqual({ served: 3, minutes: 3.7, ratings: 2, ratedPercent: 67, score: 4.5 })
  expect(receptionFigures(emptyQueue)).toEqual({
    served: 0,
    minutes: null,
    ratings: 0,
    ratedPercent: null,
    score: null,
  })
})

test('triage counts those who needed no window, at the door and with a ticket', () => {
  const guided = (to: string, result: string) => ({ to, result })
  const day = queueOf(
    [{ state: 'left', triage: [guided('machine', 'done')] }, { triage: [guided('papers', 'went')] }],
    [guided('channel', 'went'), guided('machine', 'declined'), guided('outlet', 'misdirected')],
  )
  expect(triageFigures(day)).toEqual({ guided: 5, away: 2, declined: 1, misdirected: 1 })
})

const lesson = (by: string, result: string, state = 'done') =>
  ({ by, state, data: { result } }) as unknown as Item<'lesson'>

test('who has brought the most to do it themselves stands first; what was corrected counts no more', () => {
  const all = [
    lesson('0012', 'told'),
    lesson('0011', 'activated'),
    lesson('0012', 'declined'),
    lesson('0012', 'activated', 'corrected'),
    lesson('0013', 'told'),
  ]
  expect(taughtBy(all)).toEqual([
    { teller: '0011', lessons: 1, activated: 1, declined: 0 },
    { teller: '0012', lessons: 2, activated: 0, declined: 1 },
    { teller: '0013', lessons: 1, activated: 0, declined: 0 },
  ])
})

const leaver = (state: string, amount: bigint, kept: bigint) =>
  ({ kind: 'retention', state, data: { amount, kept } }) as unknown as Item<'retention'>

test('what stayed is counted of those decided', () => {
  const all = [
    leaver('kept', 100n, 100n),
    leaver('partly', 300n, 50n),
    leaver('lost', 200n, 0n),
    leaver('open', 900n, 0n),
  ]
  expect(retained(all)).toEqual({
    cases: 4,
    open: 1,
    kept: 1,
    partly: 1,
    lost: 1,
    amount: 600n,
    stayed: 150n,
    percent: 67,
  })
  expect(retained([])).toMatchObject({ cases: 0, percent: null })
})

test('the last time of a round on its day counts', () => {
  const check = (id: string, opened: string, round: string) =>
    ({ id, opened, data: { round } }) as unknown as Item<'hallCheck'>
  const all = [
    check('a', '2026-03-01', 'closing'),
    check('b', DAY, 'opening'),
    check('c', DAY, 'during'),
    check('d', DAY, 'during'),
  ]
  expect(roundsOn(all, DAY).map(({ round, last }) => [round, last?.id])).toEqual([
    ['opening', 'b'],
    ['during', 'd'],
    ['closing', undefined],
  ])
})
