/**
 * Authorisation is rows, not callbacks, because the permission matrix has to be printed (DESIGN H8). A row
 * measures the effects, so nobody can type himself under a limit; all rows that apply unite their
 * signatures. Maker, checker and authoriser are three people, always (rules.md §5.2).
 */
import type { Values } from './fields/field.ts'
import type { Signatory, SignatureNeed, Signed } from './items/signatures.ts'
import { naturalBalance } from './ledger/balance.ts'
import { cashAccountOf, tillHolder } from './ledger/build.ts'
import { isCash } from './ledger/chart.ts'
import type { Effect, Holder, Leg, VoucherMove } from './ledger/effects.ts'
import { MAIN_TILL, type Role, type Teller } from './ledger/entities.ts'
import { pieces } from './ledger/ranges.ts'
import type { State } from './ledger/state.ts'
import { isBetter } from './loans/classes.ts'
import { ALLOWANCE } from './loans/repay.ts'
import type { LoanDebt } from './loans/terms.ts'
import type { Parameters } from './parameters.ts'
import { attributeOf } from './registry/attributes.ts'
import { groupBy, least, most, sum } from './std.ts'
import type { AuthorisationRow, Measure, Transaction } from './transactions/define.ts'

/**
 * One signature of a row: who, whether he counts the notes himself, and the field that names him, if one
 * does.
 */
export interface SignatureRow {
  readonly by: Signatory
  readonly counts: boolean
  readonly field: string | null
}

const signature = (by: Signatory, counts = false): SignatureRow => ({ by, counts, field: null })

export const reviewer = (options: { readonly counts: boolean }): SignatureRow =>
  signature('reviewer', options.counts)
export const witness: SignatureRow = signature('witness')
export const chiefTeller: SignatureRow = signature('chiefTeller')
export const supervisor: SignatureRow = signature('supervisor')
export const director: SignatureRow = signature('director')
/** The colleague whom a field of the form names: he who takes over. */
export const named = (field: string): SignatureRow => ({ by: 'named', counts: false, field })

/** From the weakest to the strongest: who may give several is taken for the strongest that is missing. */
const STRENGTH: readonly Signatory[] = [
  'witness',
  'named',
  'reviewer',
  'chiefTeller',
  'supervisor',
  'director',
]

/** The signatures that these effects ask of a maker, strongest last, each once. */
export function signaturesNeeded(
  transaction: Authorised,
  values: Values,
  effects: readonly Effect[],
  state: State,
  maker: Teller,
  parameters: Parameters,
): SignatureNeed[] {
  const rows = rowsApplying(transaction, effects, state, maker, parameters)
  const needs = groupBy(
    [...rows.flatMap(row => row.signatures), ...forced(transaction.code, parameters)],
    need => need.by,
  )
  return STRENGTH.flatMap(by => {
    const same = needs.get(by)
    if (!same) return []
    const field = same.find(need => need.field !== null)?.field
    const teller = field ? (values[field] as Teller).id : null
    return [{ by, counts: same.some(need => need.counts), teller }]
  })
}

type Authorised = Pick<Transaction, 'code' | 'authorisation'>

export function rowsApplying(
  transaction: Authorised,
  effects: readonly Effect[],
  state: State,
  maker: Teller,
  parameters: Parameters,
): AuthorisationRow[] {
  return transaction.authorisation.filter(row => {
    if (row.measure === 'always') return true
    const amount = measure(row.measure, effects, state, maker, parameters)
    return amount > 0n && amount >= thresholdOf(transaction, row, maker, parameters)
  })
}

/** The signature that the registry asks of every request of a code. */
export function forced(code: string, parameters: Parameters): readonly SignatureRow[] {
  const by = attributeOf(parameters, code, 'sign')
  return by === 'supervisor' ? [supervisor] : by === 'director' ? [director] : []
}

/**
 * The amount from which a row applies to this maker: a branch's parameter; and where acting alone ends, less
 * for a junior grade and more for a senior one. What must be counted twice must be so for every grade.
 */
