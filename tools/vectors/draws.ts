/** Principal-kept deposits and deposits drawn in parts, from a vector. */
import { addMonths, type Day } from '../../core/dates.ts'
import { daysIn, depositConvention, earningBase } from '../../core/interest/convention.ts'
import { overdueSegments } from '../../core/interest/fixed.ts'
import { closeDrawsEarly, drawPlan } from '../../core/interest/interestDraw.ts'
import { type PartsPlan, partsDrawnSegments, partsSegments } from '../../core/interest/lumpInPartOut.ts'
import { exactInterest, interestOf } from '../../core/interest/segments.ts'
import { flatTax } from '../../core/interest/tax.ts'
import { type Answers, interestAnswers, taxedAnswers } from './answers.ts'
import { BadInput, NotCovered } from './file.ts'
import { type Inputs, lacking } from './inputs.ts'
import { conventionOf, mustFollow, names, type Task, taxOf, termMonthsMaybe } from './terms.ts'

const INTERVAL = ['interval_months', 'every_months', 'draw_interval_months', 'interval']

export function principalKept(task: Task): Answers {
  const { inputs, method } = task
  const open = inputs.dayMaybe(...names.open)
  const on = inputs.dayMaybe(...names.end, ...names.until)
  const months = termMonthsMaybe(inputs)
  const dated = inputs.dayMaybe(...names.maturity)
  const maturity = dated ?? (open === null || months === null ? null : addMonths(open, months))
  const isEarly = on !== null && (maturity === null || on < maturity)
  return isEarly || /EARLY|CLAWBACK/.test(method) ? closedEarly(task) : drawnToTheEnd(task, maturity, on)
}

function drawnToTheEnd(task: Task, maturity: Day | null, on: Day | null): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const principal = inputs.amount(...names.principal)
  const plan = planOf(task)
  const isLate = maturity !== null && on !== null && on > maturity
  const overdue = isLate
    ? overdueSegments(
        earningBase(principal, convention),
        maturity,
        on,
        inputs.ppm(...names.demandRate),
        convention,
      )
    : []
  const late = interestOf(overdue)
  const [tax] = taxOf(inputs)
  return {
    ...interestAnswers(plan.segments, tax ? flatTax(plan.interest, tax.ppm) : 0n),
    total_interest_fen: plan.interest + late,
    overdue_interest_fen: late,
    overdue_days: isLate ? daysIn(maturity, on, convention) : 0,
    draws: plan.draws,
    each_draw_fen: plan.each,
    last_draw_fen: plan.last,
    payout_fen: principal + plan.last + late,
  }
}

function planOf(task: Task) {
  const { inputs } = task
  const months = termMonthsMaybe(inputs) ?? lacking('a term', ['term_months'], '')
  const draws = inputs.monthsMaybe('draws', 'draw_count', 'times')
  const interval = inputs.monthsMaybe(...INTERVAL) ?? (draws ? months / draws : 1)
  if (months % interval !== 0) {
    throw new BadInput(`inputs: ${months} months are no whole number of draws`)
  }
  const principal = inputs.amount(...names.principal)
  return drawPlan(
    principal,
    inputs.ppm(...names.rate),
    months,
    interval,
    conventionOf(task, depositConvention),
  )
}

function closedEarly(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const start = inputs.day(...names.open)
  const on = inputs.day(...names.end, ...names.until)
  mustFollow(start, on)
  const principal = inputs.amount(...names.principal)
  const paid = drawnSoFar(task, start, on)
  const demandRate = inputs.ppm(...names.demandRate)
  const { segments, interest, clawback, payout } = closeDrawsEarly(
    principal,
    start,
    on,
    demandRate,
    paid,
    convention,
  )
  return {
    ...taxedAnswers(segments, start, on, taxOf(inputs), principal),
    days: daysIn(start, on, convention),
    interest_due_fen: interest,
    already_paid_fen: paid,
    paid_interest_fen: paid,
    clawback_fen: clawback,
    payout_fen: payout,
  }
}

/** Told as a sum, or as a number of draws; or the draws that fell due by then. */
function drawnSoFar(task: Task, start: Day, on: Day): bigint {
  const { inputs } = task
  const sum = inputs.amountMaybe('already_paid', 'interest_paid', 'paid_interest', 'paid_out')
  if (sum !== null) return sum
  const told = inputs.countMaybe('draws_already_paid', 'draws_paid', 'paid_draws', 'draws_made')
  const each = inputs.amountMaybe('each_draw', 'each', 'draw') ?? planOf(task).each
  return each * BigInt(told ?? drawsDue(inputs, start, on))
}

function drawsDue(inputs: Inputs, start: Day, on: Day): number {
  const interval = inputs.monthsMaybe(...INTERVAL) ?? 1
  let due = 0
  while (addMonths(start, interval * (due + 1)) <= on) due += 1
  return due
}

export function lumpInPartOut(task: Task): Answers {
  const { inputs } = task
  const convention = conventionOf(task, depositConvention)
  const plan = partsPlanOf(inputs)
  const open = inputs.dayMaybe(...names.open)
  const on = inputs.dayMaybe(...names.end, ...names.until)
  const months = plan.times * plan.intervalMonths
  const shared = { times: plan.times, each_fen: plan.each, months }
  const maturity = inputs.dayMaybe(...names.maturity) ?? (open === null ? null : addMonths(open, months))
  if (open === null || maturity === null || on === null || on === maturity) {
    const segments = partsSegments(plan, convention)
    const [tax] = taxOf(inputs)
    return { ...interestAnswers(segments, tax ? flatTax(interestOf(segments), tax.ppm) : 0n), ...shared }
  }
  mustFollow(open, on)
  const left = inputs.amountMaybe('left', 'remaining', 'rest') ?? (on > maturity ? plan.each : 0n)
  const demandRate = inputs.ppm(...names.demandRate)
  const segments = partsDrawnSegments({ ...plan, open, maturity }, on, left, demandRate, convention)
  return {
    ...taxedAnswers(segments, open, on, taxOf(inputs), 0n),
    ...shared,
    days: daysIn(open, on, convention),
    exact_total_fen: exactInterest(segments),
  }
}

function partsPlanOf(inputs: Inputs): PartsPlan {
  const principal = inputs.amount(...names.principal)
  const given = inputs.amountMaybe('each', 'each_draw', 'part', 'draw')
  const told = inputs.monthsMaybe('times', 'draws', 'count')
  const term = termMonthsMaybe(inputs)
  const interval = inputs.monthsMaybe(...INTERVAL) ?? (term !== null && told ? term / told : 1)
  const times = told ?? (term === null ? null : term / interval) ?? (given ? Number(principal / given) : null)
  if (times === null) return lacking('the number of draws', ['times'], '')
  if (!Number.isInteger(times) || !Number.isInteger(interval) || times < 1) {
    throw new BadInput('inputs: the term is no whole number of draws')
  }
  const each = given ?? (principal % BigInt(times) === 0n ? principal / BigInt(times) : null)
  if (each === null) throw new NotCovered('the principal does not fall into equal parts')
  return { principal, each, times, intervalMonths: interval, ratePpm: inputs.ppm(...names.rate) }
}
