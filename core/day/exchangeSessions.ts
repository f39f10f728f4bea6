/**
 * What each session of the local exchange took and brought: a bill in the session in which it went or came,
 * for ever; one that went back once more, the other way round, in the session of that.
 */
import type { Day } from '../dates.ts'
import type { Item } from '../items.ts'
import type { Session } from '../items/exchangeBill.ts'

export type Bill = Item<'exchangeBill'>

export interface BillLine {
  readonly session: Session
  readonly bill: Bill
  readonly goesBack: boolean
  readonly receive: bigint
  readonly pay: bigint
}

/** The lines of the sessions of a period, in their order; bills as they stand after it. */
export function exchangeLines(bills: readonly Bill[], from: Day, to: Day): BillLine[] {
  return bills
    .flatMap(bill => [...presented(bill), ...sentBack(bill)])
    .filter(({ session: { day } }) => from <= day && day <= to)
    .sort((a, b) => compare(a.session, b.session))
}

/** Of an earlier release's bills that came back nobody knows in which session: no sum has them. */
function presented(bill: Bill): BillLine[] {
  const { day, session, back, amount } = bill.data
  const isLost = bill.state === 'returned' && back === undefined
  return [line(bill, { day, session }, isToReceive(bill), isLost ? 0n : amount, false)]
}

const sentBack = (bill: Bill): BillLine[] =>
  bill.data.back === undefined ? [] : [line(bill, bill.data.back, !isToReceive(bill), bill.data.amount, true)]

function line(bill: Bill, session: Session, receives: boolean, amount: bigint, goesBack: boolean): BillLine {
  return { session, bill, goesBack, receive: receives ? amount : 0n, pay: receives ? 0n : amount }
}

/** A cheque that we present, and a payment that they make, come to us. */
const isToReceive = ({ data }: Bill): boolean => (data.way === 'out') === (data.kind === 'debit')

export const sessionKey = ({ day, session }: Session): string => `${day} ${session}`

const compare = (a: Session, b: Session): number => (sessionKey(a) < sessionKey(b) ? -1 : 1)
