import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { attributeOf, attributeWords, imageDue, menuOf } from '../../core/registry/attributes.ts'
import { families, familyOf } from '../../core/registry/menu.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { readNumbers } from '../../core/registry/numbers.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import { TODAY, TOMORROW, agreed, morning } from '../support/registry.ts'
import { type Bank, cash, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

test('every code has its family in the menu, and every family has a code', () => {
  const known = new Set(allTransactions().map(({ code }) => familyOf(code)))
  expect(Object.keys(families).toSorted()).toEqual([...known].toSorted())
})

const attribute = (code: string, name: string, value: string) => ({
  what: 'attribute',
  code,
  attribute: name,
  value,
})
const good = {
  by: '0002',
  fields: { ...attribute('0510', 'grade', '4'), from: TOMORROW, reason: '总行通知' },
}
const deposit = { account: 'A1', amount: '100', notes: '100x1' }
const transfer = (amount: string) => ({ payer: 'A1', payee: 'A2', amount })

test.each([
  ['live', 'no', 'codeStopped'],
  ['live', '否', 'codeStopped'],
  ['grade', '4', 'gradeTooLow'],
  ['grade', '3', 'posted'],
  ['sign', 'supervisor', 'parked'],
  ['sign', 'director', 'parked'],
  ['group', '现金', 'posted'],
  ['reversal', 'no', 'posted'],
  ['overLimit', 'refuse', 'posted'],
  ['skill', '高级', 'posted'],
  ['scan', 'no', 'posted'],
  ['menu', '特殊业务', 'posted'],
  ['submenu', '其他储种', 'posted'],
])('0104 %s = %s, and a deposit is %s', (name, value, says) => {
  const bank = practice()
  agreed(bank, '0104', attribute('0510', name, value))
  expect(bank.refusal('0011', '0510', deposit)).toBe(says)
})

test('0104 says where a code stands in the menu, how hard it is, and by when its image must be there', () => {
  const bank = practice()
  const parameters = () => bank.state.get('parameters', 'current') ?? defaultParameters
  const stands = (code: string) => {
    const skill = attributeWords('skill', attributeOf(parameters(), code, 'skill'))
    return [...menuOf(parameters(), code), skill].map(({ zh }) => zh).join(' ')
  }
  expect(['0510', '6800', '8004'].map(stands)).toEqual([
    '存款业务 活期 初级',
    '信贷业务 贷款 高级',
    '日始日终 日始日终 中级',
  ])
  // A Friday.
  const due = (code: string) => imageDue(parameters(), code, '2026-03-06')
  expect([due('0510'), due('7001')]).toEqual(['2026-03-09', null])
  agreed(bank, '0104', attribute('0510', 'menu', '特殊业务'))
  agreed(bank, '0104', attribute('0510', 'submenu', '33'))
  agreed(bank, '0104', attribute('0510', 'skill', 'senior'))
  agreed(bank, '0104', attribute('0510', 'scan', '3'))
  agreed(bank, '0104', attribute('0520', 'scan', 'no'))
  expect([stands('0510'), due('0510'), due('0520')]).toEqual(['特殊业务 其他储种 高级', '2026-03-11', null])
})

test('0104 stops a code from its day on, and no sooner', () => {
  const bank = practice()
  agreed(bank, '0104', { ...attribute('0510', 'live', 'no'), from: TOMORROW })
  expect(bank.refusal('0011', '0510', deposit)).toBe('posted')
  morning(bank, TOMORROW)
  expect(bank.refusal('0011', '0510', deposit)).toBe('codeStopped')
  agreed(bank, '0104', { ...attribute('0510', 'live', 'yes'), from: TOMORROW })
  expect(bank.refusal('0011', '0510', deposit)).toBe('posted')
})

test('0104 has every request of a code signed, beside whom the amount asks for', () => {
  const bank = practice()
  agreed(bank, '0104', attribute('0530', 'sign', 'supervisor'))
  expect(bank.signs('0011', '0530', transfer('1'))).toBe('supervisor')
  expect(bank.signs('0011', '0530', transfer('50000'))).toBe('refused insufficientFunds')
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '5000000' })
  expect(bank.signs('0011', '0530', transfer('50000'))).toBe('reviewer, supervisor')
})

