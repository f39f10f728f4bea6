import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { bookingClaim, bookingKeys, bookingOn, ownerOf } from '../../counter/booking.ts'
import { ownAccounts } from '../../counter/savings.ts'
import { nextOpenDay } from '../../day/calendar.ts'
import { addDays, type Day } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { accountAnywhere } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { isOpen } from '../../items.ts'
import { available } from '../../ledger/balance.ts'
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

/** Early enough for the notes to be there, not so far off that nobody means it, and on a day of business. */
const inTime: Check<Values> = {
  name: { zh: '提前天数合规，取款日营业', en: 'Neither too late nor too early, for a day of business' },
  test({ action, on }, { day, parameters: { cash, closedDays } }) {
    if (action === 'cancel') return null
    const [first, last] = [addDays(day, cash.bookedDays), addDays(day, cash.bookedAheadMost)]
    const wanted = on as Day
    if (wanted < first) return { ...refuse('bookingTooSoon', { first }), field: 'on' }
    if (wanted > last) return { ...refuse('bookingTooLate', { last }), field: 'on' }
    if (!closedDays.includes(wanted)) return null
    const next = nextOpenDay(wanted, closedDays)
    return { ...refuse('bookingDayClosed', { day: wanted, next }), field: 'on' }
  },
}

const hasToBe: Check<Values> = {
  name: { zh: '达到预约起点', en: 'Enough to be booked' },
  test({ action, amount }, { parameters }) {
    if (action === 'cancel') return null
    const { bookedFrom } = parameters.cash
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
    zh: '客户一日取现合计二十万元以上的，至少提前一天、至多提前三十天预约账户、金额和营业日；余额不足的可以先预约；当日在本网点凭预约从其各账户支付，他所账户通兑也须预约；过期作废。可取消。',
    en: 'Cash of a day from 200,000 on is booked at least a day and at most thirty days ahead: account, amount and a day of business. The money may still come in. It is paid here on that day only, from any of the customer’s accounts, one of another branch too.',
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
  checks: [inTime, hasToBe, oneADay],
  authorisation: [],
  effects: ({ account, on, amount }, desk) =>
    amount === null ? cancel(account, on, desk) : book(account, on, amount, desk),
  expand: none,
  // Money may come in before the day: it is told, and not refused.
  explain({ account, amount }, { day }) {
    const there = available(account, day)
    if (amount === null || there >= amount) return []
    return [
      {
        label: {
          zh: '该账户目前可用不足预约金额，取款前须存入',
          en: 'The account has less so far: it is to come in before the day',
        },
        text: displayMoney(there),
      },
    ]
  },
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
