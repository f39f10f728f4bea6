import { expect, test } from 'vitest'
import { itemWords } from '../../core/items.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { type Bank, itemState, patch, practice } from '../support/practice.ts'
import { asItIs, counted, must, refuses, signatures } from '../support/tables.ts'

const inspected = (bank: Bank) => ({ holder: '0011', ...counted(bank, '01') })
const good = { by: '0001', fields: inspected(practice()) }

test('1021 that agrees is registered as an inspection', () => {
  const bank = practice()
  expect(must(bank, '0001', '1021', good.fields)).toEqual(['posted 4', 'new item count-20260302-4'])
  expect(bank.state.get('item', 'count-20260302-4')).toMatchObject({
    state: 'agreed',
    by: '0001',
    data: { till: '01', difference: {}, amount: 0n, papers: {}, inspection: true },
  })
})

test('1021 answers the same whether it agrees or not', () => {
  const answer = (differs: object) => {
    const bank = practice()
    const waits = bank.run('0001', '1021', { ...good.fields, ...differs })
    const [parked = ''] = /parked-\S+/.exec(waits[0] ?? '') ?? []
    return [waits, bank.run('0011', '0011', { parked })]
  }
  expect(answer({ counted: '100x1', papers: '0' })).toEqual(answer({}))
})

test('what 1021 has found too little is a case by the number of the count', () => {
  const bank = practice()
  must(bank, '0002', '1021', { ...good.fields, counted: '100x199 50x40 20x50 10x50 5x40 1x100' })
  const item = bank.state.get('item', 'count-20260302-4')
  const tongue = { unit: 'CNY', parameters: defaultParameters }
  expect(item?.kind === 'count' && itemWords(item, tongue).zh).toBe('查库：尾箱 01 现金少 100.00')
  must(bank, '0011', '1042', { amount: '100', notes: '100x1', note: '查库', count: 'count-20260302-4' })
  expect(itemState(bank, 'count-20260302-4')).toBe('settled')
})

refuses('1021', good, [
  ['oneself', { holder: '0001' }, 'makerIsChecker at holder'],
  ['a teller without a till', { holder: '0013' }, 'tellerHoldsNoTill at holder'],
  ['a teller that is none', { holder: '0099' }, 'tellerUnknown at holder'],
  ['an inspection by a teller', { by: '0003' }, 'notYourCode'],
])

signatures('1021', asItIs, {}, [['0001', good.fields, 'named 0011']])

test('1021 works on a till that is balanced, and is never taken back', () => {
  const bank = practice()
  must(bank, '0001', '1021', { holder: '0012', ...counted(bank, '02') })
  patch(bank, 'teller', '0001', { roles: ['outletDirector', 'teller'] })
  expect(bank.refusal('0001', '8501', { serial: '4', reason: '录错' })).toBe('notReversible')
})

const inspections = (bank: Bank) => bank.state.get('till', '01')?.inspected

test('1021 does the duty of whoever inspects: vouchers by the supervisor, all with the seals by the director', () => {
  const bank = practice()
  must(bank, '0002', '1021', good.fields)
  expect(inspections(bank)).toEqual({ 'accountingSupervisor/vouchers': '2026-03-02' })
  must(bank, '0001', '1021', { ...good.fields, seals: '9' })
  must(bank, '0001', '1021', { ...good.fields, seals: '9', superior: '市分行 赵检查 查字 12 号' })
  expect(inspections(bank)).toEqual({
    'accountingSupervisor/vouchers': '2026-03-02',
    'outletDirector/full': '2026-03-02',
    'superior/full': '2026-03-02',
  })
})

test('1021 finds a seal that is not there', () => {
  const bank = practice()
  must(bank, '0001', '1021', { ...good.fields, seals: '8', superior: '赵检查' })
  const item = bank.state.get('item', 'count-20260302-4')
  const tongue = { unit: 'CNY', parameters: defaultParameters }
  expect(item?.state).toBe('different')
  expect(item?.kind === 'count' && itemWords(item, tongue).zh).toBe('赵检查 查库：尾箱 01 印章少 1 枚')
})
