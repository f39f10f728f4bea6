/** What companies bring, as the practice books know it. */
import type { Raw } from '../../core/fields/field.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { type Bank, cash } from './practice.ts'
import { bookedFrom, must } from './tables.ts'

export const sealed: Raw = { presented: SAMPLE_PICTURE, signet: 'same' }

/** Cash is lodged, so that great amounts can be paid, from the account and from the till. */
export const lodge = (bank: Bank, account: string, amount: string): void => {
  const by = { depositor: '孙会计', source: '货款' }
  must(bank, '0011', '3501', { account, ...by, amount, notes: cash(amount) })
}

/** K1 is rich, and till 01 full of hundreds; nothing needs to be booked. */
export function richCompany(bank: Bank): void {
  lodge(bank, 'K1', '9000000')
  bookedFrom(bank, 10n ** 12n)
}
