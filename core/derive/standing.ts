/** How a branch and its people stand, in words. */
import type { BranchState, Duty, Role } from '../ledger/entities.ts'
import type { Words } from '../words.ts'

export const branchStates: Readonly<Record<BranchState, Words>> = {
  closed: { zh: '未营业', en: 'closed' },
  open: { zh: '营业中', en: 'open' },
  balanced: { zh: '已轧账', en: 'balanced' },
  closing: { zh: '日终中', en: 'closing' },
  settling: { zh: '结息中', en: 'settling' },
}

export const dutyNames: Readonly<Record<Duty, Words>> = {
  off: { zh: '未签到', en: 'off duty' },
  on: { zh: '在岗', en: 'on duty' },
  away: { zh: '临时离柜', en: 'away' },
}

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
