/** What all codes of special business have in common: the powers behind them, and who may lift what. */
import { describe, expect, test } from 'vitest'
import { forced } from '../../core/authorise.ts'
import { defaultAuthorities, freezeLimit } from '../../core/authorities.ts'
import { accountOfItem, registerCodes, registerLine } from '../../core/derive/register.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { imposedWith } from '../../core/registry/attributes.ts'
import { given } from '../../core/std.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import { type Bank, patch, practice } from '../support/practice.ts'

/** rules.md §5.6, and until when a freeze of 2 March 2026 may last: in an ordinary case, in a major one. */
test('every organ has the powers that the law gives it', () => {
  const table = defaultAuthorities.map(row => {
    const powers = (['queries', 'freezes', 'deducts', 'confiscates', 'waits'] as const).filter(
      one => row[one],
    )
    const last = (major: boolean) => (row.freezes ? freezeLimit(row, '2026-03-02', { major }) : '-')
    return `${row.organ}: ${powers.join(' ')}; ${last(false)} ${last(true)}`
  })
  expect(table).toEqual([
    'court: queries freezes deducts confiscates waits; 2027-03-01 2027-03-01',
    'tax: queries freezes deducts; 2026-03-31 2026-03-31',
    'customs: queries freezes deducts confiscates; 2026-03-31 2026-03-31',
    'procuratorate: queries freezes; 2026-09-01 2027-03-01',
    'police: queries freezes; 2026-09-01 2027-03-01',
    'stateSecurity: queries freezes; 2026-09-01 2027-03-01',
    'militarySecurity: queries freezes; 2026-09-01 2027-03-01',
    'prison: queries freezes; 2026-09-01 2027-03-01',
    'antiSmuggling: queries freezes; 2026-09-01 2027-03-01',
    'supervisory: queries freezes; 2026-09-01 2027-03-01',
    'securities: queries freezes; 2026-09-01 2026-09-01',
    'audit: queries; - -',
    'market: queries; - -',
    'finance: queries; - -',
  ])
})

const family = allTransactions().filter(({ code }) => code.startsWith('40'))

/** F99: whatever is done in the family stands in the register, with what it was about. */
describe('one line of the register for every row', () => {
  const examples = family.flatMap(({ code, examples: all }) => all.map(one => [code, one] as const))

  test('every code of the family has an example, and is of the register', () => {
    const [first, last] = registerCodes.special
    expect(family.filter(({ code }) => code < first || code > last)).toEqual([])
    expect(new Set(examples.map(([code]) => code)).size).toBe(family.length)
  })

  test.each(examples)('%s %j', (code, { by, fields }) => {
    const bank = practice()
    bank.act(by, code, fields)
    const row = given(
      bank.rows.findLast(one => one.code === code && one.outcome === 'posted'),
      `a row of ${code}`,
    )
    const line = registerLine(transactionOf(code), row.fields, row.effects)
    const item = line.item === null ? undefined : bank.state.get('item', line.item)
    expect(line.account ?? accountOfItem(item)).toMatch(/^\d{16}$/)
    expect(line.item ?? line.amount ?? fields.document).toBeTruthy()
  })
})

/** F100: lifting takes the signatures of imposing, at least. */
describe('what is lifted', () => {
  const signers = (code: string) =>
    transactionOf(code).authorisation.flatMap(({ measure, signatures }) =>
      measure === 'always' ? signatures.map(({ by }) => by) : [],
    )
  const lifting = family.flatMap(({ code }) => imposedWith(code).map(imposing => [code, imposing] as const))

  test('by 4003 and 4012, and nothing else of the family is lifted by another code', () => {
    const undone = family.flatMap(({ code, undoneBy }) =>
      undoneBy.startsWith('40') && undoneBy !== code && !imposedWith(code).includes(undoneBy)
        ? [`${undoneBy} ${code}`]
        : [],
    )
    expect(undone.sort()).toEqual(lifting.map(([code, imposing]) => `${code} ${imposing}`).sort())
  })

  test.each(lifting)('%s needs all that %s needs', (code, imposing) => {
    expect(signers(code)).toEqual(expect.arrayContaining(signers(imposing)))
  })

  test.each(lifting)('%s needs the director where the bank wants him for %s', (code, imposing) => {
    const parameters = { ...defaultParameters, codes: { [`${imposing}/sign`]: 'director' } }
    expect(forced(code, parameters).map(({ by }) => by)).toEqual(['director'])
    expect(forced(imposing, { ...defaultParameters, codes: { [`${code}/sign`]: 'director' } })).toEqual([])
  })

  test('in the books: a freeze that the director signed is not lifted without him', () => {
    const wants = (bank: Bank) =>
      bank.signs('0011', '4012', given(transactionOf('4012').examples[0], 'an example').fields)
    const bank = practice()
    expect(wants(bank)).toBe('witness, supervisor')
    patch(bank, 'parameters', 'current', { codes: { '4011/sign': 'director' } })
    expect(wants(bank)).toBe('witness, supervisor, director')
  })
})
