/** A loan as it is drawn under its contract: terms, schedule, and the account that it stands on. */
import { contractTerms } from '../counter/contract.ts'
import { addMonths, type Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import type { Item } from '../items.ts'
import type { LoanUse } from '../items/contract.ts'
import type { Account } from '../ledger/entities.ts'
import { inInstalments, instalmentDay, instalmentsFrom } from './plan.ts'
import { type LoanDebt, type LoanPlan, type LoanTerms, newDebt, type RepaymentMethod } from './terms.ts'

/** As its account is opened. */
export interface NewLoan {
  readonly terms: LoanTerms & { readonly plan: LoanPlan }
  readonly debt: LoanDebt
}

interface Drawing {
  readonly method: RepaymentMethod
  readonly penaltyPermille: number
  readonly payer: string | null
  readonly date: number | null
  readonly contract: string
  readonly months: number
  readonly ratePpm: number
}

export function drawnUnder(
  contract: Item<'contract'>,
  amount: bigint,
  { day, parameters }: Pick<Desk, 'day' | 'parameters'>,
): NewLoan & { readonly gl: string } {
  const { number, months, ratePpm } = contract.data
  const agreed = contractTerms(contract)
  const plan = agreed?.plan ?? {
    method: 'bullet' as const,
    penaltyPermille: parameters.loan.penaltyPermille,
    payer: null,
  }
  const drawing = { ...plan, date: agreed?.date ?? null, contract: number, months, ratePpm }
  return { gl: glOfLoan(agreed?.use ?? 'business', months), ...newLoan(drawing, amount, day) }
}

/** Which account of the chart: by what it is for, and of business loans by how long they run. */
export const useOfLoan = ({ gl }: Pick<Account, 'gl'>): LoanUse =>
  gl === HOUSING ? 'housing' : gl === CONSUMER ? 'consumer' : 'business'

const [HOUSING, CONSUMER] = ['1303-03', '1303-04']

function glOfLoan(use: LoanUse, months: number): string {
  if (use === 'housing') return HOUSING
  if (use === 'consumer') return CONSUMER
  return months <= 12 ? '1303-01' : '1303-02'
}

export function newLoan(drawing: Drawing, amount: bigint, start: Day): NewLoan {
  const { method, penaltyPermille, payer, date, contract, months, ratePpm } = drawing
  const instalments = inInstalments(method) ? instalmentsFrom(start, date) : null
  const rows = instalments ? months : null
  const plan: LoanPlan = {
    method,
    penaltyPermille,
    payer,
    instalments,
    phases: [{ first: 1, from: start, balance: amount, rows, payment: null }],
    rates: [],
    carried: 0n,
  }
  const maturity = instalments ? instalmentDay(plan, months) : addMonths(start, months)
  return {
    terms: { kind: 'loan', contract, months, ratePpm, start, maturity, plan },
    debt: newDebt(start),
  }
}
