import { expect, test } from 'vitest'
import { draw, rich } from '../support/loans.ts'
import { accountOf, type Bank, balanceOf, itemState, patch, practice } from '../support/practice.ts'
import { given } from '../../core/std.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const deed = {
  action: 'in',
  contract: 'HT-200',
  thing: '住宅一套',
  document: '不动产权第 0001 号',
  value: '300000',
  keeper: '0003',
}
const good = { by: '0011', fields: deed }
const ID = 'collateral-20260302-5'
const PLEDGE = 'collateral-20260202-4'
const out = (collateral: string, keeper = '0003') => ({ action: 'out', collateral, keeper })

test('6821 takes collateral into custody at its value, off the balance, with its keeper', () => {
  const bank = practice()
  expect(bank.act('0011', '6821', deed)).toEqual([
    'posted 5',
    'receipt 7004 300000.00 -> 315000.00',
    `new item ${ID}`,
    'new claim collateral/不动产权第0001号',
    `set item contract-20260202-2 state active > active, data {"held":[]} > {"held":["${ID}"]}`,
  ])
  expect(bank.state.get('item', ID)).toMatchObject({
    state: 'held',
    data: { keeper: '0003', contract: 'HT-200' },
  })
})

test('6821 hands it to another keeper, who alone gives it out then', () => {
  const bank = rich(practice())
  must(bank, '0011', '6821', deed)
  expect(bank.refusal('0011', '6821', { action: 'handOver', collateral: ID, keeper: '0003' })).toBe(
    'keeperAlready at keeper',
  )
  must(bank, '0011', '6821', { action: 'handOver', collateral: ID, keeper: '0013' })
  expect(bank.refusal('0011', '6821', out(ID))).toBe('keeperIsOther at keeper')
  must(bank, '0011', '6821', out(ID, '0013'))
  expect([itemState(bank, ID), balanceOf(bank, '7004')]).toEqual(['released', '15000.00'])
})

test('6821: what somebody of the lobby has kept from before he gives out', () => {
  const bank = practice()
  must(bank, '0011', '6821', { ...deed, keeper: '0013' })
  patch(bank, 'teller', '0013', { roles: ['lobbyManager'] })
  expect(bank.refusal('0011', '6821', out(ID, '0013'))).toBe('parked')
})

test('6821 gives out nothing while the loan is owed, and all once it is repaid', () => {
  const bank = rich(practice())
  expect(bank.refusal('0011', '6821', out(PLEDGE))).toBe('collateralBound at collateral')
  must(bank, '0003', '6830', { kind: 'collect', account: 'L2' })
  must(bank, '0013', '6803', { account: 'L2', extent: 'whole', payer: 'A1' })
  must(bank, '0011', '6821', out(PLEDGE))
  expect(balanceOf(bank, '7004')).toBe('0.00')
})

test('6821 gives out what enough else has replaced', () => {
  const bank = practice()
  const other = { ...deed, contract: 'HT-300', thing: '国债', document: 'G1' }
  must(bank, '0011', '6821', { ...other, value: '11999.99' })
  expect(bank.refusal('0011', '6821', out(PLEDGE))).toBe('collateralBound at collateral')
  must(bank, '0011', '6821', { ...other, document: 'G2', value: '1' })
  must(bank, '0011', '6821', out(PLEDGE))
  expect(itemState(bank, PLEDGE)).toBe('released')
})

test('6821 undoes itself: what was taken in by mistake goes out, and no draw follows', () => {
  const bank = practice()
  must(bank, '0011', '6821', deed)
  must(bank, '0011', '6821', out(ID))
  expect(bank.refusal('0011', '6821', out(ID))).toBe('itemDone at collateral')
  expect(bank.refusal('0013', '6800', { contract: 'HT-200', amount: '1000', payee: 'A1' })).toBe(
    'collateralMissing at contract',
  )
  expect(bank.refusal('0011', '8501', { serial: '5', reason: '录错' })).toBe('notReversible')
})

test('6821 of a loan that was drawn and is owed stays, whatever else was asked', () => {
  const bank: Bank = practice()
  must(bank, '0011', '6821', deed)
  draw(bank, 'HT-200', '100000')
  expect(bank.refusal('0011', '6821', out(ID))).toBe('collateralBound at collateral')
})

test('6821 takes a certificate for another contract once it was given out', () => {
  const bank = practice()
  must(bank, '0011', '6821', deed)
  const other = { ...deed, contract: 'HT-300' }
  expect(bank.refusal('0011', '6821', other)).toBe('certificateHeld at document')
  must(bank, '0011', '6821', out(ID))
  must(bank, '0011', '6821', other)
})

test('6821 takes whatever is not of ours without an account', () => {
  const bank = practice()
  for (const document of ['农行 C00004901', 'S4921', 'S-00004921', '不动产权第 0002 号'])
    must(bank, '0011', '6821', { ...deed, document })
})

const F2 = { ...deed, thing: '存单', document: 'C00004902', account: 'F2', value: '20000' }

