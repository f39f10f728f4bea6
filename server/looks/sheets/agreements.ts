/** The six agreements of a day as a sheet (六相符核对表): both figures of each, and all that differs. */
import { type SheetCell, type SheetName, type SheetQuery } from '../../../core/sheets.ts'
import type { WireAgreement } from '../../../core/wire.ts'
import type { Words } from '../../../core/words.ts'
import type { Reader } from '../reader.ts'
import { reconciliationOf } from '../reconciliation.ts'
import { column, EMPTY, same } from './cells.ts'
import type { Made } from './made.ts'

interface Compared {
  readonly left: Words
  readonly right: Words
  /** Where what is compared stands line by line. */
  readonly opens: SheetName
}

/** In the order in which they are told. */
const compared: readonly Compared[] = [
  {
    left: { zh: '借方发生额', en: 'Debits' },
    right: { zh: '贷方发生额', en: 'Credits' },
    opens: 'daily',
  },
  {
    left: { zh: '现金账面', en: 'Booked as cash' },
    right: { zh: '券别合计', en: 'Notes held' },
    opens: 'branchProof',
  },
  {
    left: { zh: '流水笔数', en: 'Rows' },
    right: { zh: '末号', en: 'Last number' },
    opens: 'journal',
  },
  {
    left: { zh: '表外账面（份）', en: 'Off balance, pieces' },
    right: { zh: '实存（份）', en: 'Pieces held' },
    opens: 'papers',
  },
  {
    left: { zh: '日计表发生额', en: 'Daily statement' },
    right: { zh: '传票合计', en: 'Vouchers, added' },
    opens: 'slips',
  },
  {
    left: { zh: '我方辖内往来', en: 'Our area clearing' },
    right: { zh: '对方反向余额', en: 'Theirs, turned round' },
    opens: 'unmatched',
  },
]

export async function agreementsOf(reader: Reader, { day }: SheetQuery): Promise<Made> {
  const six = await reconciliationOf(reader, day)
  const rows = compared.flatMap(({ left, right, opens }, index) => {
    const one = six[index]
    return one ? rowsOf(one, left, right, cell => ({ ...cell, opens: { sheet: opens, query: { day } } })) : []
  })
  return {
    columns: [
      column('核对', 'Agreement'),
      column('一方', 'One side'),
      column('数额', 'Figure', true),
      column('另一方', 'Other side'),
      column('数额', 'Figure', true),
      column('结果', 'Result'),
    ],
    rows,
    totals: 0,
  }
}

function rowsOf(
  { name, agrees, left, right, differences }: WireAgreement,
  one: Words,
  other: Words,
  open: (cell: SheetCell) => SheetCell,
): SheetCell[][] {
  const result = agrees ? { zh: '相符', en: 'agrees' } : { zh: '不符', en: 'differs' }
  return [
    [name, one, open(same(left)), other, open(same(right)), result],
    ...differences.map((difference): SheetCell[] => [EMPTY, difference, EMPTY, EMPTY, EMPTY, EMPTY]),
  ]
}
