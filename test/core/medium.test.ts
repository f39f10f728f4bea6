/** Cash or transfer, as it follows from the definitions; what is really booked is held against it in anyCode. */
import { expect, test } from 'vitest'
import { media, mediumChoice, mediumOf } from '../../core/derive/medium.ts'
import { permissionRow } from '../../core/derive/permissions.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'

test.each([
  ['0001', '不动账'],
  ['0510', '现金'],
  ['0530', '转账'],
  ['0500', '现转均可'],
  ['1003', '现金'],
  // Counted, and nothing more.
  ['1020', '不动账'],
  // It takes cash in without notes on its own form.
  ['1005', '现金'],
  ['1007', '现金'],
  // Found again in cash, or written off.
  ['1043', '现转均可'],
  ['3510', '转账'],
  ['6840', '现转均可'],
  ['8098', '转账'],
  // As the row that it takes back.
  ['8501', '现转均可'],
])('the sign of %s is %s', (code, sign) => {
  expect(permissionRow(transactionOf(code), defaultParameters).medium.zh).toBe(sign)
})

test('a sign that the bank has narrowed is shown as it is enforced', () => {
  const codes = { '6001/medium': 'cash' }
  expect(permissionRow(transactionOf('6001'), { ...defaultParameters, codes }).medium).toBe(media.cash)
})

test('where the form leaves the choice, the sign says so', () => {
  const chosen = allTransactions().filter(one => mediumChoice(one) !== null)
  expect(chosen.length).toBeGreaterThan(15)
  expect(chosen.filter(one => mediumOf(one) !== 'both').map(({ code }) => code)).toEqual([])
})
