import { describe, expect, test } from 'vitest'
import { corrections, explainBackdated, explainCorrections } from '../../core/counter/backdated.ts'
import { overdrawnUpTo } from '../../core/ledger/overdraft.ts'
import { productsUpTo } from '../../core/interest/products.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { accountOf, type Bank, balanceOf, itemState, patch, practice } from '../support/practice.ts'
import { must, plenty, undo } from '../support/tables.ts'

const consent = { basis: 'consent', paper: '申请书1号' }
const voucher = 'manualVoucher-20260302-2'
const entered = (legs = 'D 6602 100; C 1003 100', prepare?: (bank: Bank) => void) => {
  const bank = practice()
  prepare?.(bank)
  const named = legs.replace(/[AFL]\d/g, name => practiceAccounts[name] ?? name)
  must(bank, '0013', '8520', { legs: named, reason: 'error', memo: '办公费', ...consent })
  return bank
}

test('8521 books what a colleague has entered', () => {
  const bank = entered()
  expect(bank.run('0011', '8521', { voucher })).toEqual([
    'posted 3',
    'D 6602 100.00 -> 100.00',
    'C 1003 100.00 -> 45760.00',
    'set item manualVoucher-20260302-2 state entered > posted',
  ])
})

test('8521 keeps red ink red', () => {
  const bank = entered('D 6602 60; D 6421 40; C 1003 110; C A1 -10')
  expect(bank.run('0011', '8521', { voucher })).toContain('C A1 -10.00 -> 25190.00')
})

test('8521 by the one who entered it, of what is done, of what is none', () => {
  const bank = entered()
  expect(bank.refusal('0013', '8521', { voucher })).toBe('makerIsChecker')
  expect(bank.refusal('0011', '8521', { voucher: 'manualVoucher-20260302-9' })).toBe('itemUnknown at voucher')
  must(bank, '0011', '8521', { voucher })
  expect(bank.refusal('0011', '8521', { voucher })).toBe('itemDone at voucher')
})

test('8521 obeys the books: minimum, loss report, closed account', () => {
  const by = (legs: string, prepare?: (bank: Bank) => void) => {
    const bank = entered(legs)
    prepare?.(bank)
    return bank.refusal('0011', '8521', { voucher })
  }
  expect(by('D A2 800.01; C 6051 800.01')).toBe('insufficientFunds')
  expect(by('D A3 1; C 6051 1')).toBe('accountStopped')
  expect(by('D A1 1; C 6051 1', bank => must(bank, '0011', '0540', { account: 'A1', payee: 'A2' }))).toBe(
    'accountClosed',
  )
})

test('8521 of a great amount needs the supervisor, in black ink or in red', () => {
  const signs = (legs: string, by = '0011') => entered(legs).signs(by, '8521', { voucher })
  expect(signs('D 6602 49999.99; C 1003 49999.99')).toBe('nobody')
  expect(signs('D 6602 50000; C 1003 50000')).toBe('supervisor')
  expect(signs('C A1 50000; C 1003 -50000')).toBe('supervisor')
  expect(signs('D 6602 25000; D 6421 25000; C 1003 50000')).toBe('supervisor')
})

test('8521 of a junior needs the supervisor at half the amount', () => {
  const bank = (legs: string) => {
    const opened = entered(legs)
    must(opened, '0015', '0001')
    return opened.signs('0015', '8521', { voucher })
  }
  expect(bank('D 6602 24999.99; C 1003 24999.99')).toBe('nobody')
  expect(bank('D 6602 25000; C 1003 25000')).toBe('supervisor')
})

test('8521 taken back: booked back in red, and the voucher waits again', () => {
  const bank = entered()
  must(bank, '0011', '8521', { voucher })
  expect(undo(bank, '0011', 3)).toEqual([
    'posted 6',
    'set item manualVoucher-20260302-2 state posted > entered',
    'C 1003 -100.00 -> 45860.00',
    'D 6602 -100.00 -> 0.00',
    'new mark 2026-03-02/3',
  ])
  expect(itemState(bank, voucher)).toBe('entered')
  expect(balanceOf(bank, '6602')).toBe('0.00')
})

