import { expect, test } from 'vitest'
import { accountOf, type Bank, itemState, kindIs, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const lost = (item: string, until: string | null) =>
  JSON.stringify([{ amount: null, bars: 'out', item, reason: 'loss', until, waits: null }])

const good = { by: '0011', fields: { account: 'A3', reporter: '李小红', notes: '10x1' } }
const draw = { account: 'A3', amount: '60', notes: '20x3' }

test('4002 makes an oral report a written one that does not lapse, for ten yuan', () => {
  const bank = practice()
  expect(bank.act('0011', '4002', good.fields)).toEqual([
    'posted 4',
    'D 1001-01-01 10.00 -> 23810.00',
    'notes 10x1 customer > till:01',
    'C 6021-01 10.00 -> 10.00',
    'set item loss-20260228-7 state oral > written, until 2026-03-05 > null, data {"account":"A3","paper":"passbook"} > {"account":"A3","from":"2026-03-09","paper":"passbook"}',
    `set account A3 restrictions ${lost('loss-20260228-7', '2026-03-05')} > ${lost('loss-20260228-7', null)}`,
  ])
  bank.turnTo('2026-04-30')
  expect(bank.refusal('0011', '0520', draw)).toBe('accountStopped')
})

test('4002 needs no oral report before it, and takes its fee from another account', () => {
  const bank = practice()
  must(bank, '0011', '4002', { account: 'F2', reporter: '王小明', payer: 'A1' })
  expect(accountOf(bank, 'F2').restrictions).toMatchObject([{ reason: 'loss', until: null }])
  expect(itemState(bank, 'loss-20260302-4')).toBe('written')
})

test('4002 after an oral report has lapsed is a report of its own', () => {
  const bank = practice()
  bank.turnTo('2026-03-06')
  must(bank, '0011', '4002', good.fields)
  expect(accountOf(bank, 'A3').restrictions).toMatchObject([{ item: 'loss-20260306-3', until: null }])
})

function free(bank: Bank): void {
  const { special } = bank.state.get('parameters', 'current') ?? {}
  patch(bank, 'parameters', 'current', { special: { ...special, lossFee: 0n } })
}

test('4002 costs nothing where the bank asks nothing: no till is needed', () => {
  const bank = practice()
  free(bank)
  expect(bank.refusal('0012', '4002', { account: 'A3', reporter: '李小红' })).toBe('parked')
})

test('4002 waives the fee with a reason: nothing is taken, what was waived is counted, no till is needed', () => {
  const bank = practice()
  const waived = { account: 'F2', reporter: '王小明', waiver: '老年客户' }
  expect(bank.act('0013', '4002', waived).slice(0, 2)).toEqual(['posted 4', 'tally feeWaived/4002/2026 1000'])
  must(bank, '0013', '4002', { ...waived, account: 'A3' })
  expect(bank.state.get('tally', 'feeWaived/4002/2026')).toEqual({ amount: 2_000n })
})

refuses('4002', good, [
  ['a fee waived and paid', { waiver: '老年客户' }, 'waivedAndPaid at waiver'],
  [
    'a fee waived and taken from an account',
    { notes: '', payer: 'A1', waiver: '老年客户' },
    'waivedAndPaid at waiver',
  ],
  ['a fee waived where there is none', { notes: '', waiver: '老年客户' }, 'nothingToWaive at waiver', free],
  ['what is reported in writing already', { account: 'S1' }, 'alreadyReported'],
  ['no fee', { notes: '' }, 'feeWanted at notes'],
  ['another fee', { notes: '10x2' }, 'notesSum at notes'],
  ['a fee of both kinds', { payer: 'A1' }, 'notesAndAccount at notes'],
  ['a fee from the account that is lost', { payer: 'A3', notes: '' }, 'accountStopped'],
  ['cash in a till that is balanced', { by: '0012' }, 'till_balanced'],
  ['cash without a till', { by: '0013' }, 'tillMissing'],
  ['a loan', { account: 'L1' }, 'accountWrongProduct at account'],
  ['nobody who reports', { reporter: '' }, 'fieldMissing at reporter'],
  [
    'a paper that cannot be reported lost',
    {},
    'paperNotLossReported',
    bank => kindIs(bank, 'passbook', { lossReported: false }),
  ],
  [
    'an account without a paper',
    {},
    'noPaperToLose',
    bank => patch(bank, 'account', accountOf(bank, 'A3').no, { paper: null }),
  ],
])

signatures('4002', asItIs, good.fields, [['0011', {}, 'supervisor']])

test('4002 is undone by 4003, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '4002', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
  must(bank, '0011', '4003', { account: 'A3', reason: '已找到' })
  expect(itemState(bank, 'loss-20260228-7')).toBe('cancelled')
  expect(bank.refusal('0011', '0520', draw)).toBe('posted')
})
