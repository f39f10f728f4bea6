import { useEffect, useRef, useState } from 'react'
import { businesses } from '../../core/queue/business.ts'
import type { WireCall, WireQueueBoard } from '../../core/queue/wire.ts'
import { useWords } from '../words/language.tsx'
import { HallPage, useHall, useWaitWords } from './hall.tsx'

/** What hangs in the hall: numbers and windows, and a voice where the browser has one. */
export default function DisplayPage() {
  const hall = useHall()
  return (
    <HallPage hall={hall} name="display">
      {hall.board && <Board board={hall.board} />}
    </HallPage>
  )
}

function Board({ board }: { readonly board: WireQueueBoard }) {
  const { say } = useWords()
  const wait = useWaitWords()
  const [loud, setLoud] = useState(true)
  useVoice(board.calls, loud)
  const [latest, ...before] = board.calls
  return (
    <div className="display-board">
      <section className="display-now" aria-label={say('calledNow')} aria-live="assertive">
        {latest ? <Latest call={latest} /> : <h2>{say('noCallsYet')}</h2>}
      </section>
      <section className="display-before" aria-label={say('callsBefore')}>
        <h2>{say('callsBefore')}</h2>
        <ul>
          {before.map(({ ticket, window, at }) => (
            <li key={`${ticket}${at}`} className="figure">
              <b>{ticket}</b>
              <span>{`${say('windowNo')} ${window}`}</span>
            </li>
          ))}
        </ul>
      </section>
      <footer className="display-foot">
        {board.businesses.map(({ business, waiting, waitMs }) => (
          <span key={business} className="figure">
            <b>{`${business} ${say(businesses[business])}`}</b>
            {`${say('waitingCount')} ${waiting} · ${wait(waitMs)}`}
          </span>
        ))}
        <button type="button" aria-pressed={loud} onClick={() => setLoud(!loud)}>
          {say('voiceOn')}
        </button>
      </footer>
    </div>
  )
}

function Latest({ call: { ticket, window, spoken } }: { readonly call: WireCall }) {
  const { say } = useWords()
  return (
    <>
      <strong className="figure">{ticket}</strong>
      <span className="display-arrow">→</span>
      <strong className="figure">{`${say('windowNo')} ${window}`}</strong>
      <p>{say(spoken)}</p>
    </>
  )
}

/** Says each call once, and again when it is called again, but not what was called before it was opened. */
function useVoice(calls: readonly WireCall[], loud: boolean): void {
  const { language } = useWords()
  const heard = useRef<Set<string> | null>(null)
  useEffect(() => {
    const keyOf = ({ ticket, at, calls: count }: WireCall) => `${ticket} ${at} ${count}`
    const known = heard.current
    heard.current = new Set(calls.map(keyOf))
    if (!known || !loud || !('speechSynthesis' in globalThis)) return
    for (const call of calls.toReversed()) {
      if (known.has(keyOf(call))) continue
      const speech = new SpeechSynthesisUtterance(call.spoken[language])
      speech.lang = language === 'zh' ? 'zh-CN' : 'en-US'
      speechSynthesis.speak(speech)
    }
  }, [calls, loud, language])
}