describe('8521 of a voucher that books anew what was reversed', () => {
  const legs = `D ${practiceAccounts.A1} 500; C 6021-04 500`
  const anew = { legs, reason: 'error', memo: '补记', basis: 'own', mends: '2026-03-02/2' }
  const waiting = ['manualVoucher-20260302-6', 'manualVoucher-20260302-7'] as const
  const twice = () => {
    const bank = practice()
    must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '500' })
    undo(bank, '0013', 2)
    must(bank, '0013', '8520', anew)
    must(bank, '0013', '8520', anew)
    return bank
  }
  const [first, second] = waiting

  test('takes it once, whatever waits', () => {
    const bank = twice()
    must(bank, '0011', '8521', { voucher: first })
    expect(bank.refusal('0011', '8521', { voucher: second })).toBe('mendedBefore at voucher')
  })

  test('leaves the mark of the reversal as it was: nothing is taken back by it', () => {
    const bank = twice()
    const mark = bank.state.get('mark', '2026-03-02/2')
    must(bank, '0011', '8521', { voucher: first })
    expect(bank.state.get('mark', '2026-03-02/2')).toEqual(mark)
    const kinds = bank.rows.at(-1)?.effects.flatMap(effect => (effect.type === 'set' ? effect.kind : []))
    expect(kinds).not.toContain('mark')
  })

  test('taken back, leaves it to be booked anew again', () => {
    const bank = twice()
    must(bank, '0011', '8521', { voucher: first })
    undo(bank, '0011', bank.head.serial)
    expect(bank.refusal('0011', '8521', { voucher: second })).toBe('posted')
  })

  test('taken back, is itself no right to the money a second time', () => {
    const bank = twice()
    must(bank, '0011', '8521', { voucher: first })
    const { serial } = bank.head
    undo(bank, '0011', serial)
    const item = given(bank.state.get('item', second), second)
    patch(bank, 'item', second, { data: { ...item.data, basis: { on: 'own', row: `2026-03-02/${serial}` } } })
    expect(bank.refusal('0011', '8521', { voucher: second })).toBe('mendedAnew at voucher')
  })

  test('is refused of what stands, of more, and without a basis, as an earlier release let them wait', () => {
    const asked = (data: object) => {
      const bank = twice()
      const item = given(bank.state.get('item', first), first)
      patch(bank, 'item', first, { data: { ...item.data, ...data } })
      return bank.refusal('0011', '8521', { voucher: first })
    }
    expect(asked({ basis: { on: 'own', row: '2026-03-02/6' } })).toBe('mendedStands at voucher')
    const more = ['D', 'C'].map((side, at) => ({
      side,
      account: [practiceAccounts.A1, '6021-04'][at],
      amount: 50_001n,
    }))
    expect(asked({ legs: more })).toBe('mendedLess at voucher')
    expect(asked({ basis: undefined })).toBe('consentWanted at voucher')
  })
})

test('8521 with the rich A1 pays what a code of its own would pay', () => {
  const bank = entered('D A1 30000; C A2 30000', plenty)
  expect(bank.refusal('0011', '8521', { voucher: `manualVoucher-20260302-${bank.head.serial}` })).toBe(
    'posted',
  )
})

