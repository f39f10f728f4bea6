import { addDays } from '../../dates.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { personal } from '../../fields/text.ts'
import { inForce } from '../../items.ts'
import { change, openItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const notReported: Check<Values> = {
  name: { zh: '尚未挂失', en: 'Not reported yet' },
  test({ account }, { day }) {
    const { stop, no } = account as Account
    return stop && inForce(stop.until, day)
      ? refuse('alreadyReported', { account: no, until: stop.until })
      : null
  },
}

const hasPaper: Check<Values> = {
  name: { zh: '账户有存折或存单', en: 'The account has a passbook or certificate' },
  test: ({ account }) => ((account as Account).paper ? null : refuse('noPaperToLose')),
}

export const oralLossReport = defineTransaction({
  code: '4001',
  name: { zh: '口头挂失', en: 'Oral loss report' },
  purpose: {
    zh: '客户报失存折或存单，立即止付；五天内须补办书面挂失，否则自动失效。挂失前已支付的，银行不负责。',
    en: 'Stops payment at once when a passbook or certificate is lost; lapses unless confirmed in writing in five days.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand', 'lumpSum'] }),
    reporter: optional(
      personal(
        { zh: '报失人及联系方式', en: 'Who reports, and how to reach him' },
        { max: 60, sample: '本人' },
      ),
    ),
  },
  also: () => ['index:openItems/loss'],
  checks: [hasPaper, notReported],
  authorisation: [],
  effects({ account }, desk) {
    const id = newItemId(desk, 'loss')
    const until = addDays(desk.day, desk.parameters.loss.oralDays)
    const paper = account.product === 'demand' ? ('passbook' as const) : ('certificate' as const)
    const data = { account: account.no, paper }
    return [
      openItem({ kind: 'loss', id, state: 'oral', opened: desk.day, by: desk.teller.id, until, data }),
      change('account', account.no, account, { stop: { reason: 'loss', item: id, until } }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'item', 'until'],
  undoneBy: '4003',
  preview: 'entries',
  examples: [
    {
      title: { zh: '丢失存折', en: 'A lost passbook' },
      by: '0011',
      fields: { account: 'A1' },
      gives: [
        'new item loss-20260302-2',
        'set account 0101110000000013 stop null > {"item":"loss-20260302-2","reason":"loss","until":"2026-03-07"}',
      ],
    },
  ],
})
