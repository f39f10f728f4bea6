import { expect, test } from 'vitest'
import { patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const complaint = 'complaint-20260227-1'
const good = { by: '0014', fields: { complaint, reason: '需调取监控', told: 'phone' } }
const again = (bank: ReturnType<typeof practice>) => must(bank, '0014', '9604', good.fields)

test('9604 makes thirty days of fifteen, and sixty of thirty where the director signs', () => {
  const bank = practice()
  expect(bank.signs('0014', '9604', good.fields)).toBe('nobody')
  again(bank)
  expect(bank.state.get('item', complaint)).toMatchObject({ data: { legalDue: '2026-03-29', extensions: 1 } })
  expect(bank.signs('0014', '9604', good.fields)).toBe('director')
  again(bank)
  expect(bank.state.get('item', complaint)).toMatchObject({ data: { legalDue: '2026-04-28', extensions: 2 } })
})

test('9604 is not signed by who is party to it', () => {
  const bank = practice()
  again(bank)
  const item = bank.state.get('item', complaint)
  patch(bank, 'item', complaint, { data: { ...item?.data, parties: ['0012', '0001'] } })
  expect(bank.act('0014', '9604', good.fields).join(' ')).toContain('complaintParty')
})

refuses('9604', good, [
  ['a request of another', { by: '0013' }, 'complaintOfOther'],
  ['what is answered', { complaint: 'complaint-20260227-3' }, 'complaintAnswered'],
  [
    'a third extension',
    {},
    'complaintLongest',
    bank => {
      again(bank)
      again(bank)
    },
  ],
  ['what is late already', {}, 'complaintLate', bank => bank.turnTo('2026-03-15')],
  ['no reason', { reason: '' }, 'fieldMissing at reason'],
])
