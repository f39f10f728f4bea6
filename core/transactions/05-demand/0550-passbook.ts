import { paperNotLost } from '../../checks/account.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { collect, issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { shownInBook } from '../../counter/passbook.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { change } from '../../ledger/build.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const paperIfReplaced: Check<Values> = {
  name: { zh: '换折时尾箱使用中且有空白存折', en: 'A till in use with a blank passbook, if it is replaced' },
  test(values, desk) {
    if (values.action === 'update') return null
    return tillInUse().test(values, desk) ?? hasPaper('passbook').test(values, desk)
  },
}

export const passbook = defineTransaction({
  code: '0550',
  name: { zh: '补登与换折', en: 'Passbook update or replacement' },
  purpose: {
    zh: '补登存折上没有印过的明细；按页按行接着印；超过最大未登折笔数的，较早的合并为一行（未登折笔数合计），余额照接。写满或破损时换一本，未印的登新折，旧折收回作废。',
    en: 'Prints the entries that the passbook does not show yet, on the page and line where it stopped; of more than the most, the oldest are merged into one line, from which the balance goes on. Full or damaged, it is replaced and the old one voided.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand', 'instalment', 'education'] }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'update', zh: '补登', en: 'Update' },
      { value: 'full', zh: '满页换折', en: 'Replace: full' },
      { value: 'damaged', zh: '破损换折', en: 'Replace: damaged' },
    ]),
  },
  also: (_values, desk) => ownStockKeys(desk, 'passbook'),
  checks: [paperNotLost('account'), paperIfReplaced],
  authorisation: [],
  effects({ account, action }, desk) {
    const isNew = action !== 'update'
    const shown = shownInBook(account, desk, isNew)
    if (!isNew) return [change('account', account.no, account, shown)]
    const paper = nextPaper(desk, 'passbook')
    return [
      ...collect(account),
      issue(desk, paper),
      change('account', account.no, account, { ...shown, paper }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'paper', 'passbookLines'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '补登', en: 'Update' },
      by: '0011',
      fields: { account: 'A1', action: 'update' },
      gives: ['set account 0101110000000013 printed null > {"day":"2026-03-02","serial":2}, unprinted 2 > 0'],
    },
    {
      title: { zh: '满页换折', en: 'Full' },
      by: '0011',
      fields: { account: 'A1', action: 'full' },
      gives: [
        'vouchers passbook 901-901 customer > void',
        'vouchers passbook 1001-1001 till:01 > customer',
        'payment 7001-passbook 1.00',
        'set account 0101110000000013 printed null > {"book":{"day":"2026-03-02","serial":2},"day":"2026-03-02","serial":2}, unprinted 2 > 0, paper {"kind":"passbook","number":901} > {"kind":"passbook","number":1001}',
      ],
    },
  ],
})
