/** Blank vouchers beyond the limit in pieces, or beyond what is used of them (F76). */
import { overHeld, type Pieces } from '../../core/custody/supply.ts'
import { addDays } from '../../core/dates.ts'
import type { Till } from '../../core/ledger/entities.ts'
import { voucherWords } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import type { WireCustodyList } from '../../core/wire.ts'
import { alike, type Words } from '../../core/words.ts'
import { firstDay } from '../store/journal.ts'
import { papersUsed } from '../store/voids.ts'
import type { Reader } from './reader.ts'
import { tillsOf } from './till.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

export async function holdings(reader: Reader, tills: readonly Till[]): Promise<WireCustodyList> {
  const { books, branch, parameters } = reader
  const { custody: rules, voucherKinds: kinds } = parameters
  const held = await tillsOf(
    reader,
    tills.map(({ no }) => no),
  )
  const pieces = held.flatMap(({ no: till, papers }) =>
    papers.map(({ kind, pieces }): Pieces => ({ till, kind, pieces })),
  )
  const spans = [...new Set([rules.tellerSupplyDays, rules.branchSupplyDays])]
  const used = new Map<number, readonly Pieces[]>()
  for (const days of spans)
    used.set(days, await papersUsed(books.pool, branch.code, addDays(branch.day, 1 - days), branch.day))
  const began = given(await firstDay(books.pool, branch.code), `a row of ${branch.code}`)
  const over = overHeld(pieces, days => used.get(days) ?? [], { kinds, rules, day: branch.day, began })
  return {
    name: words('超限额持有凭证', 'Vouchers held beyond the limit'),
    columns: [
      words('尾箱', 'Till'),
      words('凭证', 'Voucher'),
      words('份数', 'Pieces'),
      words('限额', 'Limit'),
      words('近期用量', 'Used of late'),
    ],
    rows: over.map(({ till, kind, pieces: count, most, used: out, days, beyond }) => ({
      late: beyond === 'pieces',
      cells: [
        alike(till),
        voucherWords(parameters, kind),
        alike(String(count)),
        alike(most === null ? '' : String(most)),
        out === null ? alike('') : words(`${days} 天 ${out} 份`, `${out} in ${days} days`),
      ],
    })),
  }
}
