/** Who stands at the window with large cash: what a form asks for then, and what it refuses. */
import { expect, test } from 'vitest'
import { afterEnter, askedFor } from '../../core/fields/asking.ts'
import { mayBeEmpty, type Raw } from '../../core/fields/field.ts'
import { fieldsAsAsked } from '../../core/fields/largeCash.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { yuan } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import { given } from '../../core/std.ts'
import { type Bank, hundreds, patch, practice } from '../support/practice.ts'
import { must, plenty } from '../support/tables.ts'

const HERE = { unit: 'CNY', from: yuan(50_000) } as const

const AT_WINDOW = /^(actor|agent|identityResult|identityImage)/

/** What a form asks of who is there: `*` must be filled, `>` Enter goes past it. */
function asks(code: string, raw: Raw): string {
  const fields = fieldsAsAsked(transactionOf(code).fields, raw, HERE)
  const names = askedFor(fields, raw).filter(name => AT_WINDOW.test(name))
  const shown = names.map(name => {
    const field = given(fields[name], name)
    return `${name}${mayBeEmpty(field) ? (field.options.passedOver ? '>' : '') : '*'}`
  })
  return shown.join(' ')
}

const agent = 'agentName* agentIdKind* agentIdNumber*'
test.each<[rule: string, code: string, raw: Raw, asked: string]>([
  ['little', '0510', { notes: '100x499 50x1 20x2' }, 'actor>'],
  ['nothing yet', '0510', {}, 'actor>'],
  ['what cannot be read', '0510', { notes: '100x' }, 'actor>'],
  ['a note that there is not', '0510', { notes: '100x600 3x1' }, 'actor>'],
  [
    'little, by an agent',
    '0510',
    { notes: '100x1', actor: 'agent' },
    `actor> ${agent} identityResult> identityImage>`,
  ],
  ['much', '0510', { notes: '100x500' }, 'actor*'],
  ['much, less the change', '0510', { notes: '100x500 50x-1' }, 'actor>'],
  ['much, in full width', '0510', { notes: '１００ｘ５００' }, 'actor*'],
  ['much, of himself', '0510', { notes: '100x500', actor: 'self' }, 'actor* identityResult* identityImage*'],
  [
    'much, by an agent',
    '0520',
    { notes: '100x500', actor: 'agent' },
    `actor* ${agent} identityResult* identityImage*`,
  ],
  ['little for an heir', '4018', { notes: '100x1' }, ''],
  ['much for an heir', '4018', { notes: '100x500' }, 'identityResult* identityImage*'],
  ['notes left over from another choice', '4004', { action: 'replace', notes: '100x500' }, ''],
])('%s: %s asks', (_rule, code, raw, asked) => {
  expect(asks(code, raw)).toBe(asked)
})

const proven = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }
const daughter = {
  actor: 'agent',
  agentName: '王小红',
  agentIdKind: 'idCard',
  agentIdNumber: '440301199001010012',
}
test.each<[who: string, told: Raw, says: string]>([
  ['nobody', {}, 'refused largeCashToday at actor'],
  ['the customer', { actor: 'self' }, 'refused largeCashToday at identityResult'],
  ['the customer, proven', proven, 'reviewer+count, supervisor'],
  ['an agent', { ...proven, ...daughter }, 'reviewer+count, supervisor'],
])('cash of a day is asked about from the part on that makes it much: by %s', (_who, told, says) => {
  const draw = (amount: string) => ({ account: 'A1', amount, notes: hundreds(amount), ...told })
  const bank = practice()
  plenty(bank)
  must(bank, '0011', '0520', { account: 'A1', amount: '49000', notes: '100x490' })
  expect(bank.signs('0011', '0520', draw('999.99'))).toBe('nobody')
  expect(bank.signs('0011', '0520', draw('1000'))).toBe(says)
  expect(bank.signs('0011', '3202', { account: 'F1', notes: hundreds('10065.97'), ...told })).toBe(says)
})

