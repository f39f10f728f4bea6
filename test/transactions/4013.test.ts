import { describe, expect, test } from 'vitest'
import { accountOf, type Bank, branchIs, itemState, practice } from '../support/practice.ts'
import { freezes, ofCourt, waits } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const renewal = { action: 'renew', freeze: 'freeze-20260105-3', ...ofCourt, until: '2028-01-04' }
const waiting = { action: 'wait', account: 'S3', ...ofCourt, bars: 'out', term: '12' }
const out = (bank: Bank, amount = '0.01') =>
  bank.refusal('0013', '0530', { payer: 'A1', payee: 'A2', amount })

const dayEnd = (bank: Bank, day: string) => {
  bank.turnTo(day)
  branchIs(bank, 'closing')
  bank.run('9999', '8091')
  branchIs(bank, 'open')
}

describe('4013 renewal', () => {
  test('moves the end, and the freeze behind goes on waiting', () => {
    const bank = practice()
    must(bank, '0011', '4013', renewal)
    expect(accountOf(bank, 'S3').restrictions).toMatchObject([{ until: '2028-01-04' }, { waits: 6 }])
    bank.turnTo('2027-06-01')
    expect(bank.refusal('0013', '0530', { payer: 'S3', payee: 'A1', amount: '3000' })).toBe('posted')
  })

  test('of a freeze that waited and has taken effect by itself, before any day end has said so', () => {
    const bank = practice()
    bank.turnTo('2027-01-05')
    const freeze = 'freeze-20260110-2'
    must(bank, '0012', '4013', { ...renewal, freeze, until: '2028-07-04' })
    expect(bank.state.get('item', freeze)).toMatchObject({ state: 'frozen', until: '2028-07-04' })
  })

  test('an office renews once', () => {
    const bank = practice()
    const freeze = freezes(bank, 'A1', { organ: 'tax', until: '2026-03-31' })
    const again = { ...renewal, freeze, organ: 'tax', until: '2026-04-30' }
    must(bank, '0011', '4013', again)
    expect(bank.refusal('0011', '4013', { ...again, until: '2026-05-30' })).toBe('renewalsUsed')
  })
})

describe('4013 waiting', () => {
  test('takes effect on the day after the earlier freeze ends, for its own term, without a day end', () => {
    const bank = practice()
    freezes(bank, 'A1', { bars: 'out', until: '2026-03-10' })
    waits(bank, 'A1', { bars: 'amount', amount: '25000' })
    bank.turnTo('2026-03-10')
    expect(out(bank)).toBe('accountRestricted')
    bank.turnTo('2026-03-11')
    expect([out(bank, '200'), out(bank, '200.01')]).toEqual(['posted', 'insufficientFunds'])
    bank.turnTo('2027-03-10')
    expect(out(bank, '200.01')).toBe('insufficientFunds')
    bank.turnTo('2027-03-11')
    expect(out(bank, '200.01')).toBe('posted')
  })

  test('in order, each when the one before it has ended', () => {
    const bank = practice()
    freezes(bank, 'A1', { bars: 'out', until: '2026-03-10' })
    waits(bank, 'A1', { bars: 'amount', amount: '1', term: '1' })
    waits(bank, 'A1', { bars: 'out', term: '1' })
    const asOf = (day: string) => {
      bank.turnTo(day)
      return out(bank, '200')
    }
    expect(
      ['2026-03-10', '2026-03-11', '2026-04-10', '2026-04-11', '2026-05-10', '2026-05-11'].map(asOf),
    ).toEqual(['accountRestricted', 'posted', 'posted', 'accountRestricted', 'accountRestricted', 'posted'])
  })

  test('the day end writes down which has ended and which has begun, punctual or not', () => {
    const bank = practice()
    const first = freezes(bank, 'A1', { bars: 'out', until: '2026-03-10' })
    const second = waits(bank, 'A1', { term: '1' })
    const third = waits(bank, 'A1', { bars: 'out' })
    dayEnd(bank, '2026-03-10')
    expect([first, second, third].map(id => itemState(bank, id))).toEqual(['lapsed', 'frozen', 'waiting'])
    expect(bank.state.get('item', second)).toMatchObject({ until: '2026-04-10' })
    dayEnd(bank, '2026-06-30')
    expect([second, third].map(id => itemState(bank, id))).toEqual(['lapsed', 'frozen'])
    expect(accountOf(bank, 'A1').restrictions).toMatchObject([{ item: third, until: '2027-04-10' }])
  })

  test('one that came and went between two day ends has lapsed', () => {
    const bank = practice()
    freezes(bank, 'A1', { bars: 'out', until: '2026-03-10' })
    const second = waits(bank, 'A1', { term: '1' })
    dayEnd(bank, '2026-06-30')
    expect(itemState(bank, second)).toBe('lapsed')
    expect(accountOf(bank, 'A1').restrictions).toEqual([])
  })

  test('holds nothing while it waits, and shortens nothing', () => {
    const bank = practice()
    freezes(bank, 'A1', { amount: '25000' })
    waits(bank, 'A1', { amount: '300' })
    expect([out(bank, '200'), out(bank, '200.01')]).toEqual(['posted', 'insufficientFunds'])
  })
})

