import { supervisor } from '../../authorise.ts'
import { paperNotLost } from '../../checks/account.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { personal } from '../../fields/text.ts'
import { change, moveItem, openItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { imposed, inForceFor, lifted } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const fitsTheReport: Check<Values> = {
  name: { zh: '挂失时尚未挂失，撤销时已挂失', en: 'Reported once, and cancelled only when reported' },
  test({ account: value, action }, { day }) {
    const account = value as Account
    const reported = inForceFor(account, 'password', day) !== null
    if (action === 'report' && reported) return refuse('passwordReported', { account: account.no })
    if (action === 'cancel' && !reported) return refuse('passwordNotReported', { account: account.no })
    return null
  },
}

/** Whoever has neither paper nor password proves too little: the paper is dealt with first. */
const paperAtHand: Check<Values> = {
  name: { zh: '重置时存折存单未挂失', en: 'Reset only with the paper at hand' },
  test: (values, desk) => (values.action === 'reset' ? paperNotLost('account').test(values, desk) : null),
}

/**
 * The outlet keeps no passwords of customers yet: what the code does is to stop withdrawals while one is
 * reported, and to write down who had it reset and who signed for that.
 */
export const passwordLoss = defineTransaction({
  code: '4005',
  name: { zh: '密码挂失与重置', en: 'Password report and reset' },
  purpose: {
    zh: '客户忘记或泄露密码：挂失后停止支付；本人持证件和存折存单重置后恢复，想起密码的可撤销。主管授权。',
    en: 'A password forgotten or known to others: payment stops until the customer, with document and paper, has it reset, or cancels. The supervisor signs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'report', zh: '挂失', en: 'Report' },
      { value: 'reset', zh: '重置', en: 'Reset' },
      { value: 'cancel', zh: '撤销挂失', en: 'Cancel the report' },
    ]),
    applicant: personal(
      { zh: '申请人（姓名、证件）', en: 'Who asks (name, document)' },
      { max: 80, sample: '王小明 110105…' },
    ),
  },
  also: ({ account }, { day }) => {
    const report = inForceFor(account, 'password', day)
    return ['index:openItems/passwordLoss', ...(report ? [`item:${report.item}` as const] : [])]
  },
  checks: [fitsTheReport, paperAtHand],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ account, action }, desk) {
    const report = inForceFor(account, 'password', desk.day)
    if (report) {
      const item = given(desk.state.get('item', report.item), report.item)
      const restrictions = lifted(account.restrictions, item.id, desk.day)
      const state = action === 'reset' ? 'reset' : 'cancelled'
      return [moveItem(item, state), change('account', account.no, account, { restrictions })]
    }
    const item = newItemId(desk, 'passwordLoss')
    const state = action === 'reset' ? 'reset' : 'reported'
    const opened = openItem({
      kind: 'passwordLoss',
      id: item,
      state,
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: { account: account.no },
    })
    if (action === 'reset') return [opened]
    const restriction = {
      reason: 'password',
      item,
      bars: 'out',
      amount: null,
      until: null,
      waits: null,
    } as const
    const restrictions = imposed(account.restrictions, restriction, desk.day)
    return [opened, change('account', account.no, account, { restrictions })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'applicant', 'item'],
  undoneBy: '4005',
  preview: 'entries',
  examples: [
    {
      title: { zh: '忘记密码', en: 'Forgotten' },
      by: '0011',
      fields: { account: 'A1', action: 'report', applicant: '王小明 身份证' },
      gives: [
        'new item passwordLoss-20260302-2',
        'set account 0101110000000013 restrictions [] > [{"amount":null,"bars":"out","item":"passwordLoss-20260302-2","reason":"password","until":null,"waits":null}]',
      ],
    },
    {
      title: { zh: '当场重置', en: 'Reset at once' },
      by: '0011',
      fields: { account: 'A1', action: 'reset', applicant: '王小明 身份证' },
      gives: ['new item passwordLoss-20260302-2'],
    },
  ],
})
