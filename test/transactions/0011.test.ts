import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { type Bank, balanceOf, itemState, practice } from '../support/practice.ts'
import { balanced, must, plenty, undo } from '../support/tables.ts'

const parked = 'parked-20260302-2'
const sixty = inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' })

const waiting = (
  by: string,
  code: string,
  fields: Record<string, string>,
  prepare?: (bank: Bank) => void,
) => {
  const bank = practice()
  prepare?.(bank)
  const [line] = bank.run(by, code, fields)
  return { bank, parked: line?.replace('parked ', '') ?? '' }
}

test('a parked request is in the list and nothing of it is booked', () => {
  const { bank } = waiting('0011', '0510', sixty)
  expect(itemState(bank, parked)).toBe('pending')
  expect(bank.state.get('index', 'openItems/parked')?.keys).toEqual([parked])
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
  expect(balanceOf(bank, '1001-01-01')).toBe('23800.00')
})

test('0011 by the last who must sign posts the request as a row of its maker', () => {
  const { bank } = waiting('0011', '0510', sixty)
  expect(bank.run('0013', '0011', { parked, recount: '100x600' })).toEqual([
    'posted 4',
    'D 1001-01-01 60000.00 -> 83800.00',
    'notes 100x600 customer > till:01',
    'C A1 60000.00 -> 85200.00',
  ])
  expect(bank.rows.map(row => [row.serial, row.code, row.teller, row.authorisers])).toEqual([
    [2, '0510', '0011', []],
    [3, '0011', '0013', []],
    [4, '0510', '0011', ['0013']],
  ])
  expect(bank.state.get('item', parked)).toMatchObject({ state: 'approved', data: { posted: 4 } })
  expect(bank.state.get('index', 'openItems/parked')).toBeUndefined()
})

test('0011: two signatures, in any order, by two people', () => {
  const { bank, parked: item } = waiting('0011', '0520', { ...sixty }, plenty)
  expect(bank.run('0002', '0011', { parked: item })[0]).toMatch(/^posted/)
  expect(itemState(bank, item)).toBe('pending')
  expect(bank.run('0002', '0011', { parked: item, recount: '100x600' })).toEqual(['refused notYourSignature'])
  expect(bank.run('0013', '0011', { parked: item, recount: '100x600' })).toContain(
    'notes 100x600 till:01 > customer',
  )
  expect(bank.rows.at(-1)?.authorisers).toEqual(['0002', '0013'])
})

test('0011 by a reviewer who counts: the count is his own, and must agree', () => {
  const { bank } = waiting('0011', '0510', sixty)
  const sign = (recount: string) => bank.refusal('0013', '0011', { parked, recount })
  expect(sign('')).toBe('recountMissing at recount')
  expect(sign('100x599')).toBe('recountDiffers at recount')
  expect(sign('100x599 50x2')).toBe('recountDiffers at recount')
  expect(sign('100x600')).toBe('posted')
})

test('0011: what is counted again is what came in, not the change that went back', () => {
  const change = inPerson('0510', { account: 'A1', amount: '50050', notes: '100x501 50x-1' })
  for (const [recount, says] of [
    ['100x500 50x1', 'recountDiffers at recount'],
    ['100x501', 'posted'],
  ] as const) {
    const { bank, parked: item } = waiting('0011', '0510', change)
    expect(bank.refusal('0013', '0011', { parked: item, recount })).toBe(says)
  }
})

test('0011 by who only authorises does not count', () => {
  const { bank, parked: item } = waiting('0011', '0520', sixty, plenty)
  expect(bank.refusal('0002', '0011', { parked: item })).toBe('posted')
})

test('0011 is refused to the maker, to equals and to juniors', () => {
  const { bank, parked: item } = waiting('0003', '1001', { till: '03', seal: 'S0303', seals: '11' }, bank => {
    must(bank, '0003', '8003', balanced(bank, '00'))
    must(bank, '0003', '1002', { seal: 'S0001' })
  })
  const by = (teller: string) => bank.refusal(teller, '0011', { parked: item })
  expect(by('0003')).toBe('makerIsChecker')
  expect(by('0013')).toBe('notYourSignature')
  expect(by('0001')).toBe('notYourSignature')
  expect(by('0002')).toBe('posted')
})

