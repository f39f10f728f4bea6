/** The step of the service processes that a terminal is at: by its form, its last row, its ticket. */
import { mayCall } from '../../core/queue/access.ts'
import { stepAfter, stepAtForm, stepAtWindow } from '../../core/service/places.ts'
import type { StepKey } from '../../core/service/processes.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useQueue, useRow } from '../api/queries.ts'
import { type Doing, formOf } from '../terminal/doing.ts'

export function useStep(desk: WireDesk, doing: Doing): StepKey | null {
  const { data: queue } = useQueue(mayCall(desk.person.roles) && desk.person.duty === 'on')
  const done = doing.kind === 'done' ? doing : null
  const { data: row } = useRow(done?.day ?? null, done?.serial ?? null)
  const form = formOf(doing)
  if (form) return stepAtForm(form.transaction, form.values, { retainFrom: BigInt(desk.retainFrom) })
  if (done) return row ? stepAfter(row.code) : null
  const own = queue?.windows.find(({ no }) => no === queue.own)
  const ticket = queue?.tickets.find(({ no }) => no === own?.ticket)
  if (ticket?.state === 'called') return stepAtWindow('called')
  return stepAtWindow(ticket ? 'serving' : null)
}
