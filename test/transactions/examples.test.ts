import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadHouse } from '../../core/load.ts'
import { decide } from '../../core/decide.ts'
import { printEffects } from '../../core/ledger/print.ts'
import {
  PRACTICE_BRANCH,
  practiceBooks,
  practiceHouse,
  practiceRequest,
  runExample,
} from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'

const examples = allTransactions().flatMap(transaction =>
  transaction.examples.map(example => ({ transaction, example })),
)

for (const { transaction, example } of examples) {
  const title = `${transaction.code} ${example.title.en}`

  test(`the example "${title}" gives what it says`, () => {
    const worked = runExample(transaction, example)
    if (isRefusal(worked)) throw new Error(`refused ${worked.refused}`)
    expect(printEffects(worked.effects)).toEqual(example.gives)
  })

  test(`the example "${title}" is decided on what the code says it reads`, () => {
    const books = practiceBooks(example.at)
    const day = books.get('branch', PRACTICE_BRANCH)?.day
    const request = practiceRequest(transaction.code, example.by, example.fields, day)
    if (isRefusal(request)) throw new Error(`refused ${request.refused}`)
    const house = loadHouse(practiceHouse(books), [request])
    const { state, at } = given(house(PRACTICE_BRANCH), PRACTICE_BRANCH)
    const decision = decide(request, state, at, house)
    expect(isRefusal(decision)).toBe(false)
  })
}

test('every code has a test file of its own', () => {
  const files = readdirSync(import.meta.dirname)
  const without = allTransactions().filter(({ code }) => !files.includes(`${code}.test.ts`))
  expect(without.map(({ code }) => code)).toEqual([])
})
