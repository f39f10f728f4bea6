/**
 * Cash, vouchers and seals in people's hands, for those in charge: the plan of inspections with what is
 * overdue, the three counts of the day with what is missing, and whatever else wants looking after.
 */
import { checksOn, type Session, sessions, wasUsed } from '../../core/custody/checks.ts'
import { inspectionObjects, inspectionsDue, inspectors, isInspected } from '../../core/custody/inspections.ts'
import { isIdle, leftWords } from '../../core/custody/idleTills.ts'
import { reversalFlags } from '../../core/custody/reversals.ts'
import { listStopped } from '../../core/custody/stoppedPapers.ts'
import type { Item } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import type { Till } from '../../core/ledger/entities.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { pieces } from '../../core/ledger/ranges.ts'
import { rangeWords, voucherWords } from '../../core/parameters.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import type { WireCustody, WireCustodyList, WireTill } from '../../core/wire.ts'
import { alike, joined, type Words } from '../../core/words.ts'
import { hourOf } from '../clock.ts'
import { findRows } from '../store/journal.ts'
import { listRegister, type RegisterRow } from '../store/registers.ts'
import { codeName } from './accountEntry.ts'
import { seals, vault } from './custodySeals.ts'
import { holdings } from './holdings.ts'
import { type Reader, recordsOf } from './reader.ts'
import { tillsOf } from './till.ts'

type List = (reader: Reader, tills: readonly Till[]) => Promise<WireCustodyList>

const ROWS_MAX = 1_000

const words = (zh: string, en: string): Words => ({ zh, en })
const NEVER = words('从未', 'never')

export async function custodyOf(reader: Reader): Promise<WireCustody> {
  const tills = await tillsWithin(reader)
  const lists: readonly List[] = [plan, checks, stoppedPapers, vault, seals, idle, holdings, reversals]
  return { day: reader.branch.day, lists: await Promise.all(lists.map(list => list(reader, tills))) }
}

/** What is overdue or missing, in a sentence each: for the board, and for whoever opens or closes the day. */
export async function custodyWarnings(reader: Reader): Promise<Words[]> {
  const tills = await tillsWithin(reader)
  const { day } = reader.branch
  const overdue = inspectionsDue(tills.filter(isInspected), day, reader.parameters)
    .filter(({ overdueDays }) => overdueDays > 0)
    .map(({ duty, till, overdueDays }) => {
      const { zh, en } = inspectors[duty.role]
      return words(
        `尾箱 ${till} ${zh}查库逾期 ${overdueDays} 天`,
        `Till ${till}: inspection overdue ${overdueDays} days (${en})`,
      )
    })
  const missing = tills
    .filter(till => wasUsed(till, day))
    .flatMap(till =>
      missingOf(till, reader).map(({ zh, en }) =>
        words(`尾箱 ${till.no} 缺${zh}`, `Till ${till.no}: no ${en}`),
      ),
    )
  const left = await leftIdle(reader, tills)
  return [...overdue, ...missing, ...left.map(leftWords)]
}

async function tillsWithin({ books, branch }: Reader): Promise<Till[]> {
  const keys = branch.tills.map(no => `till:${no}` as const)
  const state = await recordsOf(books, branch.code, keys)
  return branch.tills.flatMap(no => state.get('till', no) ?? [])
}

const plan: List = async ({ branch, parameters }, tills) => ({
  name: words('查库计划', 'Plan of inspections'),
  columns: [
    words('检查人', 'Inspector'),
    words('检查内容', 'Object'),
    words('尾箱', 'Till'),
    words('周期（天）', 'Every (days)'),
    words('上次查库', 'Last'),
    words('最迟应查', 'Due by'),
    words('逾期（天）', 'Overdue (days)'),
  ],
  rows: inspectionsDue(tills.filter(isInspected), branch.day, parameters).map(
    ({ duty, till, last, next, overdueDays }) => ({
      late: overdueDays > 0,
      cells: [
        inspectors[duty.role],
        inspectionObjects[duty.object],
        alike(till),
        alike(String(parameters.inspection[duty.days])),
        last === null ? NEVER : alike(last),
        alike(next),
        alike(overdueDays === 0 ? '' : String(overdueDays)),
      ],
    }),
  ),
})

const checks: List = async (reader, tills) => {
  const { branch } = reader
  const made = (await Promise.all(['1020', '8003', '8009'].map(code => rowsOf(reader, code)))).flat()
  const counts = made.flatMap(countMade)
  return {
    name: words('一日三碰库', 'Three counts a day'),
    columns: [words('尾箱', 'Till'), words('柜员', 'Teller'), ...sessions, words('缺', 'Missing')],
    rows: tills
      .filter(till => wasUsed(till, branch.day))
      .map(till => {
        const missing = missingOf(till, reader)
        const timeOf = ({ value }: { readonly value: Session }) => {
          const count = counts.find(one => one.till === till.no && one.session === value)
          return count ? { at: count.at, by: count.by } : alike('')
        }
        const holder = till.teller ?? till.used?.teller ?? ''
        const cells = [alike(till.no), alike(holder), ...sessions.map(timeOf), joined(missing)]
        return { late: missing.length > 0, cells }
      }),
  }
}

