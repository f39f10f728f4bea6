import { claimOf } from '../../counter/customers.ts'
import { nextInSeries } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { idKinds, idNumber } from '../../fields/idNumber.ts'
import { optional, type Values } from '../../fields/field.ts'
import { personal } from '../../fields/text.ts'
import { countUp, create, openCustomer } from '../../ledger/build.ts'
import type { Sealed } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const isNew: Check<Values> = {
  name: { zh: '证件未建档', en: 'The document is not on file' },
  test({ idNumber }, desk) {
    const owner = desk.state.get('claim', claimOf(idNumber as Sealed))?.owner
    return owner ? { ...refuse('customerExists', { customer: owner }), field: 'idNumber' } : null
  },
}

export const customerFile = defineTransaction({
  code: '0201',
  name: { zh: '客户建档', en: 'Customer file' },
  purpose: {
    zh: '为个人或单位建立客户号。一个证件只建一份档；证件号码检验校验位。',
    en: 'Opens a customer file for a person or a company. One document, one file; its check digit is tested.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    kind: choice({ zh: '客户类型', en: 'Kind' }, [
      { value: 'person', zh: '个人', en: 'Person' },
      { value: 'company', zh: '单位', en: 'Company' },
    ]),
    name: personal({ zh: '户名', en: 'Name' }, { max: 60, sample: '王小明' }),
    idKind: choice({ zh: '证件种类', en: 'Document' }, idKinds),
    idNumber: idNumber({ zh: '证件号码', en: 'Document number' }, { kindField: 'idKind' }),
    phone: optional(
      personal({ zh: '联系电话', en: 'Telephone' }, { max: 20, sample: '13800000000', masked: true }),
    ),
    address: optional(personal({ zh: '地址', en: 'Address' }, { max: 120, sample: '人民路1号' })),
  },
  also: ({ idNumber }) => [`claim:${claimOf(idNumber)}`, 'tally:series/customer'],
  checks: [isNew],
  authorisation: [],
  effects(values, desk) {
    const no = nextInSeries(desk, 'customer').toString().padStart(9, '0')
    return [
      openCustomer({ no, ...values, opened: desk.day }),
      create('claim', claimOf(values.idNumber), { owner: no }),
      countUp('series/customer'),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['newCustomer', 'name', 'idKind', 'idNumber'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '个人建档', en: 'A person' },
      by: '0011',
      fields: { kind: 'person', name: '赵敏', idKind: 'idCard', idNumber: '440301199001010012' },
      gives: ['new customer 000000003', 'new claim idNumber/440301199001010012', 'tally series/customer 1'],
    },
  ],
})
