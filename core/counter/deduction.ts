/**
 * Money that an authority takes for good: out of the deposit into deducted funds, and on to the account that
 * the notice names, never in cash (rules.md §1.3, §5.6). What the authority had frozen gets smaller by as
 * much; what others froze before stays. Of a fixed deposit the part taken earns as an early withdrawal does,
 * and that interest is still the customer's.
 */
import { fixedInterestDue, partLeft } from './fixed.ts'
import { interestKeys, interestLegs } from './interest.ts'
import { PAYMENT_CLEARING, PENDING } from './inward.ts'
import { authorityFields } from './authority.ts'
import { freezeInForce, freezeKeys, ofTheSameOrgan, restrict } from './freezes.ts'
import { type Desk, newItemId } from '../desk.ts'
import { account } from '../fields/account.ts'
import { type Fields, type LoadedOf, optional, type Values } from '../fields/field.ts'
import { item } from '../fields/item.ts'
import { money } from '../fields/money.ts'
import { personal, text } from '../fields/text.ts'
import type { Item } from '../items.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, credit, debit, moveItem, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { DEDUCTED_FUNDS } from '../ledger/post.ts'
import { imposedBy, isFreeze, lifted, type Restriction, standing } from '../ledger/restrictions.ts'
import { displayMoney } from '../money.ts'
import type { Product } from '../products.ts'
import { refuse } from '../refusals.ts'
import { sum } from '../std.ts'
import type { Check } from '../transactions/define.ts'

const PRODUCTS: readonly Product[] = ['demand', 'lumpSum', 'corporateDemand', 'agreement']

export const deductionFields = {
  account: account({ zh: '账号', en: 'Account' }, { products: PRODUCTS }),
  ...authorityFields,
  freeze: optional(item({ zh: '原冻结编号（未冻结则空）', en: 'Its freeze (empty: none)' }, 'freeze')),
  amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
  bank: text({ zh: '收款行', en: 'Receiving bank' }, { max: 60 }),
  payeeAccount: text({ zh: '通知书所列收款账号', en: 'Account that the notice names' }, { max: 34 }),
  payee: personal({ zh: '收款户名', en: 'Payee' }, { max: 60, sample: '某法院执行款专户' }),
  interestTo: optional(
    account(
      { zh: '定期利息转入账号（空为挂账）', en: 'Interest to account (empty: pending)' },
      { products: ['demand'] },
    ),
  ),
} satisfies Fields

type Deduction = LoadedOf<typeof deductionFields>

export const deductionKeys = ({ account, freeze }: Deduction): Key[] => [
  `account:${DEDUCTED_FUNDS}`,
  `account:${PAYMENT_CLEARING}`,
  `account:${PENDING}`,
  'index:openItems/remittance',
  ...(account.product === 'lumpSum' ? interestKeys('lumpSum') : []),
  ...freezeKeys(account),
  ...(freeze ? [`account:${freeze.data.account}` as const] : []),
]

/** The freeze that is executed is of this account, and has as much left. */
const withinTheFreeze: Check<Values> = {
  name: { zh: '不超过该冻结的余额', en: 'Within what is left under the freeze' },
  test(values, { day }) {
    const { account, freeze, amount } = values as Deduction
    const frozen = freeze && imposedBy(account, freeze.id, day)
    if (freeze && !frozen) return { ...refuse('freezeEnded', { item: freeze.id }), field: 'freeze' }
    if (!frozen || frozen.amount === null || amount <= frozen.amount) return null
    return { ...refuse('freezeExceeded', { left: displayMoney(frozen.amount) }), field: 'amount' }
  },
}

/** A loss report or a stopped payment does not protect from the law; another organ's freeze comes first. */
const notFrozenForOthers: Check<Values> = {
  name: { zh: '没有其他机关在先全额冻结', en: 'Not frozen whole for another organ' },
  test(values, desk) {
    const { account } = values as Deduction
    const whole = ofOthers(values as Deduction, desk).some(({ bars }) => bars === 'out' || bars === 'both')
    return whole ? refuse('frozenForOthers', { account: account.no }) : null
  },
}

/** What others have frozen, and what is on its way already, is not there to be taken. */
const enoughLeft: Check<Values> = {
  name: { zh: '余额足够', en: 'Enough is left' },
  test(values, desk) {
    const { account, amount } = values as Deduction
    const reserved = sum(ofOthers(values as Deduction, desk).flatMap(one => one.amount ?? []))
    const left = naturalBalance(account) - account.held - reserved
    if (amount <= left) return null
    const short = displayMoney(amount - left)
    return {
      ...refuse('insufficientFunds', { account: account.no, available: displayMoney(left), short }),
      field: 'amount',
    }
  },
}

/** The freezes in force of others. A later one never has more than the earlier ones leave it. */
const ofOthers = ({ account, freeze }: Deduction, { day }: Desk): Restriction[] =>
  standing(account.restrictions, day).filter(
    one => isFreeze(one) && one.waits === null && one.item !== freeze?.id,
  )

export const deductionChecks = [
  ofTheSameOrgan,
  freezeInForce({ waiting: false }),
  withinTheFreeze,
  notFrozenForOthers,
  enoughLeft,
] as const

export function deduct(values: Deduction, desk: Desk): EffectDraft[] {
  const { account, freeze, amount } = values
  const restrictions = freeze
    ? executed(account, freeze, amount, desk)
    : standing(account.restrictions, desk.day)
  const ends = freeze !== null && !restrictions.some(one => one.item === freeze.id)
  const emptied = account.product === 'lumpSum' && amount === naturalBalance(account)
  const closing = change('account', account.no, account, { status: 'closed', closed: desk.day })
  return [
    debit(account, amount),
    credit(DEDUCTED_FUNDS, amount),
    ...interestOn(values, desk),
    debit(DEDUCTED_FUNDS, amount, 3),
    credit(PAYMENT_CLEARING, amount, 3),
    sent(values, desk),
    ...restrict(account, restrictions, desk),
    ...(ends ? [moveItem(freeze, 'executed')] : []),
    ...(emptied && restrictions.length === 0 ? [closing] : []),
  ]
}

/** The list with the freeze made smaller by what is taken under it; used up, it is gone. */
function executed(
  account: Account,
  freeze: Item<'freeze'>,
  amount: bigint,
  { day }: Desk,
): readonly Restriction[] {
  const usedUp = imposedBy(account, freeze.id, day)?.amount === amount
  if (usedUp) return lifted(account.restrictions, freeze.id, day)
  return standing(account.restrictions, day).map(one =>
    one.item === freeze.id && one.amount !== null ? { ...one, amount: one.amount - amount } : one,
  )
}

function interestOn({ account, amount, interestTo }: Deduction, desk: Desk): EffectDraft[] {
  if (account.product !== 'lumpSum') return []
  const due = fixedInterestDue(account, amount, desk)
  const paid = due.interest - due.tax
  if (paid === 0n) return []
  const legs = interestLegs({ before: account, after: partLeft(account, amount) }, due, desk, 2)
  return [...legs, credit(interestTo ?? PENDING, paid, 2)]
}

/** It leaves as any payment does and stands in the same list; three have signed, so nobody reviews it. */
function sent({ account, amount, bank, payeeAccount, payee, document }: Deduction, desk: Desk): EffectDraft {
  return openItem({
    kind: 'remittance',
    id: newItemId(desk, 'remittance'),
    state: 'sent',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: { account: account.no, amount, bank, payeeAccount, payee, purpose: document },
  })
}
