import { expect, test } from 'vitest'
import { type Bank, practice } from '../support/practice.ts'
import { freezes, ofCourt } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { customer: '1', ...ofCourt } }

const told = ({ state, rows }: Bank) => {
  const item = state.get('item', `officialQuery-20260302-${rows.at(-1)?.serial}`)
  return item?.kind === 'officialQuery' ? item.data.told : null
}

test('4010 answers with all accounts of a customer as they stand, and moves nothing', () => {
  const bank = practice()
  freezes(bank, 'A1', { amount: '300' })
  freezes(bank, 'F2', { bars: 'both' })
  expect(must(bank, '0011', '4010', good.fields)).toHaveLength(2)
  expect(told(bank)?.map(({ balance, frozen }) => [balance, frozen])).toEqual([
    [2_520_000n, 30_000n],
    [1_000_000n, 0n],
    [2_000_000n, 'all'],
    [1_000_000n, 0n],
    [1_200_000n, 0n],
  ])
})

test('4010 of one account tells of that one', () => {
  const bank = practice()
  must(bank, '0011', '4010', { ...ofCourt, account: 'A2' })
  expect(told(bank)).toMatchObject([{ product: 'demand', status: 'open', balance: 80_000n }])
})

const of = (organ: string) => ({ organ })
refuses('4010', good, [
  ['one officer', { officers: '张三 执1001' }, 'officersMalformed at officers'],
  ['one officer twice', { officers: '张三 执1001；张三 执1001' }, 'officersMalformed at officers'],
  ['officers without their identities', { officers: '张三；李四' }, 'officersMalformed at officers'],
  ['no document', { document: '' }, 'fieldMissing at document'],
  ['no notice', { notice: '' }, 'fieldMissing at notice'],
  ['both a customer and an account', { account: 'A1' }, 'queryOfWhom'],
  ['neither', { customer: '' }, 'queryOfWhom'],
  ['an organ that is not known', of('mafia'), 'notOffered at organ'],
  ['a customer who is not there', { customer: '7' }, 'customerUnknown at customer'],
  [
    'an organ that may not ask',
    of('finance'),
    'organMayNot at organ',
    ({ state }) => {
      const parameters = state.get('parameters', 'current')
      const authorities = parameters?.authorities.filter(({ organ }) => organ !== 'finance')
      state.rows.set('parameters:current', { value: { ...parameters, authorities }, at: undefined })
    },
  ],
])

test.each(['audit', 'market', 'police', 'tax'])('4010 answers the %s', organ => {
  expect(practice().refusal('0011', '4010', { ...good.fields, organ })).toBe('parked')
})

signatures('4010', asItIs, good.fields, [['0011', {}, 'witness, supervisor']])

test('4010 is never taken back: what was told was told', () => {
  const bank = practice()
  must(bank, '0011', '4010', good.fields)
  expect(undo(bank, '0011', 5)).toEqual(['refused notReversible'])
})
