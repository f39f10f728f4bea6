import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const issued = 'errorNotice-20260227-5'
const appealed = 'errorNotice-20260227-6'
const good = { by: '0012', fields: { notice: issued, step: 'answer', words: '已更正' } }

const answered = (bank: ReturnType<typeof practice>) => must(bank, '0012', '9504', good.fields)

test('9504 answers, and supervision closes', () => {
  const bank = practice()
  answered(bank)
  must(bank, '0031', '9504', { notice: issued, step: 'close', words: '已核实' })
  expect(itemState(bank, issued)).toBe('closed')
  expect(bank.state.get('item', issued)).toMatchObject({ data: { answer: '已更正', tenths: 10 } })
})

test('9504 appeals after an answer, and another supervisor decides', () => {
  const bank = practice()
  answered(bank)
  must(bank, '0012', '9504', { notice: issued, step: 'appeal', words: '已签名' })
  must(bank, '0032', '9504', { notice: issued, step: 'uphold', words: '签名不是本人' })
  expect(itemState(bank, issued)).toBe('closed')
})

test('9504 closes what was never answered, once its day has passed', () => {
  const bank = practice()
  const close = { notice: issued, step: 'close', words: '逾期未答复' }
  expect(bank.refusal('0031', '9504', close)).toBe('noticeNotAnswered')
  bank.turnTo('2026-03-03')
  must(bank, '0031', '9504', close)
  expect(itemState(bank, issued)).toBe('closed')
})

test('9504 leaves a notice about a post-supervisor to another one', () => {
  const bank = practice()
  must(bank, '0031', '9502', { row: '2026-03-02/1', finding: 'inOrder' })
  const row = `2026-03-02/${bank.rows.at(-1)?.serial}`
  must(bank, '0032', '9502', { row, finding: 'E21', person: '0031', evidence: '未附凭证' })
  const notice = `errorNotice-20260302-${bank.rows.at(-1)?.serial}`
  const step = (by: string, to: string) => bank.refusal(by, '9504', { notice, step: to, words: '说明' })
  expect(step('0031', 'cancel')).toBe('noticeAboutYou')
  must(bank, '0031', '9504', { notice, step: 'appeal', words: '已附' })
  expect(step('0031', 'uphold')).toBe('noticeAboutYou')
  expect(step('0032', 'cancel')).toBe('noticeByYou')
})

refuses('9504', good, [
  ['an answer of somebody else', { by: '0011' }, 'noticeOfOther'],
  ['an appeal of the issuer', { by: '0031', step: 'appeal' }, 'noticeOfOther'],
  ['closing by a teller', { step: 'close' }, 'forbidden'],
  ['cancelling by the supervisor of the outlet', { by: '0002', step: 'cancel' }, 'forbidden'],
  ['cancelling by the issuer', { by: '0031', step: 'cancel' }, 'noticeByYou'],
  ['upholding by the issuer', { by: '0031', notice: appealed, step: 'uphold' }, 'noticeByYou'],
  [
    'upholding by whoever signed the row',
    { by: '0032', notice: 'errorNotice-20260227-8', step: 'uphold' },
    'ownRow',
  ],
  ['upholding what nobody appealed', { by: '0032', step: 'uphold' }, 'noticeElsewhere at step'],
  ['closing an appeal', { by: '0032', notice: appealed, step: 'close' }, 'noticeElsewhere at step'],
  ['closing before the day of reply is over', { by: '0031', step: 'close' }, 'noticeNotAnswered'],
  ['a second answer', {}, 'noticeElsewhere at step', answered],
  ['no words', { words: '' }, 'fieldMissing at words'],
  ['a notice that is not there', { notice: 'errorNotice-20260227-9' }, 'itemUnknown at notice'],
  [
    'a notice that is cancelled',
    { notice: appealed },
    'itemDone at notice',
    bank => must(bank, '0032', '9504', { notice: appealed, step: 'cancel', words: '有误' }),
  ],
])
