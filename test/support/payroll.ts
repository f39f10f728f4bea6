/** A payroll of three in the practice books, as K1 hands it in. */
import type { Raw } from '../../core/fields/field.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import type { Bank } from './practice.ts'
import { must } from './tables.ts'

type Line = readonly [account: string, name: string, amount: string]

export const wages: readonly Line[] = [
  ['A1', '王小明', '4200.00'],
  ['A2', '李小红', '3450.50'],
  ['S3', '赵建国', '1000.00'],
]

export const fileOf = (lines: readonly Line[]): string =>
  [
    '账号,户名,金额',
    ...lines.map(([account, name, amount]) => [practiceAccounts[account] ?? account, name, amount].join(',')),
  ].join('\n')

export const batch: Raw = {
  account: 'K1',
  batch: '2026-02',
  count: '3',
  total: '8650.50',
  file: fileOf(wages),
}

/** Signed and on its way: the item that the lines name. */
export function signed(bank: Bank): string {
  const lines = must(bank, '0013', '6003', batch)
  return given(lines.at(-1), 'a payroll').replace('new item ', '')
}

/** One line of it, as the program pays it; `line` is that of the file. */
export const lineOf = (payroll: string, line: number): Raw => {
  const [account, name, amount] = given(wages[line - 2], `line ${line}`)
  return { payroll, line: String(line), account, name, amount }
}

export const SYSTEM = '9999'
