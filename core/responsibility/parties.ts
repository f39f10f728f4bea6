/** Who can have a part in what a customer complains of: people at their posts, the institution, himself. */
import type { Words } from '../words.ts'

interface PartyRow extends Words {
  /** What the institution or the customer has a part in is charged to nobody. */
  readonly is: 'person' | 'institution' | 'customer'
  /** He did something in the case itself, and never looks into it; others may, while no share is theirs. */
  readonly takesPart: boolean
}

const did = (zh: string, en: string): PartyRow => ({ zh, en, is: 'person', takesPart: true })
const above = (zh: string, en: string): PartyRow => ({ zh, en, is: 'person', takesPart: false })

/** In the order in which they are told. */
export const parties = {
  teller: did('经办柜员', 'Teller'),
  reviewer: did('复核员', 'Reviewer'),
  authoriser: did('授权人', 'Authoriser'),
  cardUser: did('借用授权卡的人', 'User of another’s card'),
  seller: did('销售人员', 'Seller'),
  secondHandler: did('第二收缴人', 'Second handler'),
  tillOwner: did('尾箱或扎把责任人', 'Owner of the till or strap'),
  vault: did('金库', 'Vault'),
  queryUser: did('查询人', 'Who looked it up'),
  mentor: above('带教人', 'Mentor'),
  supervisor: above('会计主管', 'Accounting supervisor'),
  director: above('网点主任', 'Outlet director'),
  lobby: above('大堂经理', 'Lobby manager'),
  limitSetter: above('权限设置人', 'Who set the limits'),
  noticeHolder: above('差错整改人', 'Who answers the error notice'),
  superior: above('下达指令的上级', 'Superior who ordered it'),
  called: above('被请到场的负责人', 'Whoever was called'),
  firstAsked: above('首问责任人', 'First asked'),
  officer: above('投诉处理岗', 'Complaint officer'),
  system: { zh: '系统', en: 'System', is: 'institution', takesPart: false },
  policy: { zh: '制度与产品', en: 'Rules and products', is: 'institution', takesPart: false },
  customer: { zh: '客户', en: 'Customer', is: 'customer', takesPart: false },
} as const satisfies Readonly<Record<string, PartyRow>>

export type Party = keyof typeof parties

export const partyNames = Object.keys(parties) as Party[]

export const isPerson = (party: Party): boolean => parties[party].is === 'person'

/** Of what kind a responsibility is (rules.md §6.4). */
export const kinds = {
  direct: { zh: '直接责任', en: 'direct' },
  review: { zh: '复核责任', en: 'review' },
  authorisation: { zh: '授权责任', en: 'authorisation' },
  supervision: { zh: '监督责任', en: 'supervision' },
  leadership: { zh: '领导责任', en: 'leadership' },
  handling: { zh: '处理责任', en: 'handling' },
  institution: { zh: '制度与系统责任', en: 'institution' },
  customer: { zh: '客户自身原因', en: 'the customer’s own' },
} as const satisfies Readonly<Record<string, Words>>

export type Kind = keyof typeof kinds
