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

/** An account as a payment from elsewhere names it. */
export interface NamedAccount {
  readonly no: string
  /** Undefined where there is none of this number here. */
  readonly account: Account | undefined
}

/** Whatever number another bank has written, whether or not it is an account of ours. */
export function accountNamed(label: Words): Field<string, NamedAccount> {
  return field<string, NamedAccount>({
    kind: 'account',
    label,
    parse(text) {
      const typed = text.replace(/\s/g, '')
      return /^[0-9A-Za-z-]{1,34}$/.test(typed) ? typed : refuse('accountMalformed', { account: text })
    },
    print: no => no,
    keys: no => [`account:${no}`],
    load: (no, { state }) => ({ no, account: state.get('account', no) }),
    schema: { type: 'string', pattern: '^[0-9A-Za-z-]{1,34}$', description: 'account number as written' },
    sample: '0101110000000013',
  })
}

/** A customer's account in another branch: its number says in which. */
export function accountElsewhere(label: Words, options: AccountOptions): Field<string, Account> {
  const anywhere = accountAnywhere(label, options)
  return {
    ...anywhere,
    load: (no, desk) =>
      no.startsWith(desk.branch.code) ? refuse('accountIsHere', { account: no }) : anywhere.load(no, desk),
    sample: '0102110000000012',
  }
}

/** A customer's account here, or in another branch. */
export function accountAnywhere(label: Words, options: AccountOptions): Field<string, Account> {
  return {
    ...account(label, options),
    keys: no => [farKey(no.slice(0, 4), `account:${no}`)],
    load(no, desk) {
      const branch = no.slice(0, 4)
      if (branch === desk.branch.code) return fitting(desk.state.get('account', no), no, options)
      const there = desk.elsewhere(branch)
      if (!there) return refuse('branchUnknown', { branch })
      return fitting(there.state.get('account', no), no, options)
    },
  }
}
