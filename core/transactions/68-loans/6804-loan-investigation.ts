import { named } from '../../authorise.ts'
import { anotherApproves, twoInvestigators } from '../../checks/investigation.ts'
import { addMonths } from '../../dates.ts'
import { newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { askedBefore } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { teller } from '../../fields/teller.ts'
import { personal, text } from '../../fields/text.ts'
import { loanUses } from '../../items/contract.ts'
import { openItem } from '../../ledger/build.ts'
import type { Key } from '../../ledger/entities.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const loanInvestigation = defineTransaction({
  code: '6804',
  name: { zh: '贷前调查登记', en: 'Loan investigation' },
  purpose: {
    zh: '签合同之前，两人实地调查借款人的经营、收入、还款来源和担保，登记贷款种类、情况与结论，协办人签字；协办人不能是唯一的审批人。建议发放的在有效期内凭编号登记同种类的合同，累计不超过建议金额；不建议的留档。',
    en: 'Before a contract two people look at the borrower’s business, income, source of repayment and guarantee; kind of loan, findings and conclusion are kept, and the second signs, who is not the only one to approve it. What is recommended is contracted under its number while it is in date, for that kind and up to its amount; the rest is filed.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    amount: money({ zh: '建议金额', en: 'Amount' }, { min: yuan(1) }),
    purpose: text({ zh: '用途', en: 'Purpose' }, { max: 60 }),
    partner: teller({ zh: '协办调查人', en: 'Second investigator' }),
    findings: personal(
      { zh: '调查情况', en: 'Findings' },
      { max: 500, multiline: true, sample: '经营正常，月收入一万二千元，无其他负债' },
    ),
    conclusion: choice({ zh: '结论', en: 'Conclusion' }, [
      { value: 'recommend', zh: '建议发放', en: 'Recommended' },
      { value: 'decline', zh: '不建议', en: 'Not recommended' },
    ]),
    use: askedBefore(choice({ zh: '贷款种类', en: 'Kind of loan' }, loanUses), 'purpose'),
  },
  also: (_values, { branch }) => [
    'index:openItems/investigation',
    ...branch.tellers.map((id): Key => `teller:${id}`),
  ],
  checks: [twoInvestigators, anotherApproves],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('partner')] }],
  effects({ customer, amount, purpose, partner, conclusion, use }, desk) {
    const recommended = conclusion === 'recommend'
    return [
      openItem({
        kind: 'investigation',
        id: newItemId(desk, 'investigation'),
        state: recommended ? 'recommended' : 'declined',
        opened: desk.day,
        by: desk.teller.id,
        until: recommended ? addMonths(desk.day, desk.parameters.loan.investigationMonths) : null,
        data: { customer: customer.no, amount, contracted: 0n, purpose, use, partner: partner.id },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'amount', 'use', 'purpose', 'partner', 'conclusion', 'item', 'until'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '建议发放五万元', en: 'Fifty thousand recommended' },
      by: '0013',
      fields: {
        customer: '1',
        amount: '50000',
        use: 'business',
        purpose: '进货',
        partner: '0003',
        findings: '门店经营三年，月均流水八万元，征信无逾期',
        conclusion: 'recommend',
      },
      gives: ['new item investigation-20260302-2'],
    },
    {
      title: { zh: '还款来源不足，不建议', en: 'Too little to repay it from' },
      by: '0013',
      fields: {
        customer: '2',
        amount: '300000',
        use: 'housing',
        purpose: '购房',
        partner: '0003',
        findings: '月收入不足以覆盖月供，另有他行贷款',
        conclusion: 'decline',
      },
      gives: ['new item investigation-20260302-2'],
    },
  ],
})
