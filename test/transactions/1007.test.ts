import { expect, test } from 'vitest'
import { blockers } from '../../core/day/blockers.ts'
import { given } from '../../core/std.ts'
import { balanceOf, type Bank, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { allIn, asItIs, must, refuses, signatures } from '../support/tables.ts'

const PEOPLE = '赵刚 押0101；孙立 押0102'
const ORDER = 'cashOrder-20260302-5'
const ordered = { step: 'order', amount: '100000', notes: '100x1000' }
const sent = { step: 'sent', order: ORDER, amount: '100000', notes: '100x1000', bag: 'F1', carriers: PEOPLE }
const received = { step: 'received', order: ORDER, notes: '100x1000', bag: 'F1', carriers: PEOPLE }

const order = (bank: Bank) => must(bank, '0003', '1007', ordered)
const onItsWay = (bank: Bank) => {
  order(bank)
  must(bank, '0003', '1007', sent)
}

const owed = (bank: Bank) => ['1001-04', '3001-05', '1001-02-00'].map(no => balanceOf(bank, no))
const [, owedBefore = '', vaultBefore = ''] = owed(practice())
const plus = (amount: string, more: number) => (Number(amount) + more).toFixed(2)

test('1007 orders, is told that it was sent, and counts what has arrived', () => {
  const bank = practice()
  expect(bank.act('0003', '1007', ordered)).toEqual(['posted 5', `new item ${ORDER}`])
  expect(owed(bank)).toEqual(owed(practice()))
  expect(bank.act('0003', '1007', sent)).toContain(`notes 100x1000 supplier > item:${ORDER}`)
  expect(owed(bank)).toEqual(['100000.00', plus(owedBefore, -100_000), vaultBefore])
  expect(bank.act('0003', '1007', received)).toContain(`notes 100x1000 item:${ORDER} > till:00`)
  expect(owed(bank)).toEqual(['0.00', plus(owedBefore, -100_000), plus(vaultBefore, 100_000)])
  expect(itemState(bank, ORDER)).toBe('received')
})

test.each([
  ['too few', '100x998', -200],
  ['too many', '100x1001', 100],
  ['of other faces', '100x999 50x2', 0],
])('1007 books the notes that arrive, and notes %s are the sender’s', (_what, notes, difference) => {
  const bank = practice()
  onItsWay(bank)
  must(bank, '0003', '1007', { ...received, notes })
  expect(owed(bank)).toEqual([
    '0.00',
    plus(owedBefore, -100_000 - difference),
    plus(vaultBefore, 100_000 + difference),
  ])
  expect(notesOf(bank, `item:${ORDER}`)).toBe('')
})

test.each(['孙立 押0102；赵刚 押0101', '赵刚　押0101, 孙立  押０１０２', '孙立 押0102、赵刚 押0101'])(
  '1007 knows the same two carriers as %s',
  carriers => {
    const bank = practice()
    onItsWay(bank)
    expect(must(bank, '0003', '1007', { ...received, carriers })[0]).toMatch(/^posted/)
  },
)

test('1007 declined by the supervising branch moves nothing', () => {
  const bank = practice()
  order(bank)
  expect(must(bank, '0003', '1007', { step: 'declined', order: ORDER })).toContain(
    `set item ${ORDER} state ordered > declined`,
  )
  expect(owed(bank)).toEqual(owed(practice()))
})

test('an order may stand open overnight and keeps the branch open on the next day (T+1)', () => {
  const bank = practice()
  onItsWay(bank)
  expect(bank.state.get('item', ORDER)?.until).toBe('2026-03-03')
  allIn(bank)
  const branch = given(bank.state.get('branch', '0101'), 'the branch')
  expect(blockers(bank.state, branch)).toEqual([])
  expect(blockers(bank.state, { ...branch, day: '2026-03-03' })).toEqual([
    { what: { zh: `领解现单 ${ORDER}`, en: `Cash order ${ORDER}` }, people: ['0003'], code: '1007' },
  ])
})

refuses('1007', { by: '0003', fields: ordered }, [
  ['notes of another worth', { notes: '100x999' }, 'notesSum at notes'],
  [
    'a till that is not the main one',
    {},
    'mainTillMissing',
    bank => patch(bank, 'teller', '0003', { till: '01' }),
  ],
  ['a teller without a till', {}, 'tillMissing', bank => patch(bank, 'teller', '0003', { till: null })],
])

const wrong: readonly [string, (bank: Bank) => void, Record<string, string>, string][] = [
  ['another bag', onItsWay, { ...received, bag: 'F2' }, 'bagDiffers at bag'],
  [
    'other carriers',
    onItsWay,
    { ...received, carriers: '赵刚 押0101；周涛 押0103' },
    'carriersDiffer at carriers',
  ],
  ['one carrier', onItsWay, { ...received, carriers: '赵刚 押0101' }, 'officersMalformed at carriers'],
  [
    'notes that go back with an order',
    () => {},
    { ...ordered, notes: '100x1001 50x-2' },
    'countNegative at notes',
  ],
  ['fewer notes than none in the bag', onItsWay, { ...received, notes: '100x-10' }, 'countNegative at notes'],
  ['to receive what was not sent', order, received, 'notOrderStage at order'],
  ['to send twice', onItsWay, sent, 'notOrderStage at order'],
  ['to send dollars for yuan', order, { ...sent, currency: 'USD' }, 'currencyDiffers at currency'],
  ['to decline what is on its way', onItsWay, { step: 'declined', order: ORDER }, 'notOrderStage at order'],
]
test.each(wrong)('1007 refuses %s', (_what, scene, fields, says) => {
  const bank = practice()
  scene(bank)
  expect(bank.refusal('0003', '1007', fields)).toBe(says)
})

test('1007 does not receive what the branch itself has sent', () => {
  const bank = practice()
  must(bank, '0003', '1008', { ...sent, step: 'send', order: '' })
  expect(bank.refusal('0003', '1007', received)).toBe('notOrderStage at order')
})

signatures('1007', asItIs, ordered, [['0003', {}, 'witness, supervisor']])

test('1007 is taken back by sending with 1008, not by 8501', () => {
  const bank = practice()
  order(bank)
  expect(bank.refusal('0003', '8501', { serial: '5', reason: '录错' })).toBe('notReversible')
})

test('1007 of dollars comes into a purse of its own, owed in dollars', () => {
  const bank = practice()
  const usd = { currency: 'USD', notes: '100x30' }
  must(bank, '0003', '1007', { step: 'order', amount: '3000', ...usd })
  must(bank, '0003', '1007', { ...sent, amount: '3000', ...usd })
  expect(balanceOf(bank, '1001-04-USD')).toBe('3000.00')
  must(bank, '0003', '1007', { ...received, ...usd })
  expect([balanceOf(bank, '1001-04-USD'), balanceOf(bank, '1001-02-00-USD')]).toEqual(['0.00', '27100.00'])
  expect(balanceOf(bank, '1001-02-00')).toBe(balanceOf(practice(), '1001-02-00'))
})
