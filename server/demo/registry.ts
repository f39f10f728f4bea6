/** What the supervisor of the demo has changed in the registry: in force, and still to come. */
import { addDays } from '../../core/dates.ts'
import type { Crew } from '../actors.ts'

export async function registryChanges({ actor, day }: Crew): Promise<void> {
  const { act } = actor('0002')
  const notice = { from: day, reason: '分行运营部 2026 年第 12 号通知' }
  await act('0103', { what: 'setting', setting: 'loss.oralDays', value: '7', ...notice })
  await act('0104', { what: 'attribute', code: '0560', attribute: 'grade', value: '5', ...notice })
  const coming = { ...notice, from: addDays(day, 14) }
  await act('0105', { what: 'rate', kind: 'lumpSum', months: '12', rate: '1.45', ...coming })
  await act('0103', { what: 'amount', code: '0510', row: '1', value: '80000', ...coming })
}
