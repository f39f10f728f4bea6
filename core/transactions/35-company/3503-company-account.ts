import { director, reviewer, supervisor } from '../../authorise.ts'
import { differentAccounts } from '../../checks/account.ts'
import { hasSpecimen, signet, signetAgrees } from '../../checks/company.ts'
import {
  basicIsLast,
  isCompany,
  noContracts,
  oneBasic,
  paidInCash,
  temporaryEnds,
} from '../../checks/companyAccount.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import {
  accountsOfKeys,
  closeCompany,
  COMPANY_ACCOUNTS,
  companyClasses,
  companyTerms,
  newSealCard,
  sealCardKeys,
  sealCardOf,
} from '../../counter/company.ts'
import { boughtKeys } from '../../counter/papers.ts'
import { contractKeys } from '../../counter/contracts.ts'
import { demandInterestDue } from '../../counter/demand.ts'
import { interestKeys, productOf } from '../../counter/interest.ts'
import { workingDayAfter } from '../../day/calendar.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { day } from '../../fields/day.ts'
import { type Fields, type LoadedOf, onlyWhen, optional, type Values } from '../../fields/field.ts'
import { image, SAMPLE_PICTURE } from '../../fields/image.ts'
import { notesUnless } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { explainSegments } from '../../interest/explain.ts'
import type { Item } from '../../items.ts'
import { change, moveItem, openAccount } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const known = account({ zh: '单位账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS })
const payee = account(
  { zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' },
  { products: COMPANY_ACCOUNTS },
)

const fields = {
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'open', zh: '开户', en: 'Open' },
    { value: 'seal', zh: '更换印鉴', en: 'Change the seals' },
    { value: 'close', zh: '销户', en: 'Close' },
    { value: 'lost', zh: '印鉴挂失', en: 'Seals reported lost' },
    { value: 'renew', zh: '挂失后重留印鉴', en: 'New seals after a loss' },
  ]),
  customer: onlyWhen(customer({ zh: '单位客户号', en: 'Company' }), 'action', ['open']),
  class: onlyWhen(choice({ zh: '账户性质', en: 'Class' }, companyClasses), 'action', ['open']),
  until: onlyWhen(optional(day({ zh: '临时户有效期至', en: 'Temporary until' })), 'action', ['open']),
  ground: onlyWhen(
    optional(
      choice({ zh: '开户事由（空为一般）', en: 'Opened for (empty: business)' }, [
        { value: 'business', zh: '一般', en: 'Business' },
        { value: 'loan', zh: '借款转存', en: 'A loan' },
        { value: 'capital', zh: '注册验资转入', en: 'Capital verified' },
      ]),
    ),
    'action',
    ['open'],
  ),
  licence: onlyWhen(text({ zh: '证明文件', en: 'Papers shown' }, { max: 60 }), 'action', [
    'open',
    'lost',
    'renew',
  ]),
  account: onlyWhen(known, 'action', ['seal', 'close', 'lost', 'renew'], { askedBefore: 'licence' }),
  presented: onlyWhen(
    image({ zh: '申请书印章图像', en: 'Seals on the application' }, { beside: 'account' }),
    'action',
    ['seal', 'close'],
  ),
  signet: onlyWhen(signet(), 'action', ['seal', 'close']),
  specimen: onlyWhen(image({ zh: '印鉴卡图像', en: 'Seal card' }), 'action', ['open', 'seal', 'renew']),
  rule: onlyWhen(text({ zh: '签章规则', en: 'What makes a signature' }, { max: 60 }), 'action', [
    'open',
    'seal',
    'renew',
  ]),
  payee: onlyWhen(optional(payee), 'action', ['close']),
  notes: onlyWhen(notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }), 'action', [
    'close',
  ]),
} satisfies Fields

type Loaded = LoadedOf<typeof fields>

/** New seals after a loss need the loss; all else needs the seals. */
const specimenAsNeeded: Check<Values> = {
  name: hasSpecimen('account').name,
  test(values, desk) {
    const refusal = hasSpecimen('account').test(values, desk)
    if (values.action !== 'renew') return refusal
    if (refusal?.refused === 'sealCardLost') return null
    return refusal ?? { ...refuse('sealCardNotLost'), field: 'action' }
  },
}