test('6821 of our own certificate: nothing leaves its account until it is given out', () => {
  const bank = practice()
  must(bank, '0011', '6821', F2)
  expect(bank.refusal('0011', '3206', { account: 'F2', payee: 'A1' })).toBe('accountPledged')
  expect(bank.refusal('0011', '3204', { account: 'F2', amount: '2000', payee: 'A1' })).toBe('accountPledged')
  must(bank, '0011', '6821', { action: 'handOver', collateral: ID, keeper: '0013' })
  expect(bank.refusal('0011', '3206', { account: 'F2', payee: 'A1' })).toBe('accountPledged')
  must(bank, '0011', '6821', out(ID, '0013'))
  expect(accountOf(bank, 'F2').restrictions).toEqual([])
  must(bank, '0011', '3206', { account: 'F2', payee: 'A1' })
})

test('4004 replaces no certificate that is pledged: it lies in custody', () => {
  const bank = practice()
  patch(bank, 'account', accountOf(bank, 'S2').no, {
    restrictions: [
      ...accountOf(bank, 'S2').restrictions,
      { reason: 'pledge', item: PLEDGE, bars: 'out', amount: null, until: null, waits: null },
    ],
  })
  const fields = { account: 'S2', action: 'replace', idKind: 'passport', idNumber: 'E90100001' }
  expect(bank.refusal('0011', '4004', fields)).toBe('accountPledged')
})

test.each(['c00004902', 'C 0000 4902', 'Ｃ００００４９０２'])(
  '6821 knows our certificate as %s',
  document => {
    const bank = practice()
    must(bank, '0011', '6821', { ...F2, document })
    expect(bank.refusal('0011', '6821', { ...F2, value: '1' })).toBe('certificateHeld at document')
    must(bank, '0011', '6821', out(ID))
    must(bank, '0011', '6821', F2)
  },
)

test('6821 gives out what an earlier release has claimed as it was typed, and takes it in no second time', () => {
  const bank = practice()
  must(bank, '0011', '6821', deed)
  const claim = (name: string) => `claim:collateral/${name}` as const
  const held = given(bank.state.rows.get(claim('不动产权第0001号')), 'the claim')
  bank.state.rows.delete(claim('不动产权第0001号'))
  bank.state.rows.set(claim(deed.document), held)
  expect(bank.refusal('0011', '6821', deed)).toBe('certificateHeld at document')
  must(bank, '0011', '6821', out(ID))
  must(bank, '0011', '6821', deed)
})

refuses('6821', { by: '0011', fields: F2 }, [
  ['a certificate of ours whose account is not named', { account: '' }, 'ownPaperUnnamed at account'],
  ['the same in another spelling', { account: '', document: 'ｃ 0000 4902' }, 'ownPaperUnnamed at account'],
  ['a passbook of ours', { account: '', document: 'P00000901' }, 'ownPaperUnnamed at account'],
  ['the paper of another account', { document: 'C00004901' }, 'certificateDiffers at document'],
  ['a passbook account', { account: 'A1' }, 'accountWrongProduct at account'],
  ['more than there is', { value: '20000.01' }, 'insufficientFunds at value'],
  [
    'a certificate that is reported lost',
    {},
    'accountStopped',
    bank => must(bank, '0011', '4001', { account: 'F2' }),
  ],
  [
    'what is certified already',
    {},
    'insufficientFunds at value',
    bank =>
      must(bank, '0003', '3211', {
        action: 'hold',
        account: 'F2',
        amount: '1',
        until: '2026-09-02',
        purpose: '留学',
      }),
  ],
])

refuses('6821', good, [
  ['a confirmation', { document: 'S00004921' }, 'paperNotPledgeable at document'],
  ['a certificate in custody', {}, 'certificateHeld at document', bank => must(bank, '0011', '6821', deed)],
  [
    'the same in another spelling',
    { document: '不动产权第０００１号' },
    'certificateHeld at document',
    bank => must(bank, '0011', '6821', deed),
  ],
  ['a contract that nobody has registered', { contract: 'HT-9' }, 'contractUnknown at contract'],
  ['a keeper who is the maker', { keeper: '0011' }, 'keeperIsMaker at keeper'],
  [
    'a keeper who is stopped',
    { keeper: '0013' },
    'tellerStopped at keeper',
    bank => patch(bank, 'teller', '0013', { stopped: true }),
  ],
  ['a keeper of the lobby', { keeper: '0014' }, 'keeperOfPost at keeper'],
  ['a keeper who supervises afterwards', { keeper: '0031' }, 'keeperOfPost at keeper'],
  ['a keeper whom nobody knows', { keeper: '0099' }, 'tellerUnknown at keeper'],
  ['a thing without a value', { value: '' }, 'fieldMissing at value'],
  [
    'what is not there',
    { action: 'out', contract: '', thing: '', document: '', value: '', collateral: ID },
    'itemUnknown at collateral',
  ],
])

signatures('6821', asItIs, deed, [['0011', { keeper: '0013' }, 'named 0013, supervisor']])
