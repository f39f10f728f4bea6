import { director } from '../../authorise.ts'
import type { Desk } from '../../desk.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen } from '../../fields/field.ts'
import { rate } from '../../fields/rate.ts'
import { term } from '../../fields/term.ts'
import { text } from '../../fields/text.ts'
import { rateKinds } from '../../interest/quote.ts'
import { lateOrders, type RepaymentOrder, repaymentOrders } from '../../loans/orders.ts'
import { refusePosted } from '../../loans/ceiling.ts'
import type { RateKind } from '../../parameters.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import type { Amendment } from '../../registry/amendment.ts'
import { type SettingName, settings } from '../../registry/settings.table.ts'
import { parseSetting, settingsOf } from '../../registry/settings.ts'
import { defineTransaction, none } from '../define.ts'

const kinds = choicesOf(rateKinds)

interface Asked {
  readonly kind: RateKind | null
  readonly months: number | null
  readonly rate: number | null
  readonly setting: SettingName | null
  readonly value: string | null
  readonly loans: keyof typeof lateOrders | null
  readonly order: RepaymentOrder | null
  readonly from: string
}

function amendmentIn(
  { kind, months, rate: ppm, setting, value, loans, order, from }: Asked,
  desk: Desk,
): Amendment | Refusal {
  if (kind !== null && ppm !== null) {
    // What has been posted today has been counted at today's rate.
    if (from <= desk.day) return { ...refuse('rateOfTomorrow'), field: 'from' }
    const refusal = kind === 'loan' ? refusePosted(months ?? 0, ppm, from, desk.parameters) : null
    if (refusal) return refusal
    return { of: 'rate', kind, months: months ?? 0, value: ppm }
  }
  if (order !== null) return { of: 'repayment', late: loans === 'late', order }
  const name = setting as SettingName
  const text = value ?? ''
  const figure = parseSetting(name, text)
  if (figure === null)
    return { ...refuse('figureMalformed', { what: settings[name].name, text }), field: 'value' }
  return { of: 'setting', name, value: figure }
}

/** Those whose rate is one for all terms have none. */
const fixedKinds = kinds
  .map(({ value }) => value)
  .filter(value => value !== 'demand' && value !== 'agreement' && value !== 'overdraft')

export const rates = defineTransaction({
  code: '0105',
  name: { zh: '利率/费率维护', en: 'Rates and fees' },
  purpose: {
    zh: '变更挂牌利率、手续费、罚息和贷款还款顺序。利率从明天起才能变更；已开的定期按开户日利率，活期按结息日利率。会计主管提出，网点主任授权。',
    en: 'Changes posted rates, fees, penalties and the order of repayment. A rate changes from tomorrow at the earliest; fixed deposits keep the rate of their opening, demand takes that of its settlement. Proposed by the supervisor, signed by the director.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    what: choice({ zh: '变更什么', en: 'What' }, [
      { value: 'rate', zh: '利率', en: 'Rate' },
      { value: 'fee', zh: '费率', en: 'Fee' },
      { value: 'order', zh: '贷款还款顺序', en: 'Order of repayment' },
    ]),
    kind: onlyWhen(choice({ zh: '利率种类', en: 'Kind' }, kinds), 'what', ['rate']),
    months: onlyWhen(term({ zh: '期限（通知存款为天数）', en: 'Term (days of notice)' }), 'kind', fixedKinds),
    rate: onlyWhen(rate({ zh: '新年利率 %', en: 'New rate, % a year' }), 'what', ['rate']),
    setting: onlyWhen(choice({ zh: '费用', en: 'Fee' }, settingsOf('0105')), 'what', ['fee']),
    value: onlyWhen(text({ zh: '新值', en: 'New value' }, { max: 20 }), 'what', ['fee']),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds' }, { max: 120 }),
    loans: onlyWhen(
      choice({ zh: '哪类贷款', en: 'Of which loans' }, choicesOf(lateOrders)),
      'what',
      ['order'],
      {
        askedBefore: 'from',
      },
    ),
    order: onlyWhen(choice({ zh: '还款顺序', en: 'Order' }, choicesOf(repaymentOrders)), 'what', ['order'], {
      askedBefore: 'from',
    }),
  },
  also: agreeKeys,
  checks: [],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects: ({ reason, ...asked }, desk) => agree(desk, amendmentIn(asked, desk), asked.from, reason),
  expand: none,
  explain: none,
  view: null,
  receipt: ['what', 'kind', 'months', 'rate', 'setting', 'value', 'loans', 'order', 'reason', 'item', 'from'],
  undoneBy: '0105',
  preview: 'none',
  examples: [
    {
      title: { zh: '下周起一年期上调', en: 'One year earns more from next week' },
      by: '0002',
      fields: {
        what: 'rate',
        kind: 'lumpSum',
        months: '12',
        rate: '1.65',
        from: '2026-03-09',
        reason: '总行挂牌',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '挂失手续费即日免收', en: 'Loss reports are free from today' },
      by: '0002',
      fields: { what: 'fee', setting: 'special.lossFee', value: '0', from: '2026-03-02', reason: '减费让利' },
      gives: [
        'new item amendment-20260302-2',
        'set parameters current version 1 > 2, special {"collectionAnswerDays":3,"collectionDays":30,"lossFee":"#1000","policeStopDays":2,"smallEstate":"#5000000","writtenLossDays":7} > {"collectionAnswerDays":3,"collectionDays":30,"lossFee":"#0","policeStopDays":2,"smallEstate":"#5000000","writtenLossDays":7}',
      ],
    },
  ],
})
