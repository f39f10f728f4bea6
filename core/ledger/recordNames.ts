/** What a record of each kind is called. */
import type { Words } from '../words.ts'

export const recordNames = {
  account: { zh: '账户', en: 'account' },
  branch: { zh: '网点', en: 'branch' },
  certificate: { zh: '存单', en: 'certificate' },
  claim: { zh: '登记', en: 'claim' },
  customer: { zh: '客户', en: 'customer' },
  item: { zh: '事项', en: 'item' },
  mark: { zh: '标记', en: 'mark' },
  parameters: { zh: '参数', en: 'parameters' },
  seal: { zh: '印章', en: 'seal' },
  passbook: { zh: '存折', en: 'passbook' },
  teller: { zh: '柜员', en: 'teller' },
  till: { zh: '尾箱', en: 'till' },
  until: { zh: '有效期至', en: 'until' },
} as const satisfies Readonly<Record<string, Words>>
