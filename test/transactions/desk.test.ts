/** Who may do what, when: told from the definitions, tried on every code. */
import { expect, test } from 'vitest'
import { askedFor, formOrder } from '../../core/fields/asking.ts'
import { mayBeEmpty } from '../../core/fields/field.ts'
import type { Role } from '../../core/ledger/entities.ts'
import { given } from '../../core/std.ts'
import { SEAL_KINDS, sealKinds } from '../../core/seals.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import { branchIs, patch, practice } from '../support/practice.ts'

const roles: readonly Role[] = [
  'teller',
  'chiefTeller',
  'backOffice',
  'accountingSupervisor',
  'outletDirector',
  'lobbyManager',
  'system',
]

/** A form that can be read; what it means does not matter before the desk has been asked. */
function form({ fields }: Transaction): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const name of formOrder(fields)) {
    const field = given(fields[name], name)
    if (askedFor(fields, filled).includes(name) && !mayBeEmpty(field)) filled[name] = field.sample
  }
  return filled
}

/** A teller whom the desk lets through, at a branch that stands right. */
function atDesk(transaction: Transaction, differs: object = {}) {
  const bank = practice()
  const [role] = transaction.who
  const [duty = 'on'] = transaction.duty
  const [state = 'open'] = transaction.branch
  branchIs(bank, state)
  patch(bank, 'teller', '0013', { roles: [role], duty, seals: oneOfEach, ...differs })
  return bank
}

/** A seal of every kind, and none of them one too many for drafts: these are not looked at here. */
const oneOfEach = SEAL_KINDS.map(kind => `${sealKinds[kind].letters}0013`)

const atTheDesk = /^(notYourCode|branch_|duty_|sealNotHeld|sealsPutAway)/

for (const transaction of allTransactions()) {
  const { code, who, branch, duty } = transaction

  test(`${code}: the samples of its fields can be read, and the desk lets them through`, () => {
    const said = atDesk(transaction).refusal('0013', code, form(transaction))
    expect(said).not.toMatch(atTheDesk)
    expect(said).not.toMatch(/Malformed|fieldMissing|fieldUnknown|notOffered|Invalid/)
  })

  test(`${code} is for ${who.join(', ')} and for nobody else`, () => {
    const others = roles.filter(role => !who.includes(role))
    for (const role of others) {
      const bank = atDesk(transaction, { roles: [role] })
      expect(bank.refusal('0013', code, form(transaction))).toBe('notYourCode')
    }
    for (const role of who) {
      const bank = atDesk(transaction, { roles: [role] })
      expect(bank.refusal('0013', code, form(transaction))).not.toMatch(atTheDesk)
    }
  })

  if (transaction.seal !== null) {
    const { letters } = sealKinds[transaction.seal]
    test(`${code} is for who holds its seal, ${letters}, in his hands`, () => {
      const without = oneOfEach.filter(no => !no.startsWith(letters) && !no.startsWith('YQ'))
      const asks = (differs: object) => atDesk(transaction, differs).refusal('0013', code, form(transaction))
      expect(asks({ seals: without })).toBe('sealNotHeld')
      expect(asks({ sealsAway: true })).toBe('sealsPutAway')
      expect(asks({})).not.toMatch(atTheDesk)
    })
  }

  if (branch.length > 0) {
    test(`${code} is for a branch that is ${branch.join(' or ')}`, () => {
      for (const state of ['closed', 'open', 'balanced', 'closing'] as const) {
        const bank = atDesk(transaction)
        branchIs(bank, state)
        const said = bank.refusal('0013', code, form(transaction))
        if (branch.includes(state)) expect(said).not.toMatch(atTheDesk)
        else expect(said).toBe(`branch_${state}`)
      }
    })
  }

  if (duty.length > 0) {
    test(`${code} is for who is ${duty.join(' or ')}`, () => {
      for (const is of ['off', 'on', 'away'] as const) {
        const said = atDesk(transaction, { duty: is }).refusal('0013', code, form(transaction))
        if (duty.includes(is)) expect(said).not.toMatch(atTheDesk)
        else expect(said).toBe(`duty_${is}`)
      }
    })
  }
}
