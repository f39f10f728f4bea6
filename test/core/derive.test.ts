/** What is derived from a definition, for every example of every code: lines in words, receipts, drills. */
import { describe, expect, test } from 'vitest'
import { drillsOf, markDrill } from '../../core/derive/drill.ts'
import { describeLine } from '../../core/derive/lines.ts'
import { receiptLines } from '../../core/derive/receipt.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { PRACTICE_DAY, practiceBooks, practiceRequest, runExample } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { printFields } from '../../core/request.ts'
import { given } from '../../core/std.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import type { Example, Transaction } from '../../core/transactions/define.ts'
import type { Language } from '../../core/words.ts'

const examples = allTransactions().flatMap(transaction =>
  transaction.examples.map(example => ({
    transaction,
    example,
    name: `${transaction.code} ${example.title.en}`,
  })),
)

describe('a line in words', () => {
  test.each([
    ['D 1001-01-01 20.00', '借 1001-01-01 20.00', 'Dr 1001-01-01 20.00'],
    ['C new 20.00', '贷 新开账户 20.00', 'Cr the new account 20.00'],
    [
      'notes 20x1 50x2 customer > till:01',
      '现金 20x1 50x2　客户 → 尾箱 01',
      'Notes 20x1 50x2  customer → till 01',
    ],
    ['passbook 3', 'passbook 3', 'passbook 3'],
    ['vouchers passbook 3', '存折 3 份', 'passbook: 3'],
    ['set account 1 stop none > loss', '账户 1 止付 none → loss', 'account 1 stop none → loss'],
  ])('%s', (line, zh, en) => {
    expect(describeLine(line)).toEqual({ zh, en })
  })

  test.each(examples)('$name: every line is known, and Chinese in Chinese', ({ example }) => {
    for (const line of example.gives) {
      const { zh, en } = describeLine(line)
      expect([zh, en]).not.toContain(line)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

function receiptOf(transaction: Transaction, example: Example, language: Language): string[] {
  const request = practiceRequest(transaction.code, example.by, example.fields)
  const work = runExample(transaction, example)
  if (isRefusal(request) || isRefusal(work)) throw new Error(`${transaction.code} refuses its example`)
  const position = { day: PRACTICE_DAY, serial: 2 }
  const { entries } = projectRow(practiceBooks(), work.effects, position)
  const lines = receiptLines(
    {
      transaction,
      fields: printFields(transaction, request.values),
      effects: work.effects,
      entries: entries.map(({ account, gl, balance }) => ({
        account,
        balance: naturalBalance({ gl, balance }),
      })),
      unit: 'CNY',
      parameters: defaultParameters,
      opened: new Map(),
      reprints: 0,
    },
    language,
  )
  return lines.map(({ label, text }) => `${label[language]} ${text}`)
}

describe('a receipt', () => {
  test.each(examples)('$name: every line says something, as much in one language as in the other', one => {
    const zh = receiptOf(one.transaction, one.example, 'zh')
    const en = receiptOf(one.transaction, one.example, 'en')
    expect(zh).toHaveLength(en.length)
    for (const line of [...zh, ...en]) expect(line).toMatch(/^\S.*\S$/)
  })

  test('of a deposit says account, amount, capitals and balance', () => {
    const deposit = transactionOf('0510')
    expect(receiptOf(deposit, given(deposit.examples[0], 'example'), 'zh')).toEqual([
      '账号 0101110000000013',
      '金额 1,000.00',
      '大写金额 人民币壹仟元整',
      '账户余额 26,200.00',
    ])
  })
})

describe('a drill', () => {
  test.each(examples)('$name: the example is the right answer to itself', ({ transaction, example }) => {
    const drill = given(
      drillsOf(transaction).find(one => one.task === example.title),
      'drill',
    )
    expect(markDrill(drill, transaction.code, example.fields)).toMatchObject({ right: true, refusal: null })
  })

  test('another amount is wrong, and says what is missing and what is too much', () => {
    const deposit = transactionOf('0510')
    const drill = given(drillsOf(deposit)[0], 'drill')
    const marked = markDrill(drill, '0510', { account: 'A1', amount: '2000', notes: '100x20' })
    expect(marked.right).toBe(false)
    expect(marked.missing).toContain('D 1001-01-01 1000.00')
    expect(marked.surplus).toContain('D 1001-01-01 2000.00')
  })

  test('what would be refused is marked with its refusal', () => {
    const drill = given(drillsOf(transactionOf('0510'))[0], 'drill')
    const marked = markDrill(drill, '0510', { account: 'A1', amount: '0', notes: '' })
    expect(marked).toMatchObject({
      right: false,
      missing: drill.expected,
      refusal: { refused: 'formWrong' },
    })
  })
})
