/**
 * Authorisation is rows, not callbacks, because the permission matrix has to be printed (DESIGN H8). A row
 * measures the effects, so nobody can type himself under a limit; all rows that apply unite their
 * signatures. Maker, checker and authoriser are three people, always (rules.md §5.2).
 */
import { type Delegation, delegationsOn } from './control/delegation.ts'
import type { Day } from './dates.ts'
import type { Signatory, SignatureNeed, Signed } from './items/signatures.ts'
import type { Role, Teller } from './ledger/entities.ts'
import { cashOver, type Facts, hasAmount, measures } from './measures.ts'
import { displayMoney } from './money.ts'
import type { Parameters } from './parameters.ts'
import { type Refusal, refuse } from './refusals.ts'
import { attributeOf, imposedWith } from './registry/attributes.ts'
import { groupBy, least } from './std.ts'
import type { AuthorisationRow, Transaction } from './transactions/define.ts'

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

/** What is measured of a request, and who makes it. */
type Asked = Facts & { readonly transaction: Authorised }

/** The signatures that a request asks of its maker, strongest last, each once. */
export function signaturesNeeded(asked: Asked): SignatureNeed[] {
  return signaturesUnder(rowsApplying(asked), asked)
}

/** A row that applies; and what the day came to, in fen, where this transaction alone would not do. */
interface Applying extends AuthorisationRow {
  readonly daySum?: bigint
}

/** The same, where it is known already which rows apply. */
export function signaturesUnder(
  rows: readonly Applying[],
  { maker, values }: Pick<Asked, 'maker' | 'values'>,
): SignatureNeed[] {
  const all = rows.flatMap(({ measure, signatures, daySum }) =>
    signatures.map(one => ({ ...one, measure, daySum })),
  )
  const needs = groupBy(signatories.director(maker) ? all.map(besideDirector) : all, need => need.by)
  // Above a supervisor there is only the director: he signs once.
  const directorAlone = needs.has('director') && signatories.supervisor(maker)
  return STRENGTH.flatMap(by => {
    const same = needs.get(by)
    if (!same || (by === 'supervisor' && directorAlone)) return []
    const field = same.find(need => need.field !== null)?.field
    const teller = field ? ((values[field] as Teller | undefined)?.id ?? null) : null
    return [{ by, counts: same.some(need => need.counts), teller, ...reasonsOf(same) }]
  })
}

type Reason = Pick<Applying, 'measure' | 'daySum'>

/** What a signer cannot see from the amount or the code: something has happened, or was paid before. */
function reasonsOf(same: readonly Reason[]): Pick<SignatureNeed, 'why' | 'daySum'> {
  const reasons = same.filter(
    ({ measure, daySum }) => daySum !== undefined || (measure !== 'always' && !hasAmount(measure)),
  )
  if (reasons.length === 0) return {}
  const why = [...new Set(reasons.map(({ measure }) => measure))]
  const daySum = reasons.find(one => one.daySum !== undefined)?.daySum
  return daySum === undefined ? { why } : { why, daySum: displayMoney(daySum) }
}

/** Nobody in a branch stands above its director: the supervisor signs beside him. */
const besideDirector = <N extends SignatureRow>(need: N): N =>
  need.by === 'director' ? { ...need, by: 'supervisor' } : need

type Authorised = Pick<Transaction, 'code' | 'authorisation'>

const rowsApplying = ({ transaction, ...facts }: Asked): Applying[] =>
  rowsOf(transaction, facts.parameters).flatMap(row => {
    const measured = measures[row.measure].of(facts)
    if (!appliesAt(transaction, row, facts, measured)) return []
    const isOfDay =
      row.measure === 'cashPaidToday' && !appliesAt(transaction, row, facts, cashOver(facts).went)
    return [isOfDay ? { ...row, daySum: measured } : row]
  })

/** Whether a row applies to a maker where so much is measured. */
export const appliesAt = (
  transaction: Authorised,
  row: AuthorisationRow,
  { maker, parameters }: Pick<Asked, 'maker' | 'parameters'>,
  amount: bigint,
): boolean => amount > 0n && amount >= thresholdOf(transaction, row, maker, parameters)

