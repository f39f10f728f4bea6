/**
 * What the bank of the files did, in the codes of this program. Cash goes over the counter; transfers to
 * other banks have a maker, a checker and a sender; interest, penalty interest, fees and card payments, which
 * have no code of their own yet, are manual vouchers with two people, on the customer’s consent, whose paper
 * is the line of the files.
 */
import { itemIdOf } from '../../core/desk.ts'
import type { Notes } from '../../core/ledger/units.ts'
import { printMoney } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import type { Actor } from '../actors.ts'
import { UNIT } from './branch.ts'
import type { Operation, Transaction } from './bank.ts'
import { customersNotes, notesText, type TellerTill } from './tills.ts'

/** Who serves an account: a teller with his till, two people of the back office, and a third who sends. */
export interface Desks {
  readonly till: TellerTill
  readonly maker: Actor
  readonly checker: Actor
  readonly sender: Actor
  /** In whose name the account is. */
  readonly holder: string
}

type CarryOut = (one: Transaction, no: string, desks: Desks) => Promise<void>

const handlers: Readonly<Record<Operation, CarryOut>> = {
  cashIn,
  cashOut,
  transferIn,
  transferOut,
  interest: voucher((amount, no) => `D 6411-11 ${amount}; C ${no} ${amount}`, 'Interest credited'),
  penalty: voucher((amount, no) => `D ${no} ${amount}; C 6011 ${amount}`, 'Penalty interest'),
  fee: voucher((amount, no) => `D ${no} ${amount}; C 6021-04 ${amount}`, 'Statement fee'),
  card: voucher((amount, no) => `D ${no} ${amount}; C 3001-04 ${amount}`, 'Card withdrawal'),
}

/** `no` is the number that the branch gave the account. */
export const carryOut: CarryOut = (one, no, desks) => handlers[one.operation](one, no, desks)

/** The customer's notes, and the fields that say them. */
export function depositFields({ amount, id }: Transaction): {
  readonly notes: Notes
  readonly fields: Readonly<Record<string, string>>
} {
  const notes = customersNotes(amount, Number(id))
  return { notes, fields: { amount: printMoney(amount), notes: notesText(notes) } }
}

async function cashIn(one: Transaction, no: string, { till }: Desks): Promise<void> {
  const { notes, fields } = depositFields(one)
  await till.teller.act('0510', inPerson('0510', { account: no, ...fields }, UNIT))
  till.take(notes)
}

async function cashOut({ amount }: Transaction, no: string, { till }: Desks): Promise<void> {
  const notes = notesText(await till.pay(amount))
  await till.teller.act('0520', inPerson('0520', { account: no, amount: printMoney(amount), notes }, UNIT))
}

async function transferIn(one: Transaction, no: string, { maker, holder }: Desks): Promise<void> {
  const purpose = purposeOf(one)
  await maker.act('5002', {
    account: no,
    payee: holder,
    amount: printMoney(one.amount),
    bank: one.bank,
    payerAccount: one.counterAccount,
    ...(purpose ? { purpose } : {}),
  })
}

async function transferOut(one: Transaction, no: string, { maker, checker, sender }: Desks): Promise<void> {
  const purpose = purposeOf(one)
  const entered = await maker.act('5001', {
    account: no,
    amount: printMoney(one.amount),
    bank: one.bank,
    payeeAccount: one.counterAccount,
    payee: `Holder of ${one.counterAccount}`,
    identityResult: 'match',
    ...(purpose ? { purpose } : {}),
  })
  const remittance = itemIdOf('remittance', entered)
  await checker.act('5003', { remittance, step: 'review' })
  await sender.act('5003', { remittance, step: 'send' })
}

/** The line of the files is on the voucher, so that a figure can be followed back. */
function voucher(legs: (amount: string, no: string) => string, what: string): CarryOut {
  return async ({ amount, id }, no, { maker, checker }) => {
    const entered = await maker.act('8520', {
      legs: legs(printMoney(amount), no),
      reason: 'notice',
      memo: `${what}, trans ${id}`,
      basis: 'consent',
      paper: `trans ${id}`,
    })
    await checker.act('8521', { voucher: itemIdOf('manualVoucher', entered) })
  }
}

const purposes: Readonly<Record<string, string>> = {
  SIPO: 'Household',
  DUCHOD: 'Pension',
  POJISTNE: 'Insurance',
  UVER: 'Loan payment',
}

const purposeOf = ({ symbol }: Transaction): string | undefined => purposes[symbol]
