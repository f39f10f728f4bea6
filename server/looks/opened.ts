/** What was typed into a form, opened where the journal keeps it sealed. */
import { sealedPart, sealedTexts } from '../../core/derive/row.ts'
import { maskNumber } from '../../core/mask.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { Reader } from './reader.ts'

/** The plain texts of personal fields by what is kept of them, numbers with their middle hidden. */
export async function openTexts(
  { books, branch }: Pick<Reader, 'books' | 'branch'>,
  transaction: Transaction,
  texts: readonly string[],
): Promise<Map<string, string>> {
  const plain = await books.vault.open(books.pool, branch.code, sealedTexts(transaction, texts))
  const masked = Object.values(transaction.fields).flatMap((field, index) =>
    field.options.masked ? [sealedPart(texts[index] ?? '')] : [],
  )
  return new Map(
    [...plain].map(([sealed, text]) => [sealed, masked.includes(sealed) ? maskNumber(text) : text]),
  )
}
