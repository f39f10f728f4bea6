/**
 * A company comes to the demo outlet: it opens an account, lodges its takings, buys cheques and applications,
 * pays wages and a bill.
 */
import { accountNumber } from '../../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import type { Submit } from '../actors.ts'
import { Payrolls } from '../jobs/payrolls.ts'
import type { Evening } from './evening.ts'
import { demoCustomers } from './people.ts'

const NAME = '深圳市和平机械厂'

export interface DemandAccount {
  readonly no: string
  balance: bigint
}

/** On the last day, so that the numbers of the other customers stay as they are. */
export async function companyComes(
  { books, crew, branch }: Evening,
  submit: Submit,
  accounts: readonly DemandAccount[],
  customers: number,
): Promise<void> {
  const teller = crew.actor('0011')
  const people = accounts.slice(0, 3)
  const account = accountNumber(branch, 'corporateDemand', 1n)
  await teller.act('0201', {
    kind: 'company',
    name: NAME,
    idKind: 'creditCode',
    idNumber: '91350100M000100Y43',
  })
  await teller.act('3503', {
    action: 'open',
    customer: String(customers + 1),
    class: 'basic',
    // Its capital was verified in another account: it pays wages on its first day.
    ground: 'capital',
    licence: '营业执照、开户申请书',
    specimen: SAMPLE_PICTURE,
    rule: '财务专用章＋法人章',
  })
  const lodged = { depositor: '孙会计', source: '货款', amount: '20000', notes: '100x200' }
  await teller.act('3501', { account, ...lodged })
  await teller.act('6001', {
    principal: 'power',
    bill: 'D2026-0001',
    amount: '318.40',
    payer: account,
    presented: SAMPLE_PICTURE,
    signet: 'same',
  })
  // Its first books, so that it may pay on paper from the next day on.
  for (const kind of ['cheque', 'application']) {
    const seals = { presented: SAMPLE_PICTURE, signet: 'same' }
    await teller.act('2008', { account, kind, numbers: '1-25', ...seals })
  }
  await teller.act('6020', { action: 'sign', service: 'payroll', account, number: '代发1号' })
  const wages = people.map(({ no }, index) => `${no},${demoCustomers[index]?.name},2600.00`)
  await teller.act('6003', {
    account,
    batch: '第一批',
    count: String(people.length),
    total: String(2600 * people.length),
    file: ['账号,户名,金额', ...wages].join('\n'),
  })
  // Who pays looks at what is projected.
  await books.memories.caughtUp(branch)
  await new Payrolls(books, submit).look()
}
