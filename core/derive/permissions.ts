/**
 * The permission matrix (F83): who may do a code, and who must sign from which amount. Printed from the
 * definitions.
 */
import { forced, thresholdOf } from '../authorise.ts'
import type { Signatory } from '../items/signatures.ts'
import type { Role } from '../ledger/entities.ts'
import { amountWords, hasAmount, measures } from '../measures.ts'
import type { Parameters } from '../parameters.ts'
import type { AuthorisationRow, Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'

export const roleNames: Readonly<Record<Role, Words>> = {
  teller: { zh: '柜员', en: 'Teller' },
  chiefTeller: { zh: '综合柜员', en: 'Chief teller' },
  backOffice: { zh: '后台柜员', en: 'Back office' },
  accountingSupervisor: { zh: '会计主管', en: 'Accounting supervisor' },
  outletDirector: { zh: '网点主任', en: 'Outlet director' },
  lobbyManager: { zh: '大堂经理', en: 'Lobby manager' },
  postSupervisor: { zh: '事后监督员', en: 'Post-supervisor' },
  system: { zh: '系统', en: 'System' },
}

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
  readonly rules: readonly Words[]
}

export function permissionRow(transaction: Transaction, parameters: Parameters, grade = 3): PermissionRow {
  const { code, name, who, authorisation } = transaction
  const signatures = forced(code, parameters)
  const always = signatures.length > 0 ? [{ measure: 'always', atLeast: 0n, signatures } as const] : []
  const rules = [...authorisation, ...always].map(row =>
    ruleWords(row, thresholdOf(transaction, row, { grade }, parameters)),
  )
  return { code, name, who: who.map(role => roleNames[role]), rules }
}

function ruleWords({ measure, signatures }: AuthorisationRow, atLeast: bigint): Words {
  const { name } = measures[measure]
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
