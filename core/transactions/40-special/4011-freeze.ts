import { freezeLimit, type Organ } from '../../authorities.ts'
import { authorityFields, authorityOf, mayOrder } from '../../counter/authority.ts'
import { amountField, barsField, majorField, majorIsKnown } from '../../counter/freezeForm.ts'
import { freezeKeys, mustWait, noticeOnce } from '../../counter/freezes.ts'
import type { Day } from '../../dates.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { change, openItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { type Bars, imposed } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { byOrder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const withinTheLaw: Check<Values> = {
  name: { zh: '冻结期限不超过该机关的法定期限', en: 'Not longer than the law lets this organ freeze' },
  test({ organ, until, major }, desk) {
    const last = freezeLimit(authorityOf(desk, organ as Organ), desk.day, { major: major !== null })
    const fits = (until as Day) >= desk.day && (until as Day) <= last
    return fits ? null : { ...refuse('freezeTooLong', { first: desk.day, last }), field: 'until' }
  },
}

const nothingBefore: Check<Values> = {
  name: { zh: '没有在先冻结', en: 'No earlier freeze holds it' },
  test({ account: value, bars, amount }, { day }) {
    const account = value as Account
    return mustWait(account, { bars: bars as Bars, amount: amount as bigint | null }, day)
      ? refuse('freezeMustWait', { account: account.no })
      : null
  },
}

export const freeze = defineTransaction({
  code: '4011',
  name: { zh: '协助冻结', en: 'Freeze' },
  purpose: {
    zh: '有权机关依法冻结存款：限额、全额或单向，期满未续自动解除，冻结期间照常计息。已有在先冻结的用 4013 轮候。对客户保密。',
    en: 'An authority freezes a deposit: an amount, all of it, or one way only. It ends by itself unless renewed; interest goes on. Behind an earlier freeze it waits in line (4013).',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    ...authorityFields,
    bars: barsField,
    amount: onlyWhen(amountField, 'bars', ['amount']),
    until: day({ zh: '冻结至', en: 'Until' }),
    major: majorField,
  },
  also: ({ account }) => freezeKeys(account),
  checks: [mayOrder('freezes'), majorIsKnown, withinTheLaw, noticeOnce, nothingBefore],
  authorisation: byOrder,
  effects({ account, organ, officers, document, notice, bars, amount, until }, desk) {
    const item = newItemId(desk, 'freeze')
    const restriction = { reason: 'freeze', item, bars, amount, until, waits: null } as const
    return [
      openItem({
        kind: 'freeze',
        id: item,
        state: 'frozen',
        opened: desk.day,
        by: desk.teller.id,
        until,
        data: { account: account.no, organ, officers, document, notice, bars, amount, renewals: 0 },
      }),
      change('account', account.no, account, {
        restrictions: imposed(account.restrictions, restriction, desk.day),
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'organ', 'officers', 'document', 'notice', 'bars', 'amount', 'until', 'major', 'item'],
  undoneBy: '4012',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '法院限额冻结一年', en: 'A court freezes an amount for a year' },
      by: '0011',
      fields: {
        account: 'A1',
        organ: 'court',
        officers: '张三 执1001；李四 执1002',
        document: '（2026）粤03执12号',
        notice: '协冻12号',
        bars: 'amount',
        amount: '5000',
        until: '2027-03-01',
      },
      gives: [
        'new item freeze-20260302-2',
        'set account 0101110000000013 restrictions [] > [{"amount":"#500000","bars":"amount","item":"freeze-20260302-2","reason":"freeze","until":"2027-03-01","waits":null}]',
      ],
    },
  ],
})
