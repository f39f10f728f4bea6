/** One place decides what an account may be used for, whatever code moves its money (rules.md §5.4). */
import { describe, expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import type { CompanyTerms, PersonalTerms } from '../../core/ledger/entities.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { sealed } from '../support/company.ts'
import {
  accountOf,
  balanceOf,
  type Bank,
  branchIs,
  cash,
  hundreds,
  itemState,
  patch,
  practice,
} from '../support/practice.ts'
import { remit, send } from '../support/remit.ts'
import { must, undo } from '../support/tables.ts'

const no = (name: string) => practiceAccounts[name] ?? name

const limited = (kind: PersonalTerms['class'], differs: Partial<PersonalTerms> = {}): Bank => {
  const bank = practice()
  const terms = { kind: 'personal', class: kind, bound: null, seen: '2026-01-10', ...differs }
  patch(bank, 'account', no('A1'), { terms })
  return bank
}
const spent = ({ state }: Bank, span: string) => state.get('tally', `spent/${no('A1')}/${span}`)?.amount ?? 0n

/** The number written with spaces, as people write it. */
const spaced = { ...remit, payeeAccount: '6222 0000 00001' }
/** All the ways in which money leaves a demand account over the counter. */
const ways: Readonly<Record<string, readonly [code: string, fields: (amount: string) => Raw]>> = {
  cash: ['0520', amount => ({ account: 'A1', amount, notes: hundreds(amount) })],
  transfer: ['0530', amount => ({ payer: 'A1', payee: 'A2', amount })],
  remittance: ['5001', amount => ({ account: 'A1', amount, ...spaced })],
  bill: ['6001', amount => ({ principal: 'water', bill: 'S1', amount, payer: 'A1' })],
}

describe('class II', () => {
  test.each(Object.keys(ways))('pays the day’s limit by %s, and not a fen more', way => {
    const [code, fields] = ways[way] ?? ['', () => ({})]
    const ask = (amount: string) => limited('II').refusal('0011', code, fields(amount))
    expect([ask('10000'), ask('10000.01')]).toEqual([
      expect.stringMatching(/^(posted|parked)$/),
      'classLimit',
    ])
  })

  test('the limit is of all ways together, and a reversal gives it back', () => {
    const bank = limited('II')
    must(bank, '0011', '0520', { account: 'A1', amount: '6000', notes: '100x60' })
    must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '3000' })
    const { serial } = bank.head
    expect([spent(bank, '2026-03-02'), spent(bank, '2026')]).toEqual([900_000n, 900_000n])
    expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '1000.01' })).toBe('classLimit')
    undo(bank, '0013', serial)
    expect([spent(bank, '2026-03-02'), spent(bank, '2026')]).toEqual([600_000n, 600_000n])
    expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '4000' })).toBe('posted')
  })

  test('a reversal on a later day gives back the day that it was', () => {
    const bank = limited('II')
    must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '3000' })
    const row = `2026-03-02/${bank.head.serial}`
    patch(bank, 'branch', '0101', { day: '2026-03-03' })
    bank.turnTo('2026-03-03')
    must(bank, '0003', '8502', { row, basis: 'consent', paper: '申请书1号', reason: '串户' })
    expect([spent(bank, '2026-03-02'), spent(bank, '2026-03-03'), spent(bank, '2026')]).toEqual([0n, 0n, 0n])
  })

  test('the year’s limit holds when the day’s does not', () => {
    const bank = limited('II')
    bank.state.rows.set(`tally:spent/${no('A1')}/2026`, { value: { amount: 19_900_000n }, at: undefined })
    const pays = (amount: string) => bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount })
    expect([pays('1000'), pays('1000.01')]).toEqual(['posted', 'classLimit'])
  })

  test('what goes to the bound account is not counted, here or at another bank', () => {
    const here = limited('II', { bound: no('A2') })
    must(here, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '20000' })
    const away = limited('II', { bound: '6222000000001' })
    must(away, '0013', '5001', { account: 'A1', amount: '20000', ...spaced })
    send(away, `remittance-20260302-${away.head.serial}`)
    expect([spent(here, '2026'), spent(away, '2026')]).toEqual([0n, 0n])
  })

  test('a remittance is counted once, when it is sent', () => {
    const bank = limited('II')
    must(bank, '0013', '5001', { account: 'A1', amount: '4000', ...spaced })
    const remittance = `remittance-20260302-${bank.head.serial}`
    expect(spent(bank, '2026')).toBe(0n)
    send(bank, remittance)
    expect(spent(bank, '2026')).toBe(400_000n)
  })

  test('a deposit of his own, and the end of the account, are no spending', () => {
    const bank = limited('II')
    const fixed = { customer: '1', amount: '15000', term: '12', payer: 'A1' }
    must(bank, '0011', '3201', fixed)
    expect(spent(bank, '2026')).toBe(0n)
    expect(limited('II').refusal('0011', '0540', { account: 'A1', payee: 'A2' })).toBe('parked')
  })

  test('no cash before its owner was seen, in or out', () => {
    const bank = limited('II', { seen: null })
    expect(bank.refusal('0011', '0510', { account: 'A1', amount: '100', notes: '100x1' })).toBe(
      'ownerNotSeen',
    )
    expect(bank.refusal('0011', '0520', { account: 'A1', amount: '100', notes: '100x1' })).toBe(
      'ownerNotSeen',
    )
    expect(bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '100' })).toBe('posted')
  })

  test('of another branch it is asked there: a joint withdrawal', () => {
    const bank = practice()
    const account = accountOf({ ...bank, state: bank.there }, 'B1')
    const terms = { kind: 'personal', class: 'III', bound: null, seen: '2026-01-05' }
    bank.there.rows.set(`account:${account.no}`, { value: { ...account, terms }, at: undefined })
    const joint = (amount: string) => ({ account: 'B1', amount, notes: cash(amount) })
    expect(bank.refusal('0011', '5012', joint('2000.01'))).toBe('classLimit')
    must(bank, '0011', '5012', joint('1500'))
    expect(bank.there.get('tally', `spent/${account.no}/2026`)?.amount).toBe(150_000n)
  })
})

