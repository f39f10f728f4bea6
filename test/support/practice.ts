/**
 * The practice branch, worked in step by step: a request goes in, what it did comes out as printed lines.
 * Every decision is made on records that the strict loader has brought, so a definition that forgets to say
 * what it reads fails here.
 */
import { type Decision, decide, type Row } from '../../core/decide.ts'
import type { Raw } from '../../core/fields/field.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import {
  type Account,
  type BranchState,
  type EntityKind,
  keyOf,
  type Position,
  type Posted,
} from '../../core/ledger/entities.ts'
import { printEffects } from '../../core/ledger/print.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { MapState, type State } from '../../core/ledger/state.ts'
import { fewestNotes, printNotes } from '../../core/ledger/units.ts'
import { loadHouse } from '../../core/load.ts'
import { parseMoney, printMoney } from '../../core/money.ts'
import {
  PRACTICE_BRANCH,
  PRACTICE_HEAD,
  practiceAccounts,
  practiceBooks,
  practiceFields,
  practiceSeal,
} from '../../core/practice.ts'
import { booksElsewhere, OTHER_BRANCH } from '../../core/practice/elsewhere.ts'
import { adviseOn, explainRefusal, isRefusal, type Refusal } from '../../core/refusals.ts'
import { readRequest, sealFields } from '../../core/request.ts'
import { given } from '../../core/std.ts'
import type { VoucherKind } from '../../core/voucherKinds.ts'

/** A row as the journal keeps it, with the day it stands on. */
export interface PostedRow extends Row {
  readonly day: string
}

interface Books {
  readonly state: MapState
  /** The books of the second branch, for what is done with it. */
  readonly there: MapState
  /** All rows since the books were opened, in order. */
  readonly rows: readonly PostedRow[]
  readonly head: Position
  /** Decides and leaves nothing behind. */
  ask(this: void, by: string, code: string, fields?: Raw): Decision | Refusal
  /** Keeps what was decided, and prints it. */
  keep(this: void, decision: Decision): string[]
  /** Begins another accounting day, as the edge does after 8093. */
  turnTo(this: void, day: string): void
  /** The same for the second branch. */
  turnThereTo(this: void, day: string): void
  /** What the clock on the wall says, in milliseconds since 1970. */
  setClock(this: void, now: number): void
}

interface Counter {
  /** Decides and keeps what came of it: `posted …`, `parked …` or `refused …`. */
  run(by: string, code: string, fields?: Raw): string[]
  /** As `run`, and has it signed by whoever must; gives the row that was asked for. */
  act(by: string, code: string, fields?: Raw): string[]
  /** Who would have to sign: `reviewer+count, supervisor`, or `nobody`. */
  signs(by: string, code: string, fields?: Raw): string
  /** The code of the refusal, with the field it is about; `posted` or `parked` where there is none. */
  refusal(by: string, code: string, fields?: Raw): string
}

export interface Bank extends Books, Counter {}

/** Who signs as what, the first who has not signed yet. */
export const signers: Readonly<Record<SignatureNeed['by'], readonly string[]>> = {
  named: [],
  witness: ['0013', '0003', '0012'],
  reviewer: ['0013', '0003'],
  chiefTeller: ['0003', '0002'],
  supervisor: ['0002', '0001'],
  director: ['0001'],
}

