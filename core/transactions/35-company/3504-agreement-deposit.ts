import { reviewer, supervisor } from '../../authorise.ts'
import { hasSpecimen, signet, signetAgrees } from '../../checks/company.ts'
import { COMPANY_ACCOUNTS, sealCardKeys } from '../../counter/company.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { image, SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { rate } from '../../fields/rate.ts'
import { rateKinds } from '../../interest/quote.ts'
import { change } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { agreed } from '../../ledger/split.ts'
import { refuseAbove } from '../../loans/ceiling.ts'
import { displayMoney } from '../../money.ts'
import { rateOn } from '../../rates.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

/** An agreement that has not ended. */
const inForce = ({ agreement }: Account) => (agreement && agreement.quota !== null ? agreement : null)

const oneAgreement: Check<Values> = {
  name: { zh: '未签约才能签约，已签约才能变更、终止', en: 'Signed once, before it is changed or ended' },
  test({ action, account: value }) {
    const found = value as Account
    const there = inForce(found) !== null
    if (action === 'sign')
      return there ? { ...refuse('agreementThere', { account: found.no }), field: 'account' } : null
    return there ? null : { ...refuse('agreementMissing', { account: found.no }), field: 'account' }
  },
}

const quotaIsEnough: Check<Values> = {
  name: { zh: '基本额度不低于规定', en: 'A quota of at least what is asked' },
  test({ quota }, { parameters }) {
    const least = parameters.company.quotaMinimum
    return quota === null || (quota as bigint) >= least
      ? null
      : { ...refuse('moneyTooSmall', { min: displayMoney(least) }), field: 'quota' }
  },
}

const rateIsPosted: Check<Values> = {
  name: { zh: '当日有协定存款挂牌利率', en: 'A posted agreement rate' },
  test: ({ action, rate: asked }, { parameters, day }) =>
    action === 'end' || asked !== null || rateOn(parameters, 'agreement', 0, day) !== null
      ? null
      : { ...refuse('rateWanted'), field: 'rate' },
}

const notAboveMost: Check<Values> = {
  name: { zh: '协定利率不超过挂牌利率的规定倍数', en: 'A rate that the posted one allows' },
  test({ rate: asked }, { parameters, day }) {
    const base = rateOn(parameters, 'agreement', 0, day)
    if (asked === null || base === null) return null
    const permille = parameters.company.agreementMostPermille
    return refuseAbove(asked as number, { of: rateKinds.agreement, base, permille })
  },
}

export const agreementDeposit = defineTransaction({
  code: '3504',
  name: { zh: '协定存款', en: 'Agreement deposit' },
  purpose: {
    zh: '单位账户签订、变更、终止协定存款合同：额度内按活期利率，超额度部分按协定利率计息，按季结息；中途变更或终止的，以前的超额度积数仍按原利率。须复核、主管。',
    en: 'Signs, changes or ends the agreement of a company’s account: the quota earns the demand rate, what lies above it the agreed one, settled quarterly; what lay above it before a change keeps its rate. Reviewer and supervisor sign.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'sign', zh: '签约', en: 'Sign' },
      { value: 'change', zh: '变更', en: 'Change' },
      { value: 'end', zh: '终止', en: 'End' },
    ]),
    account: account({ zh: '单位账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS }),
    quota: onlyWhen(money({ zh: '基本存款额度', en: 'Quota' }, { min: 1n }), 'action', ['sign', 'change']),
    rate: onlyWhen(
      optional(rate({ zh: '协定年利率 %（空为挂牌）', en: 'Agreed rate, % a year (empty: posted)' })),
      'action',
      ['sign', 'change'],
    ),
    presented: image({ zh: '合同印章图像', en: 'Seals on the contract' }, { beside: 'account' }),
    signet: signet(),
  },
  also: ({ account }) => sealCardKeys(account),
  checks: [oneAgreement, quotaIsEnough, rateIsPosted, notAboveMost, hasSpecimen('account'), signetAgrees],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false }), supervisor] }],
  effects({ account: found, quota, rate: asked }, { day, parameters }) {
    const now = inForce(found)
    const ratePpm = quota === null ? now?.ratePpm : (asked ?? rateOn(parameters, 'agreement', 0, day))
    return [change('account', found.no, found, { agreement: agreed(found, day, quota, ratePpm ?? 0) })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'quota', 'rate', 'agreed', 'signet'],
  undoneBy: '3504',
  preview: 'entries',
  examples: [
    {
      title: { zh: '十万元以上按协定利率', en: 'The agreed rate above a hundred thousand' },
      by: '0011',
      fields: {
        action: 'sign',
        account: 'K1',
        quota: '100000',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: [
        'set account 0101210000009517 agreement null > {"before":[],"from":"2026-03-02","moment":"#204468000000","quota":"#10000000","ratePpm":11500}',
      ],
    },
  ],
})
