import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { accountOf, type Bank, balanceOf, itemState, patch, practice } from '../support/practice.ts'
import { freezes } from '../support/orders.ts'
import { allIn, asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

/** Certificates that have come: F1 is due, S2 is reported lost. */
const [ofF1, ofS2] = ['collection-20260227-7', 'collection-20260227-8']
const pay = { action: 'pay', collection: ofF1 }
const receive = {
  action: 'receive',
  account: 'F2',
  certificate: 'C00004902',
  outlet: '0202 河口储蓄所',
  letter: '河托11号',
}

/** The certificate of F2 is taken in. */
function received(bank: Bank): string {
  must(bank, '0011', '4022', receive)
  return `collection-20260302-${bank.head.serial}`
}

test('4022 takes in what has come, to be answered in three working days', () => {
  const bank = practice()
  const collection = received(bank)
  expect(bank.state.get('item', collection)).toMatchObject({
    state: 'received',
    until: '2026-03-05',
    data: { way: 'in', amount: 2_000_000n, letter: '河托11号' },
  })
  expect(accountOf(bank, 'F2').status).toBe('open')
})

test('4022 counts the days of the term as the bank has them, and leaves out those on which it rests', () => {
  const bank = practice()
  const { special } = bank.state.get('parameters', 'current') ?? {}
  patch(bank, 'parameters', 'current', {
    special: { ...special, collectionAnswerDays: 4 },
    closedDays: ['2026-03-04'],
  })
  // Monday: Tuesday, Thursday, Friday, and the Monday after.
  expect(bank.state.get('item', received(bank))?.until).toBe('2026-03-09')
})

test('4022 pays a certificate with its interest through clearing and closes it', () => {
  const bank = practice()
  expect(must(bank, '0011', '4022', pay).slice(1)).toEqual([
    'D F1 10000.00 -> 0.00',
    'D 6411-12 65.97 -> 65.97',
    'C 3001-02 10065.97 -> -10065.97',
    'set account F1 status open > closed, closed null > 2026-03-02',
    'vouchers certificate 4901-4901 customer > void',
    `set item ${ofF1} state received > paid`,
  ])
})

test('4022 before maturity pays as an early withdrawal', () => {
  const bank = practice()
  must(bank, '0011', '4022', { action: 'pay', collection: received(bank) })
  expect(balanceOf(bank, '3001-02')).toBe('-20017.69')
})

test('4022 refused says why, and nothing moves', () => {
  const bank = practice()
  must(bank, '0011', '4022', { ...pay, action: 'refuse', reason: '印章不符' })
  expect([accountOf(bank, 'F1').status, itemState(bank, ofF1)]).toEqual(['open', 'refused'])
  expect(bank.state.get('item', ofF1)?.data).toMatchObject({ reason: '印章不符' })
})

test('4022 may take in and refuse what is reported lost, and must not pay it', () => {
  const bank = practice()
  const lost = { collection: ofS2 }
  expect(bank.refusal('0011', '4022', { ...lost, action: 'pay' })).toBe('accountStopped')
  expect(bank.refusal('0011', '4022', { ...lost, action: 'refuse', reason: '已挂失' })).toBe('parked')
})

test('4022 may refuse, and must not pay, what has been closed or replaced since it came', () => {
  const bank = practice()
  const refused = { ...pay, action: 'refuse', reason: '已销户' }
  patch(bank, 'account', accountOf(bank, 'F1').no, { paper: { kind: 'certificate', number: 5001 } })
  expect(bank.refusal('0011', '4022', pay)).toBe('certificateDiffers at collection')
  expect(bank.refusal('0011', '4022', refused)).toBe('parked')
  patch(bank, 'account', accountOf(bank, 'F1').no, {
    paper: { kind: 'certificate', number: 4901 },
    status: 'closed',
  })
  expect(bank.refusal('0011', '4022', pay)).toBe('accountClosed')
  expect(bank.refusal('0011', '4022', refused)).toBe('parked')
})

test('4022 keeps the branch from balancing from the due day on; what was sent from here does not', () => {
  const bank = practice()
  allIn(bank)
  expect(bank.refusal('0002', '8004')).toBe('posted')
  patch(bank, 'item', ofF1, { until: '2026-03-02' })
  patch(bank, 'item', 'collection-20260225-6', { until: '2026-03-01' })
  const refusal = bank.ask('0002', '8004')
  expect(isRefusal(refusal) && explainRefusal(refusal, 'zh')).toBe(`还有 1 项未了：托收 ${ofF1}`)
})

refuses('4022', { by: '0011', fields: receive }, [
  ['another certificate', { certificate: 'C00004901' }, 'certificateDiffers at certificate'],
  ['a reason for taking it in', { reason: '印章不符' }, 'fieldUnwanted at reason'],
  ['a demand account', { account: 'A1' }, 'accountWrongProduct at account'],
  ['no letter', { letter: '' }, 'fieldMissing at letter'],
  ['no outlet', { outlet: '' }, 'fieldMissing at outlet'],
  ['a collection that is here already', { collection: ofF1 }, 'fieldUnwanted at collection'],
  ['the same certificate twice', {}, 'collectionWaits at certificate', bank => void received(bank)],
])

refuses('4022', { by: '0011', fields: pay }, [
  ['a refusal without a reason', { action: 'refuse' }, 'fieldMissing at reason'],
  ['a payment with one', { reason: '印章不符' }, 'fieldUnwanted at reason'],
  ['a payment of nothing', { collection: '' }, 'fieldMissing at collection'],
  ['a certificate of a payment', { certificate: 'C00004901' }, 'fieldUnwanted at certificate'],
  ['what was sent from here', { collection: 'collection-20260225-6' }, 'itemOtherwise at collection'],
  ['what is answered', {}, 'itemDone at collection', bank => void must(bank, '0011', '4022', pay)],
  ['what is frozen whole', {}, 'accountRestricted', bank => void freezes(bank, 'F1', { bars: 'out' })],
  ['what is frozen in part', {}, 'insufficientFunds', bank => void freezes(bank, 'F1', { amount: '1' })],
])

signatures('4022', asItIs, {}, [
  ['0011', pay, 'reviewer, supervisor'],
  ['0011', receive, 'reviewer'],
  ['0011', { ...pay, action: 'refuse', reason: '印章不符' }, 'reviewer'],
])

test('4022 taken back stands where it stood', () => {
  const bank = practice()
  must(bank, '0011', '4022', pay)
  undo(bank, '0011', bank.head.serial)
  expect([balanceOf(bank, 'F1'), accountOf(bank, 'F1').status]).toEqual(['10000.00', 'open'])
  expect(itemState(bank, ofF1)).toBe('received')
  const collection = received(bank)
  undo(bank, '0011', bank.head.serial)
  expect(itemState(bank, collection)).toBe('reversed')
})
