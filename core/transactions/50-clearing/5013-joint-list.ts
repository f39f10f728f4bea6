import { jointTally } from '../../counter/joint.ts'
import { day } from '../../fields/day.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { create } from '../../ledger/build.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** The four digits of a branch. */
const branchOf = (number: unknown): string => String(number).padStart(4, '0')

const checkedClaim = (other: unknown, on: unknown): string => `jointChecked/${branchOf(other)}/${String(on)}`

const notYetChecked: Check<Values> = {
  name: { zh: '该日清单未核对', en: 'The list of the day is not checked yet' },
  test({ other, on }, { state, day: today }) {
    const done = state.get('claim', checkedClaim(other, on ?? today))
    return done ? refuse('jointListDone', { teller: done.owner }) : null
  },
}

/** Both totals of the other branch’s list are those of ours. */
const listsAgree: Check<Values> = {
  name: { zh: '两边清单金额一致', en: 'The lists of both branches agree' },
  test({ other, on, deposits, withdrawals }, { state, day: today }) {
    const day = (on ?? today) as string
    for (const [field, side, theirs] of [
      ['deposits', 'in', deposits],
      ['withdrawals', 'out', withdrawals],
    ] as const) {
      const ours = state.get('tally', jointTally(branchOf(other), day, side))?.amount ?? 0n
      const detail = { ours: displayMoney(ours), theirs: displayMoney(theirs as bigint) }
      if (ours !== theirs) return { ...refuse('jointListDiffers', detail), field }
    }
    return null
  },
}

export const jointList = defineTransaction({
  code: '5013',
  name: { zh: '通兑清单核对', en: 'Check of the joint list' },
  purpose: {
    zh: '每日把与对方网点的通存、通兑合计同对方清单核对，一致即登记；不一致说明差在哪边，按流水逐笔查找未达。',
    en: 'Compares the day’s joint deposits and withdrawals with the other branch’s list, and notes that they agree; where not, says which side differs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    other: number({ zh: '对方网点号', en: 'Other branch' }, { min: 1, max: 9_999 }),
    on: optional(day({ zh: '日期（空为今日）', en: 'Day (empty: today)' })),
    deposits: money({ zh: '通存合计', en: 'Deposits in all' }, { min: 0n }),
    withdrawals: money({ zh: '通兑合计', en: 'Withdrawals in all' }, { min: 0n }),
  },
  also: ({ other, on }, desk) => {
    const day = on ?? desk.day
    return [
      `tally:${jointTally(branchOf(other), day, 'in')}`,
      `tally:${jointTally(branchOf(other), day, 'out')}`,
      `claim:${checkedClaim(other, day)}`,
    ]
  },
  checks: [notYetChecked, listsAgree],
  authorisation: [],
  effects: ({ other, on }, desk) => [
    create('claim', checkedClaim(other, on ?? desk.day), { owner: desk.teller.id }),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['other', 'on', 'deposits', 'withdrawals'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '今日无往来', en: 'Nothing today' },
      by: '0013',
      fields: { other: '0102', deposits: '0', withdrawals: '0' },
      gives: ['new claim jointChecked/0102/2026-03-02'],
    },
  ],
})
