import { expect, test } from 'vitest'
import { accountOf, balanceOf, itemState, practice } from '../support/practice.ts'
import { remit, send } from '../support/remit.ts'
import { fillUp, hungLast, must, refuses } from '../support/tables.ts'

const fields = { step: 'ask', bank: '某银行', about: 'remittance-20260227-9', words: '收款人未收到' }
const good = { by: '0013', fields }
const remittance = 'remittance-20260302-2'

const entered = (bank: ReturnType<typeof practice>) => {
  must(bank, '0013', '5001', { account: 'A1', amount: '1000', ...remit })
}

test.each([
  ['ask', 'out'],
  ['asked', 'in'],
])('5004 %s, and the answer', (step, way) => {
  const bank = practice()
  must(bank, '0013', '5004', { ...fields, step })
  const inquiry = 'inquiry-20260302-2'
  // Monday is asked, Tuesday is the day to answer.
  const asked = { state: 'asked', until: '2026-03-03', data: { way, answer: '' } }
  expect(bank.state.get('item', inquiry)).toMatchObject(asked)
  must(bank, '0011', '5004', { step: 'answer', inquiry, words: '已入账' })
  expect(bank.state.get('item', inquiry)).toMatchObject({ state: 'answered', data: { answer: '已入账' } })
})

test('5004 gives back to the payer what came back', () => {
  const bank = practice()
  entered(bank)
  send(bank, remittance)
  must(bank, '0013', '5004', { step: 'comeBack', remittance, words: '账号户名不符' })
  expect([itemState(bank, remittance), balanceOf(bank, 'A1')]).toEqual(['returned', '25200.00'])
  const again = { step: 'comeBack', remittance, words: '再退' }
  expect(bank.refusal('0013', '5004', again)).toBe('remittanceNotSent at remittance')
})

test('5004 hangs what came back for a payer whose account has no room, with the reason', () => {
  const bank = practice()
  must(bank, '0013', '5001', { account: 'A2', amount: '700', ...remit })
  send(bank, remittance)
  fillUp(bank, 'A2', '1500')
  must(bank, '0013', '5004', { step: 'comeBack', remittance, words: '账号户名不符' })
  expect(hungLast(bank)).toMatchObject({
    state: 'hung',
    data: {
      amount: 70_000n,
      inward: { misfit: 'full', bank: '某银行', payeeAccount: accountOf(bank, 'A2').no },
    },
  })
  expect([itemState(bank, remittance), balanceOf(bank, 'A2')]).toEqual(['returned', '1600.00'])
})

test('5004 leaves hanging what finds no room: it says so', () => {
  const bank = practice()
  hangs(bank)
  fillUp(bank, 'A2', '200')
  const fields = { step: 'apply', hung, to: 'A2', words: '查复' }
  expect(bank.refusal('0011', '5004', fields)).toMatch(/^(classBalance|accountFull)/)
  expect(itemState(bank, hung)).toBe('hung')
})

/** Eight thousand for A1 in another name. */
const hangs = (bank: ReturnType<typeof practice>) => {
  must(bank, '0013', '5002', { account: 'A1', amount: '8000', bank: '某银行', payee: '王晓明' })
}
const hung = 'suspense-20260302-2'

test('5004 credits what hangs once it is clear whose it is', () => {
  const bank = practice()
  hangs(bank)
  const pending = Number(balanceOf(bank, '2241-02'))
  must(bank, '0011', '5004', { step: 'apply', hung, to: 'A1', words: '查复：户名应为王小明' })
  expect([itemState(bank, hung), balanceOf(bank, 'A1'), balanceOf(bank, '2241-02')]).toEqual([
    'applied',
    '33200.00',
    (pending - 8000).toFixed(2),
  ])
})

test('5004 sends back what is nobody’s here, and what was cleared in part is sent back for the rest', () => {
  const bank = practice()
  hangs(bank)
  must(bank, '0013', '8511', { step: 'clear', hung, amount: '3000', other: 'A1', note: '部分查清' })
  must(bank, '0011', '5004', { step: 'sendBack', hung, words: '查无此人' })
  expect([itemState(bank, hung), balanceOf(bank, '3001-04')]).toEqual(['returned', '3000.00'])
})

test('5004 needs the supervisor for what hangs, and nobody for a question', () => {
  const bank = practice()
  hangs(bank)
  expect(bank.signs('0013', '5004', fields)).toBe('nobody')
  expect(bank.signs('0013', '5004', { step: 'sendBack', hung, words: '查无此人' })).toBe('supervisor')
  expect(bank.signs('0013', '5004', { step: 'apply', hung, to: 'A1', words: '查清' })).toBe('supervisor')
})

refuses('5004', good, [
  [
    'an account to send back to',
    { step: 'sendBack', bank: '', about: '', hung, to: 'A1' },
    'fieldUnwanted at to',
    hangs,
  ],
  ['no account to credit', { step: 'apply', bank: '', about: '', hung }, 'fieldMissing at to', hangs],
  [
    'what hangs for another reason',
    { step: 'sendBack', bank: '', about: '', hung: 'suspense-20260302-4' },
    'suspenseNotInward at hung',
    bank => {
      const other = { step: 'payable', amount: '600', other: '3001-04', owner: '0013', note: '户名不符' }
      must(bank, '0013', '8511', other)
    },
  ],
  [
    'what was sent back',
    { step: 'sendBack', bank: '', about: '', hung },
    'itemDone at hung',
    bank => {
      hangs(bank)
      must(bank, '0013', '5004', { step: 'sendBack', hung, words: '查无此人' })
    },
  ],
  ['no bank', { bank: '' }, 'fieldMissing at bank'],
  ['no words', { words: '' }, 'fieldMissing at words'],
  ['an answer to nothing', { step: 'answer', bank: '', about: '' }, 'fieldMissing at inquiry'],
  [
    'the return of what was never sent',
    { step: 'comeBack', bank: '', about: '', remittance },
    'remittanceNotSent at remittance',
    entered,
  ],
  [
    'a second answer',
    { step: 'answer', bank: '', about: '', inquiry: 'inquiry-20260302-2' },
    'itemDone at inquiry',
    bank => {
      must(bank, '0013', '5004', fields)
      must(bank, '0013', '5004', { step: 'answer', inquiry: 'inquiry-20260302-2', words: '已复' })
    },
  ],
])
