/**
 * The founding of a branch: the first row of its journal, code 0000, made by the program when the books are
 * set up and never again. People, tills, parameters and the opening stock come in here, so that all that
 * decisions read is in the journal of the branch that decides (DESIGN H5).
 */
import type { Day } from './dates.ts'
import {
  accountIn,
  cashAccountOf,
  create,
  credit,
  debit,
  moveNotes,
  openAccount,
  purseIn,
  tillHolder,
} from './ledger/build.ts'
import { isCash, postingAccounts } from './ledger/chart.ts'
import {
  complete,
  type EffectDraft,
  glOfVoucher,
  SECURITY_GL,
  VOUCHER_GL,
  voucherAccountOf,
} from './ledger/complete.ts'
import type { Effect } from './ledger/effects.ts'
import { type Branch, MAIN_TILL, type Role, type Seal, type Teller } from './ledger/entities.ts'
import { type Notes, type Unit, worth } from './ledger/units.ts'
import type { Parameters } from './parameters.ts'
import { sealKindOf, sealsOfPosts } from './seals.ts'
import { given } from './std.ts'
import type { Words } from './words.ts'

export const FOUNDING_CODE = '0000'

/** The program itself, for what no person does: the steps of the day end. */
export const SYSTEM_TELLER = '9999'

export interface FoundingFile {
  readonly branch: string
  readonly name: Words
  readonly unit: Unit
  readonly day: Day
  readonly parameters: Parameters
  readonly tellers: readonly { id: string; name: Words; roles: readonly Role[]; grade: number }[]
  /** Tills of the tellers; the main till is always there. */
  readonly tills: readonly string[]
  /** The notes in the main till, owed to the supervising branch. */
  readonly cash: Notes
  /** Notes of other currencies beside them; absent for none. */
  readonly foreign?: Readonly<Record<Unit, Notes>>
  /** Who is given which seal; where it says nothing, everybody gets those of his post. */
  readonly seals?: readonly { readonly no: string; readonly holder: string }[]
}

export function foundingEffects(file: FoundingFile): Effect[] {
  const tills = [MAIN_TILL, ...file.tills]
  const seals = sealsOf(file)
  const drafts: EffectDraft[] = [
    create('parameters', 'current', file.parameters),
    create('branch', file.branch, branchOf(file, tills)),
    ...[...file.tellers, systemTeller].map(({ id, name, roles, grade }) => {
      const held = seals.filter(({ holder }) => holder === id).map(({ no }) => no)
      const teller: Teller = { ...newTeller, id, name, roles, grade, seals: held.sort() }
      return create('teller', id, teller)
    }),
    ...seals.map(({ no, kind, holder }) => create('seal', no, { ...newSeal(file.day), no, kind, holder })),
    ...tills.map(no => create('till', no, { ...newTill, no, since: file.day })),
    ...internalAccounts(file, tills),
    ...openingCash(file),
    ...Object.entries(file.foreign ?? {}).flatMap(([unit, notes]) => openingForeign(file, unit, notes)),
  ]
  return complete(drafts, file.day, file.unit)
}

/** As he begins: off duty, without a till, free to do whatever his post may. */
export const newTeller = {
  duty: 'off',
  terminal: null,
  till: null,
  seals: [],
  sealsAway: false,
  stopped: false,
  groups: null,
  blocked: [],
} as const

const newTill = { state: 'sealed', teller: null, seal: null, sealedBy: [] } as const

const newSeal = (day: Day) =>
  ({ impression: null, state: 'inUse', registered: day, since: day }) satisfies Partial<Seal>

/** The impressions are deposited when a seal is next taken or handed over. */
const sealsOf = ({ seals, tellers }: FoundingFile): Pick<Seal, 'no' | 'kind' | 'holder'>[] =>
  (seals ?? tellers.flatMap(teller => sealsOfPosts(teller).map(no => ({ no, holder: teller.id })))).map(
    ({ no, holder }) => ({ no, kind: given(sealKindOf(no), `seal ${no}`), holder }),
  )

const systemTeller = {
  id: SYSTEM_TELLER,
  name: { zh: '系统', en: 'System' },
  roles: ['system'] as const,
  grade: 0,
}

const branchOf = (file: FoundingFile, tills: readonly string[]): Branch => ({
  code: file.branch,
  name: file.name,
  unit: file.unit,
  day: file.day,
  state: 'closed',
  tills,
  tellers: file.tellers.map(({ id }) => id),
  parameters: file.parameters.version,
})

/** The bank's own accounts: one for every GL account that is posted to, one a till, one a voucher kind. */
function internalAccounts({ unit, day, parameters }: FoundingFile, tills: readonly string[]): EffectDraft[] {
  const divided = ['1001-01', '1001-02', VOUCHER_GL, SECURITY_GL]
  const single = postingAccounts.filter(({ code }) => !divided.includes(code))
  const accounts = [
    ...single.map(({ code }) => ({ no: code, gl: code })),
    ...tills.map(no => ({ no: cashAccountOf(no), gl: no === MAIN_TILL ? '1001-02' : '1001-01' })),
    ...parameters.voucherKinds.map(({ kind }) => ({ no: voucherAccountOf(kind), gl: glOfVoucher(kind) })),
  ]
  return accounts.map(({ no, gl }) =>
    openAccount({ no, gl, unit, opened: day, minimum: isCash(gl) ? 0n : null }),
  )
}

/** What we owe the supervising branch. */
const SUPERVISING = '3001-05'

function openingCash({ unit, cash }: FoundingFile): EffectDraft[] {
  const amount = worth(unit, cash)
  if (amount === 0n) return []
  return [
    debit(cashAccountOf(MAIN_TILL), amount),
    credit(SUPERVISING, amount),
    moveNotes(unit, cash, 'supplier', tillHolder(MAIN_TILL)),
  ]
}

/** Owed in their own currency: nothing has been exchanged yet. */
function openingForeign({ unit: own, day }: FoundingFile, unit: Unit, notes: Notes): EffectDraft[] {
  const amount = worth(unit, notes)
  const [cash, owed] = [cashAccountOf(MAIN_TILL), SUPERVISING].map(no => accountIn(no, unit, own)) as [
    string,
    string,
  ]
  return [
    openAccount({ no: cash, gl: '1001-02', unit, opened: day, minimum: 0n }),
    openAccount({ no: owed, gl: SUPERVISING, unit, opened: day }),
    { ...debit(cash, amount), unit },
    { ...credit(owed, amount), unit },
    moveNotes(unit, notes, 'supplier', purseIn(tillHolder(MAIN_TILL), unit, own)),
  ]
}
