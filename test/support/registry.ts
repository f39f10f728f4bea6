/** What the supervisor proposes and the director signs, and the morning on which it is in force. */
import type { Raw } from '../../core/fields/field.ts'
import { PRACTICE_BRANCH, PRACTICE_DAY } from '../../core/practice.ts'
import { type Bank, patch } from './practice.ts'
import { must } from './tables.ts'

export const TODAY = PRACTICE_DAY
export const TOMORROW = '2026-03-03'

/** Changes something from a day on, signed. */
export const agreed = (bank: Bank, code: string, fields: Raw): string[] =>
  must(bank, '0002', code, { from: TODAY, reason: '分行通知', ...fields })

/** The branch opens on another day, with the people where they stood. */
export function morning(bank: Bank, day: string): string[] {
  patch(bank, 'branch', PRACTICE_BRANCH, { state: 'closed', day })
  bank.turnTo(day)
  return must(bank, '0002', '8001')
}
