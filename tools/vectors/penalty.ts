/** Penalty interest, misuse and compound interest from a vector. */
import type { Day } from '../../core/dates.ts'
import { type Convention, daysIn, loanConvention } from '../../core/interest/convention.ts'
import { loanSegments } from '../../core/interest/loan.ts'
import { penaltyPermille, penaltyRate, penaltySegments } from '../../core/interest/penalty.ts'
import { interestOf } from '../../core/interest/segments.ts'
import { type Answers, interestAnswers } from './answers.ts'
import { type Inputs, lacking } from './inputs.ts'
import { DRAWDOWN, LOAN_END } from './loan.ts'
import { conventionOf, daysOf, mustFollow, names, permilleOf, type Task } from './terms.ts'

/** Overdue or misused principal, unpaid interest, or both. */
export function penalty(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, loanConvention)
  const whole = ['principal', 'balance', 'loan', 'outstanding']
  const principal = inputs.amountMaybe(
    'overdue_principal',
    'misused',
    'misused_amount',
    'misused_principal',
    ...whole,
  )
  const interest = inputs.amountMaybe(
    'unpaid_interest',
    'overdue_interest',
    'interest_unpaid',
    'interest_due',
    'interest',
    'base',
  )
  if (principal === null && interest === null)
    lacking('an amount', ['overdue_principal', 'unpaid_interest'], '_fen')
  const { contractRate, permille } = penaltyTerms(task)
  const drawdown = inputs.dayMaybe(...DRAWDOWN)
  const maturity = inputs.dayMaybe(...names.maturity)
  if (principal !== null && drawdown !== null && maturity !== null && drawdown < maturity) {
    return fromDrawdown(inputs, principal, contractRate, permille, drawdown, maturity, convention)
  }
  const overdueFrom = [...names.maturity, 'overdue_from', 'overdue_since', 'misused_from', ...DRAWDOWN]
  const days = daysOf(inputs, convention, overdueFrom, LOAN_END)
  const arrears = { principal: principal ?? 0n, interest: interest ?? 0n, days }
  const { penalty, compound } = penaltySegments(arrears, contractRate, permille, convention)
  return {
    ...interestAnswers([...penalty, ...compound]),
    days,
    penalty_rate_ppm: penaltyRate(contractRate, permille),
    applied_rate_ppm: penaltyRate(contractRate, permille),
    penalty_interest_fen: interestOf(penalty),
    penalty_fen: interestOf(penalty),
    compound_interest_fen: interestOf(compound),
    compound_fen: interestOf(compound),
    payout_fen: arrears.principal + arrears.interest + interestOf([...penalty, ...compound]),
  }
}

/** The penalty rate as such, or the contract rate and the heavier of its uplifts. */
function penaltyTerms({ inputs, product }: Task): { contractRate: number; permille: number } {
  const direct = inputs.ppmMaybe('penalty_rate', 'overdue_rate', 'misuse_rate', 'compound_rate')
  if (direct !== null) return { contractRate: direct, permille: 1000 }
  const factor = permilleOf(inputs, 'factor', 'penalty_factor', 'rate_factor')
  const uplifts = ['uplift', 'overdue_uplift', 'misuse_uplift', 'penalty_uplift']
    .map(name => permilleOf(inputs, name))
    .filter(uplift => uplift !== null)
  const contractRate = inputs.ppm('contract_rate', ...names.rate)
  if (factor !== null) return { contractRate, permille: factor }
  if (uplifts.length === 0 && !/COMPOUND/.test(product)) {
    lacking('an uplift or a penalty rate', ['uplift', 'penalty_rate'], '_ppm')
  }
  return { contractRate, permille: penaltyPermille(uplifts) }
}

function fromDrawdown(
  inputs: Inputs,
  principal: bigint,
  rate: number,
  permille: number,
  from: Day,
  maturity: Day,
  convention: Convention,
): Answers {
  const on = inputs.day(...LOAN_END)
  mustFollow(from, on)
  const segments = loanSegments(principal, rate, from, maturity, on, permille, convention)
  const regular = loanSegments(
    principal,
    rate,
    from,
    maturity,
    on < maturity ? on : maturity,
    permille,
    convention,
  )
  const late = loanSegments(principal, rate, maturity, maturity, on, permille, convention)
  return {
    ...interestAnswers(segments),
    days: daysIn(from, on, convention),
    overdue_days: on > maturity ? daysIn(maturity, on, convention) : 0,
    normal_interest_fen: interestOf(regular),
    contract_interest_fen: interestOf(regular),
    penalty_interest_fen: interestOf(late),
    penalty_fen: interestOf(late),
    penalty_rate_ppm: penaltyRate(rate, permille),
    payout_fen: principal + interestOf(segments),
  }
}
