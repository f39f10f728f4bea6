import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const fields = {
  day: '2026-03-01',
  file: 'zhanggui.dump',
  checksum: 'AB12'.repeat(16),
  restored: 'yes',
  medium: '盘 03',
  receiver: '0013',
}

test('8013 keeps what a medium is proven by, and who answers for it', () => {
  const bank = practice()
  must(bank, '0003', '8013', fields)
  const [item] = [...bank.state.rows.keys()].filter(key => key.startsWith('item:backup-'))
  expect(bank.state.get('item', (item ?? '').slice('item:'.length))).toMatchObject({
    state: 'handedOver',
    data: { checksum: 'ab12'.repeat(16), medium: '盘 03', receiver: '0013' },
  })
})

refuses('8013', { by: '0003', fields }, [
  ['a day that has not ended', { day: '2026-03-02' }, 'backupTooEarly at day'],
  ['a checksum that is none', { checksum: 'ab12' }, 'checksumMalformed at checksum'],
  ['letters that are no digits', { checksum: 'xy12'.repeat(16) }, 'checksumMalformed at checksum'],
  [
    'the same file twice',
    { checksum: 'ab12'.repeat(16) },
    'backupKnown at checksum',
    bank => void must(bank, '0003', '8013', fields),
  ],
  ['a backup that nobody has restored', { restored: 'no' }, 'backupUnproven at restored'],
  ['oneself as receiver', { receiver: '0003' }, 'makerIsChecker at receiver'],
  ['nobody as receiver', { receiver: '0099' }, 'tellerUnknown at receiver'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

signatures('8013', asItIs, fields, [['0003', {}, 'named 0013, supervisor']])
