/** Restrictions of an account in words: what they are to those in charge, and what a teller is told. */
import type { Account } from '../ledger/entities.ts'
import {
  type Bars,
  type Restriction,
  type RestrictionReason,
  standing,
  UNTIL_LIFTED,
  type When,
} from '../ledger/restrictions.ts'
import { displayMoney } from '../money.ts'
import type { Words } from '../words.ts'

const reasons: Readonly<Record<RestrictionReason, Words>> = {
  loss: { zh: '挂失', en: 'loss reported' },
  password: { zh: '密码挂失', en: 'password reported' },
  stop: { zh: '止付', en: 'payment stopped' },
  proof: { zh: '存款证明', en: 'deposit proof' },
  pledge: { zh: '质押', en: 'pledged' },
  dormant: { zh: '久悬', en: 'dormant' },
  police: { zh: '紧急止付', en: 'emergency stop' },
  freeze: { zh: '冻结', en: 'frozen' },
}

export const barsNames: Readonly<Record<Bars, Words>> = {
  out: { zh: '只收不付', en: 'nothing leaves' },
  in: { zh: '只付不收', en: 'nothing enters' },
  both: { zh: '不收不付', en: 'nothing leaves or enters' },
  amount: { zh: '限额', en: 'an amount' },
}

/** `冻结 限额 5,000.00，至 2027-03-01`; of one that waits, that it does. */
export function restrictionWords({ reason, bars, amount, until, waits }: Restriction): Words {
  const { zh, en } = reasons[reason]
  const what =
    amount === null ? barsNames[bars] : { zh: displayMoney(amount), en: `${displayMoney(amount)} of it` }
  if (waits !== null) return { zh: `轮候${zh}（${what.zh}）`, en: `waiting: ${en} (${what.en})` }
  const end = until === null ? (reason === 'pledge' ? GIVEN_OUT : UNTIL_LIFTED) : { zh: until, en: until }
  return { zh: `${zh}（${what.zh}），至 ${end.zh}`, en: `${en} (${what.en}) until ${end.en}` }
}

const GIVEN_OUT: Words = { zh: '押品出库为止', en: 'it is given out' }

const RESTRICTED: Words = { zh: '账户受限', en: 'Account restricted' }

/**
 * What stands on a screen beside the account. What an authority has ordered is for those in charge; anybody
 * else reads that the account is restricted, once, and of what waits nothing.
 */
export function restrictionWarnings(
  { restrictions }: Pick<Account, 'restrictions'>,
  when: When,
  { inCharge }: { readonly inCharge: boolean },
): Words[] {
  const all = standing(restrictions, when)
  if (inCharge) return all.map(restrictionWords)
  const open = all.filter(one => !isOrdered(one)).map(restrictionWords)
  return all.some(one => isOrdered(one) && one.waits === null) ? [RESTRICTED, ...open] : open
}

const isOrdered = ({ reason }: Restriction): boolean => reason === 'freeze' || reason === 'police'