/** The rows of a definition, and what the registry asks of every request of its code. */
export function rowsOf({ code, authorisation }: Authorised, parameters: Parameters): AuthorisationRow[] {
  const signatures = forced(code, parameters)
  return signatures.length === 0
    ? [...authorisation]
    : [...authorisation, { measure: 'always', atLeast: 0n, signatures }]
}

/** Some codes have a limit that nobody may sign away: where acting alone ends, the code ends (F3). */
export function refuseOverLimit(asked: Asked): Refusal | null {
  const { code } = asked.transaction
  return isCutOff(code, asked.parameters) && isOverLimit(rowsApplying(asked))
    ? refuse('overLimit', { code })
    : null
}

export const isCutOff = (code: string, parameters: Parameters): boolean =>
  attributeOf(parameters, code, 'overLimit') === 'refuse'

export const isOverLimit = (rows: readonly AuthorisationRow[]): boolean =>
  rows.some(({ measure }) => hasAmount(measure))

/** A trainee touches little cash, whoever signs (rules.md §5.2). */
export function refuseCash(
  amount: bigint,
  { grade }: Pick<Teller, 'grade'>,
  { cash }: Parameters,
): Refusal | null {
  const allowed = cash.gradeMost[grade]
  const isOver = allowed !== undefined && amount > allowed
  return isOver ? refuse('cashAboveGrade', { most: displayMoney(allowed) }) : null
}

/**
 * The signature that the registry asks of every request of a code. What lifts something takes at least the
 * signature that imposing it took (F100).
 */
export function forced(code: string, parameters: Parameters): readonly SignatureRow[] {
  const asked = [code, ...imposedWith(code)].map(one => attributeOf(parameters, one, 'sign'))
  return asked.includes('director') ? [director] : asked.includes('supervisor') ? [supervisor] : []
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

/** A need that somebody meets; by whose authority, where it is not his own. */
export interface Met extends SignatureNeed {
  readonly under?: Pick<Delegation, 'by' | 'item'>
}

/**
 * The need that this person would meet, or null: the strongest missing one for which he is somebody by his
 * own post; one that he meets only by lent authority comes after all of those.
 */
export function needMetBy(
  signer: Teller,
  maker: Teller,
  needs: readonly SignatureNeed[],
  given: readonly Signed[],
  day: Day,
): Met | null {
  if (signer.id === maker.id || given.some(one => isOf(one, signer.id))) return null
  const open = missing(needs, given).toReversed()
  const own = open.filter(need => fits(signer, maker, need))
  const lent = open.flatMap((need): Met[] => {
    const under = delegationsOn(signer, day).find(one => fitsUnder(one, maker, need, given))
    return under ? [{ ...need, under }] : []
  })
  // Whom the request names gives that signature: nobody else can.
  return own.find(need => need.teller === signer.id) ?? own[0] ?? lent[0] ?? null
}

/** A signature that somebody gave, or that was given in his name: nobody signs twice. */
export const isOf = ({ teller, under }: Signed, id: string): boolean => teller === id || under === id

/** Who authorises stands above the maker, a second pair of eyes need not (rules.md §5.2). */
function fits(signer: Teller, maker: Teller, { by, teller }: SignatureNeed): boolean {
  if (teller !== null && teller !== signer.id) return false
  return signatories[by](signer) && (standsBeside(by, maker) || signer.grade > maker.grade)
}

/** The authority counts as if its owner signed: not for what he asks himself, and not a second time. */
function fitsUnder(
  { level, by: owner, grade }: Delegation,
  maker: Teller,
  { by, teller }: SignatureNeed,
  given: readonly Signed[],
): boolean {
  if (level !== by || teller !== null || owner === maker.id) return false
  return !given.some(one => isOf(one, owner)) && (standsBeside(by, maker) || grade > maker.grade)
}

const standsBeside = (by: Signatory, maker: Teller): boolean =>
  by === 'witness' ||
  by === 'reviewer' ||
  by === 'named' ||
  (by === 'supervisor' && signatories.director(maker))

/** Whether somebody signs at a level by his own post. */
export const hasLevel = (teller: Teller, level: Signatory): boolean => signatories[level](teller)
