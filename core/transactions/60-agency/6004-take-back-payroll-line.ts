import { supervisor } from '../../authorise.ts'
import { PAYROLL_ACCOUNT, payrollKeys, returnTo } from '../../counter/payroll.ts'
import { markKey, reversedMark } from '../../counter/reversal.ts'
import type { Desk } from '../../desk.ts'
import type { Values } from '../../fields/field.ts'
import { serial } from '../../fields/serial.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { compensate } from '../../ledger/apply.ts'
import { credit, debit, moveItem } from '../../ledger/build.ts'
import { touches } from '../../ledger/effects.ts'
import type { Posted } from '../../ledger/entities.ts'
import { parseMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** The fields of a line, as 6013 wrote them. */
const lineOf = ({ fields }: Posted) => ({ batch: fields[0] ?? '', amount: parseMoney(fields[4] ?? '') ?? 0n })

const payrollOf = (row: Posted, { state }: Desk): Item<'payroll'> => {
  const item = state.get('item', lineOf(row).batch)
  return given(item?.kind === 'payroll' ? item : null, 'the payroll of a line')
}

const isPaidLine: Check<Values> = {
  name: { zh: '当日代发入账、未冲回', en: 'A line paid today, not yet taken back' },
  test({ serial: value }, { state }) {
    const row = value as Posted
    if (row.code !== '6013')
      return { ...refuse('notPayrollLine', { serial: String(row.serial) }), field: 'serial' }
    const by = state.get('mark', markKey(row))?.reversedBy
    return by ? refuse('alreadyReversed', { serial: String(row.serial), by: String(by) }) : null
  },
}

export const takeBackPayrollLine = defineTransaction({
  code: '6004',
  name: { zh: '代发单笔冲回', en: 'Take back a payroll line' },
  purpose: {
    zh: '当日代发错的一笔用红字冲回，款项退回单位；其他各笔不动。主管授权。',
    en: 'Takes back one line paid wrongly today, in red; the money goes back to the employer, the other lines stay. The supervisor signs.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    serial: serial({ zh: '代发流水号', en: 'Row of the line' }),
    reason: text({ zh: '冲回原因', en: 'Reason' }, { max: 120, multiline: true }),
  },
  also({ serial: row }, { state }) {
    if (row.code !== '6013') return []
    const { batch } = lineOf(row)
    const item = state.get('item', batch)
    return [
      ...row.effects.flatMap(touches),
      `item:${batch}`,
      ...(item?.kind === 'payroll' ? payrollKeys(item) : []),
    ]
  },
  checks: [isPaidLine],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ serial: row }, desk) {
    const payroll = payrollOf(row, desk)
    const { amount } = lineOf(row)
    const { paid, returned } = payroll.data
    // While the batch is still being paid, the end of it gives back whatever is left.
    const back = [
      debit(PAYROLL_ACCOUNT, amount, 2),
      credit(returnTo(payroll, desk), amount, 2),
      moveItem(payroll, 'paid', { paid: paid - amount, returned: returned + amount }),
    ]
    return [
      ...compensate(row.effects, null),
      ...(payroll.state === 'paid' ? back : []),
      reversedMark(row, desk),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['serial', 'original', 'reason'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '单位报错一笔工资', en: 'The employer named the wrong person' },
      by: '0013',
      at: 'payday',
      fields: { serial: '1', reason: '单位报错' },
      gives: [
        'tally payroll/payroll-20260302-1 -420000',
        'C 0101110000000013 -4200.00',
        'D 2314-payroll -4200.00',
        'new mark 2026-03-02/1',
      ],
    },
  ],
})