test('0104 lets nobody sign a code over its limit', () => {
  const bank = practice()
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '5000000' })
  agreed(bank, '0104', attribute('0530', 'overLimit', 'refuse'))
  expect(bank.refusal('0011', '0530', transfer('49999.99'))).toBe('posted')
  expect(bank.refusal('0011', '0530', transfer('50000'))).toBe('overLimit')
  expect(bank.refusal('0013', '0530', transfer('50000'))).toBe('posted')
})

test('0104 keeps a code from being reversed', () => {
  const bank = practice()
  must(bank, '0011', '0510', deposit)
  agreed(bank, '0104', attribute('0510', 'reversal', 'no'))
  expect(undo(bank, '0011', 2)).toEqual(['refused reversalForbidden'])
})

test('0104 moves a code into a group, by which tellers are kept', () => {
  const bank = practice()
  agreed(bank, '0104', attribute('0520', 'group', '付款'))
  agreed(bank, '0103', { what: 'groups', teller: '0011', list: '05' })
  expect(bank.refusal('0011', '0510', deposit)).toBe('posted')
  expect(bank.refusal('0011', '0520', { ...deposit, notes: '100x1' })).toBe('codeBlocked')
  agreed(bank, '0103', { what: 'groups', teller: '0011', list: '05 付款' })
  expect(bank.refusal('0011', '0520', { ...deposit, notes: '100x1' })).toBe('posted')
})

test('a request that waits is not posted once its code is stopped', () => {
  const bank = practice()
  const fields = inPerson('0510', { account: 'A1', amount: '60000', notes: cash('60000') })
  expect(bank.run('0011', '0510', fields)[0]).toBe('parked parked-20260302-2')
  agreed(bank, '0104', attribute('0510', 'live', 'no'))
  const signing = { parked: 'parked-20260302-2', recount: fields.notes ?? '' }
  expect(bank.refusal('0013', '0011', signing)).toBe('codeStopped')
})

const coins = '50x1 20x1 10x1 5x1 1x1 c0.5x1'
const bill = { principal: 'water', bill: 'S202602-0017', amount: '86.50' }

test.each([
  ['6001', { ...bill, notes: coins }, 'cash', 'posted'],
  ['6001', { ...bill, payer: 'A1' }, 'cash', 'mediumNarrowed at payer'],
  ['6001', { ...bill, notes: coins }, 'transfer', 'mediumNarrowed at notes'],
  ['6001', { ...bill, notes: coins }, '转账', 'mediumNarrowed at notes'],
  ['6001', { ...bill, payer: 'A1' }, 'transfer', 'posted'],
  ['6001', { ...bill, payer: 'A1' }, 'asDefined', 'posted'],
  ['3202', { account: 'F1', payee: 'A1' }, 'cash', 'mediumNarrowed at payee'],
  ['3202', { account: 'F1', payee: 'A1' }, 'transfer', 'posted'],
])('0104 narrows the medium of %s: %o by %s is %s', (code, fields, medium, says) => {
  const bank = practice()
  if (medium !== 'asDefined') agreed(bank, '0104', attribute(code, 'medium', medium))
  expect(bank.refusal('0011', code, fields)).toBe(says)
})

test('0104 opens the other medium again, from its day on', () => {
  const bank = practice()
  const byAccount = () => bank.refusal('0011', '6001', { ...bill, payer: 'A1' })
  agreed(bank, '0104', attribute('6001', 'medium', 'cash'))
  agreed(bank, '0104', { ...attribute('6001', 'medium', 'asDefined'), from: TOMORROW })
  expect(byAccount()).toBe('mediumNarrowed at payer')
  morning(bank, TOMORROW)
  expect(byAccount()).toBe('posted')
})

const numbers = (bank: Bank) => {
  const parameters = bank.state.get('parameters', 'current')
  return (code: string) => (parameters ? numberOf(parameters.numbers, code) : '')
}

test('0104 takes in the bank’s own numbers; what the file does not list keeps its own', () => {
  const bank = practice()
  const file = '# 本行代码\n0510 1141\n0520,1142\n\n0530\t1143 # 转账\n'
  agreed(bank, '0104', { what: 'numbers', numbers: file, from: TOMORROW })
  expect(['0510', '0520'].map(numbers(bank))).toEqual(['0510', '0520'])
  morning(bank, TOMORROW)
  expect(['0510', '0520', '0530', '0540'].map(numbers(bank))).toEqual(['1141', '1142', '1143', '0540'])
  agreed(bank, '0104', { what: 'numbers', numbers: '', from: TOMORROW })
  expect(numbers(bank)('0510')).toBe('0510')
})

