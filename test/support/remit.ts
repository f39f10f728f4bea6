import { sealed } from './company.ts'
/** Remittances of persons, as the practice branch enters and sends them. */
import type { Raw } from '../../core/fields/field.ts'
import type { Bank } from './practice.ts'
import { must } from './tables.ts'

/** Where the money goes, for a payer who is who he says. */
export const remit: Raw = {
  bank: '某银行',
  payeeAccount: '6222000000001',
  payee: '某公司',
  identityResult: 'match',
}

/** One colleague of the maker 0013 reviews it, another sends it. */
export function send(bank: Bank, remittance: string): void {
  must(bank, '0011', '5003', { remittance, step: 'review' })
  must(bank, '0003', '5003', { remittance, step: 'send' })
}

/** The workshop orders it on its next application. */
const { identityResult: _, ...whither } = remit
export const ordered = {
  ...sealed,
  ...whither,
  account: 'K1',
  application: '903',
  issued: '2026-03-02',
  amount: '5000',
}
