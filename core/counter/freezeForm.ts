/** How a freeze is asked for: what it keeps in the account, and how much of it. */
import type { Bars } from '../ledger/restrictions.ts'
import { choice } from '../fields/choice.ts'
import { money } from '../fields/money.ts'

export const barsField = choice<Bars>({ zh: '冻结方式', en: 'What is frozen' }, [
  { value: 'amount', zh: '限额冻结', en: 'An amount' },
  { value: 'out', zh: '全额冻结（只收不付）', en: 'All of it: nothing leaves' },
  { value: 'in', zh: '只付不收', en: 'Nothing enters' },
  { value: 'both', zh: '不收不付', en: 'Nothing leaves or enters' },
])

export const amountField = money({ zh: '冻结金额', en: 'Amount' }, { min: 1n })
