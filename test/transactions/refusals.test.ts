/**
 * What a definition can refuse by itself, somebody shows: a row of a table, a test that asks for the code; or,
 * for what many codes share, a scene into which one of its examples is put here. What any field and any
 * posting can refuse has tables of its own (test/core/fields.test.ts, test/core/post.test.ts).
 */
import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import type { Restriction, RestrictionReason } from '../../core/ledger/restrictions.ts'
import type { RefusalCode } from '../../core/refusals.table.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import type { Example, Transaction } from '../../core/transactions/define.ts'
import { accountOf, type Bank, cash, patch, practice } from '../support/practice.ts'
import { bookedFrom } from '../support/tables.ts'
import { refusedBy, shownIn } from '../support/refusalsOf.ts'

interface Given {
  readonly bank: Bank
  readonly by: string
  /** His till, and the accounts on the form. */
  readonly till: string
  readonly accounts: readonly string[]
}

const tillIs =
  (state: string) =>
  ({ bank, till }: Given) =>
    bank.state.get('till', till) && patch(bank, 'till', till, { state })

const restrictedFor =
  (reason: RestrictionReason) =>
  ({ bank, accounts }: Given) => {
    const one = { reason, item: `${reason}-20260220-9`, bars: 'out', amount: null, until: null, waits: null }
    for (const no of accounts) {
      const restrictions = [...accountOf(bank, no).restrictions, one as Restriction]
      patch(bank, 'account', accountOf(bank, no).no, { restrictions })
    }
  }

/** How an example comes to be refused that goes through as it stands. */
const scenes: Partial<Record<RefusalCode, (given: Given) => void>> = {
  tillMissing: ({ bank, by }) => patch(bank, 'teller', by, { till: null }),
  till_away: tillIs('away'),
  till_balanced: tillIs('balanced'),
  till_sealed: tillIs('sealed'),
  mainTillClosed: ({ bank }) => patch(bank, 'till', '00', { state: 'sealed' }),
  vouchersOut({ bank, till }) {
    for (const kind of ['passbook', 'certificate'])
      patch(bank, 'stock', `till:${till}/${kind}`, { ranges: [] })
  },
  accountStopped: restrictedFor('loss'),
  passwordReported: restrictedFor('password'),
  paymentStopped: restrictedFor('stop'),
  accountRestricted: restrictedFor('freeze'),
  accountPledged: restrictedFor('pledge'),
  accountDormant: restrictedFor('dormant'),
  proofHolds: restrictedFor('proof'),
  sealCardLost({ bank, accounts }) {
    for (const no of accounts) {
      const { terms } = accountOf(bank, no)
      if (terms?.kind === 'company') patch(bank, 'item', terms.sealCard, { state: 'lost' })
    }
  },
  bookingMissing: ({ bank }) => bookedFrom(bank, 1n),
}

/** What the source leads to and no request does, with the reason. */
const NEVER: Readonly<Record<string, readonly RefusalCode[]>> = {
  // It is in force at once, so that nothing waits and no day has been.
  '0111': ['amendmentWaits', 'fromPast'],
  // A company’s fixed deposit is paid into its account only.
  '3505': ['notesWanted'],
  // The money goes to the account of collections, so that no notes are wanted.
  '4022': ['notesWanted'],
}

const shown = shownIn(import.meta.dirname)

test('what a code refuses is read through its checks and what they name', () => {
  expect(refusedBy('4015')).toEqual([
    'freezeEnded',
    'freezeExceeded',
    'frozenForOthers',
    'insufficientFunds',
    'organIsAnother',
    'organMayNot',
  ])
})

for (const transaction of allTransactions()) {
  const { code, examples } = transaction
  const never = NEVER[code] ?? []
  const refused = refusedBy(code).filter(name => !never.includes(name as RefusalCode))

  test(`${code}: a test or an example shows all that it refuses by itself`, () => {
    const unshown = refused.filter(name => !(name in scenes) && !shown.get(code)?.has(name))
    expect(unshown).toEqual([])
    expect(refusedBy(code)).toEqual(expect.arrayContaining([...never]))
  })

  for (const [name, scene] of Object.entries(scenes)) {
    if (!refused.includes(name) || shown.get(code)?.has(name)) continue
    test(`${code} refuses an example with ${name}`, () => {
      const said = examples
        .flatMap(example => variants(transaction, example))
        .map(({ by, fields }) => {
          const bank = practice()
          const till = bank.state.get('teller', by)?.till ?? ''
          scene({ bank, by, till, accounts: accountsOn(bank, transaction, fields) })
          return bank.refusal(by, code, fields)
        })
      expect(said).toContain(name)
    })
  }
}

/**
 * An example as it stands, and with each field left empty that may be, as without a payee cash is paid; by its
 * teller, and by one who has a till.
 */
function variants({ fields }: Transaction, example: Example): Pick<Example, 'by' | 'fields'>[] {
  const optional = Object.keys(example.fields).filter(name => fields[name]?.optional)
  const { amount = '' } = example.fields
  const instead: Raw = fields.notes && amount ? { notes: cash(amount) } : {}
  const emptied = optional.map((name): Raw => ({ ...example.fields, ...instead, [name]: '' }))
  return [example.by, '0011'].flatMap(by =>
    [example.fields, ...emptied].map(filled => ({ by, fields: filled })),
  )
}

/** Those that are typed, and those that an item on the form is about. */
const accountsOn = ({ state }: Bank, { fields }: Transaction, filled: Raw): string[] =>
  Object.entries(filled).flatMap(([name, typed]) => {
    if (fields[name]?.kind === 'account') return typed || []
    const data = fields[name]?.kind === 'item' ? state.get('item', typed)?.data : null
    return data && 'account' in data ? data.account : []
  })
