/** How somebody was served, one to five: at the tablet of the window, or at the kiosk by number and code. */
import { Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../api/acting.ts'
import { api, type Rating } from '../api/client.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { HallPage, useHall } from './hall.tsx'

/** The tablet of a window: asks about the last ticket that was served there. */
export default function RatingPage({ no }: { readonly no: number }) {
  const hall = useHall()
  const { say } = useWords()
  const [thanked, setThanked] = useState<string | null>(null)
  const window = hall.board?.windows.find(one => one.no === no)
  const ended = window?.ended ?? null
  // Whoever is called next has not rated anything yet.
  if (window?.ticket && thanked !== null) setThanked(null)
  const asks = ended !== null && ended !== thanked && window?.ticket === null
  return (
    <HallPage hall={hall} name="rating">
      <p className="rating-window figure">{`${say('windowNo')} ${no}`}</p>
      {window?.ticket && <strong className="rating-ticket figure">{window.ticket}</strong>}
      {asks && (
        <Scores key={ended} branch={hall.branch} rated={{ ticket: ended }} onDone={() => setThanked(ended)} />
      )}
      {!asks && window?.ticket === null && <h2>{say(thanked === null ? 'rateNobody' : 'rateThanks')}</h2>}
    </HallPage>
  )
}

interface ScoresProps {
  readonly branch: string | null
  readonly rated: Omit<Rating, 'score'>
  readonly disabled?: boolean
  onDone(): void
}

const scores: readonly (readonly [number, Word])[] = [
  [5, 'rate5'],
  [4, 'rate4'],
  [3, 'rate3'],
  [2, 'rate2'],
  [1, 'rate1'],
]

function Scores({ branch, rated, disabled = false, onDone }: ScoresProps) {
  const { say } = useWords()
  const { refusal, act } = useAct('queue')
  const rate = async (score: number) => {
    if (await act(() => api.rateTicket(branch, { ...rated, score }))) onDone()
  }
  return (
    <section aria-label={say('rateTitle')}>
      <h2>{`${say('rateTitle')} ${rated.ticket}`}</h2>
      <div className="rating-scores">
        {scores.map(([score, word]) => (
          <button key={score} type="button" disabled={disabled} onClick={() => void rate(score)}>
            <b className="figure">{score}</b>
            <span>{say(word)}</span>
          </button>
        ))}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </section>
  )
}

export function RateByCode({ branch, onDone }: { readonly branch: string | null; onDone(): void }) {
  const { say } = useWords()
  const [ticket, setTicket] = useState('')
  const [key, setKey] = useState('')
  const typed = ticket.trim().toUpperCase()
  const isWhole = /^[A-D]\d{3,4}$/.test(typed) && /^\d{6}$/.test(key)
  return (
    <div className="rating-code">
      <Input
        size="large"
        aria-label={say('queueTicket')}
        placeholder={say('queueTicket')}
        value={ticket}
        maxLength={5}
        onChange={event => setTicket(event.target.value)}
      />
      <Input
        size="large"
        aria-label={say('ticketKey')}
        placeholder={say('ticketKey')}
        value={key}
        maxLength={6}
        onChange={event => setKey(event.target.value.trim())}
      />
      <Scores branch={branch} rated={{ ticket: typed, key }} disabled={!isWhole} onDone={onDone} />
      <button type="button" onClick={onDone}>
        {say('ticketDone')}
      </button>
    </div>
  )
}
