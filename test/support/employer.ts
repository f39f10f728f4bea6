/** An employer and his people in a real database: their accounts, their contract, their payroll. */
import { accountNumber } from '../../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import type { Crew } from '../../server/actors.ts'
import { BRANCH, DAY, openTheDay } from './outlet.ts'

export const EMPLOYER = accountNumber(BRANCH, 'corporateDemand', 1n)

export const accountOfPerson = (number: number): string => accountNumber(BRANCH, 'demand', BigInt(number))

/** Customer 1 is the employer, with 100,000; customers 2 to `people` + 1 have an account of one yuan each. */
export async function openEmployer(bank: { readonly crew: Crew }, people: number): Promise<void> {
  await openTheDay(bank)
  const { crew } = bank
  const teller = crew.actor('0011')
  await teller.act('0201', {
    kind: 'company',
    name: '和平机械厂',
    idKind: 'creditCode',
    idNumber: '91350100M000100Y43',
  })
  await teller.act('3503', {
    action: 'open',
    customer: '1',
    class: 'basic',
    ground: 'capital',
    licence: '营业执照',
    specimen: SAMPLE_PICTURE,
    rule: '财务专用章＋法人章',
  })
  const lodged = {
    account: EMPLOYER,
    depositor: '孙会计',
    source: '货款',
    amount: '100000',
    notes: '100x1000',
  }
  await teller.act('3501', lodged)
  await teller.act('6020', { action: 'sign', service: 'payroll', account: EMPLOYER, number: '代发1' })
  // Beyond the fifty that he has drawn, out of the vault in lots that a teller may hold.
  for (let first = 501; first <= people + 450; first += 400) {
    const drawn = { kind: 'passbook', numbers: `${first}-${first + 399}` }
    await crew.actor('0003').act('2001', drawn)
    await teller.act('2003', drawn)
  }
  const numbers = Array.from({ length: people }, (_, index) => index + 1)
  const each = (code: string, fieldsOf: (number: number) => Record<string, string>) =>
    Promise.all(numbers.map(number => teller.act(code, fieldsOf(number))))
  await each('0201', number => ({
    kind: 'person',
    name: `职工${number}`,
    idKind: 'passport',
    idNumber: `P${1_000_000 + number}`,
  }))
  await each('0500', number => ({ customer: String(number + 1), amount: '1', notes: '1x1' }))
}

export interface Wage {
  readonly account: string
  readonly name: string
  readonly amount: string
}

const HEADER = ['账号', '户名', '金额']

/** Hands the payroll in as text, and has it signed; gives the item. */
export const handIn = (bank: { readonly crew: Crew }, wages: readonly Wage[], total: string) =>
  handInFile(
    bank,
    tableOf(wages)
      .map(cells => cells.join(','))
      .join('\n'),
    wages.length,
    total,
  )

export const tableOf = (wages: readonly Wage[]): string[][] => [
  HEADER,
  ...wages.map(({ account, name, amount }) => [account, name, amount]),
]

export async function handInFile(
  { crew }: { readonly crew: Crew },
  file: string,
  count: number,
  total: string,
): Promise<string> {
  const { serial } = await crew.actor('0013').act('6003', {
    account: EMPLOYER,
    batch: '2026-02',
    count: String(count),
    total,
    file,
  })
  return `payroll-${DAY.replaceAll('-', '')}-${serial}`
}
