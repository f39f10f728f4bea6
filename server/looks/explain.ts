/** Figures worked out without posting, by the definition's own `explain`: the interest trial. */
import { tryOut } from '../../core/work.ts'
import type { Raw } from '../../core/fields/field.ts'
import { isRefusal, type Refusal } from '../../core/refusals.ts'
import { readRequest } from '../../core/request.ts'
import type { Explanation, Transaction } from '../../core/transactions/define.ts'
import { stateNow } from '../load.ts'
import type { Reader } from './reader.ts'

export async function explain(
  reader: Reader,
  fields: Raw,
  { code }: Transaction,
): Promise<readonly Explanation[] | Refusal> {
  const { books, branch, teller, terminal } = reader
  const id = { branch: branch.code, day: branch.day, terminal, counter: 0 }
  const request = readRequest({ id, code, teller: teller.id, ticket: null, fields })
  if (isRefusal(request)) return request
  const { state, at, elsewhere } = await stateNow(books, request)
  const work = tryOut(request, state, at, elsewhere)
  return isRefusal(work) ? work : request.transaction.explain(work.values as never, work.desk)
}
