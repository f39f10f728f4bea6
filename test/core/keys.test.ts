/** Function keys: one does not do two things, and the line of hints names those that always work. */
import { expect, test } from 'vitest'
import { keys } from '../../web/ui/keys.ts'
import { words } from '../../web/words/words.ts'

test('no key is there for two things', () => {
  expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length)
})

test.each(['zh', 'en'] as const)('the hints in %s name the keys', language => {
  const { nextCustomer, ...always } = keys
  const named = words.keysHint[language].match(/F\d+/g) ?? []
  expect(named.toSorted()).toEqual(Object.values(always).toSorted())
  expect(named).not.toContain(nextCustomer)
})
