/** What a founding file says of codes, read as 0103 and 0104 read it. */
import { hasAmount } from '../measures.ts'
import type { Parameters } from '../parameters.ts'
import { explainRefusal, isRefusal } from '../refusals.ts'
import { findTransaction } from '../transactions/catalogue.ts'
import { attributeNames, type CodeAttribute, readAttribute } from './attributes.ts'
import { readNumbers } from './numbers.ts'

export function registryProblems({
  authorisation = {},
  codes = {},
  numbers = {},
}: Partial<Parameters>): string[] {
  const rows = Object.keys(authorisation).filter(row => !isRow(row))
  const attributes = Object.entries(codes).flatMap(([key, value]) => attributeProblem(key, value) ?? [])
  const lines = Object.entries(numbers).map(pair => pair.join(','))
  const read = readNumbers(lines.join('\n'))
  return [
    ...rows.map(row => `parameters.authorisation.${row} is no row with an amount`),
    ...attributes,
    ...(isRefusal(read) ? [`parameters.numbers: ${explainRefusal(read, 'en')}`] : []),
  ]
}

/** `0510/0`: the amount of a row of a code's authorisation. */
function isRow(row: string): boolean {
  const [code = '', index = ''] = row.split('/')
  const measure = findTransaction(code)?.authorisation[Number(index)]?.measure
  return /^\d$/.test(index) && measure !== undefined && hasAmount(measure)
}

/** `0510/grade`: an attribute of a code. */
function attributeProblem(key: string, value: string): string | null {
  const [code = '', name = ''] = key.split('/')
  const transaction = findTransaction(code)
  if (!transaction || !attributeNames.some(one => one === name)) return `parameters.codes.${key} is unknown`
  const read = readAttribute(transaction, name as CodeAttribute, value)
  return isRefusal(read) ? `parameters.codes.${key}: ${explainRefusal(read, 'en')}` : null
}
