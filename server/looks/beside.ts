/**
 * What stands beside a form while it is typed: the account and the customer it is about. It shows what 7001
 * and 7003 show, so it asks of its reader what they ask, and is written down as they are.
 */
import { sealCardKeys, sealCardOf } from '../../core/counter/company.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireAccount, WireCustomer, WireSpecimen } from '../../core/wire.ts'
import { noteGlance } from './access.ts'
import { accountOf, customerOf } from './customer.ts'
import { refuseReader } from './lookUp.ts'
import { type Reader, recordsOf } from './reader.ts'

export async function accountBeside(reader: Reader, no: string): Promise<WireAccount | Refusal> {
  const refusal = refuseBeside(reader, '7001')
  if (refusal) return refusal
  const found = await accountOf(reader, no)
  if (!isRefusal(found)) await noteGlance(reader, '7001', [no])
  return found
}

export async function customerBeside(reader: Reader, typed: string): Promise<WireCustomer | Refusal> {
  const refusal = refuseBeside(reader, '7003')
  if (refusal) return refusal
  const no = typed.padStart(9, '0')
  const found = await customerOf(reader, no)
  if (!found) return refuse('customerUnknown', { customer: typed })
  await noteGlance(reader, '7003', [no])
  return found
}

/** The specimen of an account's seals, beside the picture of those that are shown. */
export async function specimenBeside(reader: Reader, no: string): Promise<WireSpecimen | Refusal> {
  const refusal = refuseBeside(reader, '7001')
  if (refusal) return refusal
  const { books, branch } = reader
  const account = (await recordsOf(books, branch.code, [`account:${no}`])).get('account', no)
  const state = await recordsOf(books, branch.code, sealCardKeys(account ?? null))
  const card = account ? sealCardOf(account, state) : null
  if (!card) return refuse('specimenMissing', { account: no })
  await noteGlance(reader, '7001', [no])
  return { picture: card.data.picture, rule: card.data.rule }
}

function refuseBeside(reader: Reader, code: string): Refusal | null {
  const refusal = refuseReader(reader, transactionOf(code))
  return refusal?.refused === 'notYourCode' ? refuse('forbidden') : refusal
}
