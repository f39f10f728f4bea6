import { describe, expect, test } from 'vitest'
import { type SixFigures, sixAgreements } from '../../core/day/sixAgreements.ts'
import { practice } from '../support/practice.ts'

const sound: SixFigures = {
  unit: 'CNY',
  turnovers: [{ unit: 'CNY', debits: 500n, credits: 500n }],
  ledger: [{ gl: '2011-11', unit: 'CNY', general: -500n, accounts: -500n }],
  tills: [{ till: '01', unit: 'CNY', booked: 500n, notes: 500n }],
  papers: [{ kind: 'passbook', booked: 300n, pieces: 3 }],
  rows: 7,
  lastSerial: 7,
  unbalanced: [],
  report: [{ gl: '2011-11', reported: { debit: 0n, credit: 500n }, entries: { debit: 0n, credit: 500n } }],
  clearing: { ours: 120n, theirs: -120n },
}

test('8005 of sound books agrees six times', () => {
  expect(sixAgreements(sound).map(({ name, agrees }) => `${name.zh} ${agrees}`)).toEqual([
    '账账相符 true',
    '账款相符 true',
    '账据相符 true',
    '账实相符 true',
    '账表相符 true',
    '内外账相符 true',
  ])
})

describe('8005 says which of the six is broken, and by how much', () => {
  test.each<[string, Partial<SixFigures>, string]>([
    [
      '账账相符',
      { ledger: [{ gl: '2011-11', unit: 'CNY', general: -500n, accounts: -400n }] },
      'ledger and accounts differ',
    ],
    [
      '账账相符',
      { ledger: [{ gl: '2011-11', unit: 'CNY', general: -500n, accounts: -400n, astray: ['A1', 'A2'] }] },
      '; accounts that are not as their entries say: A1 A2',
    ],
    [
      '账账相符',
      { ledger: [{ gl: '2011-11', unit: 'CNY', general: -500n, accounts: -400n, astray: [] }] },
      '; the accounts are as their entries say, the ledger is not',
    ],
    ['账账相符', { turnovers: [{ unit: 'CNY', debits: 600n, credits: 500n }] }, 'Debits and credits'],
    [
      '账款相符',
      { tills: [{ till: '01', unit: 'CNY', booked: 500n, notes: 400n }] },
      '01: book and notes differ by 1.00',
    ],
    [
      '账账相符',
      { turnovers: [...sound.turnovers, { unit: 'USD', debits: 100n, credits: 200n }] },
      'Debits and credits',
    ],
    [
      '账款相符',
      { tills: [{ till: '1001-01-01-USD', unit: 'USD', booked: 500n, notes: 400n }] },
      '1001-01-01-USD: book and notes differ by USD 1.00',
    ],
    ['账据相符', { rows: 6 }, '6 rows, the last number is 7'],
    ['账据相符', { unbalanced: [3] }, 'Debits and credits of no. 3 differ'],
    ['账实相符', { papers: [{ kind: 'passbook', booked: 300n, pieces: 2 }] }, 'register and pieces differ'],
    [
      '账表相符',
      {
        report: [{ gl: '1003', reported: { debit: 90n, credit: 0n }, entries: { debit: 100n, credit: 0n } }],
      },
      '1003: statement and entries differ',
    ],
    ['内外账相符', { clearing: { ours: 120n, theirs: -100n } }, 'Area clearing differs by 0.20'],
  ])('%s', (name, broken, says) => {
    const wrong = sixAgreements({ ...sound, ...broken }).filter(({ agrees }) => !agrees)
    expect(wrong.map(one => one.name.zh)).toEqual([name])
    expect(wrong[0]?.differences[0]?.en).toContain(says)
  })
})

test('8005 is for the supervisor and the director', () => {
  expect(practice().refusal('0002', '8005')).toBe('posted')
  expect(practice().refusal('0003', '8005')).toBe('notYourCode')
  expect(practice().refusal('0011', '8005')).toBe('notYourCode')
})

test('8005 states each currency apart', () => {
  const [, cash] = sixAgreements({
    ...sound,
    tills: [...sound.tills, { till: '1001-01-01-JPY', unit: 'JPY', booked: 3000n, notes: 3000n }],
  })
  expect([cash?.left, cash?.right]).toEqual(['5.00 · JPY 3,000', '5.00 · JPY 3,000'])
})
