import { expect, test } from 'vitest'
import { accountOf, type Bank, balanceOf, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const open = { action: 'open', gl: '6602', title: '邮电费', reason: '主管批准' }
const OWN = '6602-01'
const good = { by: '0003', fields: open }
const opened = (bank: Bank): void => void must(bank, '0003', '0107', open)

function voucher(bank: Bank, legs: string): void {
  must(bank, '0013', '8520', { legs, reason: 'error', memo: '转入' })
  const [item = ''] = bank.state.get('index', 'openItems/manualVoucher')?.keys ?? []
  must(bank, '0003', '8521', { voucher: item })
}

test('0107 numbers the accounts of a branch under their GL account', () => {
  const bank = practice()
  opened(bank)
  opened(bank)
  must(bank, '0003', '0107', { ...open, gl: '2211', title: '临时工工资' })
  expect([OWN, '6602-02', '2211-01'].map(no => accountOf(bank, no).gl)).toEqual(['6602', '6602', '2211'])
})

test('0107 opens an account that manual vouchers post to, and closes it once it is empty', () => {
  const bank = practice()
  opened(bank)
  voucher(bank, `D ${OWN} 100; C 1003 100`)
  expect(balanceOf(bank, OWN)).toBe('100.00')
  const close = { action: 'close', account: OWN, reason: '已结清' }
  expect(bank.refusal('0003', '0107', close)).toBe('accountNotEmpty')
  voucher(bank, `D 1003 100; C ${OWN} 100`)
  must(bank, '0003', '0107', close)
  expect(accountOf(bank, OWN)).toMatchObject({ status: 'closed', closed: '2026-03-02' })
})

test('0107 gives it another title', () => {
  const bank = practice()
  opened(bank)
  must(bank, '0003', '0107', { action: 'rename', account: OWN, title: '电话费', reason: '更正' })
  expect(accountOf(bank, OWN).title).toBe('电话费')
})

refuses('0107', good, [
  ['a GL account that there is not', { gl: '9999' }, 'glNotOffered at gl'],
  ['one that is divided already', { gl: '2241' }, 'glNotOffered at gl'],
  ['one of cash', { gl: '1001-04' }, 'glNotOffered at gl'],
  ['one of deposits', { gl: '2011-11' }, 'glNotOffered at gl'],
  ['one of suspense', { gl: '2241-02' }, 'glNotOffered at gl'],
  ['one of deducted funds', { gl: '2241-04' }, 'glNotOffered at gl'],
  ['one off the balance', { gl: '7008' }, 'glNotOffered at gl'],
  ['no title', { title: '' }, 'fieldMissing at title'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

refuses('0107', { by: '0003', fields: open }, [
  ['a branch that is closed', {}, 'branch_closed', bank => closed(bank)],
])

function closed(bank: Bank): void {
  const branch = bank.state.get('branch', '0101')
  bank.state.rows.set('branch:0101', { value: { ...branch, state: 'closed' }, at: undefined })
}

test.each([
  ['an account of the chart', '6602', 'accountUnknown at account'],
  ['an account of a customer', '0101110000000013', 'accountUnknown at account'],
  ['one that is closed', OWN, 'accountClosed at account'],
])('0107 does not close %s', (_rule, account, says) => {
  const bank = practice()
  opened(bank)
  const close = { action: 'close', reason: '销户' }
  must(bank, '0003', '0107', { ...close, account: OWN })
  expect(bank.refusal('0003', '0107', { ...close, account })).toBe(says)
})

signatures('0107', asItIs, open, [['0003', {}, 'director']])
