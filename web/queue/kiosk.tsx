import { useEffect, useRef, useState } from 'react'
import { type Business, businesses, type Flag, flagNames, flags } from '../../core/queue/business.ts'
import type { WireQueueBoard, WireTicketTaken } from '../../core/queue/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { type Hall, HallPage, newTicketRequest, useHall, useWaitWords } from './hall.tsx'
import { RateByCode } from './rating.tsx'
import { Slip, SlipPaper } from './slip.tsx'

/** So long the ticket is shown before the next customer comes. */
const SHOWN_MS = 20_000

/** Takes a ticket: one press, and the number is there. */
export default function KioskPage() {
  const hall = useHall()
  const [taken, setTaken] = useState<WireTicketTaken | null>(null)
  const [rating, setRating] = useState(false)
  useEffect(() => {
    if (!taken) return undefined
    const timer = setTimeout(() => setTaken(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [taken])
  return (
    <HallPage hall={hall} name="kiosk">
      {taken && <TicketTaken taken={taken} onDone={() => setTaken(null)} />}
      {!taken && rating && <RateByCode branch={hall.branch} onDone={() => setRating(false)} />}
      {!taken && !rating && hall.board && (
        <Choose hall={hall} board={hall.board} onTaken={setTaken} onRate={() => setRating(true)} />
      )}
    </HallPage>
  )
}

interface ChooseProps {
  readonly hall: Hall
  readonly board: WireQueueBoard
  onTaken(taken: WireTicketTaken): void
  onRate(): void
}

function Choose({ hall, board, onTaken, onRate }: ChooseProps) {
  const { say } = useWords()
  const wait = useWaitWords()
  const [care, setCare] = useState<readonly Flag[]>([])
  const [busy, setBusy] = useState(false)
  const { refusal, act } = useAct('queue')
  // Pressed again after a silence, it is the same ticket.
  const request = useRef(newTicketRequest())
  const take = async (business: Business) => {
    if (busy) return
    setBusy(true)
    await act(async () => {
      onTaken(await api.takeTicket(hall.branch, { business, flags: care, request: request.current }))
      request.current = newTicketRequest()
    })
    setBusy(false)
  }
  if (!board.open) return <p className="hall-closed">{say('queueClosedNow')}</p>
  return (
    <>
      <h2>{say('takeNumber')}</h2>
      <div className="kiosk-care" role="group" aria-label={say('needCare')}>
        <span>{say('needCare')}</span>
        {flagNames.map(flag => (
          <button
            key={flag}
            type="button"
            aria-pressed={care.includes(flag)}
            onClick={() => setCare(care.includes(flag) ? care.filter(one => one !== flag) : [...care, flag])}
          >
            {say(flags[flag])}
          </button>
        ))}
      </div>
      <div className="kiosk-choices">
        {board.businesses.map(({ business, waiting, waitMs }) => (
          <button key={business} type="button" disabled={busy} onClick={() => void take(business)}>
            <b>{business}</b>
            <span>{say(businesses[business])}</span>
            <small className="figure">{`${say('waitingCount')} ${waiting} ${say('persons')} · ${wait(waitMs)}`}</small>
          </button>
        ))}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
      <footer className="hall-foot">
        <span>{say('takeNumberHint')}</span>
        <button type="button" onClick={onRate}>
          {say('rateByCode')}
        </button>
      </footer>
    </>
  )
}

function TicketTaken({ taken, onDone }: { readonly taken: WireTicketTaken; onDone(): void }) {
  const { say } = useWords()
  return (
    <section className="kiosk-taken" aria-label={say('yourNumber')}>
      <Slip taken={taken} />
      <SlipPaper taken={taken} />
      <button type="button" onClick={onDone}>
        {say('ticketDone')}
      </button>
    </section>
  )
}
