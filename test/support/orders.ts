/** Requests of authorities, for the tests of the codes that they use. */
import type { Raw } from '../../core/fields/field.ts'
import type { Bank } from './practice.ts'
import { must } from './tables.ts'

/** What every request of a court brings. */
export const ofCourt = {
  organ: 'court',
  officers: '张三 执1001；李四 执1002',
  document: '（2026）粤03执12号',
  notice: '协12号',
}

/** Who signs an order: row 2 asks, three sign and one row more is posted than there are signatures. */
export const freezing = (account: string, differs: Raw = {}): Raw => {
  const { amount = '5000', ...others } = differs
  const bars = others.bars ?? 'amount'
  const much: Record<string, string> = bars === 'amount' ? { amount } : {}
  return { account, ...ofCourt, bars, until: '2027-03-01', ...much, ...others }
}

/** Each order has a notice of its own. */
const noticeOf = ({ head }: Bank): Raw => ({ notice: `协 ${head.day}/${head.serial} 号` })

/** Freezes an account and gives the number of the freeze. */
export function freezes(bank: Bank, account: string, differs: Raw = {}): string {
  return opened(bank, must(bank, '0011', '4011', freezing(account, { ...noticeOf(bank), ...differs })))
}

/** Enters a freeze in the line behind another, for a court. */
export function waits(bank: Bank, account: string, differs: Raw = {}): string {
  const { until: _until, ...fields } = freezing(account, { ...noticeOf(bank), ...differs })
  return opened(bank, must(bank, '0011', '4013', { action: 'wait', term: '12', ...fields }))
}

function opened({ state }: Bank, lines: readonly string[]): string {
  const id = /^new item (\S+)/m.exec(lines.join('\n'))?.[1] ?? ''
  if (!state.get('item', id)) throw new Error(`no item in ${lines.join('; ')}`)
  return id
}
