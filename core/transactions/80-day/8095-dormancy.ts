import { mayFallDormant } from '../../checks/dormant.ts'
import { dormancyKeys, makeDormant } from '../../counter/dormant.ts'
import { ownAccounts } from '../../counter/savings.ts'
import { account } from '../../fields/account.ts'
import { day } from '../../fields/day.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { defineTransaction, none } from '../define.ts'

export const dormancy = defineTransaction({
  code: '8095',
  name: { zh: '久悬户转入', en: 'Dormant accounts' },
  purpose: {
    zh: '日终步骤，月末：把久无收付的活期户结清利息转入久悬未取款项；冻结、占用、透支的不动。客户来时用 0570 激活。',
    en: 'Day end, at the end of a month: what stands on accounts that their owners have long not moved waits elsewhere. 0570 puts it back.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    account: optional(account({ zh: '账号', en: 'Account' }, { products: ownAccounts })),
    last: optional(day({ zh: '客户末次交易日', en: 'Last moved by its owner' })),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also: ({ account }) => (account === null ? [] : dormancyKeys(account)),
  checks: [mayFallDormant],
  authorisation: [],
  effects: ({ account, last }, desk) =>
    account === null || last === null ? [] : makeDormant(account, last, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'last', 'interest', 'left'],
  undoneBy: '0570',
  preview: 'none',
  examples: [
    {
      title: { zh: '一户转久悬', en: 'An account falls dormant' },
      by: '9999',
      at: 'night',
      fields: { account: 'V1', last: '2025-01-10' },
      gives: [
        'D 0101110000008016 2000.00',
        'D 6411-11 12.43',
        'C 2241-03 2012.43',
        'products 0101110000008016 -127800000',
        'new item dormant-20260302-2',
        'set account 0101110000008016 restrictions [] > [{"amount":null,"bars":"in","item":"dormant-20260302-2","reason":"dormant","until":null,"waits":null}]',
      ],
    },
  ],
})
