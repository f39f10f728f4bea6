/**
 * The kinds of seals (印章) of a branch, what each is for, and which posts are given one (rules.md §4.3). The
 * letters of a number say the kind, so that a list of numbers is a list of seals. The test key (编押器) is no
 * seal, nor are the key of the vault and its combination, but they are kept like one: with a number, a
 * holder, and three signatures when they change hands.
 */
import type { Role, SealState } from './ledger/entities.ts'
import type { Words } from './words.ts'

export interface SealKindRow {
  readonly name: Words
  readonly use: Words
  /** What its numbers begin with. */
  readonly letters: string
  /** The posts whose people are given one when a branch is founded. */
  readonly posts: readonly Role[]
  /** The posts that may take one over; absent where these are the same. */
  readonly hands?: readonly Role[]
}

const counter: readonly Role[] = ['teller', 'chiefTeller']
const counterAndBack: readonly Role[] = [...counter, 'backOffice']

const vaultHands: readonly Role[] = [...counterAndBack, 'accountingSupervisor', 'outletDirector']

export const sealKinds = {
  business: {
    name: { zh: '业务公章', en: 'Business seal' },
    use: {
      zh: '存款证明、挂失、查冻扣回执、通知',
      en: 'Deposit proofs, loss reports, freeze returns, notices',
    },
    letters: 'YW',
    posts: [...counterAndBack, 'accountingSupervisor'],
  },
  savings: {
    name: { zh: '储蓄专用章', en: 'Savings seal' },
    use: { zh: '存折、存单', en: 'Passbooks and certificates' },
    letters: 'CX',
    posts: counter,
  },
  cashReceived: {
    name: { zh: '现金收讫章', en: 'Cash-received seal' },
    use: { zh: '现金收入凭证', en: 'Vouchers of cash received' },
    letters: 'XS',
    posts: counter,
  },
  cashPaid: {
    name: { zh: '现金付讫章', en: 'Cash-paid seal' },
    use: { zh: '现金付出凭证', en: 'Vouchers of cash paid' },
    letters: 'XF',
    posts: counter,
  },
  transferDone: {
    name: { zh: '转讫章', en: 'Transfer-done seal' },
    use: { zh: '转账凭证', en: 'Vouchers of transfers' },
    letters: 'ZQ',
    posts: counterAndBack,
  },
  businessDone: {
    name: { zh: '业务讫章', en: 'Business-done seal' },
    use: { zh: '单人临柜，代收讫、付讫、转讫章', en: 'One-teller outlets: in place of the three before' },
    letters: 'YQ',
    posts: [],
  },
  settlement: {
    name: { zh: '结算专用章', en: 'Settlement seal' },
    use: { zh: '托收、查询查复', en: 'Collections, queries and replies' },
    letters: 'JS',
    posts: counterAndBack,
  },
  clearing: {
    name: { zh: '票据交换章', en: 'Clearing seal' },
    use: { zh: '提出票据', en: 'Items presented for clearing' },
    letters: 'JH',
    posts: ['chiefTeller', 'backOffice'],
  },
  draft: {
    name: { zh: '汇票专用章', en: 'Draft seal' },
    use: { zh: '汇票', en: 'Drafts' },
    letters: 'HP',
    posts: ['accountingSupervisor'],
  },
  cashiersCheque: {
    name: { zh: '本票专用章', en: 'Cashier’s-cheque seal' },
    use: { zh: '本票', en: 'Cashier’s cheques' },
    letters: 'BP',
    posts: ['accountingSupervisor'],
  },
  accounting: {
    name: { zh: '会计专用章', en: 'Accounting seal' },
    use: { zh: '向人民银行领现', en: 'Drawing cash from the central bank' },
    letters: 'KJ',
    posts: ['chiefTeller'],
  },
  accepted: {
    name: { zh: '受理凭证章', en: 'Received-for-processing seal' },
    use: { zh: '收妥待办的凭证', en: 'Vouchers received and not yet processed' },
    letters: 'SL',
    posts: counterAndBack,
  },
  counterfeit: {
    name: { zh: '假币收缴专用章', en: 'Counterfeit seal' },
    use: { zh: '假币收缴', en: 'Counterfeits seized' },
    letters: 'JB',
    posts: counter,
  },
  personal: {
    name: { zh: '个人名章', en: 'Personal name seal' },
    use: { zh: '经手的每份凭证', en: 'Every voucher that one has handled' },
    letters: 'GR',
    posts: [...counterAndBack, 'accountingSupervisor', 'outletDirector'],
  },
  testKey: {
    name: { zh: '编押器', en: 'Test key' },
    use: { zh: '汇票编押、核押', en: 'The test figures of drafts' },
    letters: 'YJ',
    posts: ['backOffice'],
  },
  vaultKey: {
    name: { zh: '库房钥匙', en: 'Vault key' },
    use: { zh: '开关库房，与密码分管', en: 'The vault, apart from its combination' },
    letters: 'KY',
    posts: ['chiefTeller'],
    hands: vaultHands,
  },
  combination: {
    name: { zh: '库房密码', en: 'Vault combination' },
    use: { zh: '开关库房，与钥匙分管', en: 'The vault, apart from its key' },
    letters: 'MM',
    posts: ['accountingSupervisor'],
    hands: vaultHands,
  },
} satisfies Readonly<Record<string, SealKindRow>>

