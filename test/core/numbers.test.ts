import { expect, test } from 'vitest'
import {
  creditCodeCheck,
  creditCodeValid,
  idCheckDigit,
  idNumberValid,
  luhnDigit,
  luhnValid,
} from '../../core/numbers.ts'
import { fc } from '../support/seed.ts'

const digits = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length })
    .map(all => all.join(''))

test('the numbers that the rules give pass', () => {
  expect(luhnValid('6212345678901234569')).toBe(true)
  expect(idNumberValid('11010519491231002X')).toBe(true)
  expect(idNumberValid('440301199001010012')).toBe(true)
})

test('Luhn: the digit makes the number pass, and any other digit fails', () => {
  fc.assert(
    fc.property(digits(15), fc.integer({ min: 1, max: 9 }), (number, off) => {
      const digit = luhnDigit(number)
      expect(luhnValid(number + digit)).toBe(true)
      expect(luhnValid(number + ((Number(digit) + off) % 10))).toBe(false)
    }),
  )
})

test('Luhn notices any one digit mistyped', () => {
  fc.assert(
    fc.property(digits(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, place, off) => {
      const whole = number + luhnDigit(number)
      const wrong = (Number(whole[place]) + off) % 10
      expect(luhnValid(whole.slice(0, place) + wrong + whole.slice(place + 1))).toBe(false)
    }),
  )
})

test.each([
  ['a digit mistyped', '11010519491231003X'],
  ['a small x', '11010519491231002x'],
  ['a wrong check digit', '440301199001010011'],
  ['the thirtieth of February', '440301199002300018'],
  ['the month 13', '440301199013010017'],
  ['fifteen digits of old', '440301900101001'],
  ['letters', '4403011990O1010012'],
  ['nothing', ''],
  ['full-width digits', '４４０３０１１９９００１０１００１２'],
  ['one digit too many', '4403011990010100122'],
])('an identity number with %s fails', (_what, number) => {
  expect(idNumberValid(number)).toBe(false)
})

test('MOD 11-2 notices two neighbours exchanged', () => {
  fc.assert(
    fc.property(digits(17), fc.nat(15), (number, place) => {
      const [a = '', b = ''] = number.slice(place, place + 2)
      fc.pre(a !== b)
      const swapped = number.slice(0, place) + b + a + number.slice(place + 2)
      expect(idCheckDigit(swapped)).not.toBe(idCheckDigit(number))
    }),
  )
})

test.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91100000100003962T'])(
  'the social credit code %s passes',
  code => {
    expect(creditCodeValid(code)).toBe(true)
  },
)

test.each([
  ['a wrong check character', '91350100M000100Y44'],
  ['a letter that the alphabet leaves out', '91350100I000100Y43'],
  ['small letters', '91350100m000100y43'],
  ['one character too few', '91350100M000100Y4'],
  ['nothing', ''],
])('a social credit code with %s fails', (_what, code) => {
  expect(creditCodeValid(code)).toBe(false)
})

test('MOD 31 notices any one character mistyped', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const text = fc
    .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
    .map(all => all.join(''))
  fc.assert(
    fc.property(text, fc.nat(16), fc.constantFrom(...alphabet), (first, place, other) => {
      fc.pre(first[place] !== other)
      expect(creditCodeValid(first + creditCodeCheck(first))).toBe(true)
      const wrong = first.slice(0, place) + other + first.slice(place + 1)
      expect(creditCodeCheck(wrong)).not.toBe(creditCodeCheck(first))
    }),
  )
})
