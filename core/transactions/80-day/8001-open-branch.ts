import { director, witness } from '../../authorise.ts'
import { change } from '../../ledger/build.ts'
import { adoptDue, adoptKeys } from '../../registry/adopt.ts'
import { defineTransaction, none } from '../define.ts'

export const openBranch = defineTransaction({
  code: '8001',
  name: { zh: '网点日启', en: 'Open the branch' },
  purpose: {
    zh: '双人到场，启用当天会计日期，到期的参数变更随之生效，锁定当天参数版本。开门后柜员才能签到。',
    en: 'Two people present begin the accounting day; changes of parameters whose day has come are in force with it. Only then may tellers sign on.',
  },
  who: ['accountingSupervisor', 'outletDirector', 'chiefTeller'],
  duty: [],
  branch: ['closed'],
  seal: null,
  fields: {},
  also: (_values, desk) => adoptKeys(desk),
  checks: [],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [witness] },
    { measure: 'reopened', atLeast: 1n, signatures: [director] },
  ],
  effects(_values, desk) {
    const { branch } = desk
    const { effects, version } = adoptDue(desk)
    const again = branch.shutOn === branch.day ? { shutOn: null } : {}
    const to = { state: 'open', parameters: version, ...again } as const
    return [...effects, change('branch', branch.code, branch, to)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [],
})
