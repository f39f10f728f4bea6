/** What the journal keeps of a field is read back as the same value, for every kind. */
import { expect, test } from 'vitest'
import { account } from '../../core/fields/account.ts'
import { accounts } from '../../core/fields/accounts.ts'
import { checklist } from '../../core/fields/checklist.ts'
import { choice } from '../../core/fields/choice.ts'
import { code } from '../../core/fields/code.ts'
import { customer } from '../../core/fields/customer.ts'
import { day } from '../../core/fields/day.ts'
import { type AnyField, type FieldKind, optional } from '../../core/fields/field.ts'
import { idNumber } from '../../core/fields/idNumber.ts'
import { image, SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { item } from '../../core/fields/item.ts'
import { legs } from '../../core/fields/legs.ts'
import { money } from '../../core/fields/money.ts'
import { notes } from '../../core/fields/notes.ts'
import { number } from '../../core/fields/number.ts'
import { papers } from '../../core/fields/papers.ts'
import { payroll } from '../../core/fields/payroll.ts'
import { ground } from '../../core/fields/ground.ts'
import { principal } from '../../core/fields/principal.ts'
import { exchangeRate } from '../../core/fields/exchangeRate.ts'
import { foreignCount } from '../../core/fields/foreignNotes.ts'
import { part, rate } from '../../core/fields/rate.ts'
import { seal } from '../../core/fields/seal.ts'
import { serial } from '../../core/fields/serial.ts'
import { teller } from '../../core/fields/teller.ts'
import { term } from '../../core/fields/term.ts'
import { personal, text } from '../../core/fields/text.ts'
import { till } from '../../core/fields/till.ts'
import { voucherKind } from '../../core/fields/voucherKind.ts'
import { vouchers } from '../../core/fields/vouchers.ts'
import { accountNumber } from '../../core/counter/accounts.ts'
import { dayFromNumber, dayNumber } from '../../core/dates.ts'
import { currencyOf } from '../../core/ledger/units.ts'
import { isRefusal } from '../../core/refusals.ts'
import { fc } from '../support/seed.ts'

const label = { zh: '栏', en: 'Field' }
const digits = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length })
    .map(all => all.join(''))
const series = fc.bigInt({ min: 1n, max: 999_999_999n })
const fen = fc.bigInt({ min: 1n, max: 999_999_999_999_99n })
const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber)
const faces = fc.constantFrom(...currencyOf('CNY').faces.map(face => face.name))
const count = fc.bigInt({ min: -999_999_999n, max: 999_999_999n }).filter(each => each !== 0n)
// Ciphertext and hash are base64: they never have the sign that stands between them.
const sealed = fc.record({ sealed: fc.base64String(), hash: fc.base64String() })
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map(each => each.normalize('NFC').trim())
  .filter(each => each !== '' && !/\p{Cc}/u.test(each))

const amounts = fc.array(
  fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter(amount => amount !== 0n),
  { minLength: 1, maxLength: 6 },
)
/** Any number of lines, and one that balances them. */
const balanced = amounts.chain(some => {
  const rest = some.reduce((sum, amount) => sum + amount, 0n)
  const all = rest === 0n ? [...some, 1n, -1n] : [...some, -rest]
  const account = fc.constantFrom('6602', '1003', '2241-01', '0101110000000013')
  return fc.tuple(
    ...all.map(amount =>
      fc.record({ side: fc.constant('D' as const), account, amount: fc.constant(amount) }),
    ),
  )
})

test('a part of a whole is read back as it is written, the whole too', () => {
  for (const ppm of [0, 1, 600_000, 999_999, 1_000_000]) {
    expect(part(label).restore(part(label).print(ppm))).toBe(ppm)
  }
})

