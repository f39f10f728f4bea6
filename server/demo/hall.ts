/** The demo's hall: it is gone through each day, customers are taught, and some want to leave. */
import type { Raw } from '../../core/fields/field.ts'
import type { Crew } from '../actors.ts'

/** The lobby manager's. */
export const LEADER = '0021'

const listOf = (count: number, wrong: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, index) => `check${index + 1} ${wrong[index + 1] ?? 'ok'}`).join('\n')

/** Before the door opens; on the third day a rating tablet is dark, and its teller has it mended. */
export async function hallOpens(crew: Crew, index: number): Promise<void> {
  const looked = listOf(7, index === 2 ? { 2: '0011 一号窗口评价器不亮' } : {})
  const { serial } = await crew.actor(LEADER).act('9702', { round: 'opening', looked })
  if (index !== 2) return
  const check = itemOf('hallCheck', crew, serial)
  await crew.actor('0011').act('9703', { check, line: 'check2', how: '更换电源线，已恢复' })
}

export const itemOf = (kind: string, { day }: Crew, serial: number): string =>
  `${kind}-${day.replaceAll('-', '')}-${serial}`

const LESSONS: readonly (readonly [teller: string, fields: Raw])[] = [
  [LEADER, { activity: 'mobile', result: 'activated', customer: '1' }],
  ['0011', { activity: 'fraud', result: 'told' }],
  [LEADER, { activity: 'machine', result: 'learned' }],
  ['0012', { activity: 'bill', result: 'declined' }],
]

/** While the branch is open: somebody is taught each day, and in the middle of the week two want to leave. */
export async function hallWorks(crew: Crew, index: number): Promise<void> {
  for (const [teller, fields] of LESSONS.slice(0, 2 + (index % 3)))
    await crew.actor(teller).act('9704', fields)
  if (index === 3) {
    const fields = { customer: '1', signal: 'moving', amount: '60000', reason: 'rate', offer: 'deposit' }
    const { serial } = await crew.actor('0012').act('9705', { ...fields, handler: LEADER })
    const retention = itemOf('retention', crew, serial)
    await crew.actor(LEADER).act('9706', { retention, outcome: 'partly', kept: '40000' })
  }
  if (index !== 5) return
  const fields = { customer: '2', signal: 'closing', amount: '3000', reason: 'distance', offer: 'channel' }
  await crew.actor('0011').act('9705', { ...fields, handler: LEADER })
}

/** Once the last customer has gone; on the last day something is left for today. */
export async function hallCloses(crew: Crew, isLast: boolean): Promise<void> {
  const looked = listOf(5, isLast ? { 4: `${LEADER} 大厅东侧灯带不亮，已报修` } : {})
  await crew.actor(LEADER).act('9702', { round: 'closing', looked })
}
