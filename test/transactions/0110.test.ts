import { expect, test } from 'vitest'
import { groundOn, groundsOn } from '../../core/grounds.ts'
import { describeFields } from '../../core/derive/row.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { given } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { agreed, morning, TODAY, TOMORROW } from '../support/registry.ts'
import { type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const seal = { rejection: 'seal', action: 'offer', zh: '印鉴不符', en: 'Seal differs' }
const stop = (rejection: string) => ({ rejection, action: 'stop' })
const reason = '运营部通知'

const parametersOf = (bank: Bank) => bank.state.get('parameters', 'current') ?? defaultParameters
const offered = (bank: Bank, day: string) => groundsOn(parametersOf(bank).rejections, day).map(({ zh }) => zh)

/** A request waits, and is refused on a ground. */
function refusedOn(bank: Bank, ground: string) {
  bank.run('0011', '0510', inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' }))
  const parked = bank.state.get('index', 'openItems/parked')?.keys.at(-1) ?? ''
  return bank.refusal('0013', '0012', { parked, ground })
}

test('0110 puts a new ground on the list at once, before what is none of it', () => {
  const bank = practice()
  expect(refusedOn(bank, 'seal')).toBe('notOffered at ground')
  agreed(bank, '0110', seal)
  expect(offered(bank, TODAY).slice(-3)).toEqual(['客户取消', '印鉴不符', '其他（写明）'])
  expect(refusedOn(bank, 'seal')).toBe('posted')
  expect(refusedOn(bank, '印鉴不符')).toBe('posted')
})

test('0110 takes a ground off from its day on, and puts it back', () => {
  const bank = practice()
  agreed(bank, '0110', { ...stop('customer'), from: TOMORROW })
  expect(refusedOn(bank, 'customer')).toBe('posted')
  morning(bank, TOMORROW)
  expect(refusedOn(bank, 'customer')).toBe('notOffered at ground')
  expect(offered(bank, TOMORROW)).not.toContain('客户取消')
})

test('0110 renames a ground, and what was refused before reads as it did', () => {
  const bank = practice()
  agreed(bank, '0110', {
    ...seal,
    rejection: 'doubt',
    zh: '疑似诈骗',
    en: 'Looks like fraud',
    from: TOMORROW,
  })
  morning(bank, TOMORROW)
  const parameters = parametersOf(bank)
  const said = (day: string) => {
    const reading = { day, unit: 'CNY', parameters, opened: new Map(), named: new Map() }
    const read = describeFields(transactionOf('0012'), ['parked-20260302-2', '', 'doubt'], reading)
    return read.find(({ name }) => name === 'ground')?.text.zh
  }
  expect([said(TODAY), said(TOMORROW)]).toEqual(['交易可疑', '疑似诈骗'])
  expect(given(groundOn(parameters.rejections, 'doubt', TODAY), 'doubt').en).toBe('Suspicious')
})

test('0110 keeps the lists apart: a ground of refusal is no reason of a manual voucher', () => {
  const bank = practice()
  agreed(bank, '0110', { ...seal, list: 'manualReasons' })
  expect(offered(bank, TODAY)).not.toContain('印鉴不符')
  const reasons = groundsOn(parametersOf(bank).manualReasons, TODAY).map(({ zh }) => zh)
  expect(reasons.slice(-2)).toEqual(['印鉴不符', '其他（摘要写明）'])
  agreed(bank, '0110', { ...stop('error'), list: 'manualReasons', from: TOMORROW })
  morning(bank, TOMORROW)
  expect(groundsOn(parametersOf(bank).manualReasons, TOMORROW).map(one => one.ground)).not.toContain('error')
  expect(offered(bank, TOMORROW)).toHaveLength(8)
})

test('0110 of an older release: parameters without the list have the first one', () => {
  expect(groundsOn(defaultParameters.rejections, TODAY)).toHaveLength(8)
  // Books of long ago are replayed too.
  expect(groundsOn(defaultParameters.manualReasons, '1993-01-01')).toHaveLength(8)
})

const good = { by: '0002', fields: { ...seal, from: TOMORROW, reason } }
const same = { rejection: 'doubt', zh: '交易可疑', en: 'Suspicious' }

refuses('0110', good, [
  ['the code of a ground is letters and digits', { rejection: '印鉴' }, 'groundMalformed at rejection'],
  ['what is none of the list stays', { rejection: 'other' }, 'groundStays at rejection'],
  [
    'a reason of the other list in use',
    { list: 'manualReasons', rejection: 'rate', from: TODAY },
    'groundInUse at from',
  ],
  ['a list that there is not', { list: 'others' }, 'notOffered at list'],
  ['what is not there is not taken off', { ...stop('seal'), zh: '', en: '' }, 'groundUnknown at rejection'],
  ['what another says already', { zh: '交易可疑' }, 'groundSaidAlready at zh'],
  ['what is in use changes tomorrow', { rejection: 'papers', from: TODAY }, 'groundInUse at from'],
  ['a day that has been', { from: '2026-03-01' }, 'fromPast at from'],
  ['the same a second time', {}, 'amendmentWaits', bank => void must(bank, '0002', '0110', good.fields)],
  [
    'to take off again what is off',
    { ...stop('doubt'), zh: '', en: '', from: '2026-03-04' },
    'changesNothing',
    bank => {
      agreed(bank, '0110', { ...stop('doubt'), from: TOMORROW })
      bank.turnTo('2026-03-04')
      morning(bank, '2026-03-04')
    },
  ],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

signatures('0110', asItIs, good.fields, [['0002', {}, 'director']])

test('0110 may say what stands, from a later day on, and nothing changes', () => {
  const bank = practice()
  agreed(bank, '0110', { ...same, action: 'offer', from: TOMORROW })
  morning(bank, TOMORROW)
  expect(offered(bank, TOMORROW)).toEqual(offered(practice(), TODAY))
})
