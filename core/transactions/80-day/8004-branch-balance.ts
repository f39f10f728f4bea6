import { nothingOpen } from '../../checks/day.ts'
import { allChecksMade } from '../../custody/checks.ts'
import { inspectionsInTime } from '../../custody/inspections.ts'
import { blockerKeys } from '../../day/blockers.ts'
import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

export const branchBalance = defineTransaction({
  code: '8004',
  name: { zh: '网点轧账', en: 'Branch balance' },
  purpose: {
    zh: '全部尾箱封箱、柜员签退、无在途和待授权之后，网点轧平，当天不再对外办理业务。',
    en: 'When all tills are sealed, tellers signed off and nothing waits, the branch is balanced and serves no more today.',
  },
  who: ['accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {},
  also: (_values, { state, branch }) => blockerKeys(state, branch),
  checks: [nothingOpen, allChecksMade, inspectionsInTime],
  authorisation: [],
  effects: (_values, { branch }) => [change('branch', branch.code, branch, { state: 'balanced' })],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '尾箱已封、人员已签退', en: 'With all tills sealed and everybody gone' },
      by: '0002',
      at: 'evening',
      fields: {},
      gives: ['set branch 0101 state open > balanced'],
    },
  ],
})
