import { expect, test } from 'vitest'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const fields = { step: 'ask', bank: '某银行', about: 'remittance-20260227-9', words: '收款人未收到' }
const good = { by: '0013', fields }
const remittance = 'remittance-20260302-2'

const entered = (bank: ReturnType<typeof practice>) => {
  const to = { bank: '某银行', payeeAccount: '6222000000001', payee: '某公司' }
  must(bank, '0013', '5001', { account: 'A1', amount: '1000', ...to })
}

test.each([
  ['ask', 'out'],
  ['asked', 'in'],
])('5004 %s, and the answer', (step, way) => {
  const bank = practice()
  must(bank, '0013', '5004', { ...fields, step })
  const inquiry = 'inquiry-20260302-2'
  expect(bank.state.get('item', inquiry)).toMatchObject({ state: 'asked', data: { way, answer: '' } })
  must(bank, '0011', '5004', { step: 'answer', inquiry, words: '已入账' })
  expect(bank.state.get('item', inquiry)).toMatchObject({ state: 'answered', data: { answer: '已入账' } })
})

test('5004 gives back to the payer what came back', () => {
  const bank = practice()
  entered(bank)
  must(bank, '0011', '5003', { remittance })
  must(bank, '0013', '5004', { step: 'comeBack', remittance, words: '账号户名不符' })
  expect([itemState(bank, remittance), balanceOf(bank, 'A1')]).toEqual(['returned', '25200.00'])
  const again = { step: 'comeBack', remittance, words: '再退' }
  expect(bank.refusal('0013', '5004', again)).toBe('remittanceNotSent at remittance')
})

refuses('5004', good, [
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