test('0104 lets two codes change their numbers with each other', () => {
  const bank = practice()
  agreed(bank, '0104', { what: 'numbers', numbers: '0510 0520\n0520 0510' })
  expect(['0510', '0520'].map(numbers(bank))).toEqual(['0520', '0510'])
})

refuses('0104', good, [
  ['a value that is none of a few', { attribute: 'live', value: '也许' }, 'attributeMalformed at value'],
  ['an image in a quarter of a year', { attribute: 'scan', value: '90' }, 'attributeMalformed at value'],
  ['a grade that there is not', { value: '8' }, 'attributeMalformed at value'],
  ['a group of nothing but signs', { attribute: 'group', value: '*' }, 'attributeMalformed at value'],
  ['to stop signing on', { code: '0001', attribute: 'live', value: 'no' }, 'codeEssential at value'],
  ['to stop the registry', { code: '0104', attribute: 'grade', value: '7' }, 'codeEssential at value'],
  ['to stop the day end', { code: '8008', attribute: 'sign', value: 'director' }, 'codeEssential at value'],
  [
    'to say of what 8501 does not undo that it may',
    { code: '0560', attribute: 'reversal', value: 'yes' },
    'reversalByAnother at value',
  ],
  [
    'cash or transfer of what is cash by its definition',
    { code: '0510', attribute: 'medium', value: 'transfer' },
    'mediumFollows at value',
  ],
  [
    'cash or transfer of what follows from the business',
    { code: '1043', attribute: 'medium', value: 'cash' },
    'mediumFollows at value',
  ],
  [
    'a medium that there is not',
    { code: '6001', attribute: 'medium', value: '支票' },
    'attributeMalformed at value',
  ],
  ['a code that is none', { code: '9999' }, 'codeUnknown at code'],
  ['a code of the program', { code: '8091' }, 'codeUnknown at code'],
  ['a mapping beside an attribute', { numbers: '0510 1141' }, 'fieldUnwanted at numbers'],
  ['a day that is past', { from: '2026-02-28' }, 'fromPast at from'],
  [
    'what is so already',
    { from: TODAY },
    'changesNothing',
    bank => void agreed(bank, '0104', attribute('0510', 'grade', '4')),
  ],
  ['the same a second time', {}, 'amendmentWaits', bank => void must(bank, '0002', '0104', good.fields)],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

test('0104 takes what a later change has unsaid once more, and the same again for an earlier day', () => {
  const bank = practice()
  const says = (fields: Raw) => bank.refusal('0002', '0104', { ...good.fields, ...fields })
  must(bank, '0002', '0104', good.fields)
  must(bank, '0002', '0104', { ...good.fields, value: '5' })
  expect(says({})).toBe('parked')
  expect(says({ value: '5', from: '2026-03-09' })).toBe('amendmentWaits')
  expect(says({ value: '5', from: TODAY })).toBe('parked')
})

const mapping = { what: 'numbers', numbers: '0510 1141', from: TOMORROW, reason: '总行通知' }
refuses('0104', { by: '0002', fields: mapping }, [
  ['a line that is no pair', { numbers: '0510 1141\n0520' }, 'numbersFaulty at numbers'],
  ['a number of three digits', { numbers: '0510 210' }, 'numbersFaulty at numbers'],
  ['a range', { numbers: '0510-0520,1141' }, 'numbersFaulty at numbers'],
  ['a code that is none', { numbers: '0599 1141' }, 'numbersFaulty at numbers'],
  ['a code twice', { numbers: '0510 1141\n0510 1142' }, 'numbersFaulty at numbers'],
  ['a number twice', { numbers: '0510 1141\n0520 1141' }, 'numbersFaulty at numbers'],
  ['a number that another code keeps', { numbers: '0510 0520' }, 'numbersFaulty at numbers'],
  ['an attribute beside it', { value: '4' }, 'fieldUnwanted at value'],
])

test('0104 names every faulty line of a mapping', () => {
  const read = readNumbers('0510 1149\n0520-0530,1150\n0599 1151\n0520 1149\n0510 1152\n0530 0540')
  expect(isRefusal(read) && explainRefusal(read, 'en')).toBe(
    'The mapping has 5 faults: line 2 is not two numbers of four digits, line 3 has no code 0599, ' +
      'line 4 repeats the number of line 1, line 5 repeats the code of line 1, ' +
      'line 6 takes 0540 from Close a demand account',
  )
})

signatures('0104', asItIs, good.fields, [['0002', {}, 'director']])
