import { tillInUse } from '../../checks/till.ts'
import { tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { noteList } from '../../fields/notes.ts'
import { part } from '../../fields/rate.ts'
import { cashAccountOf, credit, debit, moveNotes, tillHolder } from '../../ledger/build.ts'
import { asDamaged, type Notes, type Unit, worth } from '../../ledger/units.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given as present } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const label = { zh: '收入券别', en: 'Received' }

type Damage = 'part' | 'cross'

const FULL_PPM = 750_000
const HALF_PPM = 500_000

/** Three quarters left are full, half is half, as is a cross-shaped loss (rules.md §3.8); less is nothing. */
function redeem(unit: Unit, received: Notes, damage: Damage | null, left: number | null): Notes | null {
  if (damage === null) return received
  if (damage === 'cross') return asDamaged(unit, received, 'half')
  if (left === null || left < HALF_PPM) return null
  return asDamaged(unit, received, left >= FULL_PPM ? 'full' : 'half')
}

const sameWorth: Check<Values> = {
  name: { zh: '至少一张，收付金额相等', en: 'At least one note, the same amount both ways' },
  test({ received, given, damage, left }, { branch }) {
    const redeemed = redeem(branch.unit, received as Notes, damage as Damage | null, left as number | null)
    if (redeemed === null)
      return { ...refuse('notRedeemable'), field: damage === 'cross' ? 'received' : 'left' }
    const came = worth(branch.unit, redeemed)
    const went = worth(branch.unit, given as Notes)
    if (came === 0n && went === 0n) return { ...refuse('fieldMissing', { label }), field: 'received' }
    const detail = { notes: displayMoney(went), amount: displayMoney(came) }
    return came === went ? null : { ...refuse('notesSum', detail), field: 'given' }
  },
}

export const exchange = defineTransaction({
  code: '1010',
  name: { zh: '券别兑换（含残损币）', en: 'Change, and exchange of damaged notes' },
  purpose: {
    zh: '为客户大小票互换，金额不变，尾箱的券别随之变。残损券按剩余面积全额或半额兑换，不收费，不得拒绝；当面盖全额或半额章。',
    en: 'Changes notes for a customer. Damaged ones are exchanged at full or half value by what is left of them, free of charge and never refused, stamped before the customer.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    received: noteList(label),
    damage: optional(
      choice<Damage>({ zh: '残损情况', en: 'Damage' }, [
        { value: 'part', zh: '缺损，按剩余面积', en: 'By the part that is left' },
        { value: 'cross', zh: '正十字形缺四分之一', en: 'A cross of a quarter is missing' },
      ]),
    ),
    left: onlyWhen(part({ zh: '剩余面积（%）', en: 'Left (%)' }), 'damage', ['part']),
    given: noteList({ zh: '付出券别', en: 'Given' }),
  },
  also: none,
  checks: [tillInUse(), sameWorth],
  authorisation: [],
  effects({ received, given, damage, left }, desk) {
    const { unit } = desk.branch
    const { no } = tillInHand(desk)
    const till = tillHolder(no)
    const came = present(redeem(unit, received, damage, left), 'a check has found it worth something')
    const cash = cashAccountOf(no)
    const amount = worth(unit, came)
    return [
      // Damaged for good notes is an entry at what they are redeemed for; change of good ones is none.
      ...(damage === null ? [] : [debit(cash, amount), credit(cash, amount)]),
      moveNotes(unit, came, 'customer', till),
      moveNotes(unit, given, till, 'customer'),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['received', 'damage', 'left', 'given'],
  undoneBy: '1010',
  preview: 'entries',
  examples: [
    {
      title: { zh: '一百换两张五十', en: 'A hundred for two fifties' },
      by: '0011',
      fields: { received: '100x1', given: '50x2' },
      gives: ['notes 100x1 customer > till:01', 'notes 50x2 till:01 > customer'],
    },
    {
      title: { zh: '残损百元，剩六成，半额', en: 'Sixty percent of a hundred: half value' },
      by: '0011',
      fields: { received: '100x1', damage: 'part', left: '60', given: '50x1' },
      gives: [
        'D 1001-01-01 50.00',
        'C 1001-01-01 50.00',
        'notes h100x1 customer > till:01',
        'notes 50x1 till:01 > customer',
      ],
    },
  ],
})
