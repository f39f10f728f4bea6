import { director } from '../../authorise.ts'
import { approvedByOthers, investigated } from '../../checks/investigation.ts'
import { contractClaim, contractOf } from '../../counter/contract.ts'
import { addMonths } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { askedBefore, onlyWhen, optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { rate } from '../../fields/rate.ts'
import { term } from '../../fields/term.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { type ContractTerms, type Guarantee, type LoanUse, loanUses } from '../../items/contract.ts'
import { create, moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account, Customer } from '../../ledger/entities.ts'
import { refuseRate } from '../../loans/ceiling.ts'
import { methodChoices } from '../../loans/plan.ts'
import type { RepaymentMethod } from '../../loans/terms.ts'
import { yuan } from '../../money.ts'
import { loanRateOn } from '../../rates.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const numberIsNew: Check<Values> = {
  name: { zh: '合同号未用过', en: 'A number that no contract has' },
  test: ({ contract }, desk) =>
    contractOf(contract as string, desk)
      ? { ...refuse('contractTaken', { contract: contract as string }), field: 'contract' }
      : null,
}

const hasRate: Check<Values> = {
  name: { zh: '有贷款利率', en: 'A loan rate' },
  test({ rate, term }, { parameters, day }) {
    const posted = loanRateOn(parameters, term as number, day)
    return rate !== null || posted !== null ? null : { ...refuse('rateMissing'), field: 'rate' }
  },
}

const notAboveMost: Check<Values> = {
  name: { zh: '利率不超过该种类贷款上限', en: 'No rate above the highest of its kind' },
  test({ rate, term, use }, { parameters, day }) {
    const months = term as number
    const ratePpm = (rate as number | null) ?? loanRateOn(parameters, months, day) ?? 0
    return refuseRate({ use: use as LoanUse, months, ratePpm }, day, parameters)
  },
}

const paysItself: Check<Values> = {
  name: { zh: '还款账户属于借款人', en: 'Repaid from the borrower’s own account' },
  test({ customer, payer }) {
    const account = payer as Account
    const own = account.customer === (customer as Customer).no
    return own ? null : { ...refuse('accountOfOther', { account: account.no }), field: 'payer' }
  },
}

