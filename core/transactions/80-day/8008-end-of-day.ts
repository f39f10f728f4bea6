import { nothingOpen } from '../../checks/day.ts'
import { blockerKeys } from '../../day/blockers.ts'
import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

export const endOfDay = defineTransaction({
  code: '8008',
  name: { zh: '日终批与日切', en: 'End of day' },
  purpose: {
    zh: '启动日终：到期事项、自动转存、久悬户、贷款、结息计提、三平核对、日切各步（8091 至 8097）依次自动完成，中断后可继续。',
    en: 'Starts the day end: what lapses, renews and is dormant, loans, interest, the agreements, the date roll (8091 to 8097), in order and restartable.',
  },
  who: ['accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: ['balanced'],
  seal: null,
  fields: {},
  also: (_values, { state, branch }) => blockerKeys(state, branch),
  checks: [nothingOpen],
  authorisation: [],
  effects: (_values, { branch }) => [change('branch', branch.code, branch, { state: 'closing' })],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '轧账之后', en: 'After the branch has balanced' },
      by: '0002',
      at: 'balanced',
      fields: {},
      gives: ['set branch 0101 state balanced > closing'],
    },
  ],
})