const kinds = {
  account: [account(label, { products: [] }), series.map(number => accountNumber('0101', 'demand', number))],
  choice: [
    choice(label, [
      { value: 'a', ...label },
      { value: 'b', ...label },
    ]),
    fc.constantFrom('a', 'b'),
  ],
  accounts: [accounts(label, { products: [] }), fc.uniqueArray(digits(16), { minLength: 1, maxLength: 9 })],
  code: [code(label), digits(4)],
  customer: [customer(label), digits(9)],
  day: [day(label), anyDay],
  idNumber: [idNumber(label, { kindField: 'kind' }), sealed],
  image: [image(label), fc.constant(SAMPLE_PICTURE)],
  item: [item(label, 'parked'), fc.nat(9_999_999).map(serial => `parked-20260302-${serial}`)],
  legs: [legs(label), balanced],
  money: [money(label, { min: 1n }), fen],
  notes: [notes(label, { direction: 'in' }), fc.dictionary(faces, count)],
  number: [number(label, { min: 0, max: 999_999_999 }), fc.nat(999_999_999)],
  papers: [
    papers(label),
    fc.dictionary(fc.constantFrom('passbook', 'bond-1000'), fc.integer({ min: 1, max: 999_999 })),
  ],
  payroll: [
    payroll(label, { total: 'total', count: 'count' }),
    // A name is a hash by the time that it is kept.
    fc.array(
      fc.record({
        line: fc.integer({ min: 2, max: 9_999 }),
        account: digits(16),
        name: digits(32),
        amount: fen,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  ],
  checklist: [
    checklist(label, { roundField: 'round' }),
    fc.uniqueArray(
      fc.record({
        check: fc.integer({ min: 1, max: 20 }).map(no => `check${no}`),
        wrong: fc.option(fc.record({ mender: digits(4), found: fc.constantFrom('灯不亮', 'no paper, A3') })),
      }),
      { minLength: 1, maxLength: 20, selector: ({ check }) => check },
    ),
  ],
  ground: [ground(label, 'rejections', 'papers'), fc.constantFrom('papers', 'other')],
  principal: [principal(label, ['biller']), fc.constantFrom('water', 'power')],
  rate: [rate(label), fc.nat(999_999)],
  exchangeRate: [exchangeRate(label), fc.integer({ min: 1, max: 9_999_999_999 })],
  foreignNotes: [
    foreignCount(label),
    fc.dictionary(fc.constantFrom('EUR', 'HKD'), fc.constantFrom({ '500': 3n }, { '500': 1n, '100': 2n })),
  ],
  seal: [seal(label), digits(4).map(no => `CX${no}`)],
  serial: [serial(label), fc.nat(9_999_999)],
  teller: [teller(label), digits(4)],
  term: [term(label), fc.integer({ min: 1, max: 360 })],
  text: [text(label, { max: 100 }), words],
  till: [till(label), digits(2)],
  voucherKind: [voucherKind(label), fc.constantFrom('passbook', 'certificate')],
  vouchers: [
    vouchers(label, { kind: 'kind' }),
    fc
      .tuple(fc.nat(999_999_999), fc.nat(99_999))
      .map(([first, more]) => ({ range: [first, first + more], prefix: null })),
  ],
} satisfies Record<FieldKind, readonly [AnyField, fc.Arbitrary<unknown>]>

const others: readonly (readonly [string, AnyField, fc.Arbitrary<unknown>])[] = [
  ['personal text', personal(label, { max: 60, sample: '王' }), sealed],
  ['text that may be empty', optional(text(label, { max: 100 })), fc.option(words)],
  ['money that may be empty', optional(money(label, { min: 1n })), fc.option(fen)],
]

for (const [kind, field, values] of [
  ...Object.entries(kinds).map(([kind, [field, values]]) => [kind, field, values] as const),
  ...others,
] as readonly (readonly [string, AnyField, fc.Arbitrary<unknown>])[]) {
  test(`${kind}: what is printed is restored as the same value`, () => {
    fc.assert(
      fc.property(values, value => {
        const restored: unknown = field.restore(field.print(value))
        expect(isRefusal(restored)).toBe(false)
        expect(restored).toEqual(value)
      }),
    )
  })
}

test('an optional field that is empty prints as nothing, and nothing is restored to null', () => {
  const field = optional(money(label, { min: 1n }))
  expect([field.print(null), field.restore(''), field.keys(null, '2026-03-02')]).toEqual(['', null, []])
  expect(field.restore('12.00')).toBe(1_200n)
})
