/**
 * What stands beside a form while it is typed: the account and the customer it is about. It shows what 7001
 * and 7003 show, so it asks of its reader what they ask, and is written down as they are.
 */
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireAccount, WireCustomer } from '../../core/wire.ts'
import { noteGlance } from './access.ts'
import { accountOf, customerOf } from './customer.ts'
import { refuseReader } from './lookUp.ts'
import type { Reader } from './reader.ts'

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

function refuseBeside(reader: Reader, code: string): Refusal | null {
  const refusal = refuseReader(reader, transactionOf(code))
  return refusal?.refused === 'notYourCode' ? refuse('forbidden') : refusal
}
