/** A passbook or certificate that is lost: the report on the account, and the checks that its codes share. */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { openItem } from '../ledger/build.ts'
import type { SetRecord } from '../ledger/effects.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { inForceFor, type Restriction, UNTIL_LIFTED } from '../ledger/restrictions.ts'
import { newItemId } from '../desk.ts'
import { voucherKindOf } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import { given } from '../std.ts'
import type { Check } from '../transactions/define.ts'

export const hasPaperToLose: Check<Values> = {
  name: { zh: '账户有可以挂失的存折或存单', en: 'The account has a paper that can be reported lost' },
  test({ account }, { parameters }) {
    const { paper } = account as Account
    if (!paper) return refuse('noPaperToLose')
    const row = voucherKindOf(parameters, paper.kind)
    return row?.lossReported === false ? refuse('paperNotLossReported', { kind: row.name }) : null
  },
}

/** The report in force on an account; null without one. */
export function reportOn(account: Account, desk: Pick<Desk, 'state' | 'day'>): Item<'loss'> | null {
  const report = inForceFor(account, 'loss', desk.day)
  const item = report && desk.state.get('item', report.item)
  return item?.kind === 'loss' ? item : null
}

/** What `reportOn` reads, once the account is there. */
export const reportKeys = ({ restrictions }: Account): Key[] => [
  'index:openItems/loss',
  ...restrictions.filter(({ reason }) => reason === 'loss').map(({ item }) => `item:${item}` as const),
]

export const isReported: Check<Values> = {
  name: { zh: '挂失有效', en: 'A loss report in force' },
  test({ account: value }, desk) {
    const account = value as Account
    return reportOn(account, desk) ? null : refuse('notReported', { account: account.no })
  },
}

/** Without a report that makes this one needless: of any form, or a written one only. */
export const notReported = (form: 'any' | 'written'): Check<Values> => ({
  name: { zh: form === 'any' ? '尚未挂失' : '尚未书面挂失', en: 'Not reported yet' },
  test({ account: value }, desk) {
    const account = value as Account
    const report = reportOn(account, desk)
    if (!report || (form === 'written' && report.state === 'oral')) return null
    return refuse('alreadyReported', { account: account.no, until: report.until ?? UNTIL_LIFTED })
  },
})

/** Opens a report: its item, and what it says on the account. */
export function openReport(
  account: Account,
  state: 'oral' | 'written',
  { until, from }: { readonly until: Item['until']; readonly from?: string },
  desk: Desk,
): readonly [SetRecord, Restriction] {
  const id = newItemId(desk, 'loss')
  const { kind: paper } = given(account.paper, 'a paper to lose')
  const data = { account: account.no, paper, ...(from ? { from } : {}) }
  const opened = openItem({ kind: 'loss', id, state, opened: desk.day, by: desk.teller.id, until, data })
  return [opened, { reason: 'loss', item: id, bars: 'out', amount: null, until, waits: null }]
}