export function thresholdOf(
  { code, authorisation }: Authorised,
  row: AuthorisationRow,
  maker: Pick<Teller, 'grade'>,
  parameters: Parameters,
): bigint {
  const amount = parameters.authorisation[`${code}/${authorisation.indexOf(row)}`] ?? row.atLeast
  if (!endsActingAlone(authorisation, row)) return amount
  const scaled = (amount * BigInt(parameters.limits.gradePermille[maker.grade] ?? 1000)) / 1000n
  return row.signatures.some(({ counts }) => counts) ? least(scaled, amount) : scaled
}

/** The first row of its measure, where nobody signs anyway: the column “teller alone” of rules.md §5.2. */
function endsActingAlone(rows: readonly AuthorisationRow[], row: AuthorisationRow): boolean {
  if (row.measure === 'tillKept' || rows.some(({ measure }) => measure === 'always')) return false
  return rows.every(({ measure, atLeast }) => measure !== row.measure || atLeast >= row.atLeast)
}

const isLeg = (effect: Effect): effect is Leg => effect.type === 'leg'
const signed = (leg: Leg): bigint => (leg.side === 'D' ? leg.amount : -leg.amount)

/** What came over the counter in cash, below nothing for what went out: cash between tills is neither. */
export const cashMoved = (effects: readonly Effect[]): bigint =>
  sum(effects.filter(isLeg).map(leg => (isCash(leg.account) ? signed(leg) : 0n)))

function measure(
  kind: Measure,
  effects: readonly Effect[],
  state: State,
  maker: Teller,
  parameters: Parameters,
): bigint {
  const legs = effects.filter(isLeg)
  const debitsOn = (prefix: string) =>
    sum(legs.filter(leg => leg.side === 'D' && glPrefix(state, leg, prefix)).map(leg => leg.amount))
  const cash = cashMoved(effects)
  switch (kind) {
    case 'always':
      return 0n
    case 'backdated':
      return BigInt(effects.filter(isBackdated).length)
    case 'cashIn':
      return most(cash, 0n)
    case 'cashOut':
      return most(-cash, 0n)
    case 'transfer':
      // A red credit debits as well: nobody writes himself under a limit in red ink.
      return sum(
        legs
          .filter(leg => leg.medium === 'transfer')
          .map(signed)
          .filter(amount => amount > 0n),
      )
    case 'fixedPrincipal':
      return debitsOn('2011-12')
    case 'earlyPrincipal':
      return earlyPrincipal(legs, state)
    case 'loan':
      return debitsOn('1303')
    case 'held':
      return sum(effects.map(effect => (effect.type === 'hold' ? effect.amount : 0n)))
    case 'opened':
      return BigInt(effects.filter(isOpening).length)
    case 'reopened':
      return BigInt(effects.filter(isReopening).length)
    case 'replaced':
      return replaced(effects, state)
    case 'tillKept':
      return tillKept(state, maker)
    case 'upgraded':
      return BigInt(effects.filter(isUpgrade).length)
    case 'writtenOff':
      return debitsOn(ALLOWANCE)
    case 'papersSent':
      return papersTo(effects, to => to.startsWith('item:'))
    case 'papersDestroyed':
      return papersTo(effects, to => to === 'destroyed')
    case 'papersOver':
      return sum(effects.map(effect => papersOver(effect, state, parameters)))
  }
}

/** What leaves deposits that end before their day; a part that was agreed to be drawn is none. */
function earlyPrincipal(legs: readonly Leg[], state: State): bigint {
  const early = legs.filter(({ side, account, valueDay }) => {
    const found = state.get('account', account)
    const maturity = found?.terms && 'maturity' in found.terms ? found.terms.maturity : null
    return side === 'D' && found?.status === 'closed' && maturity !== null && valueDay < maturity
  })
  return sum(early.map(({ amount }) => amount))
}

const isOpening = (effect: Effect): boolean =>
  effect.type === 'set' && effect.kind === 'account' && effect.from === null && effect.to?.customer != null

/** A manual voucher of an earlier value day: its item says so when it is posted. */
const isBackdated = (effect: Effect): boolean =>
  effect.type === 'set' &&
  effect.kind === 'item' &&
  (effect.to?.data as { valueDay?: string })?.valueDay != null

/** A loan moved to a better class. */
function isUpgrade(effect: Effect): boolean {
  if (effect.type !== 'set' || effect.kind !== 'account') return false
  const [from, to] = [effect.from?.debt, effect.to?.debt] as (LoanDebt | null | undefined)[]
  return !!to && isBetter(to.class, from?.class ?? 'pass')
}

