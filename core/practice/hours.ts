/**
 * The practice day at other hours than in the morning at the counter, for what can only be done then: a
 * colleague's work waits, everybody has gone, the branch is balanced or shut, the month ends, the program is
 * at work in the night, a payroll is on its way.
 */
import { areaAccountOf } from '../counter/joint.ts'
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { Posted } from '../ledger/entities.ts'
import { yuan } from '../money.ts'
import { given } from '../std.ts'
import { type Books, notesOf, PRACTICE_BRANCH, PRACTICE_DAY, practiceSeal } from './books.ts'
import { OTHER_BRANCH } from './elsewhere.ts'
import { payday } from './payday.ts'
import { savings } from './savings.ts'

export type PracticeHour =
  | 'waiting'
  | 'payday'
  | 'evening'
  | 'balanced'
  | 'monthEnd'
  | 'night'
  | 'monthNight'
  | 'settling'
  | 'shut'

/** What has happened since the morning. */
export const hours: Readonly<Record<PracticeHour, (own: Books) => void>> = {
  waiting,
  payday,
  evening,
  balanced: own => gone(own, 'balanced'),
  monthEnd: own => gone(own, 'balanced', '2026-03-31'),
  night: own => gone(own, 'closing'),
  monthNight: own => gone(own, 'closing', '2026-03-31'),
  settling: own => gone(own, 'settling', '2026-03-21'),
  shut: own => gone(own, 'closed'),
}

const TRANSIT = 'transit-20260302-1'

/** Cash is on its way to till 01; a remittance and a voucher wait for a second person, one for a third. */
function waiting(own: Books): void {
  const [amount, notes] = [yuan(5_000), notesOf('100x50')]
  const common = { opened: PRACTICE_DAY, until: null }
  own.post([
    build.debit(build.TRANSIT_ACCOUNT, amount),
    build.credit(build.cashAccountOf('00'), amount),
    build.moveNotes('CNY', notes, 'till:00', build.itemHolder(TRANSIT)),
    build.openItem({
      kind: 'transit',
      id: TRANSIT,
      state: 'sent',
      by: '0003',
      ...common,
      data: { from: '00', to: '01', unit: 'CNY', notes, amount },
    }),
  ])
  remitted(own, 1, yuan(600), 'entered', '')
  remitted(own, 2, yuan(400), 'reviewed', '0012')
  const legs = [
    { side: 'D', account: '6602', amount: yuan(100) },
    { side: 'C', account: '1003', amount: yuan(100) },
  ] as const
  const voucher = {
    kind: 'manualVoucher',
    id: 'manualVoucher-20260302-1',
    state: 'entered',
    by: '0013',
  } as const
  own.post([build.openItem({ ...voucher, ...common, data: { legs, memo: '办公费' } })])
  paidTwice(own)
  paidElsewhere(own)
  own.post([build.openItem(asked)])
}

function remitted(own: Books, serial: number, amount: bigint, state: string, reviewer: string): void {
  const account = given(savings.accounts.A1, 'A1')
  const payee = { bank: '某银行', payeeAccount: '6222000000001', payee: practiceSeal('李四') }
  const remittance: Item<'remittance'> = {
    kind: 'remittance',
    id: `remittance-20260302-${serial}`,
    state,
    by: '0011',
    opened: PRACTICE_DAY,
    until: null,
    data: { account, amount, ...payee, purpose: '学费', reviewer },
  }
  own.post([build.holdMore(account, amount), build.openItem(remittance)])
}

/** A teller asks to overdraw, which the supervisor may refuse and he himself take back. */
const asked: Item<'parked'> = {
  kind: 'parked',
  id: 'parked-20260302-1',
  state: 'pending',
  opened: PRACTICE_DAY,
  by: '0011',
  until: null,
  data: {
    request: `${PRACTICE_BRANCH}/${PRACTICE_DAY}/T0011/9`,
    code: '0560',
    terminal: 'T0011',
    ticket: null,
    fields: [given(savings.accounts.A1, 'A1'), '5000.00'],
    seen: [],
    needs: [{ by: 'supervisor', counts: false, teller: null }],
    signed: [],
    reads: [],
    reason: null,
    posted: null,
  },
}

const FRIDAY: Day = '2026-02-27'

/** A row of Friday, for the code that takes back what was posted on an earlier day. */
function paidTwice({ state, post }: Books): void {
  const [debit, credit] = [build.debit('6602', yuan(300)), build.credit('1003', yuan(300))]
  const effects = post([debit, credit].map(leg => ({ ...leg, valueDay: FRIDAY })))
  const who = { code: '8521', outcome: 'posted', teller: '0011', authorisers: [] } as const
  const row: Posted = { day: FRIDAY, serial: 41, ...who, fields: ['manualVoucher-20260227-40'], effects }
  state.rows.set(`posted:${FRIDAY}/41`, { value: row, at: { day: FRIDAY, serial: 41 } })
}

/** A deposit that branch 0102 took on Friday for A1, and takes back today. */
function paidElsewhere({ state, post }: Books): void {
  const account = given(savings.accounts.A1, 'A1')
  const area = areaAccountOf(OTHER_BRANCH)
  const half = { branch: OTHER_BRANCH, serial: 17, counter: OTHER_BRANCH }
  const [debit, credit] = [build.debit(area, yuan(150)), build.credit(account, yuan(150))]
  post([build.openAccount({ no: area, gl: '3001', unit: 'CNY', opened: FRIDAY })])
  const effects = post([
    ...[debit, credit].map(leg => ({ ...leg, valueDay: FRIDAY })),
    build.openItem({
      kind: 'joint',
      id: 'joint-20260227-42',
      state: 'posted',
      opened: FRIDAY,
      by: '9999',
      until: null,
      data: { ...half, account, side: 'in', amount: yuan(150) },
    }),
  ])
  const fields = ['in', account, '150.00', OTHER_BRANCH, '0011', '17']
  const who = { code: '5018', outcome: 'posted', teller: '9999', authorisers: [] } as const
  const row: Posted = { day: FRIDAY, serial: 42, ...who, fields, effects }
  state.rows.set(`posted:${FRIDAY}/42`, { value: row, at: { day: FRIDAY, serial: 42 } })
}

/** All tills are sealed, and everybody has signed off. */
function evening({ state, post }: Books): void {
  const branch = given(state.get('branch', PRACTICE_BRANCH), PRACTICE_BRANCH)
  for (const no of branch.tills) {
    const till = given(state.get('till', no), no)
    const sealed = { state: 'sealed', teller: null, seal: `S${no}`, sealedBy: ['0003', '0013'] } as const
    post([build.change('till', no, till, sealed)])
  }
  for (const id of branch.tellers) {
    const teller = given(state.get('teller', id), id)
    post([build.change('teller', id, teller, { duty: 'off', terminal: null, till: null })])
  }
}

function gone(
  own: Books,
  state: 'balanced' | 'closing' | 'settling' | 'closed',
  day: Day = PRACTICE_DAY,
): void {
  evening(own)
  const branch = given(own.state.get('branch', PRACTICE_BRANCH), PRACTICE_BRANCH)
  own.post([build.change('branch', branch.code, branch, { state, day })])
}