export type SealKind = keyof typeof sealKinds

export const SEAL_KINDS = Object.keys(sealKinds) as SealKind[]

export const sealStates: Readonly<Record<SealState, Words>> = {
  kept: { zh: '在库', en: 'in the safe' },
  inUse: { zh: '在用', en: 'in use' },
  stopped: { zh: '已停用', en: 'stopped' },
  lost: { zh: '已挂失', en: 'lost' },
  handedUp: { zh: '已上缴', en: 'handed up' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
}

const byLetters = new Map(SEAL_KINDS.map(kind => [sealKinds[kind].letters, kind]))

const NUMBER = /^([A-Z]{2})\d{1,8}$/

/** `YW0011` is a business seal; null for what is no number of a seal. */
export const sealKindOf = (no: string): SealKind | null =>
  byLetters.get(NUMBER.exec(no)?.[1] as (typeof sealKinds)[SealKind]['letters']) ?? null

/** Seals that do in the place of others. */
const DOES_FOR: Readonly<Partial<Record<SealKind, readonly SealKind[]>>> = {
  businessDone: ['cashReceived', 'cashPaid', 'transferDone'],
}

/** Whether one of these seals is of a kind, or does for it. */
export const isAmong = (seals: readonly string[], wanted: SealKind): boolean =>
  seals.some(no => {
    const kind = sealKindOf(no)
    return kind === wanted || (kind !== null && (DOES_FOR[kind]?.includes(wanted) ?? false))
  })

/** A name seal is nobody's but its owner's. */
export const isPersonal = (no: string): boolean => sealKindOf(no) === 'personal'

/** What somebody is given when a branch is founded: one of each kind of his posts, with his own number. */
export const sealsOfPosts = ({ id, roles }: { readonly id: string; readonly roles: readonly Role[] }) =>
  SEAL_KINDS.filter(kind => {
    const posts: readonly Role[] = sealKinds[kind].posts
    const hasKey = kind === 'combination' && roles.includes('chiefTeller')
    return posts.some(role => roles.includes(role)) && !hasKey
  }).map(kind => sealKinds[kind].letters + id)

/** What opens the vault is with its holder, not in the box, and is not counted with the seals. */
export const isForVault = (no: string): boolean => {
  const kind = sealKindOf(no)
  return kind === 'vaultKey' || kind === 'combination'
}

/** Those that are locked away in the evening and counted. */
export const sealsInBox = (seals: readonly string[]): string[] => seals.filter(no => !isForVault(no))
