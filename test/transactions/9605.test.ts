import { expect, test } from 'vitest'
import { itemState, patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const [received, proposed, called, closed] = [1, 2, 3, 4].map(no => `complaint-20260227-${no}`)
const good = { by: '0014', fields: { complaint: `${received}`, course: 'withdraw', words: '客户撤诉' } }
const take = (bank: ReturnType<typeof practice>, complaint: string | undefined, course: string, own = {}) =>
  must(bank, '0014', '9605', { complaint: `${complaint}`, course, words: '已办', ...own })

test('9605 ends it on the day of a withdrawal', () => {
  const bank = practice()
  take(bank, received, 'withdraw')
  expect(bank.state.get('item', `${received}`)).toMatchObject({ state: 'withdrawn', data: { due: null } })
})

test('9605 goes into mediation, from which there is a proposal, an agreement or an answer', () => {
  for (const [step, own, to] of [
    ['propose', {}, 'proposed'],
    ['agree', { method: 'thirdPerson' }, 'agreed'],
    ['answer', {}, 'answered'],
  ] as const) {
    const bank = practice()
    take(bank, proposed, 'mediate')
    must(bank, '0014', '9602', { complaint: `${proposed}`, step, result: '已办', ...own })
    expect(itemState(bank, `${proposed}`)).toBe(to)
  }
})

test('9605 has it looked at again by another within thirty days, with a clock of its own', () => {
  const bank = practice()
  bank.turnTo('2026-03-29')
  take(bank, closed, 'recheck', { to: '0001' })
  expect(bank.state.get('item', `${closed}`)).toMatchObject({
    state: 'recheck',
    data: {
      handler: '0001',
      since: '2026-03-29',
      legalDue: '2026-04-28',
      answered: null,
      satisfaction: null,
      extensions: 0,
    },
  })
  must(bank, '0001', '9602', { complaint: `${closed}`, step: 'collect', result: '已核' })
})

test('9605 opens it again, and closes what was followed up', () => {
  const bank = practice()
  take(bank, closed, 'reopen', { to: '0002' })
  expect(bank.state.get('item', `${closed}`)).toMatchObject({
    state: 'received',
    data: { handler: '0002', legalDue: '2026-03-17', due: '2026-03-03' },
  })
  must(bank, '0014', '9602', { complaint: `${called}`, step: 'followUp', result: '客户满意' })
  take(bank, called, 'close')
  expect(itemState(bank, `${called}`)).toBe('closed')
})

refuses('9605', good, [
  ['a teller who does not handle it', { by: '0011' }, 'complaintOfOther'],
  ['whom it is about', { by: '0012' }, 'complaintParty'],
  ['closing before it was followed up', { course: 'close' }, 'complaintElsewhere at course'],
  ['mediation of what was never proposed', { course: 'mediate' }, 'complaintElsewhere at course'],
  ['a re-check by nobody', { complaint: `${called}`, course: 'recheck' }, 'fieldMissing at to'],
  [
    'a re-check by its handler',
    { complaint: `${called}`, course: 'recheck', to: '0014' },
    'complaintHisAlready at to',
  ],
  [
    'a re-check by a party',
    { complaint: `${called}`, course: 'recheck', to: '0003' },
    'complaintParty at to',
  ],
  [
    'a re-check by somebody who has left',
    { complaint: `${called}`, course: 'recheck', to: '0013' },
    'tellerStopped at to',
    bank => patch(bank, 'teller', '0013', { stopped: true }),
  ],
  [
    'a re-check that is asked for too late',
    { complaint: `${closed}`, course: 'recheck', to: '0001' },
    'recheckLate at course',
    bank => bank.turnTo('2026-03-30'),
  ],
])
