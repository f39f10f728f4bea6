import { director, witness } from '../../authorise.ts'
import { rateChangeKeys, rateChanges } from '../../day/rateChange.ts'
import { change } from '../../ledger/build.ts'
import { adoptDue, adoptKeys, parametersOfToday } from '../../registry/adopt.ts'
import { defineTransaction, none } from '../define.ts'

export const openBranch = defineTransaction({
  code: '8001',
  name: { zh: '网点日启', en: 'Open the branch' },
  purpose: {
    zh: '双人到场，启用当天会计日期，到期的参数变更随之生效；活期利率变动时，单位账户的积数当日分段；锁定当天参数版本。开门后柜员才能签到。',
    en: 'Two people present begin the accounting day; changes of parameters whose day has come are in force with it, and where the demand rate changes, the products of companies are noted. Only then may tellers sign on.',
  },
  who: ['accountingSupervisor', 'outletDirector', 'chiefTeller'],
  duty: [],
  branch: ['closed'],
  seal: null,
  fields: {},
  also: (_values, desk) => [...adoptKeys(desk), ...rateChangeKeys(desk, parametersOfToday(desk))],
  checks: [],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [witness] },
    { measure: 'reopened', atLeast: 1n, signatures: [director] },
  ],
  effects(_values, desk) {
    const { branch } = desk
    const { effects, version } = adoptDue(desk)
    const again = branch.shutOn === branch.day ? { shutOn: null } : {}
    const pinned = version === branch.parameters ? {} : { parameters: version }
    const to = { state: 'open', ...pinned, ...again } as const
    const noted = rateChanges(desk, parametersOfToday(desk))
    return [...effects, ...noted, change('branch', branch.code, branch, to)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '清晨开门', en: 'In the morning' },
      by: '0002',
      at: 'shut',
      fields: {},
      gives: ['set branch 0101 state closed > open'],
    },
  ],
})
