import type { Words } from '../words.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export const services = [
  { value: 'eBank', zh: '网上银行', en: 'e-banking' },
  { value: 'sms', zh: '短信通知', en: 'text messages' },
  { value: 'custody', zh: '第三方存管', en: 'third-party custody' },
  { value: 'debit', zh: '委托代扣', en: 'direct debit' },
  { value: 'payroll', zh: '代发工资', en: 'payroll' },
] as const

export type Service = (typeof services)[number]['value']

/** A service that a customer has signed for on one account (签约). */
export interface AgencyContract {
  readonly service: Service
  readonly account: string
  /** With whom, where it is a broker or a biller; null where it is the bank alone. */
  readonly principal: string | null
  readonly partner: Words | null
  /** His number there: of the broker's account, of the bill, of the telephone. */
  readonly number: string
}

const nameOf = (service: Service): Words => services.find(({ value }) => value === service) ?? services[0]

export function contractWords({ service, account, partner }: AgencyContract): Words {
  const { zh, en } = nameOf(service)
  return {
    zh: `${account} ${zh}${partner ? ` ${partner.zh}` : ''}`,
    en: `${account} ${en}${partner ? ` ${partner.en}` : ''}`,
  }
}

export const agencyContract: ItemKindRow<AgencyContract> = {
  name: { zh: '代理签约', en: 'Service contract' },
  madeBy: ['6020'],
  words: contractWords,
  states: { active: open('有效', 'in force'), ended: done('已解约', 'ended'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
