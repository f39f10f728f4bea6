/**
 * The step of the service processes that a terminal is at: by its form, its last row, its ticket. While what
 * was posted is shown it is handed out; put away, the customer goes, until another form or ticket comes.
 */
import { useEffect, useState } from 'react'
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
  const own = queue?.windows.find(({ no }) => no === queue.own)
  const served = useServed(row?.code ?? null, form !== null, own?.ticket ?? null)
  if (form) return stepAtForm(form.transaction, form.values, { retainFrom: BigInt(desk.retainFrom) })
  if (done) return row ? stepAfter(row.code, false) : null
  const leaving = served === null ? null : stepAfter(served, true)
  if (leaving) return leaving
  const ticket = queue?.tickets.find(({ no }) => no === own?.ticket)
  if (ticket?.state === 'called') return stepAtWindow('called')
  return stepAtWindow(ticket ? 'serving' : null)
}

/** What was posted last for the customer who is still there; null once another form or ticket follows. */
function useServed(posted: string | null, isAtForm: boolean, ticket: string | null): string | null {
  const [served, setServed] = useState<{ readonly code: string; readonly ticket: string | null } | null>(null)
  useEffect(() => {
    if (posted !== null) setServed({ code: posted, ticket })
    else if (isAtForm) setServed(null)
  }, [posted, isAtForm, ticket])
  return served !== null && served.ticket === ticket ? served.code : null
}
