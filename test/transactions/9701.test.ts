import { expect, test } from 'vitest'
import { describeFields } from '../../core/derive/row.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { parametersNow } from '../../core/earlierParameters.ts'
import { checksOn, freePlace, lineOn, rowsOf, situationsOn } from '../../core/service/script.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { agreed, morning, TODAY, TOMORROW } from '../support/registry.ts'
import { type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const line = 'reception.ask.check1'
const own = { line, action: 'own', zh: '问清用途', en: 'Ask what for' }
const reason = '防诈骗要求'

const parametersOf = (bank: Bank) => bank.state.get('parameters', 'current') ?? defaultParameters
const checks = (bank: Bank, step: 'reception.ask' | 'greeting.ready', day: string) =>
  checksOn(parametersOf(bank), step, day).map(({ zh }) => zh)

test('9701 puts the outlet’s words in the place of a line from its day on, and the old ones stay theirs', () => {
  const bank = practice()
  agreed(bank, '9701', { ...own, from: TOMORROW })
  morning(bank, TOMORROW)
  expect(checks(bank, 'reception.ask', TODAY)).toEqual(['问清业务、金额、有没有预约', '客户话说完再回应'])
  expect(checks(bank, 'reception.ask', TOMORROW)).toEqual(['问清用途', '客户话说完再回应'])
  expect(lineOn(parametersOf(bank), line, TOMORROW)).toMatchObject({ isOwn: true, en: 'Ask what for' })
})

test('9701 takes a line off, and puts the product’s text back; all of it can be read again', () => {
  const bank = practice()
  agreed(bank, '9701', { line, action: 'off', from: TOMORROW })
  morning(bank, TOMORROW)
  expect(checks(bank, 'reception.ask', TOMORROW)).toEqual(['客户话说完再回应'])
  agreed(bank, '9701', { line, action: 'product', from: '2026-03-04' })
  morning(bank, '2026-03-04')
  expect(checks(bank, 'reception.ask', '2026-03-04')).toHaveLength(2)
  expect(rowsOf(parametersOf(bank), line).map(({ from, stands }) => [from, stands])).toEqual([
    ['2026-03-04', 'product'],
    [TOMORROW, 'off'],
  ])
})

test('9701 adds a check in a free place on the same day', () => {
  const bank = practice()
  const free = freePlace(parametersOf(bank), 'greeting.ready', 'check') ?? ''
  expect(free).toBe('greeting.ready.check8')
  agreed(bank, '9701', { ...own, line: free, zh: '饮水机有水' })
  expect(checks(bank, 'greeting.ready', TODAY).at(-1)).toBe('饮水机有水')
  expect(freePlace(parametersOf(bank), 'greeting.ready', 'check')).toBe('greeting.ready.check9')
})

test('9701 adds a situation of the outlet’s own, which is there once it has a name', () => {
  const bank = practice()
  const last = () => situationsOn(parametersOf(bank), 'reception.hand', TODAY).at(-1)
  agreed(bank, '9701', { ...own, line: 'reception.hand.own1.say', zh: '硬币在这里' })
  expect(last()?.key).toBe('reception.hand.small')
  agreed(bank, '9701', { ...own, line: 'reception.hand.own1.name', zh: '客户要硬币' })
  expect(last()).toMatchObject({
    key: 'reception.hand.own1',
    name: { zh: '客户要硬币' },
    say: { zh: '硬币在这里' },
    do: null,
    never: null,
  })
})

test('9701 says in its row which line it is about', () => {
  const reading = {
    day: TODAY,
    unit: 'CNY',
    parameters: defaultParameters,
    opened: new Map(),
    named: new Map(),
  }
  const [first] = describeFields(transactionOf('9701'), [line, 'off', '', '', TOMORROW, reason], reading)
  expect(first?.text.zh).toBe('业务接待／询问需求：检查 1')
})

test('9701 of an older release: parameters without the list have the product’s text', () => {
  const { scripts: _, service: __, ...older } = defaultParameters
  expect(lineOn(parametersNow(older), line, TODAY)).toMatchObject({ isOwn: false })
})

const good = { by: '0014', fields: { ...own, from: TOMORROW, reason } }

refuses('9701', good, [
  ['a line that there is not', { line: 'reception.ask.check0' }, 'scriptLineUnknown at line'],
  ['a situation that there is not', { line: 'reception.ask.angry.say' }, 'scriptLineUnknown at line'],
  ['what is in use changes tomorrow', { from: TODAY }, 'scriptInUse at from'],
  ['a day that has been', { line: 'reception.ask.check9', from: '2026-03-01' }, 'fromPast at from'],
  ['own words without any', { zh: '' }, 'fieldMissing at zh'],
  ['the same a second time', {}, 'amendmentWaits', bank => void must(bank, '0014', '9701', good.fields)],
  [
    'the product’s text where it stands already',
    { action: 'product', zh: '', en: '', line: 'reception.ask.check9', from: TODAY },
    'changesNothing',
  ],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

signatures('9701', asItIs, good.fields, [
  ['0014', {}, 'director'],
  ['0002', {}, 'director'],
])
