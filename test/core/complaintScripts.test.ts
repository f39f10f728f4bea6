/** Which script stands in front for which complaint. */
import { expect, test } from 'vitest'
import { scriptFor, scripts } from '../../core/complaints/scripts.ts'

const ROW = '2026-03-02/17'

test.each<[Parameters<typeof scriptFor>[0], keyof typeof scripts]>([
  [{ reason: 'fees', business: 'savings', row: ROW }, 'fee'],
  [{ reason: 'fundSafety', business: 'savings', row: ROW }, 'wrongPosting'],
  [{ reason: 'fundSafety', business: 'cards', row: null }, 'fundSafety'],
  [{ reason: 'returns', business: 'savings', row: ROW }, 'wrongPosting'],
  [{ reason: 'fundSafety', business: 'currency', row: ROW }, 'wrongNotes'],
  [{ reason: 'rules', business: 'currency', row: null }, 'counterfeit'],
  [{ reason: 'service', business: 'savings', row: ROW }, 'waiting'],
  [{ reason: 'service', business: 'cards', row: null }, 'lostCard'],
])('%o has %s in front', (complaint, script) => {
  expect(scriptFor(complaint)).toBe(script)
})
