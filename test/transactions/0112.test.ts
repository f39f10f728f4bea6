import { expect, test } from 'vitest'
import { parsePage, passbookPages, printPage } from '../../core/pages.ts'
import { amendmentWords } from '../../core/registry/amendment.ts'
import { kindAmendment } from '../../core/registry/voucherKind.ts'
import { given } from '../../core/std.ts'
import { sealed } from '../support/company.ts'
import { type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const today = { from: '2026-03-02', reason: '总行凭证通知' }
const add = {
  action: 'add',
  word: 'slip',
  prefix: 'k',
  width: '8',
  zh: '进账单',
  en: 'Credit slip',
  sold: 'both',
  pieces: '25',
  price: '5',
  held: '50/100',
  page: 'size 210 99; at amount 30 25.5',
  ...today,
}
const change = { action: 'change', kind: 'cheque', ...today }
const end = { action: 'end', kind: 'bond-1000', ...today }

const kindOf = (bank: Bank, kind: string) =>
  given(bank.state.get('parameters', 'current'), 'parameters').voucherKinds.find(row => row.kind === kind)

const slip = (bank: Bank) => kindOf(bank, 'slip')

test('0112 adds a kind, which is received, sold and used from then on', () => {
  const bank = practice()
  must(bank, '0002', '0112', add)
  expect(slip(bank)).toEqual({
    kind: 'slip',
    name: { zh: '进账单', en: 'Credit slip' },
    prefix: 'K',
    width: 8,
    sold: { pieces: 25, price: 500n, to: ['person', 'company'] },
    heldMost: { teller: 50, branch: 100 },
    page: { width: 2100, height: 990, places: [{ what: 'amount', left: 300, top: 255 }] },
  })
  must(bank, '0003', '2001', { kind: 'slip', numbers: 'K1-50' })
  expect(
    must(bank, '0003', '2008', { account: 'A1', kind: 'slip', numbers: '1-25', signet: 'same' }),
  ).toEqual(expect.arrayContaining(['D A1 5.00 -> 25195.00', 'payment 7001-slip 25.00 -> 25.00']))
})

test('0112 adds a security, booked at the face value that stands in its word', () => {
  const bank = practice()
  must(bank, '0002', '0112', { ...add, word: 'bond', face: '500', sold: '', pieces: '', price: '' })
  expect(must(bank, '0003', '2001', { kind: 'bond-500', numbers: '1-2' })).toContain(
    'receipt 7002-bond-500 1000.00 -> 1000.00',
  )
})

test('0112 says what a kind may be used for; its letter and digits, and what it says nothing of, stay', () => {
  const bank = practice()
  const before = kindOf(bank, 'cheque')
  must(bank, '0002', '0112', {
    ...change,
    zh: '转账支票',
    unit: 'book',
    sold: 'company',
    pieces: '50',
    price: '25',
    held: '0',
    loss: 'no',
    pledge: 'yes',
  })
  expect(kindOf(bank, 'cheque')).toEqual({
    kind: 'cheque',
    name: { zh: '转账支票', en: before?.name.en },
    prefix: before?.prefix,
    width: before?.width,
    unit: 'book',
    sold: { pieces: 50, price: 2500n, to: ['company'] },
    lossReported: false,
    pledgeable: true,
  })
})

test('0112 from a later day waits, and keeps word and numbers for itself', () => {
  const bank = practice()
  must(bank, '0002', '0112', { ...add, from: '2026-03-09' })
  expect(slip(bank)).toBeUndefined()
  expect(bank.refusal('0002', '0112', add)).toBe('voucherKindTaken at word')
  expect(bank.refusal('0002', '0112', { ...add, word: 'other' })).toBe('voucherPrefixTaken at prefix')
})

/** No thousand-yuan bond is left anywhere here. */
function emptied(bank: Bank): void {
  const ranges = bank.state.get('stock', 'till:00/bond-1000')?.ranges ?? []
  for (const [first, last] of ranges) {
    must(bank, '0003', '2002', { kind: 'bond-1000', numbers: `${first}-${last}`, reason: '不再使用' })
  }
}

test('0112 takes a kind out of use: it is not received any more, and its row and account stay', () => {
  const bank = practice()
  emptied(bank)
  must(bank, '0002', '0112', end)
  expect(kindOf(bank, 'bond-1000')).toMatchObject({ prefix: 'H', ended: true })
  const receive = { kind: 'bond-1000', numbers: '900-901' }
  expect(bank.refusal('0003', '2001', receive)).toBe('voucherKindEnded at kind')
  expect(bank.refusal('0002', '0112', end)).toBe('changesNothing')
  must(bank, '0002', '0112', { ...end, action: 'resume' })
  expect(kindOf(bank, 'bond-1000')).not.toHaveProperty('ended')
  must(bank, '0003', '2001', receive)
})

test('what a company bought comes back when it closes, though the kind is sold no longer', () => {
  const bank = practice()
  must(bank, '0003', '2008', { account: 'K3', kind: 'cheque', numbers: '1-25', ...sealed })
  must(bank, '0002', '0112', { ...change, sold: 'nobody' })
  const close = { ...sealed, action: 'close', account: 'K3', payee: 'K1' }
  expect(must(bank, '0011', '3503', close)).toContain('vouchers cheque 1-25 account:K3 > void')
})

test('0112 is told in words', () => {
  const nothing = { face: null, numbered: null, draftForm: null, unit: null, loss: null, pledge: null }
  const asked = { ...nothing, kind: null, word: 'slip', prefix: 'K', width: 4, zh: '进账单', en: 'Slip' }
  const amendment = kindAmendment({
    ...asked,
    action: 'add',
    sold: 'person',
    pieces: 25,
    price: 500n,
    held: '0',
    page: null,
  })
  expect(amendmentWords(amendment as never, {})).toEqual({
    what: { zh: '凭证种类 进账单（slip）', en: 'Kind of voucher Slip (slip)' },
    value: {
      zh: '首号 K0001、名称 进账单、出售 个人，每本 25 张 5.00 元、持有上限 无',
      en: 'first number K0001, name Slip, sold persons; 25 for 5.00 yuan, held at most none',
    },
  })
})

test('a geometry is read as it is printed', () => {
  expect(parsePage(printPage(passbookPages))).toEqual(passbookPages)
})

test.each([
  ['nothing', ''],
  ['no size', 'at amount 30 25'],
  ['no height', 'size 210 0'],
  ['a part that is none', 'size 210 99; total 30 25'],
  ['a place without a top', 'size 210 99; at amount 30'],
  ['columns without lines', 'size 140 190; day 6 20'],
  ['lines without columns', 'size 140 190; lines 10 24 14 6.6 12 12'],
  ['half a page', printPage(passbookPages).replace('lines 10', 'lines 10.5')],
  ['a column twice', `${printPage(passbookPages)}; day 6 20`],
  ['hundredths', 'size 210.05 99'],
])('%s is no geometry', (_name, text) => {
  expect(parsePage(text)).toBeNull()
})

refuses('0112', { by: '0002', fields: add }, [
  ['a word of one letter', { word: 'k' }, 'voucherWordMalformed at word'],
  ['a word with a digit', { word: 'slip1' }, 'voucherWordMalformed at word'],
  ['a digit before the numbers', { prefix: '1' }, 'voucherWordMalformed at prefix'],
  ['a word that is known', { word: 'cheque' }, 'voucherKindTaken at word'],
  ['a word that differs by capitals alone', { word: 'Cheque' }, 'voucherKindTaken at word'],
  ['numbers of another kind', { prefix: 'z' }, 'voucherPrefixTaken at prefix'],
  ['a kind without a name', { zh: '' }, 'voucherKindNameless at zh'],
  ['a kind without a name in English', { en: '' }, 'voucherKindNameless at en'],
  ['a sale without a price', { price: '' }, 'fieldMissing at price'],
  ['one limit for both', { held: '50' }, 'voucherLimitsMalformed at held'],
  ['a teller above his branch', { held: '100/50' }, 'voucherLimitsMalformed at held'],
  ['a page that is none', { page: 'a4' }, 'voucherPageMalformed at page'],
  ['a day that has been', { from: '2026-03-01' }, 'fromPast at from'],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

refuses('0112', { by: '0002', fields: { ...change, loss: 'no' } }, [
  ['a kind that is unknown', { kind: 'slip' }, 'voucherKindUnknown at kind'],
  ['nothing to change', { loss: '' }, 'changesNothing'],
  ['what is so already', { loss: 'yes' }, 'changesNothing'],
  [
    'a passbook without its lines',
    { kind: 'passbook', page: 'size 140 190' },
    'voucherPageMalformed at page',
  ],
  [
    'the same from a later day again',
    { from: '2026-03-09' },
    'amendmentWaits',
    bank => void must(bank, '0002', '0112', { ...change, loss: 'no', from: '2026-03-09' }),
  ],
  ['to take back what is in use', { action: 'resume', loss: '' }, 'changesNothing'],
  ['to end what codes issue', { action: 'end', loss: '' }, 'voucherKindEssential at kind'],
  ['to end what is held', { action: 'end', kind: 'bond-100', loss: '' }, 'voucherKindHeld'],
  [
    'to end it later',
    { action: 'end', kind: 'bond-100', loss: '', from: '2026-03-09' },
    'voucherKindEndsToday at from',
  ],
])

signatures('0112', asItIs, add, [['0002', {}, 'director']])
