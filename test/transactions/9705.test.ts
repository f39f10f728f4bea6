import { expect, test } from 'vitest'
import { patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const good = {
  by: '0011',
  fields: {
    customer: '1',
    signal: 'moving',
    amount: '80000',
    reason: 'rate',
    offer: 'manager',
    words: '别家利率高',
    handler: '0014',
  },
}
const id = 'retention-20260302-2'

test('9705 notes why he goes and who looks after him; what he says is sealed', () => {
  const bank = practice()
  must(bank, '0011', '9705', good.fields)
  expect(bank.state.get('item', id)).toMatchObject({
    state: 'open',
    by: '0011',
    data: {
      customer: '000000001',
      reason: 'rate',
      amount: 8_000_000n,
      kept: 0n,
      handler: '0014',
      due: '2026-03-05',
    },
  })
  expect(JSON.stringify(bank.rows.at(-1)?.effects, (_, one) => String(one))).not.toContain('利率高')
})

test('9705 without a name leaves him to whoever wrote it', () => {
  const bank = practice()
  must(bank, '0011', '9705', { ...good.fields, handler: '', words: '' })
  expect(bank.state.get('item', id)).toMatchObject({ data: { handler: '0011' } })
})

refuses('9705', good, [
  ['no amount', { amount: '0' }, 'moneyTooSmall at amount'],
  ['a customer there is not', { customer: '999' }, 'customerUnknown at customer'],
  [
    'somebody who has left',
    {},
    'tellerStopped at handler',
    bank => patch(bank, 'teller', '0014', { stopped: true }),
  ],
])
