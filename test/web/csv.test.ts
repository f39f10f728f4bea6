import { expect, test } from 'vitest'
import { csvOf } from '../../web/ui/csv.ts'

test.each([
  ['words', '止付', '"止付"'],
  ['a comma, a quotation mark and a line', 'a,"b"\nc', '"a,""b""\nc"'],
  ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['a sign', '+86', '"\'+86"'],
  ['a call', '@SUM(A1)', '"\'@SUM(A1)"'],
  ['a formula in full width', '＝1+1', '"\'＝1+1"'],
  ['a difference', '-1+cmd', '"\'-1+cmd"'],
  ['an amount in red ink', '-1,234.56', '"-1,234.56"'],
  ['nothing', '', '""'],
])('a cell of %s is a text for every spreadsheet', (_what, text, cell) => {
  expect(csvOf([[text]])).toBe(`\ufeff${cell}\r\n`)
})
