import { expect, test } from 'vitest'
import { type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'

const good = { by: '0013', fields: { till: '3', seal: 'S0303' } }

test('1001 opens a sealed till: it is in the teller’s hands, and its seal is gone', () => {
  expect(practice().act('0013', '1001', good.fields)).toEqual([
    'posted 4',
    'set till 03 state sealed > inUse, teller null > 0013, seal S0303 > null, sealedBy ["0013","0003"] > []',
    'set teller 0013 till null > 03',
  ])
})

test('1001 opens the teller’s own balanced till again, which bears no seal', () => {
  const bank = practice()
  expect(bank.act('0012', '1001', { till: '2' })).toEqual([
    'posted 4',
    'set till 02 state balanced > inUse, teller 0012 > 0012, seal null > null, sealedBy [] > []',
  ])
})

test('1001 of the main till is signed by the supervisor: the chief teller cannot sign his own', () => {
  const bank = practice()
  must(bank, '0003', '8003', balanced(bank, '00'))
  must(bank, '0003', '1002', { seal: 'S0001' })
  bank.run('0003', '1001', { till: '00', seal: 'S0001', seals: '11' })
  const parked = `parked-20260302-${bank.head.serial}`
  expect(bank.run('0003', '0011', { parked })).toEqual(['refused makerIsChecker'])
  expect(bank.run('0002', '0011', { parked })).toContain(
    'set teller 0003 till null > 00, sealsAway true > false',
  )
})

const sealMain = (bank: Parameters<typeof balanced>[0]) => {
  must(bank, '0003', '8003', balanced(bank, '00'))
  must(bank, '0003', '1002', { seal: 'S0001' })
}
const main = { by: '0003', till: '00', seal: 'S0001', seals: '11' }
const withoutKey = (bank: Bank) => {
  sealMain(bank)
  must(bank, '0003', '2101', { action: 'handOver', seal: 'KY0003', other: '0013', compared: 'same' })
}

refuses('1001', good, [
  ['a seal that is not the one registered', { seal: 'S0304' }, 'sealDiffers at seal'],
  ['a seal that nobody has read', { seal: '' }, 'sealMissing at seal'],
  ['a till that is not there', { till: '09' }, 'tillUnknown at till'],
  ['what is no till number', { till: 'x' }, 'tillMalformed at till'],
  [
    'seals that were locked away and not counted',
    {},
    'sealCountDiffers at seals',
    bank => patch(bank, 'teller', '0013', { sealsAway: true }),
  ],
  [
    'seals of which one is missing',
    { seals: '8' },
    'sealCountDiffers at seals',
    bank => patch(bank, 'teller', '0013', { sealsAway: true }),
  ],
  [
    'a till with draft forms to who holds the test key',
    {},
    'handsNotSeparate',
    bank => {
      patch(bank, 'teller', '0013', { seals: ['YJ0099'] })
      patch(bank, 'stock', 'till:03/draft', { ranges: [[1, 5]] })
    },
  ],
  ['a till that is with somebody', { till: '01' }, 'tillTaken'],
  ['a till that somebody has balanced', { till: '02' }, 'tillTaken'],
  ['a second till', { by: '0011' }, 'tillAlreadyHeld'],
  ['a second till beside a balanced one', { by: '0012' }, 'tillAlreadyHeld'],
  ['the main till to whoever holds neither key nor combination', main, 'vaultNotHeld', withoutKey],
  ['the main till to a teller', { till: '00', seal: 'S0001' }, 'mainTillChiefOnly', sealMain],
])

signatures('1001', asItIs, good.fields, [['0013', {}, 'chiefTeller']])

test.each([
  ['499', 'chiefTeller'],
  ['500', 'chiefTeller, supervisor'],
])('1001 of a till with %s hundreds in it needs %s', (count, says) => {
  const bank = practice()
  must(bank, '0013', '1001', good.fields)
  must(bank, '0013', '1003', { amount: `${count}00`, notes: `100x${count}` })
  must(bank, '0013', '8003', balanced(bank, '03'))
  must(bank, '0013', '1002', { seal: 'S0304' })
  expect(bank.signs('0013', '1001', { till: '03', seal: 'S0304', seals: '9' })).toBe(says)
})

test('1001 is undone by 1002, once the till is balanced', () => {
  const bank = practice()
  must(bank, '0013', '1001', good.fields)
  expect(bank.refusal('0013', '1002', { seal: 'S0304' })).toBe('tillNotBalanced')
  must(bank, '0013', '8003', balanced(bank, '03'))
  expect(must(bank, '0013', '1002', { seal: 'S0304' })).toContain('set teller 0013 till 03 > null')
})

const goesRound = (bank: Bank, used: { day: string; teller: string }) => {
  const custody = bank.state.get('parameters', 'current')?.custody
  patch(bank, 'parameters', 'current', { custody: { ...custody, crossDrawing: 1 } })
  patch(bank, 'till', '03', { used })
}

test.each([
  ['the same teller on the day after', { day: '2026-03-01', teller: '0013' }, 'tillTwiceRunning at till'],
  ['the same teller later', { day: '2026-02-28', teller: '0013' }, 'parked'],
  ['the same teller on the same day', { day: '2026-03-02', teller: '0013' }, 'parked'],
  ['another', { day: '2026-03-01', teller: '0012' }, 'parked'],
])('1001 where tills go round: %s', (_who, used, says) => {
  const bank = practice()
  const taking = { till: '3', seal: 'S0303', seals: '9' }
  patch(bank, 'till', '03', { used })
  expect(bank.refusal('0013', '1001', taking)).toBe('parked')
  goesRound(bank, used)
  expect(bank.refusal('0013', '1001', taking)).toBe(says)
})

test('1001 of the main till is not signed but by whoever holds the other of key and combination', () => {
  const bank = practice()
  sealMain(bank)
  must(bank, '0002', '2101', { action: 'handOver', seal: 'MM0002', other: '0012', compared: 'same' })
  const { by, ...fields } = main
  bank.run(by, '1001', fields)
  const parked = `parked-20260302-${bank.head.serial}`
  expect(bank.refusal('0002', '0011', { parked })).toBe('vaultTakesTwo')
  must(bank, '0012', '2101', { action: 'handOver', seal: 'MM0002', other: '0011', compared: 'same' })
  must(bank, '0011', '2101', { action: 'return', seal: 'MM0002', other: '0013', compared: 'same' })
  patch(bank, 'teller', '0002', { seals: ['MM0002'] })
  expect(bank.refusal('0002', '0011', { parked })).toBe('posted')
})

test('1001 asks for no key where the bank says so', () => {
  const bank = practice()
  withoutKey(bank)
  const { by, ...fields } = main
  const custody = bank.state.get('parameters', 'current')?.custody
  patch(bank, 'parameters', 'current', { custody: { ...custody, vaultByTwo: 0 } })
  expect(bank.refusal(by, '1001', fields)).toBe('parked')
})
