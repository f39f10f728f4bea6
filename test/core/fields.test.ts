/**
 * What may be typed into a field of every kind: odd but right, wrong in the typing, and wrong once the
 * records are there. `gives` is the field's own text of the value, or the refusal.
 */
import { describe, expect, test } from 'vitest'
import { account } from '../../core/fields/account.ts'
import { choice } from '../../core/fields/choice.ts'
import { describeFields } from '../../core/derive/row.ts'
import { askedFor, formOrder } from '../../core/fields/asking.ts'
import { type AnyField, type FieldKind, onlyWhen, onlyWhere, type Raw } from '../../core/fields/field.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { noteCount } from '../../core/fields/notes.ts'
import { personal, text } from '../../core/fields/text.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { fieldKinds as kinds, label } from '../support/fieldKinds.ts'

const read = (field: AnyField, typed: string, raw: Raw = {}): string => {
  const value: unknown = field.parse(typed, raw)
  return isRefusal(value) ? value.refused : field.print(value)
}

/** What nobody means to type, whatever the field. */
const never = [
  '\u0000',
  '1\u0000',
  '\u202e1',
  '💰',
  '１２３４５６７８９０１２３４５６７８９０１２３４５６７８９０１２３４５',
  '9'.repeat(400),
  "'; drop table journal; --",
  '<script>alert(1)</script>',
  '__proto__',
  '${1}',
  'null',
  '-1',
  '1e9',
]

