/**
 * The chart itself (rules.md §1.2) is the ministry's and comes with the program. What a branch maintains are
 * the accounts under its posting level: 6602-03 for one kind of expense, 2211-01 for one kind of pay. They
 * are posted to by manual vouchers, and closed when nothing stands on them. What cannot be explained yet has
 * no account here: each case hangs by itself (8511).
 */
import { director } from '../../authorise.ts'
import { nextOwnNumber, ownSeries, ownSeriesKey } from '../../day/ownAccounts.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { change, countUp, openAccount } from '../../ledger/build.ts'
import { postingAccounts } from '../../ledger/chart.ts'
import type { Account } from '../../ledger/entities.ts'
import type { Desk } from '../../desk.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

/** `6602-03`: the third account of the branch under 6602. */
const OWN = /^(\d{4}(?:-\d{2})?)-(\d{2,4})$/

/** Where codes have rules of their own: cash, customers, clearing, suspense, cash errors, agency. */
const RULED = /^(1001|1132|1221|1303|2011|2231|2241|2314|3001|7)/

/** What those codes look at is not put beside them by hand. */
function refuseGl(gl: string): Refusal | null {
  const known = postingAccounts.some(({ code }) => code === gl)
  return known && !RULED.test(gl) ? null : { ...refuse('glNotOffered', { gl }), field: 'gl' }
}

const isUnderOurChart: Check<Values> = {
  name: { zh: '科目可设内部账户', en: 'A posting account that may be divided' },
  test: ({ gl }) => (gl === null ? null : refuseGl(gl as string)),
}

const isOurs: Check<Values> = {
  name: { zh: '本网点自设账户，未销户', en: 'An account that was opened here, not closed' },
  test({ account: no }, { state }) {
    if (no === null) return null
    const account = ownAccount(no as string, state)
    if (!account) return { ...refuse('accountUnknown', { account: no as string }), field: 'account' }
    return account.status === 'closed'
      ? { ...refuse('accountClosed', { account: account.no }), field: 'account' }
      : null
  },
}

function ownAccount(no: string, state: Desk['state']): Account | null {
  const account = OWN.test(no) ? state.get('account', no) : undefined
  return account?.title ? account : null
}

export const internalAccounts = defineTransaction({
  code: '0107',
  name: { zh: '科目与内部账户维护', en: 'Internal accounts' },
  purpose: {
    zh: '在会计科目下开立、更名、销户本网点的内部账户，号码顺序生成。科目表按财政部统一科目，不在网点增减；余额为零方可销户。',
    en: 'Opens, renames and closes accounts of the branch under the chart; numbers follow in order. The chart is the ministry’s and is not changed here; an account is closed once nothing stands on it.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'open', zh: '开户', en: 'Open' },
      { value: 'rename', zh: '更名', en: 'Rename' },
      { value: 'close', zh: '销户', en: 'Close' },
    ]),
    gl: onlyWhen(text({ zh: '科目', en: 'GL account' }, { max: 7, sample: '6602' }), 'action', ['open']),
    account: onlyWhen(text({ zh: '内部账号', en: 'Internal account' }, { max: 16 }), 'action', [
      'rename',
      'close',
    ]),
    title: onlyWhen(text({ zh: '户名', en: 'Title' }, { max: 40 }), 'action', ['open', 'rename']),
    reason: text({ zh: '依据', en: 'Grounds' }, { max: 120 }),
  },
  also: ({ gl, account }, desk) => [
    ...(gl ? ([ownSeriesKey(gl), `account:${nextOwnNumber(gl, desk.state)}`] as const) : []),
    ...(account ? ([`account:${account}`] as const) : []),
  ],
  checks: [isUnderOurChart, isOurs],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ action, gl, account: no, title }, desk) {
    if (gl !== null) {
      const account = {
        no: nextOwnNumber(gl, desk.state),
        gl,
        unit: desk.branch.unit,
        opened: desk.day,
        title,
      }
      return [openAccount(account), countUp(ownSeries(gl))]
    }
    const account = given(ownAccount(no ?? '', desk.state), 'an account that was checked')
    const to = action === 'close' ? { status: 'closed' as const, closed: desk.day } : { title }
    return [change('account', account.no, account, to)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'gl', 'account', 'title', 'newAccount', 'reason'],
  undoneBy: '0107',
  preview: 'entries',
  examples: [
    {
      title: { zh: '为一类费用开户', en: 'An account for one kind of expense' },
      by: '0003',
      fields: { action: 'open', gl: '6602', title: '钞币运送费', reason: '会计主管批准' },
      gives: ['new account 6602-01', 'tally series/internal/6602 1'],
    },
  ],
})