describe('class III', () => {
  const small = () => {
    const bank = limited('III')
    patch(bank, 'account', no('A1'), { balance: -150_000n })
    return bank
  }

  test('no more lies in it: the counter does not take it', () => {
    const pays = (amount: string) =>
      small().refusal('0011', '0510', { account: 'A1', amount, notes: cash(amount) })
    expect([pays('500'), pays('500.01')]).toEqual(['posted', 'classBalance'])
    expect(small().refusal('0013', '0530', { payer: 'A2', payee: 'A1', amount: '500.01' })).toBe(
      'classBalance',
    )
  })

  const sealedName = { sealed: '王小明', hash: '王小明' }
  const bill = { account: 'A1', bank: '某银行', paper: 'Z9', session: '1' }
  test.each<[string, () => Bank, string, (amount: string) => Raw]>([
    ['5002', small, '0013', amount => ({ account: 'A1', amount, payee: '王小明' })],
    ['5022', small, '0003', amount => ({ ...bill, decision: 'credit', amount })],
  ])('what came from elsewhere and finds no room hangs, with the reason: %s', (code, scene, by, fields) => {
    const [fits, over] = [scene(), scene()]
    must(fits, by, code, fields('500'))
    expect([balanceOf(fits, 'A1'), balanceOf(fits, '2241-02')]).toEqual(['2000.00', '0.00'])
    must(over, by, code, fields('500.01'))
    expect([balanceOf(over, 'A1'), balanceOf(over, '2241-02')]).toEqual(['1500.00', '500.01'])
    const hung = `suspense-20260302-${over.head.serial}`
    expect(over.state.get('item', hung)).toMatchObject({
      state: 'hung',
      data: { left: 50_001n, owner: by, inward: { misfit: 'full', payee: sealedName } },
    })
    const apply = { step: 'apply', hung, to: 'A1', words: '客户来支取后入账' }
    expect(over.refusal('0013', '5004', apply)).toBe('classBalance')
    must(over, '0011', '0520', { account: 'A1', amount: '100', notes: '100x1' })
    must(over, '0013', '5004', apply)
    expect([balanceOf(over, 'A1'), itemState(over, hung)]).toEqual(['1900.01', 'applied'])
  })

  test('a cheque collected for it that finds no room hangs once it is final', () => {
    const bank = small()
    must(bank, '0003', '5021', { ...bill, kind: 'debit', amount: '500.01' })
    const collected = `exchangeBill-20260302-${bank.head.serial}`
    patch(bank, 'branch', '0101', { day: '2026-03-03' })
    bank.turnTo('2026-03-03')
    must(bank, '0003', '5023', { step: 'final', bill: collected })
    expect([balanceOf(bank, 'A1'), balanceOf(bank, '2241-02')]).toEqual(['1500.00', '500.01'])
    expect(itemState(bank, collected)).toBe('final')
    const hung = `suspense-20260303-${bank.head.serial}`
    expect(bank.state.get('item', hung)?.data).toMatchObject({ inward: { misfit: 'full' } })
  })

  test('interest is no deposit: a settlement goes beyond the limit', () => {
    const bank = limited('III')
    patch(bank, 'branch', '0101', { state: 'balanced', day: '2026-03-20' })
    bank.turnTo('2026-03-20')
    expect(must(bank, '0003', '8006', { kind: 'settle' })).toContain('C A1 21.91 -> 25221.91')
  })

  test('pays two thousand a day', () => {
    const pays = (amount: string) => small().refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount })
    expect([
      pays('1500'),
      limited('III').refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount: '2000.01' }),
    ]).toEqual(['posted', 'classLimit'])
  })
})

