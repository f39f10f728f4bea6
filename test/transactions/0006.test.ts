import { expect, test } from 'vitest'
import { notesOf, patch, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'

test('0006 hands the till over as it is: only the hands change', () => {
  const bank = practice()
  const before = notesOf(bank, 'till:02')
  const seals = '["CX0012","JB0012","JS0012","SL0012","XF0012","XS0012","YW0012","ZQ0012"]'
  expect(bank.act('0012', '0006', { receiver: '0013', compared: 'same' }).slice(0, 5)).toEqual([
    'posted 5',
    'set till 02 state balanced > inUse, teller 0012 > 0013',
    `set teller 0012 till 02 > null, seals ${seals} > [], sealsAway false > false`,
    `set teller 0013 till null > 02, seals [] > ${seals}, sealsAway false > false`,
    'set seal CX0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
  ])
  const held = (teller: string) => bank.state.get('teller', teller)?.seals ?? []
  expect(held('0012')).toEqual(['GR0012'])
  const holders = held('0013').map(no => bank.state.get('seal', no)?.holder)
  expect([holders.length, new Set(holders)]).toEqual([17, new Set(['0013'])])
  expect(notesOf(bank, 'till:02')).toBe(before)
  expect(bank.refusal('0013', '0510', { account: 'A1', amount: '20', notes: '20x1' })).toBe('posted')
  expect(bank.refusal('0012', '0510', { account: 'A1', amount: '20', notes: '20x1' })).toBe('sealNotHeld')
})

signatures('0006', asItIs, {}, [['0012', { receiver: '0013', compared: 'same' }, 'named 0013, chiefTeller']])

test('0006 is signed by the receiver himself, and by nobody in his place', () => {
  const bank = practice()
  bank.run('0012', '0006', { receiver: '0013', compared: 'same' })
  const sign = (by: string) => bank.run(by, '0011', { parked: 'parked-20260302-2' })[0]
  expect(sign('0011')).toBe('refused notYourSignature')
  expect(sign('0012')).toBe('refused makerIsChecker')
  expect(sign('0003')).toBe('posted 3')
  expect(sign('0002')).toBe('refused notYourSignature')
  expect(sign('0013')).toBe('posted 5')
})

test('0006 to the chief teller: he signs as the receiver, and the supervisor watches', () => {
  const bank = practice()
  must(bank, '0003', '8003', balanced(bank, '00'))
  must(bank, '0003', '1002', { seal: 'S0001' })
  bank.run('0012', '0006', { receiver: '0003', compared: 'same' })
  const parked = `parked-20260302-${bank.head.serial}`
  expect(bank.run('0003', '0011', { parked })[0]).toMatch(/^posted/)
  expect(bank.run('0002', '0011', { parked })[0]).toMatch(/^posted/)
  expect(bank.state.get('teller', '0003')).toMatchObject({ till: '02', sealsAway: false })
})

const good = { by: '0012', fields: { receiver: '0013', compared: 'same' } }
refuses('0006', good, [
  ['a till that is in use', { by: '0011' }, 'tillNotBalanced'],
  ['seals that do not print what they should', { compared: 'differs' }, 'impressionDiffers at compared'],
  ['who has no till', { by: '0013', receiver: '0012' }, 'tillNotBalanced'],
  ['a receiver whom nobody knows', { receiver: '0099', compared: 'same' }, 'tellerUnknown at receiver'],
  ['a receiver who is not on duty', { receiver: '0015', compared: 'same' }, 'receiverNotOnDuty'],
  ['a receiver whose post holds no till', { receiver: '0014', compared: 'same' }, 'receiverMayNot'],
  ['a receiver with a till of his own', { receiver: '0011', compared: 'same' }, 'receiverHasTill'],
  [
    'a receiver who would hold the draft seal and the test key',
    {},
    'handsNotSeparate',
    bank => {
      patch(bank, 'teller', '0013', { seals: ['YJ0099'] })
      patch(bank, 'teller', '0012', { seals: ['HP0099'] })
    },
  ],
  [
    'a receiver who would hold key and combination of the vault',
    {},
    'keyWithCombination',
    bank => {
      patch(bank, 'teller', '0013', { seals: ['MM0002'] })
      patch(bank, 'teller', '0012', { seals: ['KY0003'] })
    },
  ],
  [
    'a receiver with the draft seal, of a till with draft forms',
    {},
    'handsNotSeparate',
    bank => {
      patch(bank, 'teller', '0013', { seals: ['HP0099'] })
      patch(bank, 'stock', 'till:02/draft', { ranges: [[1, 5]] })
    },
  ],
  [
    'the main till to who is no chief teller',
    { by: '0003' },
    'mainTillChiefOnly',
    bank => must(bank, '0003', '8003', balanced(bank, '00')),
  ],
])