export function practice(state: MapState = practiceBooks(), start: Position = PRACTICE_HEAD): Bank {
  const rows: PostedRow[] = []
  let head = start
  const there = { state: booksElsewhere(), head: PRACTICE_HEAD as Position }
  let counter = 0
  let now = 0

  function ask(by: string, code: string, fields: Raw = {}): Decision | Refusal {
    const answer = decideOn(by, code, fields)
    if (isRefusal(answer)) mustBeSaid(answer)
    return answer
  }

  function decideOn(by: string, code: string, fields: Raw): Decision | Refusal {
    const id = { branch: PRACTICE_BRANCH, day: head.day, terminal: `T${by}`, counter: ++counter }
    const read = readRequest({ id, code, teller: by, ticket: null, fields: practiceFields(fields) })
    if (isRefusal(read)) return read
    const request = sealFields(read, practiceSeal)
    const places = loadHouse(
      new Map([
        [PRACTICE_BRANCH, { state, head }],
        [OTHER_BRANCH, there],
      ]),
      [request],
    )
    const place = given(places(PRACTICE_BRANCH), PRACTICE_BRANCH)
    return decide(request, place.state, { ...place.at, now }, places)
  }

  function keep(decision: Decision): string[] {
    const before = new MapState(new Map(state.rows))
    for (const row of decision.rows) {
      const at = { day: head.day, serial: row.serial }
      const books = row.branch === PRACTICE_BRANCH ? state : there.state
      books.absorb(row.projection.draft)
      const { serial, code, outcome, teller, authorisers, fields, effects } = row
      const posted: Posted = { ...at, serial, code, outcome, teller, authorisers, fields, effects }
      books.rows.set(`posted:${at.day}/${serial}`, { value: posted, at })
      if (row.branch !== PRACTICE_BRANCH) {
        there.head = at
        continue
      }
      rows.push({ ...row, day: head.day })
      head = at
    }
    const own = decision.rows.filter(row => row.branch === PRACTICE_BRANCH)
    return printDecision(before, { ...decision, rows: own }, head.day)
  }

  const books: Books = {
    state,
    there: there.state,
    rows,
    ask,
    keep,
    turnTo: day => {
      head = { day, serial: 0 }
    },
    turnThereTo: day => {
      there.head = { day, serial: 0 }
      const value = { ...there.state.get('branch', OTHER_BRANCH), day }
      there.state.rows.set(`branch:${OTHER_BRANCH}`, { value, at: undefined })
    },
    setClock: at => {
      now = at
    },
    get head() {
      return head
    },
  }
  return Object.assign(books, counterOf(books))
}

/** What people do with the books: ask, sign for each other, and hear why not. */
function counterOf({ ask, keep }: Books): Counter {
  function run(by: string, code: string, fields?: Raw): string[] {
    const decision = ask(by, code, fields)
    return isRefusal(decision) ? [printRefusal(decision)] : keep(decision)
  }

  function act(by: string, code: string, fields: Raw = {}): string[] {
    const decision = ask(by, code, fields)
    if (isRefusal(decision)) return [printRefusal(decision)]
    let printed = keep(decision)
    const used = new Set([by])
    for (const need of decision.outcome === 'parked' ? decision.needs : []) {
      const signer = given(
        (need.teller ? [need.teller] : signers[need.by]).find(one => !used.has(one)),
        `a signer as ${need.by} for ${code} of ${by}`,
      )
      used.add(signer)
      const parked = given(decision.item, 'what waits')
      const recount = need.counts ? given(fields.foreign ?? fields.notes, 'notes to count again') : ''
      printed = run(signer, '0011', { parked, recount })
    }
    return printed
  }

  function signs(by: string, code: string, fields?: Raw): string {
    const decision = ask(by, code, fields)
    return isRefusal(decision) ? printRefusal(decision) : decision.needs.map(printNeed).join(', ') || 'nobody'
  }

  function refusal(by: string, code: string, fields?: Raw): string {
    const decision = ask(by, code, fields)
    return isRefusal(decision) ? printRefusal(decision).slice('refused '.length) : decision.outcome
  }

  return { run, act, signs, refusal }
}

/** Every refusal is a whole sentence with a whole advice, in both languages. */
function mustBeSaid(refusal: Refusal): void {
  for (const one of refusal.problems ?? [refusal]) {
    const texts = (['zh', 'en'] as const).flatMap(l => [explainRefusal(one, l), adviseOn(one, l)])
    const unfilled = texts.find(text => text === '' || /\{\w+\}|undefined/.test(text))
    if (unfilled !== undefined) throw new Error(`${one.refused} says "${unfilled}"`)
  }
}

const printNeed = ({ by, counts, teller }: SignatureNeed): string =>
  `${by}${counts ? '+count' : ''}${teller ? ` ${teller}` : ''}`

