/**
 * The permission matrix (F83): who may do a code, and who must sign from which amount. Printed from the
 * definitions.
 */
import { forced, thresholdOf } from '../authorise.ts'
import type { Signatory } from '../items/signatures.ts'
import type { Role } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import type { AuthorisationRow, Measure, Transaction } from '../transactions/define.ts'
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

export const measureNames: Readonly<Record<Measure, Words>> = {
  always: { zh: '每笔', en: 'always' },
  backdated: { zh: '倒起息', en: 'valued earlier' },
  cashIn: { zh: '收现', en: 'cash in' },
  cashOut: { zh: '付现', en: 'cash out' },
  transfer: { zh: '转账', en: 'transfer' },
  earlyPrincipal: { zh: '提前支取本金', en: 'Principal drawn early' },
  fixedPrincipal: { zh: '定期本金', en: 'fixed principal' },
  loan: { zh: '放款', en: 'loan' },
  upgraded: { zh: '上调分类', en: 'better class' },
  writtenOff: { zh: '核销', en: 'write-off' },
  held: { zh: '占用', en: 'amount held' },
  replaced: { zh: '所补凭证余额', en: 'balance of the paper replaced' },
  reopened: { zh: '关机当日重开', en: 'opened again on the day' },
  opened: { zh: '新开账户数', en: 'accounts opened' },
  papersDestroyed: { zh: '销毁份数', en: 'Vouchers destroyed' },
  papersOver: { zh: '超过持有限额份数', en: 'Vouchers beyond the holding limit' },
  papersSent: { zh: '调出份数', en: 'Vouchers sent' },
  tillKept: { zh: '尾箱过夜', en: 'till overnight' },
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
  const when = measureNames[measure]
  const from = measure === 'always' ? '' : ` ≥ ${displayMoney(atLeast)}`
  const who = (language: keyof Words) =>
    signatures
      .map(
        ({ by, counts }) =>
          signatoryNames[by][language] + (counts ? (language === 'zh' ? '（复点）' : ' (counts)') : ''),
      )
      .join(' + ')
  return { zh: `${when.zh}${from}：${who('zh')}`, en: `${when.en}${from}: ${who('en')}` }
}
