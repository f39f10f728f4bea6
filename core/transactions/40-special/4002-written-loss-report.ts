import { supervisor } from '../../authorise.ts'
import { feeTill, takeFee, waiver, waiverKeys, waiverLadder } from '../../counter/fee.ts'
import { hasPaperToLose, notReported, openReport, reportKeys, reportOn } from '../../counter/loss.ts'
import { addDays } from '../../dates.ts'
import { account } from '../../fields/account.ts'
import { optional } from '../../fields/field.ts'
import { notesUnless } from '../../fields/notes.ts'
import { personal } from '../../fields/text.ts'
import { change } from '../../ledger/build.ts'
import { imposed, standing } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { isRefusal } from '../../refusals.ts'
import { defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

/** Confirms an oral report or stands by itself; either way it no longer lapses, and its clock begins. */
export const writtenLossReport = defineTransaction({
  code: '4002',
  name: { zh: '书面挂失', en: 'Written loss report' },
  purpose: {
    zh: '客户本人或代理人书面报失存折存单，核对证件后止付，收取手续费，免收的写明事由；口头挂失就此转为书面。满七天后由客户本人用 4004 补发或支取。',
    en: 'A lost passbook or certificate reported in writing, for a fee or with a reason why it is waived; it confirms an oral report. Seven days later the customer himself has it replaced or paid with 4004.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    reporter: personal(
      { zh: '挂失申请人（姓名、证件、住址）', en: 'Who reports (name, document, address)' },
      { max: 120, sample: '王小明 110105… 示范路 1 号' },
    ),
    payer: optional(
      account(
        { zh: '手续费付费账号（现金则空）', en: 'Fee from account (empty for cash)' },
        { products: ['demand'] },
      ),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payer', direction: 'in' }),
    waiver,
  },
  also: ({ account, waiver }, desk) => [
    ...reportKeys(account),
    'account:6021-01',
    ...waiverKeys('4002', waiver, desk),
  ],
  checks: [hasPaperToLose, notReported('written'), feeTill(desk => desk.parameters.special.lossFee)],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }, ...waiverLadder],
  effects(values, desk) {
    const { account } = values
    const due = { amount: desk.parameters.special.lossFee, income: '6021-01' }
    const fee = takeFee('4002', due, values, desk)
    if (isRefusal(fee)) return fee
    const from = addDays(desk.day, desk.parameters.special.writtenLossDays)
    const oral = reportOn(account, desk)
    if (oral) {
      const data = { ...oral.data, from }
      const restrictions = standing(account.restrictions, desk.day).map(one =>
        one.item === oral.id ? { ...one, until: null } : one,
      )
      return [
        ...fee,
        change('item', oral.id, oral, { state: 'written', until: null, data }),
        change('account', account.no, account, { restrictions }),
      ]
    }
    const [report, restriction] = openReport(account, 'written', { until: null, from }, desk)
    const restrictions = imposed(account.restrictions, restriction, desk.day)
    return [...fee, report, change('account', account.no, account, { restrictions })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'reporter', 'item', 'fee', 'payer', 'waiver', 'matures'],
  undoneBy: '4003',
  preview: 'entries',
  examples: [
    {
      title: { zh: '口头挂失转书面', en: 'Confirming an oral report' },
      by: '0011',
      fields: { account: 'A3', reporter: '李小红 身份证', notes: '10x1' },
      gives: [
        'D 1001-01-01 10.00',
        'notes 10x1 customer > till:01',
        'C 6021-01 10.00',
        'set item loss-20260228-7 state oral > written, until 2026-03-05 > null, data {"account":"0101110000000039","paper":"passbook"} > {"account":"0101110000000039","from":"2026-03-09","paper":"passbook"}',
        'set account 0101110000000039 restrictions [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":"2026-03-05","waits":null}] > [{"amount":null,"bars":"out","item":"loss-20260228-7","reason":"loss","until":null,"waits":null}]',
      ],
    },
    {
      title: { zh: '免收手续费', en: 'The fee waived' },
      by: '0011',
      fields: { account: 'F2', reporter: '王小明 身份证', waiver: '老年客户，主管同意' },
      gives: [
        'tally feeWaived/4002/2026 1000',
        'new item loss-20260302-2',
        'set account 0101120000000020 restrictions [] > [{"amount":null,"bars":"out","item":"loss-20260302-2","reason":"loss","until":null,"waits":null}]',
      ],
    },
    {
      title: { zh: '直接书面挂失，转账付费', en: 'Without an oral report, the fee from an account' },
      by: '0011',
      fields: { account: 'F2', reporter: '王小明 身份证', payer: 'A1' },
      gives: [
        'D 0101110000000013 10.00',
        'C 6021-01 10.00',
        'new item loss-20260302-2',
        'set account 0101120000000020 restrictions [] > [{"amount":null,"bars":"out","item":"loss-20260302-2","reason":"loss","until":null,"waits":null}]',
      ],
    },
  ],
})
