/**
 * Every code, asked for as it should be and as it should not: nothing throws, every refusal is said in both
 * languages, the books keep their laws after each row, and what is taken back is as it was. A longer run:
 * `RUNS=5000 SEED=7 npx vitest run test/core/anyCode.test.ts`.
 */
import { expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { brokenLaws } from '../../core/ledger/laws.ts'
import { PRACTICE_DAY } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { encode, type Plain } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { type Asked, type Dice, examplesAsked, requestFrom } from '../support/anyCode.ts'
import { broken, unbalancedSlips, unsignedMedia } from '../support/laws.ts'
import { type Bank, type PostedRow, practice, signers } from '../support/practice.ts'
import { fc, seed } from '../support/seed.ts'

const RUNS = Number(process.env.RUNS ?? 60)
const NEXT_DAY = '2026-03-03'

const dice = fc.record<Dice>({
  code: fc.nat(examplesAsked.length - 1),
  by: fc.nat(29),
  changes: fc.array(fc.record({ field: fc.nat(20), value: fc.nat(60) }), { maxLength: 3 }),
  regret: fc.nat(9),
})

test(`no request throws or breaks the books, whatever went before it (seed ${seed})`, {
  timeout: 3_600_000,
}, () => {
  fc.assert(
    fc.property(fc.array(dice, { minLength: 1, maxLength: 12 }), all => {
      const bank = practice()
      for (const one of all) {
        const { by, code, fields } = requestFrom(one, bank)
        const known = bank.rows.length
        const row = signed(bank, { by, code, fields })
        if (row && one.regret === 0) bank.turnTo(addDays(bank.head.day, 30))
        if (row && one.regret < 3) signed(bank, takenBack(row, bank.head.day))
        isSound(bank, bank.rows.slice(known))
      }
    }),
    { numRuns: RUNS },
  )
})

const undone = examplesAsked.filter(({ code }) => {
  const { undoneBy, examples } = transactionOf(code)
  return examples.some(({ at }) => at === undefined) && (undoneBy === '8501' || undoneBy === '8502')
})

test.each(undone.map((asked, index) => [`${asked.code} (${index})`, asked] as const))(
  'what %s has done is undone to the last record, on the day and later',
  (_name, asked) => {
    for (const day of [PRACTICE_DAY, NEXT_DAY]) {
      const bank = practice()
      const before = records(bank)
      const row = signed(bank, asked)
      if (!row) throw new Error('the example is not posted')
      if (day === PRACTICE_DAY && transactionOf(asked.code).undoneBy === '8502') continue
      bank.turnTo(day)
      openThere(bank, day)
      const back = takenBack(row, day)
      const reversal = bank.ask(back.by, back.code, back.fields)
      if (isRefusal(reversal)) {
        // Money that came into a stopped account does not leave it, by whatever way; foreign notes are gone.
        const stays = [['0511', 'paymentStopped'], ...['1501', '1502'].map(code => [code, 'foreignNotLater'])]
        expect(stays).toContainEqual([asked.code, reversal.refused])
        continue
      }
      signed(bank, back)
      isSound(bank, bank.rows)
      expect(changed(before, records(bank))).toEqual([])
    }
  },
)

/** As its maker asks for it, today or on a later day. */
const takenBack = ({ teller, day, serial }: PostedRow, today: string): Asked =>
  day === today
    ? { by: teller, code: '8501', fields: { serial: String(serial), reason: '录错' } }
    : {
        by: teller,
        code: '8502',
        fields: { row: `${day}/${serial}`, basis: 'consent', paper: '申请书1号', reason: '录错' },
      }

/** Asked for, and signed by whoever must; the row of the code itself, or null where it is refused. */
function signed(bank: Bank, { by, code, fields }: Asked): PostedRow | null {
  const known = bank.rows.length
  const decision = bank.ask(by, code, fields)
  if (isRefusal(decision)) return null
  bank.keep(decision)
  const used = new Set([by])
  for (const { by: as, teller, counts } of decision.outcome === 'parked' ? decision.needs : []) {
    const able = teller ? [teller] : signers[as]
    const signer = able.find(one => !used.has(one)) ?? '0001'
    used.add(signer)
    const approval = bank.ask(signer, '0011', {
      parked: decision.item ?? '',
      recount: counts ? (fields.notes ?? '') : '',
    })
    if (isRefusal(approval)) return null
    bank.keep(approval)
  }
  return bank.rows.slice(known).findLast(row => row.code === code && row.outcome === 'posted') ?? null
}

function isSound(bank: Bank, rows: readonly PostedRow[]): void {
  for (const row of rows) expect([...unbalancedSlips(row), ...unsignedMedia(row)]).toEqual([])
  expect(broken(bank.state)).toEqual([])
  expect(brokenLaws(bank.state.rows)).toEqual([])
}

const records = ({ state }: Bank): ReadonlyMap<string, Plain> =>
  new Map(
    [...state.rows].flatMap(([key, stored]) =>
      stored?.value && !key.startsWith('posted:') ? [[key, stored.value as Plain] as const] : [],
    ),
  )

/** Beside what a reversal is meant to leave: see `mayStay`. */
function changed(before: ReadonlyMap<string, Plain>, after: ReadonlyMap<string, Plain>): string[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter(
    key => encode(said(before.get(key))) !== encode(said(after.get(key))),
  )
  return keys.filter(key => !mayStay(key, before.get(key), after.get(key)))
}

/**
 * An attribute that came later may be absent of a record or null: either says that there is none. A reversal
 * is a line more that a passbook has to show.
 */
function said(record: Plain | undefined): Plain {
  if (record === undefined || record === null || typeof record !== 'object') return record ?? null
  if (Array.isArray(record)) return record
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => value !== null && name !== 'unprinted'),
  )
}

/**
 * Numbers once given are never given again: accounts stay closed, items reversed, papers used up, and the
 * bank’s own accounts open for the next. Everything else is as it was.
 */
function mayStay(key: string, before: unknown, after: unknown): boolean {
  if (/^(mark:|tally:series\/|item:parked-)/.test(key)) return true
  const { status, balance, customer, held, state } = (after ?? {}) as Record<string, unknown>
  if (key.startsWith('account:700')) return true
  if (key.startsWith('account:'))
    return before === undefined && balance === 0n && held === 0n && (status === 'closed' || customer === null)
  if (key.startsWith('item:')) return before === undefined && state === 'reversed'
  return /^(stock:till:\d\d\/|index:accountsOf\/)/.test(key)
}

function openThere({ there }: Bank, day: string): void {
  for (const [key, stored] of there.rows)
    if (key.startsWith('branch:'))
      there.rows.set(key, { value: { ...(stored?.value as object), day }, at: undefined })
}