/** The counts that should have been made by now: the midday one from its hour on, or once it is shut. */
function missingOf(till: Till, { branch, parameters, books }: Reader): Words[] {
  const done = checksOn(till, branch.day)
  const isShut = till.state === 'balanced' || till.state === 'sealed'
  const isLate = isShut || hourOf(books.now()) >= parameters.custody.middayHour
  return sessions
    .filter(({ value }) => !done.includes(value))
    .filter(({ value }) => value === 'opening' || (value === 'midday' && isLate))
    .map(({ zh, en }) => words(zh, en))
}

interface CountMade {
  readonly till: string
  readonly session: Session
  readonly at: string
  readonly by: string
}

/** Of a count the item says what it was; a till that is balanced, or closed by force, was counted for it. */
function countMade({ effects, at, teller }: RegisterRow): CountMade[] {
  const sets = decodeEffects(effects).filter(effect => effect.type === 'set')
  const made = (till: string, session: Session) => [
    { till, session, at: new Date(Number(at)).toISOString(), by: teller },
  ]
  const item = sets.find(({ kind }) => kind === 'item')?.to as Partial<Item<'count'>> | null | undefined
  if (item?.data?.session) return made(item.data.till, item.data.session)
  const till = sets.find(({ kind, to }) => kind === 'till' && to?.checks !== undefined)
  return till ? made(till.key, 'closing') : []
}

const rowsOf = ({ books, branch: { code: branch, day } }: Reader, code: string): Promise<RegisterRow[]> =>
  listRegister(books.pool, {
    branch,
    codes: [code, code],
    from: day,
    to: day,
    teller: null,
    limit: ROWS_MAX,
  })

const holdsSomething = ({ notes, papers }: WireTill): boolean =>
  notes.length > 0 || papers.some(({ pieces }) => pieces > 0)

/** Tills that nobody takes though something lies in them; the empty ones the night returns. */
async function leftIdle(reader: Reader, tills: readonly Till[]) {
  const unused = tills.filter(till => isIdle(till, reader.branch.day, reader.parameters))
  const held = await tillsOf(
    reader,
    unused.map(({ no }) => no),
  )
  return held
    .filter(holdsSomething)
    .map(till => ({ ...till, used: tills.find(one => one.no === till.no)?.used }))
}

/** Every evening a till goes back; what stays in it unused is taken out by 1001 and 1004 (F69). */
const idle: List = async (reader, tills) => {
  const full = await leftIdle(reader, tills)
  return {
    name: words('闲置尾箱', 'Idle tills'),
    columns: [
      words('尾箱', 'Till'),
      words('上次使用', 'Last used'),
      words('柜员', 'Teller'),
      words('现金', 'Cash'),
    ],
    rows: full.map(({ no, cash, used }) => ({
      late: true,
      cells: [alike(no), used ? alike(used.day) : NEVER, alike(used?.teller ?? ''), alike(cash ?? '')],
    })),
  }
}

/** Blank vouchers that are stopped in this branch, by whichever branch has lost them (F77). */
const stoppedPapers: List = async ({ parameters }) => ({
  name: words('停付凭证', 'Stopped vouchers'),
  columns: [
    words('报失网点', 'Lost by'),
    words('凭证', 'Voucher'),
    words('号码', 'Numbers'),
    words('份数', 'Pieces'),
  ],
  rows: listStopped(parameters).map(({ branch, kind, range }) => ({
    late: true,
    cells: [
      alike(branch),
      voucherWords(parameters, kind),
      alike(rangeWords(parameters, kind, range)),
      alike(String(pieces([range]))),
    ],
  })),
})

/** The reversals of the day, the remarkable ones in red (rules.md §1.5). */
const reversals: List = async (reader, _tills) => {
  const { books, branch, parameters } = reader
  const made = await rowsOf(reader, '8501')
  const serials = made.map(({ fields }) => Number(decodeFields(fields)[0]))
  const keys = serials.map(serial => ({ branch: branch.code, day: branch.day, serial }))
  const originals = new Map((await findRows(books.pool, keys)).map(row => [row.serial, row]))
  const known = made.flatMap((row, index) => {
    const original = originals.get(serials[index] ?? 0)
    const effects: readonly Effect[] = original ? decodeEffects(original.effects) : []
    return original ? [{ row, original, effects }] : []
  })
  const flags = reversalFlags(
    known.map(({ row, original, effects }) => ({
      teller: row.teller,
      at: Number(row.at),
      original: { at: Number(original.at), effects },
    })),
    parameters,
  )
  return {
    name: words('当日冲正', 'Reversals today'),
    columns: [
      words('流水号', 'Serial'),
      words('时间', 'Time'),
      words('原交易', 'Reversed'),
      words('授权', 'Signed by'),
      words('预警', 'Why told'),
    ],
    rows: known.map(({ row, original }, index) => {
      const { zh, en } = codeName(original.code)
      const number = numberOf(parameters.numbers, original.code)
      const what = words(
        `第 ${original.serial} 号 ${number} ${zh}`,
        `No. ${original.serial}, ${number} ${en}`,
      )
      const told = flags[index] ?? []
      const at = { at: new Date(Number(row.at)).toISOString(), by: row.teller }
      const cells = [alike(String(row.serial)), at, what, alike(row.authorisers.join(' ')), joined(told)]
      return { late: told.length > 0, cells }
    }),
  }
}
