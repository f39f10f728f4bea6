import { authorityFields } from '../../counter/authority.ts'
import { freezeInForce, freezeKeys, ofTheSameOrgan, restrict } from '../../counter/freezes.ts'
import { item } from '../../fields/item.ts'
import { moveItem } from '../../ledger/build.ts'
import { lifted } from '../../ledger/restrictions.ts'
import { given } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'
import { byOrder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

export const unfreeze = defineTransaction({
  code: '4012',
  name: { zh: '解除冻结', en: 'Unfreeze' },
  purpose: {
    zh: '原冻结机关解除冻结或撤回轮候；由原经办柜员或综合柜员办理，签字与冻结时相同。排在其后的轮候冻结当即生效。',
    en: 'The organ that froze lifts its freeze, or leaves the line; done by whoever took it in or the chief teller, with the same signatures as for freezing. The next in the line takes effect at once.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: { freeze: item({ zh: '冻结编号', en: 'Freeze' }, 'freeze'), ...authorityFields },
  also: ({ freeze }, { state }) => {
    const account = state.get('account', freeze.data.account)
    return [`account:${freeze.data.account}`, ...(account ? freezeKeys(account) : [])]
  },
  checks: [ofTheSameOrgan, freezeInForce({ waiting: true })],
  authorisation: byOrder,
  effects({ freeze }, desk) {
    const account = given(desk.state.get('account', freeze.data.account), freeze.data.account)
    const restrictions = lifted(account.restrictions, freeze.id, desk.day)
    return [moveItem(freeze, 'unfrozen'), ...restrict(account, restrictions, desk)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['freeze', 'organ', 'officers', 'document', 'notice'],
  undoneBy: '4011',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '法院解除，轮候的生效', en: 'A court lifts its freeze; the next takes effect' },
      by: '0011',
      fields: {
        freeze: 'freeze-20260105-3',
        organ: 'court',
        officers: '张三 执1001；李四 执1002',
        document: '（2026）粤03执解7号',
        notice: '解冻7号',
      },
      gives: [
        'set item freeze-20260105-3 state frozen > unfrozen',
        'set item freeze-20260110-2 state waiting > frozen, until null > 2026-09-01',
        'set account 0101110000009022 restrictions [{"amount":"#500000","bars":"amount","item":"freeze-20260105-3","reason":"freeze","until":"2027-01-04","waits":null},{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":null,"waits":6}] > [{"amount":"#600000","bars":"amount","item":"freeze-20260110-2","reason":"freeze","until":"2026-09-01","waits":null}]',
      ],
    },
  ],
})
