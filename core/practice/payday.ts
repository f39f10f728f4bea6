/**
 * The hour at which the workshop’s wages are paid: signed, one line of three in its account — row 1 of that
 * day — and the money of the others waiting.
 */
import { PAYROLL_ACCOUNT, paidTally } from '../counter/payroll.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { Posted } from '../ledger/entities.ts'
import { printMoney, yuan } from '../money.ts'
import { type Books, PRACTICE_DAY } from './books.ts'
import { company } from './company.ts'
import { savings } from './savings.ts'

const { K1 = '' } = company.accounts
const { A1 = '' } = savings.accounts
const [TOTAL, WAGE] = [yuan(8_650), yuan(4_200)]

const wages: Item<'payroll'> = {
  kind: 'payroll',
  id: 'payroll-20260302-1',
  state: 'paying',
  opened: PRACTICE_DAY,
  by: '0013',
  until: null,
  data: { employer: K1, batch: '2026-02', lines: 3, total: TOTAL, paid: 0n, returned: 0n, unpaid: [] },
}

export function payday({ state, post }: Books): void {
  const [no, gl] = [PAYROLL_ACCOUNT, PAYROLL_ACCOUNT.slice(0, 4)]
  if (!state.get('account', no))
    post([build.openAccount({ no, gl, unit: 'CNY', opened: PRACTICE_DAY, minimum: 0n })])
  post([build.debit(K1, TOTAL), build.credit(no, TOTAL), build.openItem(wages)])
  const effects = post([build.debit(no, WAGE), build.credit(A1, WAGE), build.countUp(paidTally(wages), WAGE)])
  const at = { day: PRACTICE_DAY, serial: 1 }
  const fields = [wages.id, '2', A1, '王小明', printMoney(WAGE)]
  const who = { code: '6013', outcome: 'posted', teller: '9999', authorisers: [] } as const
  const row: Posted = { ...at, ...who, fields, effects }
  state.rows.set(`posted:${PRACTICE_DAY}/1`, { value: row, at })
}
