import { expect, test } from 'vitest'
import { type Bank, patch, practice } from '../support/practice.ts'
import { asItIs, balanced, must, refuses, signatures } from '../support/tables.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'

const good = { by: '0011', fields: { action: 'take', seal: 'CX0099', other: '0013', compared: 'same' } }
const sealOf = (bank: Bank, no: string) => {
  const { state, holder } = bank.state.get('seal', no) ?? {}
  return `${state} ${holder}`
}
const heldBy = (bank: Bank, teller: string) => bank.state.get('teller', teller)?.seals ?? []

test('2101 through the life of a seal: one holder at a time, register and hands agree', () => {
  const bank = practice()
  const impression = SAMPLE_PICTURE
  const step = (by: string, action: string, more: object = {}) => {
    must(bank, by, '2101', { action, seal: 'XF0077', other: '0013', ...more })
    return sealOf(bank, 'XF0077')
  }
  const same = { compared: 'same' }
  expect(step('0003', 'register', { impression })).toBe('kept null')
  expect(step('0011', 'take', same)).toBe('inUse 0011')
  expect(step('0011', 'handOver', same)).toBe('inUse 0013')
  expect([heldBy(bank, '0011').includes('XF0077'), heldBy(bank, '0013').includes('XF0077')]).toEqual([
    false,
    true,
  ])
  expect(step('0013', 'return', { other: '0011', ...same })).toBe('kept null')
  expect(step('0003', 'stop', { reason: '旧版' })).toBe('stopped null')
  expect(step('0003', 'destroy', { reason: '旧版' })).toBe('destroyed null')
  expect(heldBy(bank, '0013')).not.toContain('XF0077')
  const again = { action: 'register', seal: 'XF0077', other: '0013', impression }
  expect(bank.refusal('0003', '2101', again)).toBe('sealNumberUsed at seal')
})

test('2101 reported lost, the seal is in nobody’s hands, and what it seals is refused at once', () => {
  const bank = practice()
  const deposit = { account: 'A1', amount: '20', notes: '20x1' }
  expect(bank.refusal('0011', '0510', deposit)).toBe('posted')
  must(bank, '0003', '2101', {
    action: 'lost',
    seal: 'XS0011',
    other: '0013',
    reason: '清点未见',
    notice: '已报分行',
  })
  expect(sealOf(bank, 'XS0011')).toBe('lost null')
  expect(heldBy(bank, '0011')).not.toContain('XS0011')
  expect(bank.refusal('0011', '0510', deposit)).toBe('sealNotHeld')
})

const lost = { compared: '', reason: '未见', action: 'lost', notice: '已报分行' }
refuses('2101', good, [
  ['a number that was never registered', { seal: 'CX0055' }, 'sealUnknown at seal'],
  ['what is no number of a seal', { seal: 'XX1' }, 'sealNumberMalformed at seal'],
  ['one that somebody holds already', { seal: 'CX0012' }, 'sealStateWrong at seal'],
  ['one that is stopped', { seal: 'XF0098' }, 'sealStateWrong at seal'],
  ['to hand over what another holds', { action: 'handOver', seal: 'CX0012' }, 'sealOfOther at seal'],
  ['to report lost what another holds, as a teller', { ...lost, seal: 'CX0012' }, 'sealOfOther at seal'],
  ['an impression that differs', { compared: 'differs' }, 'impressionDiffers at compared'],
  ['an impression that nobody compared', { compared: '' }, 'fieldMissing at compared'],
  [
    'a hand-over of one whose impression was never deposited',
    { action: 'handOver', seal: 'CX0011' },
    'impressionMissing at impression',
  ],
  [
    'a new one without its impression',
    { action: 'register', seal: 'CX0055', compared: '' },
    'impressionMissing at impression',
  ],
  ['what is no picture', { impression: 'x' }, 'imageMalformed at impression'],
  [
    'one’s name seal to another',
    { action: 'handOver', seal: 'GR0011', impression: SAMPLE_PICTURE },
    'sealPersonal at seal',
  ],
  ['a loss that nobody was told of', { ...lost, seal: 'CX0011', notice: '' }, 'fieldMissing at notice'],
  [
    'to hand up what is still in use',
    { action: 'handUp', seal: 'CX0011', compared: '', reason: '换版' },
    'sealStateWrong at seal',
  ],
  [
    'the combination to whoever holds the key',
    { by: '0002', action: 'handOver', seal: 'MM0002', other: '0003' },
    'keyWithCombination',
  ],
  ['oneself as the second person', { other: '0011' }, 'makerIsChecker at other'],
  [
    'a receiver who is not on duty',
    { action: 'handOver', seal: 'CX0011', other: '0015', impression: SAMPLE_PICTURE },
    'receiverNotOnDuty at other',
  ],
  ['a seal that the post does not use', { seal: 'HP0099' }, 'sealNotForPost at seal'],
  [
    'the test key beside the draft seal',
    { seal: 'YJ0099' },
    'handsNotSeparate',
    bank => patch(bank, 'teller', '0011', { seals: ['HP0011'], roles: ['teller', 'backOffice'] }),
  ],
  [
    'the test key beside draft forms in the till',
    { seal: 'YJ0099' },
    'handsNotSeparate',
    bank => {
      must(bank, '0011', '2003', { kind: 'draft', numbers: '1-5' })
      patch(bank, 'teller', '0011', { roles: ['teller', 'backOffice'] })
    },
  ],
])

signatures('2101', asItIs, {}, [
  ['0011', good.fields, 'named 0013, supervisor'],
  [
    '0003',
    { action: 'lost', seal: 'CX0012', other: '0013', reason: '未见', notice: '已报分行' },
    'named 0013, supervisor',
  ],
])

test('2101 a seal that was stopped is handed up, and is nobody’s to destroy here', () => {
  const bank = practice()
  const up = { action: 'handUp', seal: 'XF0098', other: '0013', reason: '上缴单 7 号' }
  must(bank, '0003', '2101', up)
  expect(sealOf(bank, 'XF0098')).toBe('handedUp null')
  const destroy = { ...up, action: 'destroy' }
  expect(bank.refusal('0003', '2101', destroy)).toBe('sealStateWrong at seal')
})

test('2101 hands the key of the vault over without an impression; it is not counted with the seals', () => {
  const bank = practice()
  const box = balanced(bank, '00').seals
  must(bank, '0003', '2101', { action: 'handOver', seal: 'KY0003', other: '0013', compared: 'same' })
  expect(sealOf(bank, 'KY0003')).toBe('inUse 0013')
  expect(balanced(bank, '00').seals).toBe(box)
})