test('Enter goes past what need not be told of little cash, and stops at it with much', () => {
  const next = (raw: Raw) => {
    const fields = fieldsAsAsked(transactionOf('0510').fields, raw, HERE)
    return afterEnter(fields, askedFor(fields, raw), 'notes')
  }
  expect(next({ notes: '100x1' })).toBe(undefined)
  expect(next({ notes: '100x500' })).toBe('actor')
})

const self = { actor: 'self', identityResult: 'match', identityImage: SAMPLE_PICTURE }
const byAgent = {
  ...self,
  actor: 'agent',
  agentName: '李小红',
  agentIdKind: 'idCard',
  agentIdNumber: '440301199001010012',
}
const thousand = { account: 'A1', amount: '1000', notes: '100x10' }
const fiftyThousand = { account: 'A1', amount: '50000', notes: '100x500' }
const changed = { ...fiftyThousand, notes: '100x501 50x-2' }

test.each<[rule: string, fields: Raw, says: string]>([
  ['a thousand of somebody', thousand, 'nobody'],
  ['a thousand of the customer himself', { ...thousand, actor: 'self' }, 'nobody'],
  ['a thousand by an agent', { ...thousand, ...byAgent, identityResult: '', identityImage: '' }, 'nobody'],
  ['a thousand of another face', { ...thousand, actor: 'self', identityResult: 'mismatch' }, 'supervisor'],
  ['much of nobody', fiftyThousand, 'refused largeCashAsks at actor'],
  ['much of nobody, with change', changed, 'refused largeCashAsks at actor'],
  [
    'much without a check',
    { ...fiftyThousand, ...self, identityResult: '' },
    'refused largeCashAsks at identityResult',
  ],
  [
    'much without a copy',
    { ...fiftyThousand, ...self, identityImage: '' },
    'refused largeCashAsks at identityImage',
  ],
  [
    'much by an agent without a name',
    { ...fiftyThousand, ...byAgent, agentName: '' },
    'refused fieldMissing at agentName',
  ],
  [
    'much by an agent without a document',
    { ...fiftyThousand, ...byAgent, agentIdKind: '' },
    'refused fieldMissing at agentIdKind',
  ],
  [
    'an agent’s number that is none',
    { ...fiftyThousand, ...byAgent, agentIdNumber: '440301199001010013' },
    'refused idNumberInvalid at agentIdNumber',
  ],
  [
    'an agent’s name of the customer himself',
    { ...fiftyThousand, ...self, agentName: '李小红' },
    'refused fieldUnwanted at agentName',
  ],
  ['a check of nobody', { ...thousand, identityResult: 'match' }, 'refused fieldUnwanted at identityResult'],
  ['much of the customer himself', { ...fiftyThousand, ...self }, 'reviewer+count'],
  [
    'much of another face',
    { ...fiftyThousand, ...self, identityResult: 'mismatch' },
    'reviewer+count, supervisor',
  ],
  [
    'much of nobody on record',
    { ...fiftyThousand, ...self, identityResult: 'noRecord' },
    'reviewer+count, supervisor',
  ],
  [
    'much while the check does not answer',
    { ...fiftyThousand, ...self, identityResult: 'unavailable' },
    'reviewer+count, supervisor',
  ],
  ['much by an agent', { ...fiftyThousand, ...byAgent }, 'reviewer+count, supervisor'],
])('0510 of %s', (_rule, fields, says) => {
  expect(practice().signs('0011', '0510', fields)).toBe(says)
})

const identityFrom = (bank: Bank, amount: bigint) => {
  const cash = bank.state.get('parameters', 'current')?.cash
  patch(bank, 'parameters', 'current', { cash: { ...cash, identityFrom: amount } })
}

test('the bank says from what amount on, and the agent is counted from there too', () => {
  const bank = practice()
  identityFrom(bank, yuan(1_000))
  expect(bank.signs('0011', '0510', { ...thousand, amount: '999', notes: '100x10 1x-1' })).toBe('nobody')
  expect(bank.signs('0011', '0510', thousand)).toBe('refused largeCashAsks at actor')
  expect(bank.signs('0011', '0510', { ...thousand, ...self })).toBe('nobody')
  expect(bank.signs('0011', '0510', { ...thousand, ...byAgent })).toBe('supervisor')
})

