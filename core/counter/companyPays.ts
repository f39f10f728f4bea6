/**
 * A company pays on its own paper, whatever code pays it out (rules.md §4.2, §5.2): the seals on the paper
 * are laid beside the specimen, its number is one that the account has bought and not used, it is in time,
 * and nothing stops the account. The row that pays cancels the number, so that no paper is paid twice. An
 * order for which no numbered paper is sold has its seals alone.
 */
import { hasSpecimen, signet, signetAgrees } from '../checks/company.ts'
import { notStopped } from '../checks/account.ts'
import { addDays, type Day } from '../dates.ts'
import { nextOpenDay } from '../day/calendar.ts'
import type { Desk } from '../desk.ts'
import { day } from '../fields/day.ts'
import { type Condition, type Field, holds, onlyWhere, optional, type Values } from '../fields/field.ts'
import { image } from '../fields/image.ts'
import { number } from '../fields/number.ts'
import { accountHolder, moveVouchers } from '../ledger/build.ts'
import type { VoucherMove } from '../ledger/effects.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { holdsRange } from '../ledger/ranges.ts'
import { paperNumber, type Parameters } from '../parameters.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import type { Words } from '../words.ts'
import { sealCardKeys } from './company.ts'
import { boughtPapers } from './papers.ts'

/** A numbered paper that is sold to companies; its kind is also the name of the field with its number. */
export interface PayingPaper<Kind extends string> {
  readonly kind: Kind
  readonly numbered: Words
  readonly dated: Words
  readonly sealed: Words
  readonly good: Words
  refuseDate(issued: Day, desk: Desk): Refusal | null
  refuseNumber(paper: string, account: string): Refusal
}

export const cheque: PayingPaper<'cheque'> = {
  kind: 'cheque',
  numbered: { zh: '支票号码', en: 'Cheque number' },
  dated: { zh: '出票日期', en: 'Date of the cheque' },
  sealed: { zh: '支票印章图像', en: 'Seals on the cheque' },
  good: { zh: '支票在提示付款期内，本户购买未用', en: 'The cheque is in time, bought and unused' },
  refuseDate(issued, { day: today, parameters }) {
    if (issued > today) return refuse('chequePostDated', { issued })
    const last = lastDayOfCheque(issued, parameters)
    return today > last ? refuse('chequeStale', { last }) : null
  },
  refuseNumber: (paper, account) => refuse('chequeNotBought', { cheque: paper, account }),
}

/** Cheques are presented within some days of their date; where the last is a closed day, on the next one. */
function lastDayOfCheque(issued: Day, { company, closedDays }: Parameters): Day {
  const last = addDays(issued, company.chequeDays)
  return closedDays.includes(last) ? nextOpenDay(last, closedDays) : last
}

/** The date of an order to remit is the day on which the bank is given it (支付结算办法 art. 170). */
export const application: PayingPaper<'application'> = {
  kind: 'application',
  numbered: { zh: '结算业务申请书号码', en: 'Number of the application' },
  dated: { zh: '委托日期', en: 'Date of the application' },
  sealed: { zh: '申请书印章图像', en: 'Seals on the application' },
  good: { zh: '申请书为当日委托，本户购买未用', en: 'The application is of today, bought and unused' },
  refuseDate: (issued, { day: today }) =>
    issued === today ? null : refuse('applicationNotOfToday', { issued, today }),
  refuseNumber: (paper, account) => refuse('applicationNotBought', { application: paper, account }),
}

export const numberOf = <Kind extends string>({ numbered }: PayingPaper<Kind>): Field<number> =>
  number(numbered, { min: 1, max: 99_999_999 })

interface Order {
  /** The field with the account that pays. */
  readonly account: string
  /** When it does; always, where this is empty. */
  readonly when: readonly Condition[]
  /** The field before which a form asks for what the journal keeps behind others; absent where it stands. */
  readonly askedBefore?: string
}

interface SealedOrder extends Order {
  readonly sealed: Words
}