test('an account without terms, as all were before, is of class I: nothing is counted', () => {
  const bank = practice()
  must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '20000' })
  expect(spent(bank, '2026')).toBe(0n)
})

describe('a company', () => {
  const K1 = (differs: Partial<CompanyTerms>): Bank => {
    const bank = practice()
    patch(bank, 'account', no('K1'), { terms: { ...accountOf(bank, 'K1').terms, ...differs } })
    return bank
  }
  const cheque = { ...sealed, cheque: '501', issued: '2026-03-02', amount: '1000' }
  const inCash = { ...cheque, account: 'K1', purpose: 'labour', bearer: '孙会计', notes: '100x10' }
  const transfer = { ...cheque, payer: 'K1', payee: 'K2', purpose: '货款' }
  const cashed = (bank: Bank) => bank.refusal('0011', '3502', inCash)
  const transferred = (bank: Bank) => bank.refusal('0011', '3510', transfer)
  const taken = (bank: Bank) =>
    bank.refusal('0011', '3501', {
      account: 'K1',
      depositor: '孙',
      source: '货款',
      amount: '100',
      notes: '100x1',
    })

  test('that is temporary takes nothing after its end: what comes from elsewhere hangs', () => {
    const ended = K1({ class: 'temporary', until: '2026-03-01' })
    must(ended, '0013', '5002', { account: 'K1', amount: '100', payee: '和平机械厂' })
    const hung = `suspense-20260302-${ended.head.serial}`
    expect(ended.state.get('item', hung)?.data).toMatchObject({ inward: { misfit: 'ended' } })
  })

  test('pays nothing before its third working day, and is paid into', () => {
    const [before, on] = ['2026-03-03', '2026-03-02'].map(paysFrom => K1({ paysFrom }))
    expect([before && cashed(before), before && transferred(before), before && taken(before)]).toEqual([
      'paysLater',
      'paysLater',
      'posted',
    ])
    expect([on && cashed(on), on && transferred(on)]).toEqual(['parked', 'parked'])
  })

  test('of a general account draws no cash by any code', () => {
    const bank = K1({ class: 'general' })
    expect([cashed(bank), transferred(bank)]).toEqual(['cashNotAllowed at account', 'parked'])
  })

  test('does nothing with a temporary account after its end', () => {
    const temporary = { class: 'temporary' } as const
    const [over, last] = ['2026-03-01', '2026-03-02'].map(until => K1({ ...temporary, until }))
    expect([over && transferred(over), over && taken(over)]).toEqual(['temporaryOver', 'temporaryOver'])
    expect([last && transferred(last), last && taken(last)]).toEqual(['parked', 'posted'])
  })

  test('a branch that is balanced books what the day end books', () => {
    const bank = K1({ class: 'temporary', until: '2026-03-01' })
    branchIs(bank, 'balanced')
    patch(bank, 'branch', '0101', { day: '2026-03-20' })
    bank.turnTo('2026-03-20')
    expect(must(bank, '0003', '8006', { kind: 'settle' }).some(line => line.startsWith('C K1'))).toBe(false)
  })
})