refuses('4013', { by: '0011', fields: renewal }, [
  ['another organ', { organ: 'police' }, 'organIsAnother at organ'],
  ['a court a major case', { major: '粤公重〔2026〕1号' }, 'noMajorCases at major'],
  ['a freeze that still waits', { by: '0012', freeze: 'freeze-20260110-2' }, 'freezeEnded at freeze'],
  ['a colleague’s freeze, as one that was never given', { by: '0013' }, 'itemUnknown at freeze'],
  ['a freeze that has ended', {}, 'freezeEnded at freeze', bank => bank.turnTo('2027-01-05')],
  ['a year and a day more', { until: '2028-01-05' }, 'freezeTooLong at until'],
  ['a day before its end', { until: '2027-01-04' }, 'freezeTooLong at until'],
  ['no freeze', { freeze: '' }, 'fieldMissing at freeze'],
  ['an account besides', { account: 'S3' }, 'fieldUnwanted at account'],
  ['an organ that may only ask', { organ: 'audit' }, 'organMayNot at organ'],
])

const { freeze: _freeze, until: _until, ...common } = renewal
const toWait = { ...common, ...waiting }
test('4013 takes the request to wait that the rows below start from', () => {
  expect(practice().refusal('0011', '4013', toWait)).toBe('parked')
})

test.each<[string, Record<string, string>, string]>([
  ['an organ whose freezes do not wait', { organ: 'police' }, 'organMayNot at organ'],
  ['nothing to wait for', { account: 'A1' }, 'freezeNeedNotWait'],
  ['a longer term than the law allows', { term: '13' }, 'freezeTooLong at term'],
  ['no account', { account: '' }, 'fieldMissing at account'],
  ['no way of freezing', { bars: '' }, 'fieldMissing at bars'],
  ['an amount that is missing', { bars: 'amount' }, 'fieldMissing at amount'],
  ['no term', { term: '' }, 'fieldMissing at term'],
  ['a day of its end, which nobody knows', { until: '2027-03-01' }, 'fieldUnwanted at until'],
])('4013 refuses, for who would wait, %s', (_rule, differs, says) => {
  expect(practice().refusal('0011', '4013', { ...toWait, ...differs })).toBe(says)
})

signatures('4013', asItIs, {}, [
  ['0011', renewal, 'witness, supervisor'],
  ['0011', waiting, 'witness, supervisor'],
])

test('4013 is undone by 4012, not by 8501', () => {
  const bank = practice()
  must(bank, '0011', '4013', renewal)
  expect(undo(bank, '0011', 5)).toEqual(['refused notReversible'])
})
