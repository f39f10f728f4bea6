import { glOf } from '../ledger/chart.ts'
import { type Account, farKey } from '../ledger/entities.ts'
import { luhnValid } from '../numbers.ts'
import type { Product } from '../products.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

export interface AccountOptions {
  /** Products that will do; empty for any customer account. */
  readonly products: readonly Product[]
  /** Whether the bank's own accounts will do too. */
  readonly internal?: boolean
}

/** An account number: sixteen digits with a check digit for customers, `2241-01` for the bank's own. */
export function account(label: Words, options: AccountOptions): Field<string, Account> {
  return field<string, Account>({
    kind: 'account',
    label,
    options: { internal: options.internal ?? false },
    parse(text) {
      const typed = text.replace(/\s/g, '')
      if (options.internal && /^\d{4}(-[0-9a-z]+)*$/.test(typed)) return typed
      if (!/^\d{16}$/.test(typed)) return refuse('accountMalformed', { account: text })
      return luhnValid(typed) ? typed : refuse('accountCheckDigit', { account: typed })
    },
    print: no => no,
    keys: no => [`account:${no}`],
    load(no, desk) {
      const found = desk.state.get('account', no)
      return fitting(found, no, options)
    },
    schema: { type: 'string', pattern: '^[0-9-]{4,32}$', description: 'account number' },
    sample: '0101110000000013',
  })
}

function fitting(found: Account | undefined, no: string, options: AccountOptions): Account | Refusal {
  if (!found) return refuse('accountUnknown', { account: no })
  if (found.status === 'closed') return refuse('accountClosed', { account: no })
  const fits = found.product
    ? options.products.length === 0 || options.products.includes(found.product)
    : options.internal
  return fits ? found : refuse('accountWrongProduct', { account: no, product: glOf(found.gl).name })
}

/** A customer's account in another branch: its number says in which. */
export function accountElsewhere(label: Words, options: AccountOptions): Field<string, Account> {
  return {
    ...account(label, options),
    keys: no => [farKey(no.slice(0, 4), `account:${no}`)],
    load(no, desk) {
      const branch = no.slice(0, 4)
      if (branch === desk.branch.code) return refuse('accountIsHere', { account: no })
      const there = desk.elsewhere(branch)
      if (!there) return refuse('branchUnknown', { branch })
      return fitting(there.state.get('account', no), no, options)
    },
    sample: '0102110000000012',
  }
}
