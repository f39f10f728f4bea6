import { personal } from '../../fields/text.ts'
import { lookUpPurpose } from '../../control/lookUps.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const customerView = defineTransaction({
  code: '7003',
  name: { zh: '客户视图', en: 'Customer view' },
  purpose: {
    zh: '按客户号、证件号码、户名或电话找到客户，列出其全部账户。号码和户名须完整。每次查询连同用途都登记。',
    en: 'Finds a customer by number, document, name or telephone, typed in full, and lists his accounts. Every look-up is recorded with its purpose.',
  },
  who: [...counterAndBack, 'accountingSupervisor', 'outletDirector'],
  duty: ['on'],
  branch: [],
  seal: null,
  fields: {
    who: personal(
      { zh: '客户号、证件号、完整户名或电话', en: 'Number, document, full name or telephone' },
      { max: 60, sample: '000000001' },
    ),
    purpose: lookUpPurpose,
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'customer', logged: true },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '按客户号', en: 'By number' },
      by: '0011',
      fields: { who: '000000001', purpose: 'service' },
      gives: [],
    },
  ],
})