/** An order that bears the seals of the company, and no number of ours. */
export function onSealedOrder({ account, sealed, when, ...order }: SealedOrder) {
  const specimen = hasSpecimen(account)
  const open = notStopped(account)
  return {
    seals: {
      presented: onlyWhere(image(sealed, { beside: account }), when, order),
      signet: onlyWhere(signet(), when, order),
    },
    keys: (values: Values): Key[] => sealCardKeys(values[account] as Account | null),
    checks: [specimen, signetAgrees, open].map(check => checkedWhen(when, check)),
  }
}

/** Who pays from an account instead of in cash may be a company: then it is ordered under its seals. */
export const payerOnOrder = () =>
  onSealedOrder({
    account: 'payer',
    sealed: { zh: '付款凭证印章图像', en: 'Seals on the order' },
    when: [{ field: 'payer', is: ['company'] }],
    askedBefore: 'notes',
  })

/** One of the numbered papers. */
export function onPaper<Kind extends string>(paper: PayingPaper<Kind>, { account, when, ...order }: Order) {
  const { kind, sealed, dated } = paper
  const { seals, keys, checks } = onSealedOrder({ account, sealed, when, ...order })
  return {
    seals,
    paper: {
      [kind]: onlyWhere(numberOf(paper), when, order),
      issued: onlyWhere(day(dated), when, order),
    } as Record<Kind, Field<number | null>> & { readonly issued: Field<Day | null> },
    keys: (values: Values): Key[] => [
      ...keys(values),
      `stock:${boughtPapers(values[account] as Account, kind)}`,
    ],
    checks: [...checks, checkedWhen(when, isGood(paper, account))],
    /** The number is used up: the effect beside those that pay. */
    cancelled: (values: Values): VoucherMove[] =>
      holds(when, values) ? [cancel(kind, values[account] as Account, values[kind] as number)] : [],
  }
}

/**
 * A person who has bought forms may write his order on one of them, and need not: he is identified. The
 * number is his own, unused, and used up with the row.
 */
export function onOwnForm<Kind extends string>(
  paper: PayingPaper<Kind>,
  { account, askedBefore }: Pick<Required<Order>, 'account' | 'askedBefore'>,
) {
  const numbered = {
    zh: `${paper.numbered.zh}（自购的填）`,
    en: `${paper.numbered.en} (if he has bought it)`,
  }
  const own = optional(numberOf({ ...paper, numbered }))
  return {
    form: { form: onlyWhere(own, [{ field: account, is: ['person'] }], { askedBefore }) },
    check: {
      name: { zh: '自购凭证为本户购买未用', en: 'A form of his own is bought and unused' },
      test: (values, desk) =>
        values.form === null ? null : refuseUnbought(paper, values[account] as Account, 'form', values, desk),
    } satisfies Check<Values>,
    cancelled: (values: Values): VoucherMove[] =>
      values.form === null ? [] : [cancel(paper.kind, values[account] as Account, values.form as number)],
  }
}

function refuseUnbought<Kind extends string>(
  paper: PayingPaper<Kind>,
  found: Account,
  field: string,
  values: Values,
  { state, parameters }: Desk,
): Refusal | null {
  const typed = values[field] as number
  const bought = state.get('stock', boughtPapers(found, paper.kind))?.ranges ?? []
  if (holdsRange(bought, [typed, typed])) return null
  return { ...paper.refuseNumber(paperNumber(parameters, paper.kind, typed), found.no), field }
}

const cancel = (kind: string, { no }: Account, paper: number): VoucherMove =>
  moveVouchers(kind, [paper, paper], accountHolder(no), 'void')

const isGood = <Kind extends string>(paper: PayingPaper<Kind>, account: string): Check<Values> => ({
  name: paper.good,
  test(values, desk) {
    const { kind } = paper
    const late = paper.refuseDate(values.issued as Day, desk)
    if (late) return { ...late, field: 'issued' }
    return refuseUnbought(paper, values[account] as Account, kind, values, desk)
  },
})

const checkedWhen = (when: readonly Condition[], { name, test }: Check<Values>): Check<Values> => ({
  name,
  test: (values, desk) => (holds(when, values) ? test(values, desk) : null),
})