const table: Record<FieldKind, readonly (readonly [typed: string, gives: string])[]> = {
  account: [
    ['0101110000000013', '0101110000000013'],
    [' 0101 1100 0000 0013 ', '0101110000000013'],
    ['0101110000000014', 'accountCheckDigit'],
    ['0101110000000031', 'accountCheckDigit'],
    ['010111000000001', 'accountMalformed'],
    ['01011100000000130', 'accountMalformed'],
    ['０１０１１１００００００００１３', '0101110000000013'],
    ['2241-01', 'accountMalformed'],
  ],
  checklist: [
    ['check1 ok', 'check1 ok'],
    [' check2 0014  卷闸门卡住 \n\ncheck1 ok\n', 'check2 0014 卷闸门卡住\ncheck1 ok'],
    ['check1 ok\ncheck1 ok', 'checklistMalformed'],
    ['check1 0014', 'checklistMalformed'],
    ['check1 ok 灯不亮', 'checklistMalformed'],
    ['check1 14 灯不亮', 'checklistMalformed'],
    [`check1 0014 ${'坏'.repeat(121)}`, 'checklistMalformed'],
  ],
  choice: [
    ['person', 'person'],
    ['个人', 'person'],
    ['Company', 'company'],
    ['2', 'company'],
    ['0', 'notOffered'],
    ['3', 'notOffered'],
    ['PERSON', 'notOffered'],
    ['Infinity', 'notOffered'],
  ],
  code: [
    ['0510', '0510'],
    [' 0510 ', '0510'],
    ['510', 'codeUnknown'],
    ['05100', 'codeUnknown'],
    ['０５１０', '0510'],
  ],
  customer: [
    ['1', '000000001'],
    ['000000001', '000000001'],
    ['0000000001', 'customerMalformed'],
    ['1 2', 'customerMalformed'],
    ['１', '000000001'],
  ],
  day: [
    ['2026-03-02', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026-02-29', 'dayMalformed'],
    ['2026-06-31', 'dayMalformed'],
    ['26-03-02', 'dayMalformed'],
    ['明天', 'dayMalformed'],
  ],
  idNumber: [
    ['E12345678', 'E12345678~'],
    ['e 1234 5678', 'E12345678~'],
    ['1234', 'documentNumberInvalid'],
    ['E-1234567', 'documentNumberInvalid'],
    ['护照12345', 'documentNumberInvalid'],
  ],
  image: [
    [SAMPLE_PICTURE, SAMPLE_PICTURE],
    [`${SAMPLE_PICTURE.slice(0, 40)}${'A'.repeat(33_000)}`, 'imageTooLarge'],
    ['data:image/svg+xml;base64,PHN2Zz4=', 'imageMalformed'],
    ['data:image/png;base64,PHN2Zz4=', 'imageMalformed'],
    ['https://example.com/seal.png', 'imageMalformed'],
  ],
  item: [
    ['parked-20260302-17', 'parked-20260302-17'],
    [' parked-20260302-17 ', 'parked-20260302-17'],
    ['parked-2026032-17', 'itemMalformed'],
    ['parked-20260302-', 'itemMalformed'],
    ['待授权-20260302-17', 'itemMalformed'],
  ],
  legs: [
    ['D 6602 100; C 1003 100', 'D 6602 100.00; C 1003 100.00'],
    ['借 6602 1,000.5；贷 1003 1000.50', 'D 6602 1000.50; C 1003 1000.50'],
    ['d 6602 1\nc 1003 0.4\n\nc 2241-01 0.60', 'D 6602 1.00; C 1003 0.40; C 2241-01 0.60'],
    ['D 6602 -1; C 1003 -1', 'D 6602 -1.00; C 1003 -1.00'],
    ['D 6602 1; D 1003 -1', 'D 6602 1.00; D 1003 -1.00'],
    ['D 6602 100', 'legsTooFew'],
    [';;', 'legsTooFew'],
    ['D 6602 100; C 1003 99', 'unbalanced'],
    ['D 6602 100; D 1003 100', 'unbalanced'],
    ['D 6602 0; C 1003 0', 'legMalformed'],
    ['D 6602 1.001; C 1003 1.001', 'legMalformed'],
    ['6602 100; 1003 100', 'legMalformed'],
  ],
  money: [
    ['1000', '1000.00'],
    ['￥１，０００．５', '1000.50'],
    ['5w', '50000.00'],
    ['0', 'moneyTooSmall'],
    ['-0.01', 'moneyTooSmall'],
    ['1000000.01', 'moneyTooGreat'],
    ['99999999999999999999', 'moneyMalformed'],
    ['1.005', 'moneyMalformed'],
    ['一百', 'moneyMalformed'],
  ],
  notes: [
    ['100x10 50x2', '50x2 100x10'],
    ['c0.5x1，100×1', '100x1 c0.5x1'],
    ['100x3 50x-1', '50x-1 100x3'],
    ['0', '0'],
    ['100x1 100x-1', '0'],
    ['100', 'notesMalformed'],
    ['100x1x1', 'notesMalformed'],
    ['１００ｘ１', '100x1'],
  ],
  accounts: [
    ['0101110000000013', '0101110000000013'],
    [' 0101110000000013，0101110000000021 0101110000000013', '0101110000000013 0101110000000021'],
    ['0101110000000013 0101110000000014', 'accountCheckDigit'],
    ['0101110000000013 A1', 'accountMalformed'],
    ['0101110000000013 '.repeat(501), 'accountsTooMany'],
  ],
  number: [
    ['2', '2'],
    [' 020 ', '20'],
    ['1', 'numberOutside'],
    ['21', 'numberOutside'],
    ['2.5', 'numberOutside'],
    ['２', '2'],
  ],
  papers: [
    ['bond-100 x3 bond-1000x2', 'bond-100x3 bond-1000x2'],
    ['passbook x20 certificate x18', 'passbookx20 certificatex18'],
    ['passbook:20;certificate×0', 'passbookx20'],
    ['passbookx20 certificatex1 passbookx5', 'passbookx25 certificatex1'],
    ['0', '0'],
    ['20', 'papersMalformed'],
    ['passbook x-1', 'papersMalformed'],
    ['passbook x1.5', 'papersMalformed'],
    ['存折 x1', 'papersMalformed'],
  ],
  payroll: [
    ['账号,户名,金额\n0101110000000013,王小明,1000', '2 0101110000000013 1000.00 王小明'],
    ['账号,户名\n0101110000000013,王小明', 'payrollColumns'],
  ],
  ground: [[' papers ', 'papers']],
  principal: [[' water ', 'water']],
  exchangeRate: [
    ['712.34', '712.34'],
    ['4.6512', '4.6512'],
    ['７１２', '712.00'],
    ['0', 'exchangeRateMalformed'],
    ['712.34567', 'exchangeRateMalformed'],
    ['-1', 'exchangeRateMalformed'],
    ['七百', 'exchangeRateMalformed'],
  ],
  foreignNotes: [
    ['USD 100x10 50x2; JPY 1000x5', 'USD 100x10 50x2; JPY 1000x5'],
    ['usd 100x1；jpy 10000x2', 'USD 100x1; JPY 10000x2'],
    ['0', '0'],
    ['USD 0', '0'],
    ['100x10', 'foreignMalformed'],
    ['XXX 100x1', 'foreignMalformed'],
    ['USD 100x1; USD 50x1', 'foreignMalformed'],
    ['USD 30x1', 'faceUnknown'],
    ['JPY 100x1', 'faceUnknown'],
    ['USD 100x-1', 'countNegative'],
  ],
  rate: [
    ['4.35', '4.35'],
    ['4.35%', '4.35'],
    ['4', '4.00'],
    ['0.0001', '0.0001'],
    ['4.35000', 'rateMalformed'],
    ['100', 'rateMalformed'],
    ['.5', 'rateMalformed'],
    ['四', 'rateMalformed'],
  ],
  seal: [
    ['CX0011', 'CX0011'],
    [' yw1 ', 'YW1'],
    ['XX0011', 'sealNumberMalformed'],
    ['CX', 'sealNumberMalformed'],
    ['CX123456789', 'sealNumberMalformed'],
    ['储蓄0011', 'sealNumberMalformed'],
  ],
  serial: [
    ['17', '17'],
    ['0017', '17'],
    ['12345678', 'serialMalformed'],
    ['１７', '17'],
  ],
  teller: [
    ['0012', '0012'],
    ['12', 'tellerMalformed'],
    ['00012', 'tellerMalformed'],
    ['００１２', '0012'],
  ],
  term: [
    ['6', '6'],
    ['6m', '6'],
    ['6个月', '6'],
    ['1y', '12'],
    ['3年', '36'],
    ['半年', '6'],
    ['30Y', '360'],
    ['0', 'termMalformed'],
    ['361', 'termMalformed'],
    ['31y', 'termMalformed'],
    ['1半年', 'termMalformed'],
    ['1.5y', 'termMalformed'],
    ['一年', 'termMalformed'],
  ],
  text: [
    [' 办公费 ', '办公费'],
    ['e\u0301', '\u00e9'],
    ['a 1', 'a 1'],
    ['💰'.repeat(10), '💰'.repeat(10)],
    ["'; drop--", "'; drop--"],
    ['十一个字十一个字十一个', 'textTooLong'],
    ['a\u0007b', 'textControl'],
    ['a\u007fb', 'textControl'],
  ],
  till: [
    ['1', '01'],
    ['00', '00'],
    ['001', 'tillMalformed'],
    ['一', 'tillMalformed'],
  ],
  voucherKind: [[' passbook ', 'passbook']],
  vouchers: [
    ['1001-1100', '1001-1100'],
    ['1001+100', '1001-1100'],
    ['1001', '1001-1001'],
    ['P00001001 ~ P00001100', '1001-1100'],
    ['1-100000', '1-100000'],
    ['1-100001', 'rangeTooLong'],
    ['1001+0', 'rangeEmpty'],
    ['1100-1001', 'rangeEmpty'],
    ['1234567890123', 'rangeMalformed'],
    ['1001--1100', 'rangeMalformed'],
    ['１００１', '1001-1001'],
  ],
}

for (const [kind, rows] of Object.entries(table)) {
  describe(`a field of kind ${kind}`, () => {
    const field: AnyField = kinds[kind as FieldKind]
    test.each(rows)('reads %j as %j', (typed, gives) => {
      expect(read(field, typed)).toBe(gives)
    })
  })
}

/** Free words, and the name of a kind that the books are asked about, take anything that can be printed. */
const takesWords = new Set(['ground', 'principal', 'text', 'voucherKind'])

for (const kind of Object.keys(kinds) as FieldKind[]) {
  if (takesWords.has(kind)) continue
  test(`a field of kind ${kind} never takes what nobody means to type`, () => {
    const field: AnyField = kinds[kind]
    const taken = never.filter(typed => !isRefusal(field.parse(typed, {})))
    expect(taken).toEqual([])
  })
}

test('identity card and credit code are tested by their check digits, as the kind beside them says', () => {
  const field = kinds.idNumber
  const as = (kind: string, typed: string) => read(field, typed, { kind })
  expect(as('idCard', '11010519491231002x')).toBe('11010519491231002X~')
  expect(as('idCard', '110105194912310021')).toBe('idNumberInvalid')
  expect(as('idCard', 'E12345678')).toBe('idNumberInvalid')
  expect(as('creditCode', '91350100M000100Y43')).toBe('91350100M000100Y43~')
  expect(as('creditCode', '91350100M000100Y44')).toBe('creditCodeInvalid')
  expect(as('passport', '110105194912310021')).toBe('110105194912310021~')
})

test('an internal account is read only where the field says so', () => {
  const field = account(label, { products: [], internal: true })
  expect(['2241-01', '1003', '7001-passbook'].map(typed => read(field, typed))).toEqual([
    '2241-01',
    '1003',
    '7001-passbook',
  ])
  expect(['2241-', '22410', '-01'].map(typed => read(field, typed))).toEqual(
    Array(3).fill('accountMalformed'),
  )
})

test('personal words are sealed in the place of the plain ones, and tested before that', () => {
  const field = personal(label, { max: 3, sample: '王小明' })
  expect(field.privacy).toBe('personal')
  expect(read(field, ' 王小明 ')).toBe('王小明~')
  expect(read(field, '王小明明')).toBe('textTooLong')
  expect(read(field, '王\u0000')).toBe('textControl')
})

test('a count of notes reads a negative count, and the form refuses it with the records there', () => {
  const field = noteCount(label)
  expect(read(field, '100x-1')).toBe('100x-1')
  const refusal = field.verify({ '100': -1n }, {}, undefined as never)
  expect(refusal?.refused).toBe('countNegative')
})

const one = text(label, { max: 20 })
const many = text(label, { max: 20, multiline: true })
const name = personal(label, { max: 20, sample: '王小明' })

test.each([
  ['a mark that turns the words around it', '王\u202e小明', 'refused', 'refused'],
  ['an isolate', '\u2067王小明', 'refused', 'refused'],
  ['a joiner', '王\u200d小明', 'refused', 'refused'],
  ['a reason of nothing that is seen', '\u200b', 'refused', 'refused'],
  ['a line separator', '王\u2028小明', 'refused', 'refused'],
  ['a second line', '王小明\n经办：李强', 'refused', 'taken'],
  ['a character beyond the plane', '𠮷', 'taken', 'taken'],
])('words with %s', (_what, typed, inOne, inMany) => {
  const says = (field: AnyField) => (isRefusal(field.parse(typed, {})) ? 'refused' : 'taken')
  expect([one, name, many].map(says)).toEqual([inOne, inOne, inMany])
  expect(one.restore(typed)).toBe(typed)
})

test('a form asks a choice before what hangs on it, wherever the journal keeps it', () => {
  const choices = [
    { value: 'new', zh: '新', en: 'new' },
    { value: 'old', zh: '旧', en: 'old' },
  ]
  const fields = {
    first: onlyWhen(text(label, { max: 9 }), 'what', ['new']),
    always: text(label, { max: 9 }),
    what: choice(label, choices),
    last: onlyWhen(text(label, { max: 9 }), 'what', ['old']),
  }
  expect(askedFor(fields, {})).toEqual(['what', 'always'])
  expect(askedFor(fields, { what: 'new' })).toEqual(['what', 'first', 'always'])
  expect(askedFor(fields, { what: 'old' })).toEqual(['what', 'always', 'last'])
})

test.each([
  ['pays', '0101210000009517', 'what account paper'],
  ['pays', '0101 2100 0000 9517', 'what account paper'],
  ['pays', '0101110000000013', 'what account shows'],
  ['takes', '0101210000009517', 'what account'],
  ['pays', '010121', 'what account'],
  ['pays', '2241-02', 'what account'],
])('a form asks by whose account it is while its number is typed: %s %s', (what, typed, asks) => {
  const choices = [
    { value: 'pays', zh: '付', en: 'pays' },
    { value: 'takes', zh: '收', en: 'takes' },
  ]
  const where = (owner: string) => [
    { field: 'what', is: ['pays'] },
    { field: 'account', is: [owner] },
  ]
  const fields = {
    what: choice(label, choices),
    account: account(label, { products: [] }),
    paper: onlyWhere(text(label, { max: 9 }), where('company')),
    shows: onlyWhere(text(label, { max: 9 }), where('person')),
  }
  expect(askedFor(fields, { what, account: typed }).join(' ')).toBe(asks)
})

test('a form asks what was added later where it belongs, and people read it so', () => {
  const step = choice(label, [{ value: 'apply', zh: '入账', en: 'apply' }])
  const fields = {
    step,
    words: text(label, { max: 9 }),
    to: onlyWhen(text(label, { max: 9 }), 'step', ['apply'], { askedBefore: 'words' }),
  }
  expect(askedFor(fields, { step: 'apply' })).toEqual(['step', 'to', 'words'])
  expect(askedFor(fields, {})).toEqual(['step', 'words'])
})

test.each([
  [
    '5001',
    'account application issued presented signet identityResult form amount bank payeeAccount payee purpose',
  ],
  ['5021', 'kind account cheque issued presented signet identityResult amount bank paper session'],
  ['5004', 'step bank about inquiry remittance hung to words'],
  ['3503', 'action customer class until ground account licence presented signet specimen rule payee notes'],
])('the form of %s asks for %s', (code, asks) => {
  const transaction = given(findTransaction(code), code)
  expect(formOrder(transaction.fields).join(' ')).toBe(asks)
  const read = describeFields(transaction, [], {
    day: '2026-03-02',
    unit: 'CNY',
    parameters: defaultParameters,
    opened: new Map(),
    named: new Map(),
  })
  expect(read.map(({ name }) => name).join(' ')).toBe(asks)
})
