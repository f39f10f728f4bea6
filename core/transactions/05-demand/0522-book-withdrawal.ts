import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { bookingClaim, bookingKeys, bookingOn, ownerOf } from '../../counter/booking.ts'
import { ownAccounts } from '../../counter/savings.ts'
import { addDays, type Day } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { accountAnywhere } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { isOpen } from '../../items.ts'
import { create, moveItem, openItem, remove } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { savingsProducts } from '../../savings/opening.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const openBooking = (account: Account, on: Day, desk: Desk) => {
  const found = bookingOn(ownerOf(account), on, desk)
  return found && isOpen(found) ? found : null
}

/** Early enough for the notes to be there, and for an amount that has to be booked. */
const inTime: Check<Values> = {
  name: { zh: '提前预约，达到预约起点', en: 'Early enough, and enough to be booked' },
  test({ action, amount, on }, desk) {
    if (action === 'cancel') return null
    const { bookedFrom, bookedDays } = desk.parameters.cash
    const first = addDays(desk.day, bookedDays)
    if ((on as Day) < first) return { ...refuse('bookingTooSoon', { first }), field: 'on' }
    return (amount as bigint) >= bookedFrom
      ? null
      : { ...refuse('moneyTooSmall', { min: displayMoney(bookedFrom) }), field: 'amount' }
  },
}

const oneADay: Check<Values> = {
  name: {
    zh: '客户当日未预约，取消时有预约',
    en: 'One booking a day and customer; cancelled only where there is one',
  },
  test({ account: value, action, on }, desk) {
    const account = value as Account
    const booked = openBooking(account, on as Day, desk) !== null
    if (booked === (action === 'cancel')) return null
    const detail = { account: account.no, day: on as Day }
    return { ...refuse(booked ? 'bookingExists' : 'bookingNone', detail), field: 'on' }
  },
}

export const bookWithdrawal = defineTransaction({
  code: '0522',
  name: { zh: '大额取款预约', en: 'Book a large withdrawal' },
  purpose: {
    zh: '客户一日取现合计二十万元以上的，至少提前一天预约账户、金额和日期；当日在本网点凭预约从其各账户支付，他所账户通兑也须预约；过期作废。可取消。',
    en: 'Cash of a day from 200,000 on is booked at least a day ahead: account, amount and day. It is paid here on that day only, from any of the customer’s accounts, one of another branch too.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: accountAnywhere(
      { zh: '账号', en: 'Account' },
      { products: [...ownAccounts, 'lumpSum', ...savingsProducts, ...COMPANY_ACCOUNTS] },
    ),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'book', zh: '预约', en: 'Book' },
      { value: 'cancel', zh: '取消', en: 'Cancel' },
    ]),
    on: day({ zh: '取款日', en: 'Day of withdrawal' }),
    amount: onlyWhen(money({ zh: '金额', en: 'Amount' }, { min: 1n }), 'action', ['book']),
  },
  also: ({ account, on }, { state }) => [
    ...bookingKeys(ownerOf(account), { state, day: on }),
    'index:openItems/cashBooking',
  ],
  checks: [inTime, oneADay],
  authorisation: [],
  effects: ({ account, on, amount }, desk) =>
    amount === null ? cancel(account, on, desk) : book(account, on, amount, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'on', 'amount', 'capital', 'item'],
  undoneBy: '0522',
  preview: 'entries',
  examples: [
    {
      title: { zh: '预约明天取二十万', en: 'Two hundred thousand for tomorrow' },
      by: '0011',
      fields: { account: 'A1', action: 'book', on: '2026-03-03', amount: '200000' },
      gives: ['new item cashBooking-20260302-2', 'new claim cashBooking/0101/000000001/2026-03-03'],
    },
  ],
})

/** Whoever pays that day finds it by the claim; one that is cancelled frees the day. */
function book(account: Account, on: Day, amount: bigint, desk: Desk): EffectDraft[] {
  const id = newItemId(desk, 'cashBooking')
  const data = { account: account.no, amount, day: on }
  const opened = { opened: desk.day, by: desk.teller.id, until: on }
  return [
    openItem({ kind: 'cashBooking', id, state: 'announced', ...opened, data }),
    create('claim', bookingClaim(ownerOf(account), on), { owner: id }),
  ]
}

function cancel(account: Account, on: Day, desk: Desk): EffectDraft[] {
  const booking = given(openBooking(account, on, desk), 'a booking that was checked')
  const claim = bookingClaim(ownerOf(account), on)
  return [moveItem(booking, 'cancelled'), remove('claim', claim, { owner: booking.id })]
}
