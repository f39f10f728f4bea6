/**
 * Which function works out which vector: the first row whose product, and method where it matters, are
 * matched.
 */
import { accrual, tax } from './accrual.ts'
import type { Answers } from './answers.ts'
import { agreement, demand } from './demand.ts'
import { discount } from './discount.ts'
import { lumpInPartOut, principalKept } from './draws.ts'
import { NotCovered } from './file.ts'
import { fixed } from './fixed.ts'
import { education, instalment } from './instalment.ts'
import { loanInterest } from './loan.ts'
import { fixedOrDemand, notice } from './notice.ts'
import { penalty } from './penalty.ts'
import { renewed } from './renewal.ts'
import { prepayment, scheduled } from './schedule.ts'
import type { Task } from './terms.ts'

type Way = (task: Task) => Answers

const methods: readonly (readonly [product: RegExp, method: RegExp, Way])[] = [
  [/^(INTEREST_)?TAX/, /./, tax],
  [/ACCRUAL/, /./, accrual],
  [/^DEMAND/, /./, demand],
  [/^AGREEMENT/, /./, agreement],
  [/^FIXED_OR_DEMAND/, /./, fixedOrDemand],
  [/^(FIXED|LUMP_SUM)/, /RENEW/, renewed],
  [/RENEW/, /./, renewed],
  [/^(FIXED|LUMP_SUM)/, /./, fixed],
  [/^EDUCATION/, /./, education],
  [/^INSTALMENT/, /./, instalment],
  [/^(PRINCIPAL_KEPT|INTEREST_DRAW)/, /./, principalKept],
  [/^LUMP_IN_PART_OUT/, /./, lumpInPartOut],
  [/^NOTICE/, /./, notice],
  [/^DISCOUNT|^BILL/, /./, discount],
  [/^LOAN.*PREPA/, /./, prepayment],
  [/^LOAN.*(OVERDUE|MISUSE|PENALTY|COMPOUND)/, /./, penalty],
  [/^LOAN/, /PENALTY|COMPOUND/, penalty],
  [/^LOAN.*EQUAL/, /./, scheduled],
  [/^LOAN/, /ANNUITY|LINEAR|EQUAL/, scheduled],
  [/^LOAN/, /./, loanInterest],
]

export function answersTo(task: Task): Answers {
  const { method } = task
  const product = inEnglish(task.product)
  const row = methods.find(([products, ways]) => products.test(product) && ways.test(method))
  if (!row) throw new NotCovered(`no way to work out product ${product}, method ${method}`)
  return row[2]({ ...task, product })
}

/** Other names of the same kinds. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^(INSTALLMENT|RECURRING|零存整取)/, 'INSTALMENT'],
  [/^整存零取/, 'LUMP_IN_PART_OUT'],
  [/^存本取息/, 'PRINCIPAL_KEPT'],
  [/^定活两便/, 'FIXED_OR_DEMAND'],
  [/^(TIME_DEPOSIT|TERM_DEPOSIT|整存整取|定期)/, 'FIXED'],
  [/^(单位活期|对公活期)/, 'DEMAND_CORPORATE'],
  [/^(CURRENT|活期)/, 'DEMAND'],
  [/^(NOTIFICATION|通知存款)/, 'NOTICE'],
  [/^教育储蓄/, 'EDUCATION'],
  [/^协定存款/, 'AGREEMENT'],
  [/^贴现/, 'DISCOUNT'],
  [/^贷款/, 'LOAN'],
]

function inEnglish(product: string): string {
  const alias = aliases.find(([other]) => other.test(product))
  return alias ? product.replace(...alias) : product
}
