import { freezeLimit, type Organ } from '../../authorities.ts'
import { authorityFields, authorityOf, mayOrder } from '../../counter/authority.ts'
import { amountField, barsField, majorField, majorIsKnown } from '../../counter/freezeForm.ts'
import {
  freezeInForce,
  freezeKeys,
  mustWait,
  noticeOnce,
  ofTheSameOrgan,
  restrict,
} from '../../counter/freezes.ts'
import { addDays, addMonths, type Day } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { term } from '../../fields/term.ts'
import type { Item } from '../../items.ts'
import { change, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { type Bars, imposed, standing } from '../../ledger/restrictions.ts'
import { refuse } from '../../refusals.ts'
import { deposits } from '../../products.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { byOrder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

/** A check for one of the two actions. */
const on = (action: 'renew' | 'wait', check: Check<Values>): Check<Values> => ({
  name: check.name,
  test: (values, desk) => (values.action === action ? check.test(values, desk) : null),
})

const renewable: Check<Values> = {
  name: { zh: '续冻次数和期限合法', en: 'As often and as long as the law lets this organ renew' },
  test({ freeze: value, organ, until, major }, desk) {
    const { data, until: ends } = value as Item<'freeze'>
    const powers = authorityOf(desk, organ as Organ)
    if (data.renewals >= powers.renewals) return refuse('renewalsUsed', { renewals: String(powers.renewals) })
    const first = addDays(endOf(value as Item<'freeze'>, desk) ?? given(ends, 'a freeze that ends'), 1)
    const last = freezeLimit(powers, first, { major: major !== null })
    const fits = (until as Day) >= first && (until as Day) <= last
    return fits ? null : { ...refuse('freezeTooLong', { first, last }), field: 'until' }
  },
}

/** When it ends, of a freeze that may have taken effect by itself without a day end to write that down. */
function endOf({ id, data }: Item<'freeze'>, { state, day }: Desk): Day | null {
  const account = state.get('account', data.account)
  return standing(account?.restrictions ?? [], day).find(one => one.item === id)?.until ?? null
}

const somethingBefore: Check<Values> = {
  name: { zh: '有在先冻结', en: 'Behind an earlier freeze' },
  test({ account: value, bars, amount }, { day }) {
    const account = value as Account
    return mustWait(account, { bars: bars as Bars, amount: amount as bigint | null }, day)
      ? null
      : refuse('freezeNeedNotWait', { account: account.no })
  },
}

const termWithinTheLaw: Check<Values> = {
  name: { zh: '轮候期限不超过法定期限', en: 'Not longer than the law lets this organ freeze' },
  test({ organ, term: months, major }, desk) {
    const last = freezeLimit(authorityOf(desk, organ as Organ), desk.day, { major: major !== null })
    const ends = addDays(addMonths(desk.day, months as number), -1)
    return ends <= last ? null : { ...refuse('freezeTooLong', { first: desk.day, last }), field: 'term' }
  },
}

export const renewOrWait = defineTransaction({
  code: '4013',
  name: { zh: '续冻与轮候冻结', en: 'Renew a freeze, or wait in line' },
  purpose: {
    zh: '续冻：原机关在期满前延长冻结。轮候：账户已有在先冻结时登记排队，在先的解除或失效后依次自动生效，不影响在先冻结的期限。',
    en: 'Renews a freeze before it ends; or enters another behind it, which takes effect by itself, in order, once the earlier ones have ended.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'renew', zh: '续冻', en: 'Renew' },
      { value: 'wait', zh: '轮候冻结', en: 'Wait in line' },
    ]),
    freeze: onlyWhen(item({ zh: '冻结编号', en: 'Freeze' }, 'freeze'), 'action', ['renew']),
    account: onlyWhen(account({ zh: '账号', en: 'Account' }, { products: deposits }), 'action', ['wait']),
    ...authorityFields,
    until: onlyWhen(day({ zh: '续冻至', en: 'Until' }), 'action', ['renew']),
    bars: onlyWhen(barsField, 'action', ['wait']),
    amount: onlyWhen(amountField, 'bars', ['amount']),
    term: onlyWhen(term({ zh: '生效后期限（月）', en: 'For so many months once in force' }), 'action', [
      'wait',
    ]),
    major: majorField,
  },
  also: ({ freeze, account }, { state }) => {
    const frozen = freeze ? state.get('account', freeze.data.account) : account
    return [
      ...(freeze ? [`account:${freeze.data.account}` as const] : []),
      ...(frozen ? freezeKeys(frozen) : []),
    ]
  },
  checks: [
    mayOrder('freezes'),
    majorIsKnown,
    on('renew', ofTheSameOrgan),
    on('renew', freezeInForce({ waiting: false })),
    on('renew', renewable),
    on('wait', mayOrder('waits')),
    on('wait', termWithinTheLaw),
    on('wait', noticeOnce),
    on('wait', somethingBefore),
  ],
  authorisation: byOrder,
  effects: (values, desk) => (values.freeze ? renew(values.freeze, values.until, desk) : wait(values, desk)),
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'action',
    'freeze',
    'account',
    'organ',
    'officers',
    'document',
    'notice',
    'until',
    'bars',
    'amount',
    'term',
    'major',
    'item',
  ],
  undoneBy: '4012',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '续冻一年', en: 'Renewed for a year' },
      by: '0011',
      fields: {
        action: 'renew',
        freeze: 'freeze-20260105-3',
        organ: 'court',
        officers: '张三 执1001；李四 执1002',
        document: '（2026）粤03执续7号',
        notice: '续冻7号',
        until: '2028-01-04',
      },
      gives: [
        'set item freeze-20260105-3 state frozen > frozen, until 2027-01-04 > 2028-01-04, data {"account":"0101110000009022","amount":"#500000","bars":"amount","document":"（2026）粤03执7号","notice":"协冻7号","officers":{"hash":"张三 执1001；李四 执1002","sealed":"张三 执1001；李四 执1002"},"organ":"court","renewals":0} > {"account":"0101110000009022","amount":"#500000","bars":"amount","document":"（2026）粤03执7号","notice":"协冻7号","officers":{"hash":"张三 执1001；李四 执1002","sealed":"张三 执1001；李四 执1002"},"organ":"court","renewals":1}',
        'set account 0101110000009022 restrictions [{"amount":"#500000","bars":"amount","item":"freeze-20260105-3","reason":"freeze","until":"2027-01-04","waits":null},{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":null,"waits":6}] > [{"amount":"#500000","bars":"amount","item":"freeze-20260105-3","reason":"freeze","until":"2028-01-04","waits":null},{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":null,"waits":6}]',
      ],
    },
    {
      title: { zh: '另一法院轮候', en: 'Another court waits' },
      by: '0011',
      fields: {
        action: 'wait',
        account: 'S3',
        organ: 'court',
        officers: '王五 执2001；赵六 执2002',
        document: '（2026）粤04执9号',
        notice: '轮候9号',
        bars: 'out',
        term: '12',
      },
      gives: [
        'new item freeze-20260302-2',
        'set account 0101110000009022 restrictions [{"amount":"#500000","bars":"amount","item":"freeze-20260105-3","reason":"freeze","until":"2027-01-04","waits":null},{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":null,"waits":6}] > [{"amount":"#500000","bars":"amount","item":"freeze-20260105-3","reason":"freeze","until":"2027-01-04","waits":null},{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":null,"waits":6},{"amount":null,"bars":"out","item":"freeze-20260302-2","reason":"freeze","until":null,"waits":12}]',
      ],
    },
  ],
})

