/**
 * The permission matrix (F83): who may do a code, and who must sign from which amount. Printed from the
 * definitions.
 */
import { rowsOf, thresholdOf } from '../authorise.ts'
import type { Signatory } from '../items/signatures.ts'
import type { Teller } from '../ledger/entities.ts'
import { amountWords, hasAmount, measures } from '../measures.ts'
import type { Parameters } from '../parameters.ts'
import type { AuthorisationRow, Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'
import { mediumIn } from '../registry/medium.ts'
import { media } from './medium.ts'
import { roleNames } from './standing.ts'

export const signatoryNames: Readonly<Record<Signatory, Words>> = {
  named: { zh: '指定人', en: 'the person named' },
  reviewer: { zh: '复核员', en: 'reviewer' },
  witness: { zh: '见证人', en: 'witness' },
  chiefTeller: { zh: '综合柜员', en: 'chief teller' },
  supervisor: { zh: '会计主管', en: 'accounting supervisor' },
  director: { zh: '网点主任', en: 'outlet director' },
}

export interface PermissionRow {
  readonly code: string
  readonly name: Words
  readonly who: readonly Words[]
  readonly medium: Words
  readonly rules: readonly Words[]
}

export function permissionRow(transaction: Transaction, parameters: Parameters, grade = 3): PermissionRow {
  const { code, name, who } = transaction
  const rules = rowsOf(transaction, parameters).map(row => ruleWords(transaction, row, { grade }, parameters))
  const medium = media[mediumIn(parameters, transaction)]
  return { code, name, who: who.map(role => roleNames[role]), medium, rules }
}

/** A row in words, with the amount from which it applies to a maker of this grade. */
export function ruleWords(
  transaction: Transaction,
  row: AuthorisationRow,
  maker: Pick<Teller, 'grade'>,
  parameters: Parameters,
): Words {
  const { measure, signatures } = row
  const { name } = measures[measure]
  const atLeast = thresholdOf(transaction, row, maker, parameters)
  const amount = amountWords(measure, atLeast)
  const above = (language: keyof Words) => (hasAmount(measure) ? ` ≥ ${amount[language]}` : '')
  const who = (language: keyof Words) =>
    signatures
      .map(
        ({ by, counts }) =>
          signatoryNames[by][language] + (counts ? (language === 'zh' ? '（复点）' : ' (counts)') : ''),
      )
      .join(' + ')
  return { zh: `${name.zh}${above('zh')}：${who('zh')}`, en: `${name.en}${above('en')}: ${who('en')}` }
}
