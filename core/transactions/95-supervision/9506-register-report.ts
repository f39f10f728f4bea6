import type { Day } from '../../dates.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { text } from '../../fields/text.ts'
import { create } from '../../ledger/build.ts'
import type { Customer, Posted } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { NOT_REPORTED, type Reportable, REPORTERS, reportOf } from '../../reports.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const OF_CUSTOMER = ['large', 'suspicious']

const notAhead: Check<Values> = {
  name: { zh: '交易日期不晚于当日', en: 'Not of a day to come' },
  test: ({ of }, desk) =>
    of !== null && (of as Day) > desk.day
      ? { ...refuse('dayNotYet', { day: of as Day }), field: 'of' }
      : null,
}

/** What the form says; null where a field is empty that is asked for, which is refused first. */
function subjectOf({ kind, customer: whose, of, row }: Values): Reportable | null {
  if (row !== null) {
    const { day: on, serial } = row as Posted
    return { kind: 'stranger', day: on, serial }
  }
  if (whose === null || of === null) return null
  return { kind: kind as 'large' | 'suspicious', day: of as Day, customer: (whose as Customer).no }
}

const claimOf = (values: Values): string => reportOf(given(subjectOf(values), 'what is reported'))

const notYet: Check<Values> = {
  name: { zh: '尚未登记', en: 'Not registered yet' },
  test(values, { state }) {
    const owner = state.get('claim', claimOf(values))?.owner
    return owner === undefined ? null : refuse('reportRegistered', { number: owner })
  },
}

export const registerReport = defineTransaction({
  code: '9506',
  name: { zh: '大额可疑交易报告登记', en: 'Register a report of large or suspicious transactions' },
  purpose: {
    zh: '总行反洗钱系统报送后，由主管或主任登记报告号：同一客户同一日的大额、可疑各登记一次，无本行账户的大额现金逐笔登记。复核后认为不必报告的，写明理由。仅主管和主任可办、可查，不得向客户和柜面泄露。',
    en: 'Once head office has sent a report, the supervisor or the director keeps its number: once for a customer’s large sums of a day, once for what is suspicious, and row by row for cash of people without an account. What is looked at and need not be reported is kept with the reasons. Nobody else may do it or see it; the customer must not be told.',
  },
  who: REPORTERS,
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    kind: choice<Reportable['kind']>({ zh: '报告种类', en: 'Kind of report' }, [
      { value: 'large', zh: '大额', en: 'Large' },
      { value: 'suspicious', zh: '可疑', en: 'Suspicious' },
      { value: 'stranger', zh: '大额（无本行账户）', en: 'Large (no account here)' },
    ]),
    customer: onlyWhen(customer({ zh: '客户号', en: 'Customer' }), 'kind', OF_CUSTOMER),
    of: onlyWhen(day({ zh: '交易日期', en: 'Day of the transactions' }), 'kind', OF_CUSTOMER),
    row: onlyWhen(journalRow({ zh: '会计日期/流水号', en: 'Day/serial' }), 'kind', ['stranger']),
    outcome: choice<'made' | 'none'>({ zh: '处理', en: 'Outcome' }, [
      { value: 'made', zh: '已报告', en: 'Reported' },
      { value: 'none', zh: '不予报告', en: 'Nothing to report' },
    ]),
    number: onlyWhen(text({ zh: '报告号', en: 'Number of the report' }, { max: 40 }), 'outcome', ['made']),
    reason: onlyWhen(
      text({ zh: '不予报告的理由', en: 'Why there is nothing to report' }, { max: 300, multiline: true }),
      'outcome',
      ['none'],
    ),
  },
  also(values) {
    const subject = subjectOf(values)
    return subject === null ? [] : [`claim:${reportOf(subject)}`]
  },
  checks: [notAhead, notYet],
  authorisation: [],
  effects: values => [create('claim', claimOf(values), { owner: values.number ?? NOT_REPORTED })],
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'customer', 'of', 'row', 'outcome', 'number', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '大额交易已由总行报送', en: 'Large sums, sent by head office' },
      by: '0002',
      fields: {
        kind: 'large',
        customer: '1',
        of: '2026-02-27',
        outcome: 'made',
        number: 'DE2026030200017',
      },
      gives: ['new claim reported/large/2026-02-27/000000001'],
    },
    {
      title: { zh: '无本行账户的大额现金', en: 'Cash of somebody without an account' },
      by: '0002',
      fields: { kind: 'stranger', row: '2026-03-02/1', outcome: 'made', number: 'DE2026030200018' },
      gives: ['new claim reported/stranger/2026-03-02/1'],
    },
    {
      title: { zh: '核实后不予报告', en: 'Looked at, nothing to report' },
      by: '0001',
      fields: {
        kind: 'suspicious',
        customer: '1',
        of: '2026-02-27',
        outcome: 'none',
        reason: '房屋出售款，当日购入理财，有合同',
      },
      gives: ['new claim reported/suspicious/2026-02-27/000000001'],
    },
  ],
})
