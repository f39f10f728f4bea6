/**
 * Who may do this, and why not I? Every condition of the desk and every row of authorisation, walked for one
 * person, a code and, if he likes, an amount: by the same rows and the same functions that decide
 * (core/deskRules.ts, core/authorise.ts), so that the answer is never another than the decision. What depends
 * on the form — whose account, which paper — only the form can tell.
 */
import {
  appliesAt,
  isCutOff,
  isOverLimit,
  needMetBy,
  refuseCash,
  rowsOf,
  signaturesUnder,
} from './authorise.ts'
import { isAtWork } from './control/leave.ts'
import { ruleWords } from './derive/permissions.ts'
import { type AtDesk, deskRules, mayInHisPost, refuseAtDesk } from './deskRules.ts'
import { type Desk, nowhere, type Place } from './desk.ts'
import type { SignatureNeed } from './items/signatures.ts'
import type { Teller } from './ledger/entities.ts'
import { hasAmount, type Measure, measures } from './measures.ts'
import { displayMoney } from './money.ts'
import { isRefusal, type Refusal, refuse } from './refusals.ts'
import type { ReadRequest } from './request.ts'
import type { Transaction } from './transactions/define.ts'
import { type Words, yesOrNo } from './words.ts'
import { sitDown } from './work.ts'

export interface Question {
  readonly transaction: Transaction
  readonly branch: string
  readonly teller: string
  /** In fen; null where no amount is asked about. */
  readonly amount: bigint | null
}

export interface Condition {
  readonly name: Words
  readonly wanted: Words
  readonly found: Words
  /** Why it keeps him from it; null where it does not. */
  readonly refusal: Refusal | null
}

export interface Rung {
  readonly rule: Words
  /** `when` of an occasion, which may or may not arise. */
  readonly applies: 'yes' | 'no' | 'when'
}

export interface Reply {
  readonly teller: Teller
  readonly conditions: readonly Condition[]
  readonly rungs: readonly Rung[]
  /** Whose signatures it then takes, and who could give each. */
  readonly signatures: readonly { readonly need: SignatureNeed; readonly people: readonly Teller[] }[]
  /** The colleagues whose post has this code, and what keeps each from it at this moment. */
  readonly colleagues: readonly { readonly teller: Teller; readonly refusal: Refusal | null }[]
}

/** `place` holds the people, tills and stocks of the branch. */
export function answer(question: Question, place: Place): Reply | Refusal {
  const { transaction, amount } = question
  const desk = deskOf(question, question.teller, place)
  if (isRefusal(desk)) return desk
  const { teller, parameters, branch } = desk
  const asked = rowsOf(transaction, parameters)
  const rows = asked.filter(row =>
    appliesAt(transaction, row, { maker: teller, parameters }, measuredAt(row.measure, amount)),
  )
  const everybody = branch.tellers.flatMap(id => place.state.get('teller', id) ?? [])
  const atWork = everybody.filter(one => isAtWork(one, desk.day))
  return {
    teller,
    conditions: [
      ...conditionsOf({ ...desk, transaction }),
      ...checksOf(transaction, desk),
      ...limitsOf(question, desk, isOverLimit(rows)),
    ],
    rungs: asked.map(row => ({
      rule: ruleWords(transaction, row, teller, parameters),
      applies: rows.includes(row) ? 'yes' : isTold(row.measure, amount) ? 'no' : 'when',
    })),
    signatures: signaturesUnder(rows, { maker: teller, values: {} }).map(need => ({
      need,
      people: atWork.filter(one => needMetBy(one, teller, [need], [], desk.day) !== null),
    })),
    colleagues: atWork
      .filter(one => one.id !== teller.id && mayInHisPost({ ...desk, transaction, teller: one }))
      .map(one => ({ teller: one, refusal: refuseNow(question, one.id, place) })),
  }
}

/**
 * What an amount alone says of a measure: an occasion arises or not, and so do pieces; and with a little cash
 * it depends on what the customer has been paid today.
 */
const isTold = (measure: Measure, amount: bigint | null): boolean =>
  measure === 'always' ||
  (amount !== null && measures[measure].unit === 'money' && measure !== 'cashPaidToday')

function measuredAt(measure: Measure, amount: bigint | null): bigint {
  if (measure === 'always') return 1n
  return measures[measure].unit === 'money' ? (amount ?? 0n) : 0n
}

/** The desk as somebody would find it with nothing on the form. */
function deskOf({ transaction, branch }: Question, teller: string, place: Place): Desk | Refusal {
  const id = { branch, day: place.at.day, terminal: '', counter: 0 }
  const request: ReadRequest = { id, transaction, teller, ticket: null, signed: [], values: {} }
  return sitDown(request, place, nowhere)
}

const conditionsOf = (at: AtDesk): Condition[] =>
  deskRules.flatMap(({ name, asks, test }) => {
    const asked = asks(at)
    return asked ? [{ name, ...asked, refusal: test(at) }] : []
  })

const checksOf = ({ checks }: Transaction, desk: Desk): Condition[] =>
  checks
    .filter(({ ofDesk }) => ofDesk)
    .map(({ name, test }) => {
      const refusal = test({}, desk)
      return { name, wanted: yesOrNo(true), found: yesOrNo(refusal === null), refusal }
    })

/** The limits that no signature lifts. */
function limitsOf(
  { transaction: { code, fields, authorisation }, amount }: Question,
  { teller, parameters }: Desk,
  isOver: boolean,
): Condition[] {
  if (amount === null) return []
  const found = { zh: displayMoney(amount), en: displayMoney(amount) }
  const allowed = parameters.cash.gradeMost[teller.grade]
  const isCash = Object.values(fields).some(({ kind }) => kind === 'notes')
  const ofGrade: Condition[] =
    allowed === undefined || !isCash
      ? []
      : [
          {
            name: { zh: '本级柜员单笔现金限额', en: 'Most cash of his grade' },
            wanted: { zh: `不超过 ${displayMoney(allowed)}`, en: `at most ${displayMoney(allowed)}` },
            found,
            refusal: refuseCash(amount, teller, parameters),
          },
        ]
  if (!isCutOff(code, parameters) || !authorisation.some(({ measure }) => hasAmount(measure))) return ofGrade
  return [
    ...ofGrade,
    {
      name: { zh: '超限不得办理', en: 'Refused over the limit' },
      wanted: { zh: '不超过本人限额', en: 'within his own limit' },
      found,
      refusal: isOver ? refuse('overLimit', { code }) : null,
    },
  ]
}

/** What would keep a colleague from it at this moment. */
function refuseNow(question: Question, id: string, place: Place): Refusal | null {
  const { transaction } = question
  const desk = deskOf(question, id, place)
  if (isRefusal(desk)) return desk
  const unmet = checksOf(transaction, desk).find(({ refusal }) => refusal !== null)
  return refuseAtDesk({ ...desk, transaction }) ?? unmet?.refusal ?? null
}