describe('8521 of an earlier value day', () => {
  const A2 = practiceAccounts.A2 ?? ''
  const later = (bank: Bank, day: string, state = 'open') => {
    patch(bank, 'branch', '0101', { state, day })
    bank.turnTo(day)
    return bank
  }
  const settle = (bank: Bank, day: string) =>
    must(later(bank, day, 'balanced'), '0003', '8006', { kind: 'settle' })
  const settled = () => {
    const bank = practice()
    settle(bank, '2026-03-20')
    return later(bank, '2026-03-25')
  }
  const productsOn = (bank: Bank, day: string) => productsUpTo(accountOf(bank, 'A2'), day)

  /** The chief teller enters it, a colleague reviews it, the director signs; gives the lines of its row. */
  function backdate(bank: Bank, legs: string, valueDay: string): string[] {
    const named = legs.replace(/[AFL]\d/g, name => practiceAccounts[name] ?? name)
    must(bank, '0003', '8520', { legs: named, reason: 'error', memo: '补记', valueDay, ...consent })
    const [item = ''] = bank.state.get('index', 'openItems/manualVoucher')?.keys ?? []
    expect(bank.signs('0011', '8521', { voucher: item })).toContain('director')
    return must(bank, '0011', '8521', { voucher: item })
  }

  test('counts its products from that day', () => {
    const bank = practice()
    const before = productsOn(bank, '2026-03-02')
    const lines = backdate(bank, 'D 3001-05 1000; C A2 1000', '2026-02-20')
    expect(productsOn(bank, '2026-03-02') - before).toBe(100_000n * 10n)
    expect(lines.filter(line => /6411|products/.test(line))).toEqual([])
  })

  test('pays at once what a settlement in between would have paid, and counts it no more', () => {
    const bank = settled()
    const before = productsOn(bank, '2026-03-25')
    const lines = backdate(bank, 'D 3001-05 100000; C A2 100000', '2026-03-10')
    // 100,000 for the 11 days to the 21st at 0.35 % over 360 is 10.694….
    expect(lines.filter(line => /6411|C A2|products/.test(line))).toEqual([
      'C A2 100000.00 -> 100800.54',
      'D 6411-11 10.69 -> 33.17',
      'C A2 10.69 -> 100811.23',
      'products A2 -110000000',
    ])
    // The four days since the 21st go on counting.
    expect(productsOn(bank, '2026-03-25') - before).toBe(10_000_000n * 4n)
  })

  test('takes back what was paid too much, in red', () => {
    const lines = backdate(settled(), 'C 3001-05 20000; D A1 20000', '2026-03-16')
    // 20,000 for five days is 0.972….
    expect(lines).toContain('D 6411-11 -0.97 -> 21.51')
    expect(lines).toContain('C A1 -0.97 -> 5220.94')
  })

  test('corrects every settlement in between, each at its own rate', () => {
    const bank = settled()
    const rates = given(bank.state.get('parameters', 'current'), 'parameters').rates
    const lower = { kind: 'demand' as const, months: 0, from: '2026-05-01', ppm: 2_000 }
    patch(bank, 'parameters', 'current', { rates: [...rates, lower] })
    settle(bank, '2026-06-20')
    const lines = backdate(later(bank, '2026-06-22'), 'D 3001-05 100000; C A2 100000', '2026-03-10')
    // 11 days at 0.35 % and 92 at 0.20 %: 10.694… + 51.111… = 61.805….
    expect(lines.find(line => line.startsWith('D 6411-11'))).toMatch(/^D 6411-11 61\.81 /)
  })

  describe('of an account that may be overdrawn', () => {
    /** A2 with 800 may go down to −500 from the 2nd of March, and stands at −300 from the 6th. */
    const overdrawn = () => {
      const bank = practice()
      must(bank, '0013', '0560', { account: 'A2', limit: '500' })
      later(bank, '2026-03-06')
      must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '1100' })
      return bank
    }
    /** In yuan-days up to a day: what it has earned on, and what was overdrawn. */
    const stood = (bank: Bank, day: string) => [
      productsOn(bank, day) / 100n,
      overdrawnUpTo(accountOf(bank, 'A2'), day) / 100n,
    ]
    const added = (bank: Bank, day: string, done: () => void) => {
      const before = stood(bank, day)
      done()
      return stood(bank, day).map((sum, index) => sum - (before[index] ?? 0n))
    }

    // What it stood at on each day since the limit: 800 on the 2nd to the 5th, −300 on the ten to the 15th.
    test.each<[string, string, string, bigint, bigint]>([
      ['a sum paid in', 'D 3001-05 100; C A2 100', '2026-03-10', 0n, -100n * 6n],
      ['a sum taken out', 'C 3001-05 100; D A2 100', '2026-03-10', 0n, 100n * 6n],
      ['one that lifts it over zero', 'D 3001-05 1000; C A2 1000', '2026-03-11', 700n * 5n, -300n * 5n],
      ['one of both sides of zero', 'D 3001-05 1000; C A2 1000', '2026-03-04', 1000n * 2n + 7000n, -3000n],
      ['one that pulls it below', 'C 3001-05 100; D A2 100', '2026-03-05', -100n, 100n * 10n],
      ['two of a voucher', 'D A2 300; C A2 400; D 3001-05 100', '2026-03-10', 0n, -100n * 6n],
    ])('%s counts on each day as it finds it', (_name, legs, valueDay, earned, owed) => {
      const bank = later(overdrawn(), '2026-03-16')
      const found = added(bank, '2026-03-16', () => backdate(bank, legs, valueDay))
      expect(found).toEqual([earned, owed])
    })

    test('is accrued as it counts, and taken back on a later day leaves the days as they stood', () => {
      const bank = later(overdrawn(), '2026-03-12')
      const before = accountOf(bank, 'A2')
      backdate(bank, 'D 3001-05 1000; C A2 1000', '2026-03-04')
      const row = `2026-03-12/${bank.head.serial}`
      later(bank, '2026-03-16')
      expect(accountOf(bank, 'A2').dayBalances).not.toEqual(before.dayBalances)
      must(bank, '0013', '8502', { row, basis: 'consent', paper: '申请书2号', reason: '串户' })
      // Both rows are lines of the passbook.
      expect(accountOf(bank, 'A2')).toEqual({ ...before, unprinted: 4 })
    })

    test.each<[string, string]>([
      ['of a settled quarter', '2026-03-10'],
      ['from before the limit', '2026-02-20'],
    ])('%s counts from the settlement, and the days before are for people', (_name, valueDay) => {
      const bank = overdrawn()
      settle(bank, '2026-03-20')
      later(bank, '2026-03-25')
      const legs = 'D 3001-05 100; C A2 100'
      const found = added(bank, '2026-03-25', () => {
        const lines = backdate(bank, legs, valueDay)
        expect(lines.filter(line => /^[CD] (6011|6411)/.test(line))).toEqual([])
      })
      expect(found).toEqual([0n, -100n * 4n])
    })

    test('counts from today where the limit was agreed on before days were kept', () => {
      const bank = later(overdrawn(), '2026-03-16')
      // As such an account was written, with a day that is read by nobody now.
      const overdraft = { ...given(accountOf(bank, 'A2').overdraft, 'overdraft'), since: '2026-03-02' }
      patch(bank, 'account', A2, { dayBalances: null, overdraft })
      const found = added(bank, '2026-03-16', () => backdate(bank, 'D 3001-05 100; C A2 100', '2026-03-10'))
      expect(found).toEqual([0n, 0n])
      settle(bank, '2026-03-20')
      expect(accountOf(bank, 'A2').dayBalances?.map(({ day }) => day)).toEqual(['2026-03-21'])
    })

    test.each<[string, string, readonly string[]]>([
      [
        'how much',
        '2026-03-11',
        [`${A2}: products put right: 3,500.00`, `${A2}: overdrawn products put right: -1,500.00`],
      ],
      [
        'and from when, if that is later',
        '2026-02-20',
        [
          `${A2} may be overdrawn, valued on: 2026-03-02`,
          `${A2}: products put right: 11,000.00`,
          `${A2}: overdrawn products put right: -3,000.00`,
        ],
      ],
    ])('says %s', (_name, valueDay, told) => {
      const { state } = later(overdrawn(), '2026-03-16')
      const desk = { state, day: '2026-03-16', parameters: given(state.get('parameters', 'current'), 'them') }
      const legs = [{ side: 'C' as const, account: A2, amount: 100_000n }]
      const lines = explainBackdated(legs, valueDay, desk)
      expect(lines.map(({ label, text }) => `${label.en}: ${text}`)).toEqual(told)
    })
  })

  test('of a year that is closed goes against its own account, what this year settled against the expense', () => {
    const bank = practice()
    settle(bank, '2026-12-20')
    settle(bank, '2027-03-20')
    const lines = backdate(later(bank, '2027-03-25'), 'D 3001-05 100000; C A2 100000', '2026-12-10')
    // 11 days of last December are 10.694…, the 90 to the 21st of March 87.50.
    expect(lines.filter(line => /6\d{3}/.test(line)).map(line => line.split(' ->')[0])).toEqual([
      'D 6411-11 87.50',
      'D 6901 10.69',
    ])
    expect(lines.filter(line => line.startsWith('C A2')).map(line => line.split(' ')[2])).toEqual([
      '100000.00',
      '87.50',
      '10.69',
    ])
  })

  test('takes back what a closed year paid too much, in blue', () => {
    const bank = practice()
    settle(bank, '2026-12-20')
    const lines = backdate(later(bank, '2027-01-10'), 'C 3001-05 20000; D A1 20000', '2026-12-16')
    expect(
      lines.filter(line => /6901|6411|^D A1|^prod/.test(line)).map(line => line.split(' ->')[0]),
    ).toEqual(['D A1 20000.00', 'D A1 0.97', 'C 6901 0.97', 'products A1 10000000'])
  })

  test('explains how it came about before it is posted', () => {
    const { state } = settled()
    const parameters = given(state.get('parameters', 'current'), 'parameters')
    const desk = { state, day: '2026-03-25', parameters }
    const found = corrections([{ side: 'C', account: A2, amount: 10_000_000n }], '2026-03-10', desk)
    const told = explainCorrections(found, '2026-03-10', desk)
    expect(told.map(({ label, text }) => `${label.en}: ${text}`)).toEqual([
      `${A2}: products put right: 100,000.00 × 15 = 1,500,000.00`,
      'Settlement of 2026-03-20: 1,100,000.00 × 0.35% ÷ 360',
      'Interest now: 10.69',
    ])
  })

  test('is taken back whole on the day', () => {
    const bank = settled()
    const before = [balanceOf(bank, 'A2'), productsOn(bank, '2026-03-25')]
    backdate(bank, 'D 3001-05 100000; C A2 100000', '2026-03-10')
    must(bank, '0011', '8501', { serial: String(bank.head.serial), reason: '串户' })
    expect([balanceOf(bank, 'A2'), productsOn(bank, '2026-03-25')]).toEqual(before)
  })
})
