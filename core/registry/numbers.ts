/**
 * The bank's own numbers of the codes (F4): a mapping file of lines `0510,2101`. People type and read the bank's
 * number; the journal, the API and this program keep the code, so that books can be compared between banks.
 */
import { type Refusal, refuse } from '../refusals.ts'
import type { Numbers } from './numbering.ts'
import { allTransactions, findTransaction } from '../transactions/catalogue.ts'
import { joined, type Words } from '../words.ts'

const FAULTS_SHOWN = 12

/**
 * Lines of a code and its number, parted by a comma, a space or a tab; a line may be empty or a # remark. All
 * that is wrong is named with its line.
 */
export function readNumbers(text: string): Numbers | Refusal {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((typed, index) => ({ line: index + 1, said: typed.replace(/#.*/, '').trim() }))
    .filter(({ said }) => said !== '')
    .map(({ line, said }) => {
      const [, code = '', number = ''] = /^"?(\d{4})"?[\s,，;]+"?(\d{4})"?$/.exec(said) ?? []
      return { line, code, number }
    })
  const faults = lines.flatMap(one => {
    const fault = faultOf(one, lines)
    return fault ? [{ zh: `第 ${one.line} 行${fault.zh}`, en: `line ${one.line} ${fault.en}` }] : []
  })
  if (faults.length === 0) return Object.fromEntries(lines.map(({ code, number }) => [code, number]))
  const shown = joined(faults.slice(0, FAULTS_SHOWN))
  return refuse('numbersFaulty', { count: String(faults.length), faults: shown })
}

interface Line {
  readonly line: number
  readonly code: string
  readonly number: string
}

function faultOf({ line, code, number }: Line, lines: readonly Line[]): Words | null {
  if (code === '') return { zh: '不是两个四位数字', en: 'is not two numbers of four digits' }
  if (!findTransaction(code)) return { zh: `没有交易码 ${code}`, en: `has no code ${code}` }
  const before = lines.filter(other => other.line < line)
  const same = before.find(other => other.code === code)
  if (same) return { zh: `与第 ${same.line} 行同一代码`, en: `repeats the code of line ${same.line}` }
  const taken = before.find(other => other.number === number)
  if (taken) return { zh: `与第 ${taken.line} 行同一编号`, en: `repeats the number of line ${taken.line}` }
  const keeps = allTransactions().find(
    one => one.code === number && lines.every(other => other.code !== one.code),
  )
  return keeps
    ? { zh: `编号 ${number} 仍属 ${keeps.name.zh}`, en: `takes ${number} from ${keeps.name.en}` }
    : null
}
