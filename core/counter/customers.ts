import type { Sealed } from '../ledger/entities.ts'

/** One document, one customer: what a document number claims. */
export const claimOf = ({ hash }: Sealed): string => `idNumber/${hash}`
