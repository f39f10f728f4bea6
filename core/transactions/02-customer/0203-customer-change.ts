import { reviewer, supervisor } from '../../authorise.ts'
import { identityResult } from '../../counter/atWindow.ts'
import { claimOf } from '../../counter/customers.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { idKinds, idNumber } from '../../fields/idNumber.ts'
import { personal } from '../../fields/text.ts'
import { change, create, remove } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Customer, Sealed } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const CHANGE = ['change']

const PARTS = ['name', 'idKind', 'idNumber', 'phone', 'address'] as const

const somethingChanges: Check<Values> = {
  name: { zh: '至少变更一项', en: 'Something changes' },
  test: values =>
    values.action === 'verify' || PARTS.some(name => values[name] !== null) ? null : refuse('nothingChanges'),
}

/** The kind of a document and its number are one thing. */
const wholeDocument: Check<Values> = {
  name: { zh: '证件种类与号码同时变更', en: 'A document is a kind and a number' },
  test({ idKind, idNumber }) {
    if ((idKind === null) === (idNumber === null)) return null
    return { ...refuse('documentHalf'), field: idKind === null ? 'idKind' : 'idNumber' }
  },
}

const isFree: Check<Values> = {
  name: { zh: '新证件未为他人建档', en: 'The new document is nobody else’s' },
  test({ customer, idNumber }, desk) {
    if (idNumber === null) return null
    const owner = desk.state.get('claim', claimOf(idNumber as Sealed))?.owner
    return owner === undefined || owner === (customer as Customer).no
      ? null
      : { ...refuse('customerExists', { customer: owner }), field: 'idNumber' }
  },
}

export const customerChange = defineTransaction({
  code: '0203',
  name: { zh: '客户信息维护与身份核查', en: 'Customer change and identity check' },
  purpose: {
    zh: '变更姓名、证件、电话、地址，须看原件，由另一人复核、主管签字；或登记联网核查结果。换了姓名或证件，以前的核查结果不再有效。',
    en: 'Changes a name, document, telephone or address, seen by a second person and signed by the supervisor; or records what the identity check answered. A new name or document has not been checked yet.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'change', zh: '变更资料', en: 'Change' },
      { value: 'verify', zh: '身份核查', en: 'Identity check' },
    ]),
    result: onlyWhen(identityResult(), 'action', ['verify']),
    name: onlyWhen(
      optional(personal({ zh: '新户名', en: 'New name' }, { max: 60, sample: '王小明' })),
      'action',
      CHANGE,
    ),
    idKind: onlyWhen(optional(choice({ zh: '新证件种类', en: 'New document' }, idKinds)), 'action', CHANGE),
    idNumber: onlyWhen(
      optional(idNumber({ zh: '新证件号码', en: 'Its number' }, { kindField: 'idKind' })),
      'action',
      CHANGE,
    ),
    phone: onlyWhen(
      optional(
        personal({ zh: '新联系电话', en: 'New telephone' }, { max: 20, sample: '13800000000', masked: true }),
      ),
      'action',
      CHANGE,
    ),
    address: onlyWhen(
      optional(personal({ zh: '新地址', en: 'New address' }, { max: 120, sample: '人民路1号' })),
      'action',
      CHANGE,
    ),
  },
  also: ({ customer, idNumber }) =>
    idNumber ? [`claim:${claimOf(idNumber)}`, `claim:${claimOf(customer.idNumber)}`] : [],
  checks: [somethingChanges, wholeDocument, isFree],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    { measure: 'customerChanged', atLeast: 1n, signatures: [supervisor] },
  ],
  effects({ customer, result, name, idKind, idNumber, phone, address }, desk) {
    if (result !== null) {
      return [change('customer', customer.no, customer, { checked: { day: desk.day, result } })]
    }
    const parts = { name, idKind, idNumber, phone, address }
    const to = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null))
    const anew = (name ?? idNumber) !== null && customer.checked ? { checked: null } : {}
    return [
      change('customer', customer.no, customer, { ...to, ...anew }),
      ...(idNumber ? claims(customer, idNumber, desk) : []),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'action', 'result', 'name', 'idKind', 'idNumber', 'phone', 'address'],
  undoneBy: '0203',
  preview: 'entries',
  examples: [
    {
      title: { zh: '换了电话', en: 'A new telephone' },
      by: '0011',
      fields: { customer: '1', action: 'change', phone: '13900000001' },
      gives: ['set customer 000000001 phone null > {"hash":"13900000001","sealed":"13900000001"}'],
    },
    {
      title: { zh: '换了护照', en: 'A new passport' },
      by: '0011',
      fields: { customer: '801', action: 'change', idKind: 'passport', idNumber: 'E80100002' },
      gives: [
        'set customer 000000801 idKind passport > passport, idNumber {"hash":"E80100001","sealed":"E80100001"} > {"hash":"E80100002","sealed":"E80100002"}',
        'new claim idNumber/E80100002',
      ],
    },
    {
      title: { zh: '联网核查一致', en: 'The check agrees' },
      by: '0011',
      fields: { customer: '1', action: 'verify', result: 'match' },
      gives: ['set customer 000000001 checked null > {"day":"2026-03-02","result":"match"}'],
    },
  ],
})

/** The old document is free again, the new one is this customer's. */
function claims({ no, idNumber: old }: Customer, idNumber: Sealed, { state }: Desk): EffectDraft[] {
  if (claimOf(old) === claimOf(idNumber)) return []
  const held = state.get('claim', claimOf(old))
  return [
    ...(held?.owner === no ? [remove('claim', claimOf(old), held)] : []),
    create('claim', claimOf(idNumber), { owner: no }),
  ]
}