function renew(freeze: Item<'freeze'>, until: Day | null, desk: Desk): EffectDraft[] {
  const account = given(desk.state.get('account', freeze.data.account), freeze.data.account)
  const restrictions = standing(account.restrictions, desk.day).map(one =>
    one.item === freeze.id ? { ...one, until } : one,
  )
  const data = { ...freeze.data, renewals: freeze.data.renewals + 1 }
  return [
    change('item', freeze.id, freeze, { state: 'frozen', until, data }),
    change('account', account.no, account, { restrictions }),
  ]
}

interface Waiting {
  readonly account: Account | null
  readonly organ: Organ
  readonly officers: Item<'freeze'>['data']['officers']
  readonly document: string
  readonly notice: string
  readonly bars: Bars | null
  readonly amount: bigint | null
  readonly term: number | null
}

function wait({ term: months, ...values }: Waiting, desk: Desk): EffectDraft[] {
  const { organ, officers, document, notice, amount } = values
  const account = given(values.account, 'an account to freeze')
  const bars = given(values.bars, 'a way to freeze it')
  const id = newItemId(desk, 'freeze')
  const restriction = { reason: 'freeze', item: id, bars, amount, until: null, waits: months } as const
  return [
    openItem({
      kind: 'freeze',
      id,
      state: 'waiting',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: { account: account.no, organ, officers, document, notice, bars, amount, renewals: 0 },
    }),
    ...restrict(account, imposed(account.restrictions, restriction, desk.day), desk),
  ]
}