export const loanContract = defineTransaction({
  code: '6805',
  name: { zh: '贷款合同登记', en: 'Register a loan contract' },
  purpose: {
    zh: '凭同一种类的贷前调查，按批准的借款合同登记金额、期限、利率、还款方式、罚息、用途、还款账户和担保，主任批准后方可放款。利率空为当日挂牌利率，罚息空为当日标准。',
    en: 'Registers an approved contract on the investigation before it, of the same kind of loan: amount, term, rate, method of repayment, penalty, use, repayment account, guarantee. It is drawn on once the director has signed. An empty rate is the posted one.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    contract: text({ zh: '合同号', en: 'Contract number' }, { max: 30 }),
    approved: money({ zh: '批准金额', en: 'Approved' }, { min: yuan(1) }),
    term: term({ zh: '期限（月）', en: 'Term (months)' }),
    rate: optional(rate({ zh: '年利率%（空为挂牌）', en: 'Rate % (empty: posted)' })),
    method: choice({ zh: '还款方式', en: 'Repaid' }, methodChoices),
    date: onlyWhen(
      optional(
        number({ zh: '还款日（空为放款日）', en: 'Day of month (empty: of the draw)' }, { min: 1, max: 31 }),
      ),
      'method',
      ['equalInstalment', 'equalPrincipal'],
    ),
    uplift: optional(
      number({ zh: '罚息上浮%（空为标准）', en: 'Penalty uplift % (empty: standard)' }, { min: 0, max: 100 }),
    ),
    payer: account({ zh: '还款账号', en: 'Repayment account' }, { products: ['demand', 'corporateDemand'] }),
    use: choice({ zh: '贷款种类', en: 'Kind of loan' }, loanUses),
    purpose: text({ zh: '用途', en: 'Purpose' }, { max: 60 }),
    guarantee: choice<Guarantee>({ zh: '担保方式', en: 'Guarantee' }, [
      { value: 'credit', zh: '信用', en: 'None' },
      { value: 'surety', zh: '保证', en: 'Surety' },
      { value: 'mortgage', zh: '抵押', en: 'Mortgage' },
      { value: 'pledge', zh: '质押', en: 'Pledge' },
    ]),
    collateral: onlyWhen(
      money({ zh: '须入库抵质押品价值', en: 'Collateral wanted' }, { min: yuan(1) }),
      'guarantee',
      ['mortgage', 'pledge'],
    ),
    investigation: askedBefore(
      item({ zh: '贷前调查编号', en: 'Investigation' }, 'investigation', { states: ['recommended'] }),
      'contract',
    ),
  },
  also: ({ contract }, { state }) => {
    const owner = state.get('claim', contractClaim(contract))?.owner
    return [
      `claim:${contractClaim(contract)}`,
      'index:openItems/contract',
      'index:openItems/investigation',
      ...(owner ? [`item:${owner}` as const] : []),
    ]
  },
  checks: [numberIsNew, hasRate, notAboveMost, paysItself, investigated, approvedByOthers],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects(values, desk) {
    const { customer, contract, approved, term, rate, investigation } = values
    const id = newItemId(desk, 'contract')
    const ratePpm = rate ?? given(loanRateOn(desk.parameters, term, desk.day), 'a loan rate was checked')
    const opened = openItem({
      kind: 'contract',
      id,
      state: 'active',
      opened: desk.day,
      by: desk.teller.id,
      until: addMonths(desk.day, desk.parameters.loan.drawMonths),
      data: {
        customer: customer.no,
        number: contract,
        approved,
        drawn: 0n,
        ratePpm,
        months: term,
        terms: termsOf(values, desk),
        held: [],
      },
    })
    return [
      opened,
      create('claim', contractClaim(contract), { owner: id }),
      contracted(investigation, approved),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'customer',
    'investigation',
    'contract',
    'approved',
    'term',
    'rate',
    'method',
    'date',
    'uplift',
    'payer',
    'use',
    'purpose',
    'guarantee',
    'collateral',
    'item',
    'until',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '按季付息的经营贷款', en: 'A business loan, interest quarterly' },
      by: '0013',
      fields: {
        customer: '1',
        contract: 'HT-001',
        approved: '50000',
        term: '12',
        method: 'interestQuarterly',
        payer: 'A1',
        use: 'business',
        purpose: '进货',
        guarantee: 'credit',
        investigation: 'investigation-20260202-5',
      },
      gives: [
        'new item contract-20260302-2',
        'new claim contract/HT-001',
        'set item investigation-20260202-5 state recommended > recommended, data {"contracted":"#0"} > {"contracted":"#5000000"}',
      ],
    },
    {
      title: { zh: '等额本息住房贷款', en: 'A housing loan in equal instalments' },
      by: '0013',
      fields: {
        customer: '1',
        contract: 'HT-002',
        approved: '200000',
        term: '240',
        rate: '4.9',
        method: 'equalInstalment',
        date: '20',
        uplift: '50',
        payer: 'A1',
        use: 'housing',
        purpose: '购房',
        guarantee: 'mortgage',
        collateral: '300000',
        investigation: 'investigation-20260202-5',
      },
      gives: [
        'new item contract-20260302-2',
        'new claim contract/HT-002',
        'set item investigation-20260202-5 state recommended > recommended, data {"contracted":"#0"} > {"contracted":"#20000000"}',
      ],
    },
  ],
})

/** What it was good for is used up, or the rest of it waits for another contract. */
function contracted(investigation: Item<'investigation'>, approved: bigint): EffectDraft {
  const { amount, contracted: before } = investigation.data
  const all = before + approved
  return moveItem(investigation, all === amount ? 'contracted' : 'recommended', { contracted: all })
}

interface Agreed {
  readonly method: RepaymentMethod
  readonly date: number | null
  readonly uplift: number | null
  readonly payer: Account
  readonly use: LoanUse
  readonly purpose: string
  readonly guarantee: Guarantee
  readonly collateral: bigint | null
}

function termsOf(agreed: Agreed, { parameters }: Desk): ContractTerms {
  const { method, date, uplift, payer, use, purpose, guarantee, collateral } = agreed
  const penaltyPermille = uplift === null ? parameters.loan.penaltyPermille : 1000 + uplift * 10
  return {
    plan: { method, penaltyPermille, payer: payer.no },
    date,
    use,
    purpose,
    guarantee,
    collateral: collateral ?? 0n,
  }
}