test('what the code works out itself counts as well: the notes that are paid', () => {
  const bank = practice()
  must(bank, '0011', '0510', inPerson('0510', { account: 'A2', amount: '60000', notes: '100x600' }))
  const closing = { account: 'A2', notes: hundreds('60800.40') }
  expect(bank.signs('0011', '0540', closing)).toBe('refused largeCashAsks at actor')
  expect(bank.signs('0011', '0540', { ...closing, ...byAgent })).toBe('reviewer+count, supervisor')
})

test('who signs is told why, and the waiting request keeps it', () => {
  const bank = practice()
  bank.run('0011', '0510', { ...fiftyThousand, ...byAgent, identityResult: 'noRecord' })
  const item = bank.state.get('item', 'parked-20260302-2')
  expect(item?.kind === 'parked' && item.data.needs).toEqual([
    { by: 'reviewer', counts: true, teller: null },
    { by: 'supervisor', counts: false, teller: null, why: ['unproven', 'byAgent'] },
  ])
})

test('a row of an earlier release, which says nothing of it, reads on', () => {
  const { fields } = transactionOf('0510')
  const bank = practice()
  must(bank, '0011', '0510', thousand)
  const old = given(bank.rows.at(-1), 'a row').fields.slice(0, 3)
  expect(old).toEqual(['0101110000000013', '1000.00', '100x10'])
  expect(Object.keys(fields).slice(0, 3)).toEqual(['account', 'amount', 'notes'])
})

/** Whose cash is no person’s at the window: companies have their own papers, the rest stays in the bank. */
const OTHERS = [
  '1003',
  '1004',
  '1005',
  '1006',
  '1007',
  '1008',
  '1010',
  '1041',
  '1042',
  '3501',
  '3502',
  '3503',
]
/** A fee, what is recovered of a loan that was written off, and what is taken back. */
const NOT_ASKED = ['4002', '6840', '8501', '8502']

test('every code that takes or pays a person’s cash asks who stands there', () => {
  const silent = allTransactions()
    .filter(({ fields }) => fields.notes?.kind === 'notes' && !fields.identityResult)
    .map(({ code }) => code)
  expect(silent.filter(code => ![...OTHERS, ...NOT_ASKED].includes(code))).toEqual([])
})

test('every code that asks who stands there has the supervisor sign where it must', () => {
  for (const { code, fields, authorisation } of allTransactions()) {
    const measures = authorisation.map(({ measure }) => measure)
    expect([code, measures.includes('unproven')]).toEqual([code, 'identityResult' in fields])
    expect([code, measures.includes('byAgent')]).toEqual([code, 'actor' in fields])
  }
})

/** Whoever the customer of an example is, this is his document. */
const OWN = '11010519491231002X'

const documentOfAll = (bank: Bank) => {
  const file = { idKind: 'idCard', idNumber: { sealed: OWN, hash: OWN } }
  for (const { rows } of [bank.state, bank.there])
    for (const [key, stored] of rows)
      if (key.startsWith('customer:') && stored)
        rows.set(key, { ...stored, value: { ...(stored.value as object), ...file } })
}

for (const { code, examples } of allTransactions().filter(({ fields }) => 'agentIdNumber' in fields)) {
  test(`${code} takes no agent who shows the document of the customer`, () => {
    const said = (agentIdKind: string) =>
      examples.map(example => {
        const bank = practice()
        documentOfAll(bank)
        const agent = { ...byAgent, agentIdKind, agentIdNumber: OWN }
        return bank.refusal(example.by, code, inPerson(code, { ...example.fields, ...agent }))
      })
    expect(said('idCard')).toContain('agentIsCustomer at agentIdNumber')
    expect(said('passport')).not.toContain('agentIsCustomer at agentIdNumber')
  })
}
