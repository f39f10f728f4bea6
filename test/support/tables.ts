/** Tables that most codes share: what they refuse, and who signs. Each row is a test of its own. */
import { expect, test } from 'vitest'
import { ownerOf } from '../../core/counter/booking.ts'
import type { Raw } from '../../core/fields/field.ts'
import { printNotes } from '../../core/ledger/units.ts'
import { pieces } from '../../core/ledger/ranges.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { sealsInBox } from '../../core/seals.ts'
import { accountOf, type Bank, patch, practice } from './practice.ts'

/** What differs from the good request: fields, and under `by` who asks. */
type Differs = Raw

export interface Good {
  readonly by: string
  readonly fields: Raw
}

type RefusalRow = readonly [rule: string, differs: Differs, says: string, scene?: (bank: Bank) => void]

/** The good request goes through; each row makes one thing wrong with it. */
export function refuses(code: string, good: Good, rows: readonly RefusalRow[]): void {
  test(`${code} takes the request that the table of refusals starts from`, () => {
    expect(practice().refusal(good.by, code, good.fields)).toMatch(/^(posted|parked)$/)
  })
  for (const [rule, differs, says, scene] of rows) {
    test(`${code} refuses ${rule}`, () => {
      const bank = practice()
      scene?.(bank)
      const { by = good.by, ...fields } = differs
      expect(bank.refusal(by, code, { ...good.fields, ...fields })).toBe(says)
    })
  }
}

type SignatureRow = readonly [by: string, fields: Raw, says: string]

/** Who must sign what, on books prepared once; nothing of it is kept. */
export function signatures(
  code: string,
  prepare: (bank: Bank) => void,
  common: Raw,
  rows: readonly SignatureRow[],
): void {
  for (const [by, fields, says] of rows) {
    const what = Object.values(fields)[0] ?? 'anything'
    test(`${code} of ${what} by ${by} needs ${says}`, () => {
      const bank = practice()
      prepare(bank)
      expect(bank.signs(by, code, inPerson(code, { ...common, ...fields }))).toBe(says)
    })
  }
}

/** From what amount on cash has to be booked. */
export function bookedFrom(bank: Bank, amount: bigint): void {
  const cash = bank.state.get('parameters', 'current')?.cash
  patch(bank, 'parameters', 'current', { cash: { ...cash, bookedFrom: amount } })
}

/** A1 is rich and till 01 full of hundreds, so that great amounts can be paid, with no need to book them. */
export function plenty(bank: Bank): void {
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '5000000' })
  must(bank, '0011', '1003', { amount: '900000', notes: '100x9000' })
  bookedFrom(bank, 10n ** 12n)
}

/** The customers have been paid fifty thousand in cash today. */
export function paidBefore(bank: Bank): void {
  const paid = [...['A1', 'D1'].map(name => ownerOf(accountOf(bank, name))), '0102/000000001']
  for (const who of paid) patch(bank, 'tally', `cashPaid/${who}/2026-03-02`, { amount: 5_000_000n })
}

/** Teller 0015 of grade 2 stands at till 03 with some cash and papers: half of everything is his limit. */
export const junior = (bank: Bank): void => {
  must(bank, '0015', '0001')
  atTill03(bank, '0015')
}

/** Teller 0013 of grade 4 stands at till 03: twice of everything is his limit. */
export const senior = (bank: Bank): void => atTill03(bank, '0013')

function atTill03(bank: Bank, teller: string): void {
  must(bank, teller, '1001', { till: '3', seal: 'S0303' })
  must(bank, teller, '1003', { amount: '600000', notes: '100x6000' })
  must(bank, teller, '2003', { kind: 'passbook', numbers: '1101-1110' })
  must(bank, teller, '2003', { kind: 'certificate', numbers: '5101-5110' })
}

/** So much more is paid into an account, which becomes one of class III. */
export function fillUp(bank: Bank, account: string, amount: string): void {
  must(bank, '0013', '0530', { payer: 'A1', payee: account, amount })
  const terms = { kind: 'personal', class: 'III', bound: null, seen: '2026-01-05' }
  patch(bank, 'account', accountOf(bank, account).no, { terms })
}

/** What was put in suspense last. */
export const hungLast = ({ state }: Bank) =>
  state.get('item', state.get('index', 'openItems/suspense')?.keys.at(-1) ?? '')

/** Does it, signed by whoever must; a scene that cannot be set is a bug of the test. */
export function must(bank: Bank, by: string, code: string, fields: Raw = {}): string[] {
  const lines = bank.act(by, code, fields)
  if (!lines[0]?.startsWith('posted')) throw new Error(`${code} by ${by}: ${lines.join('; ')}`)
  return lines
}

/** Takes a row back as its maker; `back` are the notes that are counted back. */
export const undo = (bank: Bank, by: string, serial: number, back = ''): string[] =>
  bank.act(by, '8501', { serial: String(serial), notes: back, reason: '录错' })

/** Nothing is prepared. */
export const asItIs = (): void => undefined

/** A till counted as it is, with the seals of its holder, for the balance. */
export const balanced = (bank: Bank, till: string): Raw => ({
  ...counted(bank, till),
  seals: sealsOf(bank, bank.state.get('till', till)?.teller ?? ''),
})

/** As many seals as the register says that somebody holds. */
export const sealsOf = (bank: Bank, teller: string): string =>
  String(sealsInBox(bank.state.get('teller', teller)?.seals ?? []).length)

/** A till counted as it is. */
/** The other currencies that lie in a till, as they are counted; nothing where there are none. */
function foreignIn(bank: Bank, till: string): Raw {
  const held = ['USD', 'EUR', 'HKD', 'JPY'].flatMap(unit => {
    const notes = bank.state.get('purse', `till:${till}/${unit}`)?.notes
    return notes ? [`${unit} ${printNotes(unit, notes)}`] : []
  })
  return held.length === 0 ? {} : { foreign: held.join('; ') }
}

export const counted = (bank: Bank, till: string): Raw => {
  const purse = bank.state.get('purse', `till:${till}`)?.notes ?? {}
  const held = (kind: string) => pieces(bank.state.get('stock', `till:${till}/${kind}`)?.ranges ?? [])
  const kinds = bank.state.get('parameters', 'current')?.voucherKinds.map(({ kind }) => kind) ?? []
  return {
    counted:
      Object.entries(purse)
        .map(([face, count]) => `${face}x${count}`)
        .join(' ') || '0',
    papers: kinds.map(kind => `${kind}x${held(kind)}`).join(' '),
    ...foreignIn(bank, till),
  }
}

const close = (bank: Bank, teller: string, till: string) => {
  must(bank, teller, '8003', balanced(bank, till))
  must(bank, teller, '1002', { seal: `S${till}` })
  must(bank, teller, '0002')
}

/** All tills sealed, everybody gone. */
export function allIn(bank: Bank): void {
  close(bank, '0011', '01')
  must(bank, '0012', '1002', { seal: 'S02' })
  must(bank, '0012', '0002')
  must(bank, '0013', '0002')
  close(bank, '0003', '00')
}
