import { expect, test } from 'vitest'
import { decide } from '../../core/decide.ts'
import { loadFrom } from '../../core/load.ts'
import { PRACTICE_HEAD, practiceAccounts, practiceBooks } from '../../core/practice.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { adviseOn, explainRefusal, isRefusal, type RefusalCode, statusOf } from '../../core/refusals.ts'
import { parseRequestId, printRequestId, readRequest, restoreFields, sealFields } from '../../core/request.ts'
import { branchIs, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const deposit = { account: 'A1', amount: '20', notes: '20x1' }

test('a code that is none is refused', () => {
  expect(practice().refusal('0011', '9999')).toBe('codeUnknown')
  expect(practice().refusal('0011', '')).toBe('codeUnknown')
})

test('all that is wrong with the typing of a form is said at once, field by field', () => {
  expect(practice().refusal('0011', '0510', { account: 'x', amount: '1.001' })).toBe(
    'accountMalformed at account, moneyMalformed at amount, fieldMissing at notes',
  )
})

test('one fault stands for itself', () => {
  expect(practice().refusal('0011', '0510', { ...deposit, amount: ' ' })).toBe('fieldMissing at amount')
})

test('a field that the form does not have is refused, whatever JavaScript calls it', () => {
  for (const name of ['tip', 'constructor', 'toString']) {
    expect(practice().refusal('0011', '0510', { ...deposit, [name]: '1' })).toBe(`fieldUnknown at ${name}`)
  }
})

test('the order of refusals: typing, desk, records, the form as a whole, checks, books', () => {
  const bank = practice()
  const wrong = { account: 'A1', amount: '99999999', notes: '100x1' }
  expect(bank.refusal('0014', '0520', { ...wrong, amount: 'x' })).toBe('moneyMalformed at amount')
  expect(bank.refusal('0014', '0520', wrong)).toBe('notYourCode')
  expect(bank.refusal('0013', '0520', { ...wrong, account: '0101110000000096' })).toBe(
    'accountUnknown at account',
  )
  expect(bank.refusal('0013', '0520', wrong)).toBe('notesSum at notes')
  expect(bank.refusal('0013', '0520', inPerson('0520', { ...wrong, notes: '100x1000000 c0.01x-100' }))).toBe(
    'tillMissing',
  )
  expect(bank.refusal('0011', '0520', inPerson('0520', { ...wrong, notes: '100x1000000 c0.01x-100' }))).toBe(
    'insufficientFunds',
  )
  const rich = { account: 'A1', amount: '25000', notes: '100x250' }
  expect(bank.refusal('0011', '0520', rich)).toBe('notesShort')
})

test('at the desk: the post before the branch, the branch before the duty', () => {
  const bank = practice()
  branchIs(bank, 'balanced')
  patch(bank, 'teller', '0014', { duty: 'off' })
  patch(bank, 'teller', '0013', { duty: 'off' })
  expect(bank.refusal('0014', '0510', deposit)).toBe('notYourCode')
  expect(bank.refusal('0013', '0510', deposit)).toBe('branch_balanced')
  branchIs(bank, 'open')
  expect(bank.refusal('0013', '0510', deposit)).toBe('duty_off')
})

test('a branch that is not in these books is refused', () => {
  const id = { branch: '0999', day: PRACTICE_HEAD.day, terminal: 'T1', counter: 1 }
  const request = readRequest({ id, code: '0001', teller: '0015', ticket: null, fields: {} })
  if (isRefusal(request)) throw new Error(request.refused)
  const state = loadFrom(practiceBooks(), [request], PRACTICE_HEAD)
  const decision = decide(request, state, { ...PRACTICE_HEAD, serial: 2, now: 0 })
  expect(isRefusal(decision) && [decision.refused, statusOf(decision)]).toEqual(['branchUnknown', 404])
})

test('a row keeps the texts of its fields in the order of the form', () => {
  const bank = practice()
  must(bank, '0011', '0201', {
    idNumber: 'e1234567',
    idKind: 'passport',
    name: ' 赵敏 ',
    kind: '1',
    address: '人民路',
  })
  expect(bank.rows[0]).toMatchObject({
    serial: 2,
    request: '0101/2026-03-02/T0011/1',
    code: '0201',
    outcome: 'posted',
    teller: '0011',
    terminal: 'T0011',
    authorisers: [],
    ticket: null,
    fields: ['person', '赵敏~赵敏', 'passport', 'E1234567~E1234567', '', '人民路~人民路'],
  })
})

test('personal fields are sealed before the decision sees them, the others are left', () => {
  const id = { branch: '0101', day: '2026-03-02', terminal: 'T1', counter: 1 }
  const fields = { kind: 'person', name: '赵敏', idKind: 'passport', idNumber: 'E1234567' }
  const read = readRequest({ id, code: '0201', teller: '0011', ticket: null, fields })
  if (isRefusal(read)) throw new Error(read.refused)
  const sealed = sealFields(read, plain => ({ sealed: `<${plain}>`, hash: `#${plain}` }))
  expect(sealed.values).toMatchObject({
    kind: 'person',
    name: { sealed: '<赵敏>', hash: '#赵敏' },
    idNumber: { sealed: '<E1234567>', hash: '#E1234567' },
    phone: null,
  })
  expect(read.values).toMatchObject({ name: { sealed: '赵敏' } })
})

test('an optional field that was empty is empty again when a row is read back', () => {
  const bank = practice()
  must(bank, '0013', '0530', { payer: 'A1', payee: 'A2', amount: '1' })
  const row = bank.rows[0]
  const read = readRequest({
    id: { branch: '0101', day: '2026-03-02', terminal: 'T1', counter: 1 },
    code: '0530',
    teller: '0013',
    ticket: null,
    fields: { payer: practiceAccounts.A1 ?? '', payee: practiceAccounts.A2 ?? '', amount: '1' },
  })
  if (isRefusal(read)) throw new Error(read.refused)
  expect(restoreFields(read.transaction, row?.fields ?? [])).toEqual(read.values)
})

test.each([
  ['0101/2026-03-02/T0011/17', true],
  ['0101/2026-03-02/counter-1.2/999999999', true],
  ['101/2026-03-02/T/1', false],
  ['0101/20260302/T/1', false],
  ['0101/2026-03-02//1', false],
  ['0101/2026-03-02/T 1/1', false],
  ['0101/2026-03-02/T/-1', false],
  ['0101/2026-03-02/T/1234567890', false],
  ['', false],
])('the request id %j is one: %s', (text, isOne) => {
  const id = parseRequestId(text)
  expect(id === null ? null : printRequestId(id)).toBe(isOne ? text : null)
})

test('the ticket that is served goes with the request, also while it waits', () => {
  const id = { branch: '0101', day: '2026-03-02', terminal: 'T0011', counter: 1 }
  const fields = inPerson('0510', {
    account: practiceAccounts.A1 ?? '',
    amount: '60000',
    notes: '100x600',
  })
  const read = readRequest({ id, code: '0510', teller: '0011', ticket: 'B012', fields })
  if (isRefusal(read)) throw new Error(read.refused)
  const state = practiceBooks()
  const decision = decide(read, loadFrom(state, [read], PRACTICE_HEAD), {
    ...PRACTICE_HEAD,
    serial: 2,
    now: 0,
  })
  if (isRefusal(decision)) throw new Error(decision.refused)
  expect(decision.rows[0]?.ticket).toBe('B012')
  expect(decision.draft.get('item', 'parked-20260302-2')).toMatchObject({ data: { ticket: 'B012' } })
})

test('a refusal that an earlier release has kept is told by its name', () => {
  const old = { refused: 'manualLoan' as RefusalCode, detail: { account: '1303-09' } }
  expect(explainRefusal(old, 'en')).toBe('A refusal of an earlier release: manualLoan')
  expect([adviseOn(old, 'zh'), statusOf(old)]).toEqual(['按现行规定重新办理。', 422])
})
