/** The first customer of the demo outlet buys a house: contract, deed in custody, draw, first instalment. */
import { accountNumber } from '../../core/counter/accounts.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { itemIdOf } from '../../core/desk.ts'
import { printMoney, yuan } from '../../core/money.ts'
import type { Crew } from '../actors.ts'
import type { DemandAccount } from './company.ts'

const CONTRACT = '房贷-2026-001'
const PRICE = '900000'
const AMOUNT = yuan(600_000)
const MONTHS = 240
/** An instalment is less: what is known of the account stays on the safe side. */
const INSTALMENT_MOST = yuan(4_000)

/** A house is bought on the second day of the week, and its first instalment paid on the fifth. */
const BOUGHT = 1
const FIRST_DUE = 4
const ACCRUED = 6

export async function lending(
  crew: Crew,
  branch: string,
  index: number,
  account: DemandAccount | undefined,
): Promise<void> {
  if (!account) return
  if (index === BOUGHT) await mortgage(crew, account, addDays(crew.day, FIRST_DUE - BOUGHT))
  if (index === FIRST_DUE) await firstInstalment(crew, branch, account)
  if (index === ACCRUED) await crew.actor('0003').act('6830', { kind: 'accrue' })
}

async function mortgage(crew: Crew, account: DemandAccount, due: Day): Promise<void> {
  const teller = crew.actor('0013')
  const payer = account.no
  const looked = await teller.act('6804', {
    customer: '1',
    amount: printMoney(AMOUNT),
    use: 'housing',
    purpose: '购买住房',
    partner: '0003',
    findings: '月收入二万八千元，首付已付三成，征信无逾期',
    conclusion: 'recommend',
  })
  await teller.act('6805', {
    customer: '1',
    contract: CONTRACT,
    approved: printMoney(AMOUNT),
    term: String(MONTHS),
    rate: '4.9',
    method: 'equalInstalment',
    date: String(Number(due.slice(8))),
    payer,
    use: 'housing',
    purpose: '购买住房',
    guarantee: 'mortgage',
    collateral: PRICE,
    investigation: itemIdOf('investigation', looked),
  })
  await teller.act('6821', {
    action: 'in',
    contract: CONTRACT,
    thing: '住宅一套',
    document: '不动产权第 0088123 号',
    value: PRICE,
    keeper: '0003',
  })
  await teller.act('6800', { contract: CONTRACT, amount: printMoney(AMOUNT), payee: payer })
  account.balance += AMOUNT
}

async function firstInstalment(crew: Crew, branch: string, account: DemandAccount): Promise<void> {
  const loan = accountNumber(branch, 'loan', 1n)
  await crew.actor('0003').act('6830', { kind: 'collect', account: loan })
  account.balance -= INSTALMENT_MOST
}