test('0011 is refused to a reviewer below grade 4', () => {
  const { bank } = waiting('0011', '0510', sixty)
  expect(bank.refusal('0012', '0011', { parked, recount: '100x600' })).toBe('notYourSignature')
})

test('0011 of what is done, or is none', () => {
  const { bank } = waiting('0011', '0510', sixty)
  must(bank, '0013', '0011', { parked, recount: '100x600' })
  expect(bank.refusal('0003', '0011', { parked, recount: '100x600' })).toBe('itemDone at parked')
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-9' })).toBe('itemUnknown at parked')
  expect(bank.refusal('0003', '0011', { parked: '2' })).toBe('itemMalformed at parked')
})

test('0011: what the request would be refused for by now is said to the signer; it goes on waiting', () => {
  const { bank } = waiting('0013', '0540', { account: 'A2', payee: 'A1' })
  must(bank, '0011', '4001', { account: 'A2' })
  expect(bank.refusal('0003', '0011', { parked })).toBe('accountStopped')
  must(bank, '0011', '4003', { account: 'A2', reason: '已找到' })
  expect(itemState(bank, parked)).toBe('pending')
  expect(bank.refusal('0003', '0011', { parked })).toBe('posted')
})

test('0011: entries that have changed go back to the maker with what they are now, signed by nobody', () => {
  const { bank } = waiting('0013', '0540', { account: 'A2', payee: 'A1' })
  must(bank, '0011', '0510', { account: 'A2', amount: '100', notes: '100x1' })
  expect(bank.run('0003', '0011', { parked })[0]).toBe('posted 4')
  expect(bank.rows).toHaveLength(3)
  expect(bank.state.get('item', parked)).toMatchObject({
    state: 'returned',
    data: {
      seen: [
        'D 0101110000000021 900.00',
        'D 6411-11 0.40',
        'C 0101110000000013 900.40',
        'vouchers passbook 1',
      ],
      signed: [],
    },
  })
  expect(bank.refusal('0003', '0011', { parked })).toBe('itemReturned')
  expect(balanceOf(bank, 'A2')).toBe('900.00')
})

test('0011: a number that is given only at posting is no difference', () => {
  const { bank } = waiting(
    '0011',
    '0500',
    inPerson('0500', { customer: '1', amount: '60000', notes: '100x600' }),
  )
  must(bank, '0011', '0500', { customer: '2', amount: '100', notes: '100x1' })
  const lines = bank.run('0013', '0011', { parked, recount: '100x600' })
  expect(lines).toContain('new account 0101110000000054')
  expect(lines).toContain('vouchers passbook 1002-1002 till:01 > customer')
})

test('0011: the maker has taken a till since, and a contract was drawn on since', () => {
  const { bank } = waiting('0013', '0530', { payer: 'A1', payee: 'A2', amount: '150000' }, bank =>
    must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '190000' }),
  )
  must(bank, '0013', '1001', { till: '03', seal: 'S0303' })
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-3' })).toBe('posted')
  const draw = { contract: 'HT-100', amount: '20000', payee: 'A1' }
  bank.run('0011', '6800', draw)
  const second = `parked-20260302-${bank.head.serial}`
  must(bank, '0013', '6800', draw)
  expect(bank.run('0002', '0011', { parked: second })[0]).toMatch(/^posted/)
  expect(bank.state.get('item', 'contract-20260202-1')).toMatchObject({
    data: { drawn: 4_000_000n },
  })
})

test('0011 is signed whatever the duty: a supervisor need not sit at the counter', () => {
  const { bank } = waiting('0011', '0530', { payer: 'A1', payee: 'A2', amount: '50000' }, bank =>
    must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '100000' }),
  )
  must(bank, '0003', '0003')
  expect(bank.refusal('0003', '0011', { parked: 'parked-20260302-3' })).toBe('posted')
})

test('0011 and the wait itself are not reversed; the row that was posted is', () => {
  const { bank } = waiting('0011', '0510', sixty)
  must(bank, '0013', '0011', { parked, recount: '100x600' })
  expect(undo(bank, '0011', 2)).toEqual(['refused parkedNotReversed'])
  expect(undo(bank, '0013', 3)).toEqual(['refused notReversible'])
  expect(undo(bank, '0011', 4)[1]).toBe('C A1 -60000.00 -> 25200.00')
})
