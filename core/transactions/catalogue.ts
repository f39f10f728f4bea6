/** All transaction codes. The list itself is generated from the folder. */
import { given } from '../std.ts'
import * as generated from './catalogue.generated.ts'
import type { Transaction } from './define.ts'

let byCode: ReadonlyMap<string, Transaction> | null = null

// Built at first use: a definition may import the catalogue that it stands in.
function catalogue(): ReadonlyMap<string, Transaction> {
  byCode ??= new Map(
    Object.values(generated).map(transaction => [transaction.code, transaction as Transaction]),
  )
  return byCode
}

export const allTransactions = (): readonly Transaction[] => [...catalogue().values()]

export const findTransaction = (code: string): Transaction | undefined => catalogue().get(code)

/** The codes that people do; the others are the program's own. */
export const typedTransactions = (): readonly Transaction[] =>
  allTransactions().filter(({ who }) => who.some(role => role !== 'system'))

export const transactionOf = (code: string): Transaction => given(findTransaction(code), `no code ${code}`)
