import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { balanceOf, type Bank, itemState, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const parked = 'parked-20260302-2'
const waits = (bank: Bank): void => {
  bank.run('0011', '0510', inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' }))
}
const asked = (bank: Bank): void => {
  waits(bank)
  asks(bank)
}
const waiting = () => {
  const bank = practice()
  waits(bank)
  return bank
}
const asks = (bank: Bank): void => {
  must(bank, '0013', '0013', { parked, text: '来源是什么？' })
}

test('0013: the signer asks, the maker answers, and it goes on', () => {
  const bank = waiting()
  bank.setClock(1_000)
  asks(bank)
  expect(itemState(bank, parked)).toBe('asked')
  expect(bank.refusal('0013', '0011', { parked, recount: '100x600' })).toBe('answerAwaited')
  bank.setClock(61_000)
  must(bank, '0011', '0013', { parked, text: '卖房款，合同已影印' })
  expect(bank.state.get('item', parked)).toMatchObject({
    state: 'pending',
    data: {
      talk: [
        { by: '0013', at: 1_000, text: '来源是什么？' },
        { by: '0011', at: 61_000, text: '卖房款，合同已影印' },
      ],
    },
  })
  must(bank, '0013', '0011', { parked, recount: '100x600' })
  expect(balanceOf(bank, 'A1')).toBe('85200.00')
})

test('0013: what is asked about can still be refused, and taken back', () => {
  const refused = waiting()
  asks(refused)
  must(refused, '0003', '0012', { parked, ground: 'doubt' })
  const withdrawn = waiting()
  asks(withdrawn)
  must(withdrawn, '0011', '0014', { parked })
  expect([itemState(refused, parked), itemState(withdrawn, parked)]).toEqual(['rejected', 'withdrawn'])
})

const ask = { parked, text: '来源？' }

test.each<[title: string, by: string, fields: object, prepare: (bank: Bank) => void, refused: string]>([
  ['an answer to nothing', '0011', {}, waits, 'nothingAsked'],
  ['a second question before the answer', '0013', {}, asked, 'answerAwaited'],
  ['of who could not sign', '0012', {}, waits, 'notYourSignature'],
  ['nothing', '0013', { text: '' }, waits, 'fieldMissing at text'],
  ['about what is not there', '0013', {}, () => undefined, 'itemUnknown at parked'],
])('0013 refuses %s', (_title, by, changed, prepare, refused) => {
  const bank = practice()
  prepare(bank)
  expect(bank.refusal(by, '0013', { ...ask, ...changed })).toBe(refused)
})
