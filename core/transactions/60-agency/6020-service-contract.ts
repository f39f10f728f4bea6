import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { contractClaim, contractOf, PARTNER } from '../../counter/contracts.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Fields, onlyWhen, type Values } from '../../fields/field.ts'
import { principal } from '../../fields/principal.ts'
import { text } from '../../fields/text.ts'
import { type Service, services } from '../../items/agencyContract.ts'
import { create, moveItem, openItem, remove } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import type { Principal } from '../../principals.ts'
import type { Product } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const fields = {
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'sign', zh: '签约', en: 'Sign' },
    { value: 'end', zh: '解约', en: 'End' },
  ]),
  service: choice({ zh: '业务', en: 'Service' }, services),
  account: account({ zh: '账号', en: 'Account' }, { products: ['demand', ...COMPANY_ACCOUNTS] }),
  partner: onlyWhen(principal({ zh: '对方单位', en: 'Broker or biller' }, ['broker', 'biller']), 'service', [
    'custody',
    'debit',
  ]),
  number: onlyWhen(text({ zh: '对方户号／手机号', en: 'Number there, telephone' }, { max: 30 }), 'action', [
    'sign',
  ]),
} satisfies Fields

const wanted = (values: Values) => ({
  service: values.service as Service,
  account: (values.account as Account).no,
  principal: (values.partner as Principal | null)?.code ?? null,
})

const nameOf = (service: unknown) =>
  given(
    services.find(({ value }) => value === service),
    'a service',
  )

const fits: Check<Values> = {
  name: { zh: '账户与对方单位适用', en: 'The account and the partner are of its kind' },
  test({ service, account: found, partner }) {
    const company = COMPANY_ACCOUNTS.includes((found as Account).product as Product)
    const barred = (service === 'payroll' && !company) || (service === 'custody' && company)
    if (barred) return { ...refuse('serviceNotFor', { service: nameOf(service) }), field: 'service' }
    const other = partner as Principal | null
    if (other === null || other.kind === PARTNER[service as Service]) return null
    const detail = { service: nameOf(service), principal: other.name }
    return { ...refuse('partnerWrong', detail), field: 'partner' }
  },
}

const signedOnce: Check<Values> = {
  name: { zh: '未签才能签，已签才能解', en: 'Signed once, ended once' },
  test(values, { state }) {
    const there = contractOf(state, wanted(values)) !== null
    const { no } = values.account as Account
    if (values.action === 'sign') return there ? refuse('contractThere', { account: no }) : null
    return there ? null : refuse('contractNone', { account: no })
  },
}

export const serviceContract = defineTransaction({
  code: '6020',
  name: { zh: '代理签约/解约', en: 'Service contract' },
  purpose: {
    zh: '网上银行、短信、第三方存管、委托代扣、代发工资的签约与解约：每个账户每项业务一份，存管只能对一家证券公司。',
    en: 'Signs and ends e-banking, text messages, third-party custody, direct debits and payroll: one contract a service and account, one broker for custody.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields,
  also(values, { state }) {
    const claim = contractClaim(wanted(values))
    const owner = state.get('claim', claim)?.owner
    const item = owner === undefined ? [] : [`item:${owner}` as const]
    return [`claim:${claim}`, ...item, 'index:openItems/agencyContract']
  },
  checks: [fits, signedOnce],
  authorisation: [],
  effects(values, desk) {
    const contract = wanted(values)
    const claim = contractClaim(contract)
    if (values.action === 'end') {
      const item = given(contractOf(desk.state, contract), 'a contract')
      return [remove('claim', claim, { owner: item.id }), moveItem(item, 'ended')]
    }
    const id = newItemId(desk, 'agencyContract')
    const data = {
      ...contract,
      partner: values.partner?.name ?? null,
      number: given(values.number, 'a number'),
    }
    const opened = { state: 'active', opened: desk.day, by: desk.teller.id, until: null } as const
    return [create('claim', claim, { owner: id }), openItem({ kind: 'agencyContract', id, ...opened, data })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'service', 'account', 'partner', 'number', 'item'],
  undoneBy: '6020',
  preview: 'entries',
  examples: [
    {
      title: { zh: '第三方存管签约', en: 'Third-party custody' },
      by: '0011',
      fields: { action: 'sign', service: 'custody', account: 'A1', partner: 'broker1', number: '8800123456' },
      gives: ['new claim contract/0101110000000013/custody', 'new item agencyContract-20260302-2'],
    },
    {
      title: { zh: '短信通知解约', en: 'No more text messages' },
      by: '0011',
      fields: { action: 'end', service: 'sms', account: 'A2' },
      gives: [
        'end claim contract/0101110000000021/sms',
        'set item agencyContract-20260105-9 state active > ended',
      ],
    },
  ],
})
