import { tillInUse } from '../../checks/till.ts'
import { tillInHand } from '../../desk.ts'
import type { Values } from '../../fields/field.ts'
import { noteList } from '../../fields/notes.ts'
import { moveNotes, tillHolder } from '../../ledger/build.ts'
import { type Notes, worth } from '../../ledger/units.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const label = { zh: '收入券别', en: 'Received' }

const sameWorth: Check<Values> = {
  name: { zh: '至少一张，收付金额相等', en: 'At least one note, the same amount both ways' },
  test({ received, given }, { branch }) {
    const came = worth(branch.unit, received as Notes)
    const went = worth(branch.unit, given as Notes)
    if (came === 0n && went === 0n) return { ...refuse('fieldMissing', { label }), field: 'received' }
    const detail = { notes: displayMoney(went), amount: displayMoney(came) }
    return came === went ? null : { ...refuse('notesSum', detail), field: 'given' }
  },
}

export const exchange = defineTransaction({
  code: '1010',
  name: { zh: '券别兑换', en: 'Change of denominations' },
  purpose: {
    zh: '为客户大小票互换，金额不变，尾箱的券别随之变。',
    en: 'Changes notes for a customer: the amount stays, the denominations in the till follow.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    received: noteList(label),
    given: noteList({ zh: '付出券别', en: 'Given' }),
  },
  also: none,
  checks: [tillInUse(), sameWorth],
  authorisation: [],
  effects({ received, given }, desk) {
    const till = tillHolder(tillInHand(desk).no)
    return [
      moveNotes(desk.branch.unit, received, 'customer', till),
      moveNotes(desk.branch.unit, given, till, 'customer'),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['received', 'given'],
  undoneBy: '1010',
  preview: 'entries',
  examples: [
    {
      title: { zh: '一百换两张五十', en: 'A hundred for two fifties' },
      by: '0011',
      fields: { received: '100x1', given: '50x2' },
      gives: ['notes 100x1 customer > till:01', 'notes 50x2 till:01 > customer'],
    },
  ],
})
