/**
 * The manual page of a code: what it is for, who may do it, what to fill in, what is tested, what it books.
 */
import { practiceFields } from '../practice.ts'
import type { Parameters } from '../parameters.ts'
import type { Example, Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'
import { type PermissionRow, permissionRow } from './permissions.ts'

export interface ManualPage {
  readonly code: string
  readonly name: Words
  readonly purpose: Words
  readonly permission: PermissionRow
  readonly fields: readonly { readonly label: Words; readonly optional: boolean; readonly sample: string }[]
  readonly checks: readonly Words[]
  readonly undoneBy: string
  readonly examples: readonly Example[]
}

export const manualPage = (transaction: Transaction, parameters: Parameters): ManualPage => ({
  code: transaction.code,
  name: transaction.name,
  purpose: transaction.purpose,
  permission: permissionRow(transaction, parameters),
  fields: Object.values(transaction.fields).map(({ label, optional, sample }) => ({
    label,
    optional,
    sample,
  })),
  checks: transaction.checks.map(check => check.name),
  undoneBy: transaction.undoneBy,
  examples: transaction.examples.map(example => ({ ...example, fields: practiceFields(example.fields) })),
})
