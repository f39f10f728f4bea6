/** The ticket, on the screen and on the 80 mm paper of the kiosk. */
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { businesses } from '../../core/queue/business.ts'
import type { WireTicketTaken } from '../../core/queue/wire.ts'
import { showTime } from '../ui/money.ts'
import { printAs, printRoom } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'
import { useWaitWords } from './hall.tsx'

export function Slip({ taken }: { readonly taken: WireTicketTaken }) {
  const { say } = useWords()
  const wait = useWaitWords()
  return (
    <div className="ticket-slip">
      <p>{say('yourNumber')}</p>
      <strong className="figure">{taken.ticket}</strong>
      <p>{say(businesses[taken.business])}</p>
      <p className="figure">{`${say('peopleAhead')} ${taken.ahead} ${say('persons')} · ${wait(taken.waitMs)}`}</p>
      <p className="hint figure">{`${taken.day} ${showTime(taken.at)}`}</p>
      <p className="hint">{say('ticketAdvice')}</p>
      <p className="hint figure">{`${say('ticketKey')} ${taken.key}`}</p>
    </div>
  )
}

/** Goes to the printer as soon as it is there. */
export function SlipPaper({ taken }: { readonly taken: WireTicketTaken }) {
  const { say } = useWords()
  useEffect(() => printAs('slip'), [taken.ticket])
  return createPortal(
    <article className="receipt">
      <header>
        <h1>{say(taken.branch.name)}</h1>
      </header>
      <Slip taken={taken} />
    </article>,
    printRoom(),
  )
}