/** The branch was shut today, and no longer is. */
const isReopening = (effect: Effect): boolean =>
  effect.type === 'set' && effect.kind === 'branch' && effect.from?.shutOn != null

function glPrefix(state: State, leg: Leg, prefix: string): boolean {
  return state.get('account', leg.account)?.gl.startsWith(prefix) ?? false
}

/** What stands on the accounts that get another passbook or certificate. */
function replaced(effects: readonly Effect[], state: State): bigint {
  const accounts = effects.flatMap(effect =>
    effect.type === 'set' && effect.kind === 'account' && effect.from !== null && effect.to?.paper
      ? (state.get('account', effect.key) ?? [])
      : [],
  )
  return sum(accounts.map(naturalBalance))
}

const isMove = (effect: Effect): effect is VoucherMove => effect.type === 'vouchers'
const piecesOf = ({ first, last }: VoucherMove): bigint => BigInt(last - first + 1)

const papersTo = (effects: readonly Effect[], isThere: (to: Holder) => boolean): bigint =>
  sum(effects.filter(isMove).flatMap(move => (isThere(move.to) ? [piecesOf(move)] : [])))

/** The pieces by which a till then holds more of a kind than it may. */
function papersOver(effect: Effect, state: State, { voucherKinds }: Parameters): bigint {
  if (!isMove(effect) || !effect.to.startsWith('till:')) return 0n
  const limits = voucherKinds.find(({ kind }) => kind === effect.kind)?.heldMost
  if (!limits) return 0n
  const held = BigInt(pieces(state.get('stock', `${effect.to}/${effect.kind}`)?.ranges ?? []))
  const limit = effect.to === tillHolder(MAIN_TILL) ? limits.branch : limits.teller
  return most(held - BigInt(limit), 0n)
}

/**
 * What stays in a teller's till overnight, or is in it when he takes it in the morning; the main till is the
 * vault and has no such limit.
 */
function tillKept(state: State, { id, till: before }: Teller): bigint {
  const till = before ?? state.get('teller', id)?.till ?? null
  if (till === null || till === MAIN_TILL) return 0n
  const account = state.get('account', cashAccountOf(till))
  return account ? naturalBalance(account) : 0n
}

const signatories: Readonly<Record<Signatory, (signer: Teller) => boolean>> = {
  named: () => true,
  witness: () => true,
  reviewer: signer =>
    signer.grade >= 4 && has(signer, 'teller', 'chiefTeller', 'backOffice', 'accountingSupervisor'),
  chiefTeller: signer => has(signer, 'chiefTeller', 'accountingSupervisor'),
  supervisor: signer => has(signer, 'accountingSupervisor', 'outletDirector'),
  director: signer => has(signer, 'outletDirector'),
}

const has = (teller: Teller, ...roles: Role[]): boolean => teller.roles.some(role => roles.includes(role))

/** Those of the needs that are still open after these signatures. */
export const missing = (needs: readonly SignatureNeed[], given: readonly Signed[]): SignatureNeed[] =>
  needs.filter(need => !given.some(signature => signature.by === need.by))

/** The need that this person would meet, or null: the strongest missing one for which he is somebody. */
export function needMetBy(
  signer: Teller,
  maker: Teller,
  needs: readonly SignatureNeed[],
  given: readonly Signed[],
): SignatureNeed | null {
  if (signer.id === maker.id || given.some(signature => signature.teller === signer.id)) return null
  const able = missing(needs, given)
    .toReversed()
    .filter(need => fits(signer, maker, need))
  // Whom the request names gives that signature: nobody else can.
  return able.find(need => need.teller === signer.id) ?? able[0] ?? null
}

/** Who authorises stands above the maker; a second pair of eyes need not (rules.md §5.2). */
function fits(signer: Teller, maker: Teller, { by, teller }: SignatureNeed): boolean {
  const besideMaker = by === 'witness' || by === 'reviewer' || by === 'named'
  if (teller !== null && teller !== signer.id) return false
  return signatories[by](signer) && (besideMaker || signer.grade > maker.grade)
}
