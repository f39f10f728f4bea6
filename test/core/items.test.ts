/** Every kind of item says which codes make one, and they do: forms tell it where there is none to choose. */
import { expect, test } from 'vitest'
import { type Item, type ItemKind, itemKinds } from '../../core/items.ts'
import { runExample } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'

const made = Object.entries(itemKinds).flatMap(([kind, { madeBy }]) => madeBy.map(code => ({ kind, code })))

/** The kinds of the items that the examples of a code open. */
function opens(code: string): string[] {
  const transaction = transactionOf(code)
  const worked = transaction.examples.map(example => runExample(transaction, example))
  return worked
    .flatMap(one => (isRefusal(one) ? [] : one.effects))
    .flatMap(effect =>
      effect.type === 'set' && effect.kind === 'item' && effect.from === null
        ? [(effect.to as Partial<Item>).kind ?? '']
        : [],
    )
}

test.each(made)('$code makes an item of kind $kind', ({ kind, code }) => {
  expect(opens(code)).toContain(kind)
})

test('what a form chooses from can be made', () => {
  const chosen = allTransactions().flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ options }) => (options.itemKinds ?? []) as readonly ItemKind[]),
  )
  const without = [...new Set(chosen)].filter(kind => itemKinds[kind].madeBy.length === 0)
  // Any request may have to wait for a signature.
  expect(without).toEqual(['parked'])
})
