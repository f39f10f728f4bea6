/**
 * Joint deposits and withdrawals (通存通兑): cash over this counter, the account in another branch. Each
 * branch posts a row that balances by itself, against the account that it keeps with the other one, and both
 * come in one commit (rules.md §1.3, DESIGN H14).
 */
import type { Day } from '../dates.ts'
import { type ChildRequest, type Desk, newItemId } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { SYSTEM_TELLER } from '../founding.ts'
import type { Item } from '../items.ts'
import type { Joint } from '../items/joint.ts'
import { countUp, openAccount, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Effect } from '../ledger/effects.ts'
import type { Account, FarKey, Key, Posted } from '../ledger/entities.ts'
import { printMoney } from '../money.ts'
import { isRefusal } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { branchOfAccount } from './accounts.ts'

/** What branches of the same bank owe each other. */
export const AREA_GL = '3001-01'

/** The account with another branch of the same bank. */
export const areaAccountOf = (branch: string): string => `${AREA_GL}-${branch}`

export interface JointBusiness {
  readonly account: Account
  readonly amount: bigint
  readonly side: Joint['side']
}

/** The other branch's half, as a request of the program's own. */
export function halfThere({ account, amount, side }: JointBusiness, desk: Desk): ChildRequest {
  const { branch, terminal, teller, serial } = desk
  return {
    branch: branchOfAccount(account.no),
    code: '5018',
    teller: SYSTEM_TELLER,
    terminal: `${branch.code}-${terminal}`,
    ticket: null,
    fields: [side, account.no, printMoney(amount), branch.code, teller.id, String(serial)],
    signed: [],
  }
}

/** Both halves are reversed together: that of today by its serial, that of an earlier day with its day. */
export function reversalThere({ day, effects }: Posted, desk: Desk): ChildRequest[] {
  const joint = jointOf(effects)
  if (!joint) return []
  const { branch, serial } = joint
  const terminal = `${desk.branch.code}-${desk.terminal}`
  const fields = [day === desk.day ? String(serial) : `${day}/${serial}`]
  return [{ branch, code: '5019', teller: SYSTEM_TELLER, terminal, ticket: null, fields, signed: [] }]
}

/** What a row did together with another branch, if it did. */
export function jointOf(effects: readonly Effect[]): Joint | null {
  const opened = effects.find(
    effect => effect.type === 'set' && effect.kind === 'item' && effect.from === null,
  )
  const item = opened?.type === 'set' ? (opened.to as Item | null) : null
  return item?.kind === 'joint' ? item.data : null
}

/** What the half at this counter reads. */
export const jointKeys = (business: JointBusiness, desk: Desk): (Key | FarKey)[] => [
  `account:${areaAccountOf(branchOfAccount(business.account.no))}`,
  `tally:${jointTally(branchOfAccount(business.account.no), desk.day, business.side)}`,
  'index:openItems/joint',
  ...desk.wants(halfThere(business, desk)),
]

/** What the deposits, or withdrawals, of a day with another branch come to, for the check of the lists. */
export const jointTally = (branch: string, day: Day, side: Joint['side']): string =>
  `joint/${branch}/${day}/${side}`

/** The account with the other branch comes into being with the first business. */
export function openArea(branch: string, desk: Desk): EffectDraft[] {
  const no = areaAccountOf(branch)
  if (desk.state.get('account', no)) return []
  return [openAccount({ no, gl: AREA_GL, unit: desk.branch.unit, opened: desk.day })]
}

export function noteJoint(data: Joint, desk: Desk): EffectDraft[] {
  const id = newItemId(desk, 'joint')
  return [
    countUp(jointTally(data.branch, desk.day, data.side), data.amount),
    openItem({
      kind: 'joint',
      id,
      state: 'posted',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data,
    }),
  ]
}

/** The line of the list at the counter's branch: it names the row that is being written there. */
export function noteJointHere({ account, amount, side }: JointBusiness, desk: Desk): EffectDraft[] {
  const branch = branchOfAccount(account.no)
  const serial = desk.elsewhere(branch)?.at.serial ?? 0
  return noteJoint({ branch, serial, counter: desk.branch.code, account: account.no, side, amount }, desk)
}

/** The other branch is asked first: what it would refuse is refused here, before cash changes hands. */
export const acceptedThere = (side: Joint['side']): Check<Values> => ({
  name: { zh: '对方网点可以入账', en: 'The other branch can post its half' },
  test({ account, amount }, desk) {
    const business = { account: account as Account, amount: amount as bigint, side }
    const half = desk.rehearse(halfThere(business, desk))
    return isRefusal(half) ? half : null
  },
})
