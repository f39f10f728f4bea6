/**
 * What people might send for a code: one of its examples, with some fields made into something else — another
 * value of the same kind that the practice books know, or what nobody should type.
 */
import type { AnyField, Raw } from '../../core/fields/field.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import type { Bank } from './practice.ts'

/** Dice for one request; a smaller number is a simpler request. */
export interface Dice {
  readonly code: number
  readonly by: number
  /** Which fields are changed, and to what. */
  readonly changes: readonly { readonly field: number; readonly value: number }[]
  /** Whether its maker regrets it at once, later, or not at all. */
  readonly regret: number
}

export interface Asked {
  readonly by: string
  readonly code: string
  readonly fields: Raw
}

const people = ['0011', '0003', '0013', '0002', '0001', '0012', '0014', '0015', '9999', '0099']

const asks = allTransactions().flatMap(({ code, examples, fields }) => {
  const ofTheMorning = examples.filter(({ at }) => at === undefined)
  return ofTheMorning.length > 0
    ? ofTheMorning.map(example => ({ code, by: example.by, fields: example.fields }))
    : [{ code, by: '0002', fields: samplesOf(fields) }]
})

export function requestFrom({ code, by, changes }: Dice, bank: Bank): Asked {
  const ask = given(asks[code % asks.length], 'something to ask')
  const form = Object.entries(transactionOf(ask.code).fields)
  const fields: Record<string, string> = { ...ask.fields }
  for (const { field, value } of form.length === 0 ? [] : changes) {
    const [name, one] = given(form[field % form.length], 'a field')
    const values = [...valuesFor(one, bank), ...ODD]
    fields[name] = given(values[value % values.length], 'a value')
  }
  // Mostly whoever the example is of, for others are mostly refused at the door.
  return {
    code: ask.code,
    by: by < people.length * 2 ? ask.by : given(people[by % people.length], 'somebody'),
    fields,
  }
}

/** Every example once, as it stands. */
export const examplesAsked: readonly Asked[] = asks

/** Of a code that has no example: what its fields say that one may try. */
function samplesOf(fields: Readonly<Record<string, AnyField>>): Raw {
  const samples = Object.entries(fields).map(([name, { optional, sample }]) => [name, optional ? '' : sample])
  return Object.fromEntries(samples) as Raw
}

function valuesFor({ kind, options, sample }: AnyField, { state, head }: Bank): readonly string[] {
  switch (kind) {
    case 'account':
      return [
        ...Object.keys(practiceAccounts),
        '1003',
        '6602',
        '2241-02',
        '1001-01-01',
        '3001-05',
        '7001-passbook',
      ]
    case 'choice':
      return (options.choices ?? []).map(({ value }) => value)
    case 'customer':
      return ['1', '2', '801', '802', '901', '951', '999999999']
    case 'item':
      return (options.itemKinds ?? []).flatMap(of => state.get('index', `openItems/${of}`)?.keys ?? [])
    case 'serial':
      return ['1', '2', String(head.serial), `2026-03-02/${head.serial}`, '2026-03-02/1']
    case 'teller':
      return people
    case 'till':
      return ['00', '01', '02', '03']
    case 'money':
      return ['0.01', '1', '100', '49999.99', '50000', '200000', '9999999999999.99', '-1']
    case 'notes':
      return ['100x1', '0.5x1', '100x500', '50x2 10x-1', '100hx1', '100x99999999']
    case 'day':
      return [
        '2026-03-02',
        '2026-03-03',
        '2024-02-29',
        '2026-02-29',
        '0000-01-01',
        '0100-01-01',
        '1900-01-01',
        '2999-12-31',
        '9999-12-31',
      ]
    case 'term':
      return ['1', '3', '12', '72', '600', '7']
    case 'legs':
      return ['D A1 1; C 1003 1', 'D 1003 -1; C A1 -1', 'D 6602 9999999999999.99; C 1003 9999999999999.99']
    case 'vouchers':
      return ['1', '1-50', '1001-1010', '1051-1060', '5001', '99999999', '1+100000']
    case 'voucherKind':
      return ['passbook', 'certificate', 'cheque', 'bond-100', 'counterfeit', '__proto__']
    case 'ground':
      return ['papers', '身份未核实', 'other', 'mood', '__proto__']
    case 'principal':
      return ['water', 'power', 'bond3', 'pension', 'constructor']
    default:
      return [sample]
  }
}

const ODD = [
  '',
  ' ',
  '0',
  '-0',
  '00',
  '1e3',
  'NaN',
  '9223372036854775807',
  '9223372036854775808',
  '-92233720368547758.08',
  '１２',
  '💰',
  '\ud83d',
  '\u202e12',
  '王\u200d小\u200b明',
  '=1+1',
  "' or 1=1 --",
  '__proto__',
  'constructor',
  'x'.repeat(10_000),
]
