import { supervisor, witness } from '../../authorise.ts'
import { nothingOpenBut } from '../../checks/day.ts'
import { blockerKeys } from '../../day/blockers.ts'
import { text } from '../../fields/text.ts'
import { change } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'

/**
 * The day is not over: its date stays, and 8001 opens it again — then with the director, so that nobody works
 * in the bank after it was shut without his knowing.
 */
export const shutBranch = defineTransaction({
  code: '8014',
  name: { zh: '网点关机', en: 'Shut the branch' },
  purpose: {
    zh: '误开或临时停业：尾箱全部封箱、柜员签退后，双人关机，会计日期不变，不再受理业务。当天重新日启须主任授权；正常下班用 8004、8008。',
    en: 'Opened by mistake, or closed for a while: with all tills sealed and tellers signed off two people shut it; the date stays. To open again on the day takes the director; the ordinary evening is 8004 and 8008.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: { reason: text({ zh: '原因', en: 'Reason' }, { max: 120 }) },
  also: (_values, { state, branch }) => blockerKeys(state, branch),
  checks: [nothingOpenBut('8014')],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects: (_values, { branch }) => [
    change('branch', branch.code, branch, { state: 'closed', shutOn: branch.day }),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['reason'],
  undoneBy: '8001',
  preview: 'none',
  examples: [
    {
      title: { zh: '停电，当日停业', en: 'A power cut: shut for the day' },
      by: '0002',
      at: 'evening',
      fields: { reason: '停电' },
      gives: ['set branch 0101 state open > closed, shutOn null > 2026-03-02'],
    },
  ],
})