/** `insufficientFunds`, `notesSum at notes`; of a form with several faults, each with its field. */
function printRefusal({ refused, field, problems }: Refusal): string {
  const own = field === undefined ? refused : `${refused} at ${field}`
  return `refused ${problems ? problems.map(one => `${one.refused} at ${one.field}`).join(', ') : own}`
}

/** The row that was asked for: the last one, which an approval posts after its own. */
function printDecision(before: MapState, { outcome, rows, item, needs }: Decision, day: string): string[] {
  if (outcome === 'parked') return [`parked ${item}`, ...needs.map(need => `needs ${printNeed(need)}`)]
  const at = { day, serial: given(rows[0], 'a first row').serial }
  const last = given(rows.at(-1), 'a last row')
  let state: State = before
  for (const row of rows.slice(0, -1)) state = projectRow(state, row.effects, at).draft
  return [`posted ${last.serial}`, ...printRow(state, last.effects, at)]
}

/** Every effect as a line; an entry with the balance after it, on the account's own side. */
function printRow(before: State, effects: readonly Effect[], at: Position): string[] {
  const lines: string[] = []
  let state = before
  for (const effect of effects) {
    const { draft } = projectRow(state, [effect], at)
    state = draft
    const line = withNames(printEffects([effect])[0] ?? '')
    const account =
      effect.type === 'leg' || effect.type === 'memo' ? draft.get('account', effect.account) : null
    lines.push(account ? `${line} -> ${printMoney(naturalBalance(account))}` : line)
  }
  return lines
}

const names = Object.entries(practiceAccounts)

/** The accounts of the practice branch by their short names. */
const withNames = (line: string): string =>
  names.reduce((text, [name, no]) => text.replaceAll(no, name), line)

export const accountOf = ({ state }: Bank, name: string): Account =>
  given(state.get('account', practiceAccounts[name] ?? name), `account ${name}`)

/** On the account's own side. */
export const balanceOf = (bank: Bank, name: string): string =>
  printMoney(naturalBalance(accountOf(bank, name)))

/** The notes of a holder, such as `till:01`. */
export const notesOf = ({ state }: Bank, holder: string): string =>
  printNotes('CNY', state.get('purse', holder)?.notes ?? {})

/** The numbers of a holder and kind, such as `till:01/passbook`. */
export const rangesOf = ({ state }: Bank, holder: string): string =>
  (state.get('stock', holder)?.ranges ?? []).map(([first, last]) => `${first}-${last}`).join(' ')

export const itemState = ({ state }: Bank, id: string): string => state.get('item', id)?.state ?? 'none'

export const dataOf = ({ state }: Bank, id: string): Readonly<Record<string, unknown>> => ({
  ...given(state.get('item', id), id).data,
})

/** A record in another state than any story would bring it to, or sooner. */
export function patch({ state }: Bank, kind: EntityKind, key: string, to: object): void {
  state.rows.set(keyOf(kind, key), { value: { ...state.get(kind, key), ...to }, at: undefined })
}

/** The parameters with a voucher kind that says something else. */
export function kindIs(bank: Bank, kind: string, says: Partial<VoucherKind>): void {
  const kinds = bank.state.get('parameters', 'current')?.voucherKinds ?? []
  const voucherKinds = kinds.map(row => (row.kind === kind ? { ...row, ...says } : row))
  patch(bank, 'parameters', 'current', { voucherKinds })
}

/** The branch as if its day had come so far. */
export const branchIs = (bank: Bank, state: BranchState): void =>
  patch(bank, 'branch', PRACTICE_BRANCH, { state })

/** Notes that make an amount, as a customer brings them. */
export const cash = (amount: string): string =>
  printNotes('CNY', fewestNotes('CNY', given(parseMoney(amount), amount)))

/** Hundreds that make an amount, with change from the customer: what a till of hundreds can pay. */
export function hundreds(amount: string): string {
  const fen = given(parseMoney(amount), amount)
  const count = (fen + 9_999n) / 10_000n
  const change = count * 10_000n - fen
  return change === 0n ? `100x${count}` : `100x${count} c0.01x-${change}`
}
