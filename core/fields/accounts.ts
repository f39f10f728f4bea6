import type { Account } from '../ledger/entities.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { account, type AccountOptions } from './account.ts'
import { type Field, field } from './field.ts'

/** So many accounts a row: what one row of the night bears (DESIGN H9). */
export const ACCOUNTS_MAX = 500

/** Several accounts, each as one is typed, with spaces or commas between; each once. */
export function accounts(label: Words, options: AccountOptions): Field<readonly string[], Account[]> {
  const one = account(label, options)
  return field<readonly string[], Account[]>({
    kind: 'accounts',
    label,
    parse(text) {
      const typed = text.split(/[\s,，、;；]+/).filter(part => part !== '')
      if (typed.length > ACCOUNTS_MAX) return refuse('accountsTooMany', { most: String(ACCOUNTS_MAX) })
      const read = each([...new Set(typed)], part => one.parse(part, {}))
      const isList = !isRefusal(read) || read.refused !== 'accountMalformed'
      return isList ? read : refuse('accountMalformed', { account: text })
    },
    print: numbers => numbers.join(' '),
    words: text => counted(text.split(' ').length),
    restore: text => text.split(' '),
    keys: numbers => numbers.map(no => `account:${no}` as const),
    load: (numbers, desk) => each(numbers, no => one.load(no, desk)),
    schema: { type: 'string', maxLength: 17 * ACCOUNTS_MAX, description: 'account numbers' },
    sample: one.sample,
  })
}

/** What each of the parts gives, or the first refusal. */
function each<T>(parts: readonly string[], read: (part: string) => T | Refusal): T[] | Refusal {
  const values: T[] = []
  for (const part of parts) {
    const value = read(part)
    if (isRefusal(value)) return value
    values.push(value)
  }
  return values
}

const counted = (count: number): Words => ({ zh: `${count} 户`, en: `${count} accounts` })
