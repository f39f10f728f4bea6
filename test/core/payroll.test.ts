/** What companies bring for a payroll, and what is wrong with it, line by line. */
import { describe, expect, test } from 'vitest'
import { parseCsv, printCsv } from '../../core/csv.ts'
import { parsePayroll } from '../../core/fields/payroll.ts'
import { printMoney } from '../../core/money.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { fc } from '../support/seed.ts'

const A1 = '0101110000000013'
const A2 = '0101110000000021'
const file = (...lines: string[]) => ['账号,户名,金额', ...lines].join('\n')

function read(text: string): string {
  const parsed = parsePayroll(text)
  if (isRefusal(parsed)) return explainRefusal(parsed, 'zh')
  return parsed
    .map(({ line, account, name, amount }) => [line, account, name, printMoney(amount)].join(' '))
    .join('; ')
}

const good = `2 ${A1} 王小明 1000.00`
const faulty = (fault: string, count = 1) => `文件有 ${count} 处错误，整批退回：${fault}`

describe('files that are taken', () => {
  test.each<[string, string, string]>([
    ['one line', file(`${A1},王小明,1000`), good],
    ['a byte-order mark', `\uFEFF${file(`${A1},王小明,1000`)}`, good],
    ['line ends of Windows', file(`${A1},王小明,1000`).replaceAll('\n', '\r\n'), good],
    ['a line end after the last line', `${file(`${A1},王小明,1000`)}\r\n`, good],
    ['everything in quotation marks', file(`"${A1}","王小明","1,000.00"`), good],
    ['columns in another order, in English', `Amount,Account,Name\n1000.00,${A1},王小明`, good],
    ['blanks around cells and in numbers', file(` 0101 1100 0000 0013 , 王小明 ,1000`), good],
    ['an empty line between', file('', `${A1},王小明,1000`, ',,'), `3 ${A1} 王小明 1000.00`],
    ['a name with a comma', file(`${A1},"王, 小明",0.01`), `2 ${A1} 王, 小明 0.01`],
  ])('%s', (_what, text, gives) => expect(read(text)).toBe(gives))
})

describe('files that are refused whole', () => {
  test.each<[string, string, string]>([
    ['nothing at all', '', '第一行须是：账号, 户名, 金额'],
    ['no line', file(), '文件里没有代发明细'],
    ['empty lines only', file('', ',,'), '文件里没有代发明细'],
    ['no names of columns', `${A1},王小明,1000`, '第一行须是：账号, 户名, 金额'],
    ['a column too few', '账号,金额\n1,2', '第一行须是：账号, 户名, 金额'],
    ['a column too many', '账号,户名,金额,备注\n1,2,3,4', '第一行须是：账号, 户名, 金额'],
    ['the same column twice', `账号,账号,金额\n${A1},${A1},1`, '第一行须是：账号, 户名, 金额'],
    ['semicolons', `账号;户名;金额\n${A1};王小明;1000`, '第一行须是：账号, 户名, 金额'],
    ['an open quotation mark', file(`${A1},"王小明,1000`), '引号不成对，无法分列'],
    ['a quotation mark inside a cell', file(`${A1},王"小明,1000`), '引号不成对，无法分列'],
    ['a line with a cell too many', file(`${A1},王小明,1,000`), faulty('第 2 行列数不对')],
    ['a line with a cell too few', file(`${A1},王小明`), faulty('第 2 行列数不对')],
    ['an account of fifteen digits', file('010111000000001,王小明,1'), faulty('第 2 行账号不是 16 位数字')],
    [
      'an account that a spreadsheet has shortened',
      file('1.0111E+15,王小明,1'),
      faulty('第 2 行账号不是 16 位数字'),
    ],
    ['a wrong check digit', file('0101110000000014,王小明,1'), faulty('第 2 行账号校验位不对')],
    ['no name', file(`${A1},,1`), faulty('第 2 行户名为空或不合规')],
    ['a name with a control character', file(`${A1},王\u0007,1`), faulty('第 2 行户名为空或不合规')],
    ['no amount', file(`${A1},王小明,`), faulty('第 2 行金额不是数字')],
    ['an amount in words', file(`${A1},王小明,壹佰`), faulty('第 2 行金额不是数字')],
    ['three decimals', file(`${A1},王小明,1.005`), faulty('第 2 行金额不是数字')],
    ['a formula', file(`${A1},王小明,=1+1`), faulty('第 2 行金额不是数字')],
    ['nothing as amount', file(`${A1},王小明,0`), faulty('第 2 行金额不大于零')],
    ['a negative amount', file(`${A1},王小明,-1`), faulty('第 2 行金额不大于零')],
    [
      'an account twice',
      file(`${A1},王小明,1`, `${A2},李小红,2`, `${A1},王小明,3`),
      faulty('第 4 行账号与第 2 行重复'),
    ],
    ['a line of totals', file(`${A1},王小明,1`, '合计,,1'), faulty('第 3 行账号不是 16 位数字')],
  ])('%s', (_what, text, says) => expect(read(text)).toBe(says))

  test('every fault is counted, and the first twelve are named', () => {
    const text = file(...Array.from({ length: 20 }, () => 'x,y,1'))
    expect(read(text)).toMatch(/^文件有 20 处错误，整批退回：第 2 行.*第 13 行账号不是 16 位数字$/)
  })

  test('ten megabytes of anything are read through in a moment', () => {
    expect(read('9'.repeat(10 * 1024 * 1024))).toBe('第一行须是：账号, 户名, 金额')
    expect(read(file(`${A1},王小明,1\n`.repeat(300_000)))).toMatch(/^文件有 299999 处/)
  })
})

test('a table that is printed is read back as it was', () => {
  const cell = fc.string({ maxLength: 12 }).map(text => text.trim().replaceAll('\uFEFF', ''))
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(table, rows => {
      expect(parseCsv(printCsv(rows))).toEqual(rows)
    }),
  )
})
