import { expect, test } from 'vitest'
import { patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const complaint = 'complaint-20260227-1'
const good = {
  by: '0014',
  fields: { complaint, to: '0001', ground: 'difficult', words: '客户要求见负责人' },
}

test('9603 gives it to another, and both clocks run on', () => {
  const bank = practice()
  const before = bank.state.get('item', complaint)
  must(bank, '0014', '9603', good.fields)
  expect(bank.state.get('item', complaint)).toEqual({ ...before, data: { ...before?.data, handler: '0001' } })
  must(bank, '0001', '9602', { complaint, step: 'calm', result: '已平静' })
})

test('9603 is done by those in charge too, where its handler is away', () => {
  const bank = practice()
  must(bank, '0002', '9603', { ...good.fields, ground: 'level' })
  expect(bank.state.get('item', complaint)).toMatchObject({ data: { handler: '0001' } })
})

refuses('9603', good, [
  ['a teller who does not handle it', { by: '0011' }, 'complaintOfOther'],
  ['whom it is about', { by: '0012' }, 'complaintParty'],
  ['somebody who signed what it is about', { to: '0003' }, 'complaintParty at to'],
  ['its handler', { to: '0014' }, 'complaintHisAlready at to'],
  [
    'somebody who has left',
    { to: '0011' },
    'tellerStopped at to',
    bank => patch(bank, 'teller', '0011', { stopped: true }),
  ],
])