export const companyAccount = defineTransaction({
  code: '3503',
  name: { zh: '单位开户/变更/销户', en: 'Company account: open, change, close' },
  purpose: {
    zh: '开立单位账户并留存印鉴卡；凭原印鉴更换印鉴；印鉴挂失后停付支票，重留印鉴方可恢复；结息销户，收回未用的支票、申请书注销，基本户最后销。基本户、专用户、临时户开户后第三个工作日起方可付款。开户须复核、主管、主任。',
    en: 'Opens a company’s account with its seal card; changes the seals on the old ones; once they are reported lost no cheque is paid until a new card is deposited; closes with interest and cancels unused cheques and applications, the basic account last. All but general accounts pay from the third working day on. Reviewer, supervisor and director sign.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields,
  also: ({ customer: opening, account: found }, desk) => [
    ...(opening ? [accountSeriesKey('corporateDemand'), ...accountsOfKeys(opening.no, desk.state)] : []),
    'index:openItems/sealCard',
    ...(found ? [...keysOf(found, desk), ...bookingKeys(ownerOf(found), desk)] : []),
  ],
  checks: [
    isCompany,
    oneBasic,
    temporaryEnds,
    specimenAsNeeded,
    signetAgrees,
    differentAccounts('account', 'payee'),
    paidInCash,
    basicIsLast,
    noContracts,
  ],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false }), supervisor] },
    { measure: 'opened', atLeast: 1n, signatures: [director] },
    { measure: 'cashPaidToday', atLeast: 5_000_000n, signatures: [reviewer({ counts: true })] },
    { measure: 'cashPaidToday', atLeast: 50_000_000n, signatures: [director] },
  ],
  effects(values, desk) {
    if (values.action === 'open') return open(values, desk)
    const found = given(values.account, 'an account')
    if (values.action === 'close') {
      return asBooked(ownerOf(found), closeCompany(found, values.notes, values.payee, desk), desk)
    }
    const card = given(sealCardOf(found, desk.state), 'a card')
    return values.action === 'lost' ? [moveItem(card, 'lost')] : changeSeals(found, card, values, desk)
  },
  expand: none,
  explain: ({ action, account: found }, desk) =>
    action === 'close' && found ? explainSegments(demandInterestDue(found, desk)) : [],
  view: null,
  receipt: [
    'action',
    'customer',
    'newAccount',
    'class',
    'until',
    'ground',
    'licence',
    'account',
    'rule',
    'signet',
    'interest',
    'paid',
    'capital',
    'payee',
    'item',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '开立一般户', en: 'A general account' },
      by: '0011',
      fields: {
        action: 'open',
        customer: '951',
        class: 'general',
        licence: '营业执照、开户申请书',
        specimen: SAMPLE_PICTURE,
        rule: '财务专用章＋法人章',
      },
      gives: [
        'new account 0101210000000011',
        'tally series/account-corporateDemand 1',
        'new item sealCard-20260302-2',
      ],
    },
    {
      title: { zh: '更换印鉴', en: 'Other seals' },
      by: '0011',
      fields: {
        action: 'seal',
        account: 'K1',
        presented: SAMPLE_PICTURE,
        signet: 'same',
        specimen: SAMPLE_PICTURE,
        rule: '财务专用章＋两枚名章',
      },
      gives: [
        'set item sealCard-20260105-1 state valid > changed',
        'new item sealCard-20260302-2',
        'set account 0101210000009517 terms {"class":"basic","kind":"company","sealCard":"sealCard-20260105-1","until":null} > {"class":"basic","kind":"company","sealCard":"sealCard-20260302-2","until":null}',
      ],
    },
    {
      title: { zh: '印鉴遗失', en: 'The seals are lost' },
      by: '0011',
      fields: { action: 'lost', account: 'K1', licence: '营业执照、挂失公函' },
      gives: ['set item sealCard-20260105-1 state valid > lost'],
    },
    {
      title: { zh: '专用户销户，转入基本户', en: 'A special account closes into the basic one' },
      by: '0011',
      fields: { action: 'close', account: 'K3', presented: SAMPLE_PICTURE, signet: 'same', payee: 'K1' },
      gives: [
        'D 0101210000009533 3000.00',
        'D 6411-01 1.63',
        'C 0101210000009517 3001.63',
        'products 0101210000009533 -16800000',
        'set item sealCard-20260105-3 state valid > ended',
        'set account 0101210000009533 status open > closed, closed null > 2026-03-02',
      ],
    },
  ],
})

const keysOf = (found: Account, desk: Desk) =>
  [
    ...sealCardKeys(found),
    ...accountsOfKeys(found.customer, desk.state),
    ...contractKeys(found, desk),
    ...interestKeys(productOf(found)),
    ...boughtKeys(found, desk),
  ] as const

function open(values: Loaded, desk: Desk): EffectDraft[] | Refusal {
  const no = newAccountNumber(desk, 'corporateDemand')
  const terms = {
    kind: 'company',
    class: given(values.class, 'a class'),
    until: values.until,
    sealCard: newItemId(desk, 'sealCard'),
    ...payingFrom(values, desk),
  } as const
  return [
    openAccount({
      no,
      gl: '2011-01',
      unit: desk.branch.unit,
      customer: given(values.customer, 'a company').no,
      product: 'corporateDemand',
      opened: desk.day,
      minimum: 0n,
      interestBase: 'yuan',
      terms,
    }),
    takeAccountNumber('corporateDemand'),
    newSealCard(cardOf(no, values), desk),
  ]
}

/**
 * A basic, special or temporary account pays from the third working day after its opening on, unless it was
 * opened for a loan or with capital that was verified in another one (rules of 2005 and 2007 on accounts).
 */
function payingFrom({ class: kind, ground }: Loaded, { day: today, parameters }: Desk) {
  const { payWorkingDays } = parameters.company
  const waits = kind !== 'general' && (ground ?? 'business') === 'business' && payWorkingDays > 0
  return waits ? { paysFrom: workingDayAfter(today, payWorkingDays, parameters.closedDays) } : {}
}

function changeSeals(found: Account, old: Item<'sealCard'>, values: Loaded, desk: Desk): EffectDraft[] {
  const terms = given(companyTerms(found), 'terms of a company')
  return [
    moveItem(old, 'changed'),
    newSealCard(cardOf(found.no, values), desk),
    change('account', found.no, found, { terms: { ...terms, sealCard: newItemId(desk, 'sealCard') } }),
  ]
}

const cardOf = (no: string, { specimen, rule }: Loaded) => ({
  account: no,
  picture: given(specimen, 'a specimen'),
  rule: given(rule, 'a rule'),
})
