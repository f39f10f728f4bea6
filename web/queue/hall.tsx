/** What stands in the hall hears how the queue stands. A lost connection is told, and comes back. */
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useSearch } from 'wouter'
import type { WireQueueBoard } from '../../core/queue/wire.ts'
import type { WireRefusal } from '../../core/wire.ts'
import { refusalIn } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useWords } from '../words/language.tsx'

export interface Hall {
  /** As the address says it: /kiosk?branch=0101. */
  readonly branch: string | null
  readonly board: WireQueueBoard | null
  readonly up: boolean
  readonly refusal: WireRefusal | null
}

const RETRY_MS = 5_000

export function useHall(): Hall {
  const branch = new URLSearchParams(useSearch()).get('branch')
  const [board, setBoard] = useState<WireQueueBoard | null>(null)
  const [up, setUp] = useState(true)
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [attempt, setAttempt] = useState(0)
  const hear = useEffectEvent((heard: WireQueueBoard) => {
    setUp(true)
    setRefusal(null)
    // Two that were sent at once may come the wrong way round.
    setBoard(known => (known && known.day === heard.day && known.seq > heard.seq ? known : heard))
  })
  useEffect(() => {
    const source = new EventSource(api.queueLive(branch))
    let again: ReturnType<typeof setTimeout> | undefined
    source.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as WireQueueBoard)
    source.onerror = () => {
      setUp(false)
      // A server that says no is not asked again by the browser: its reason is read, and asked for later.
      if (source.readyState !== EventSource.CLOSED) return
      api.queueBoard(branch).then(hear, (error: unknown) => setRefusal(refusalIn(error)))
      again = setTimeout(() => setAttempt(count => count + 1), RETRY_MS)
    }
    return () => {
      source.close()
      clearTimeout(again)
    }
  }, [branch, attempt])
  return { branch, board, up, refusal }
}

interface HallPageProps {
  readonly hall: Hall
  readonly name: string
  readonly children: ReactNode
}

/** The frame of each: whose hall it is, and whether what it shows is of now. */
export function HallPage({ hall: { board, up, refusal }, name, children }: HallPageProps) {
  const { say, toggle, language } = useWords()
  return (
    <main className={`hall ${name}`}>
      <header className="hall-head">
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1>{board ? say(board.branch.name) : '掌柜'}</h1>
        <button type="button" className="hall-language" onClick={toggle}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      {!up && !refusal && (
        <p className="hall-lost" role="status">
          {say('queueLost')}
        </p>
      )}
      {refusal && !board && (
        <div className="hall-refused" role="alert">
          <h2>{say('hallUnknown')}</h2>
          <p>{say(refusal)}</p>
          <p>{say(refusal.next)}</p>
        </div>
      )}
      {board && children}
    </main>
  )
}

/** 预计等候 12 分钟: to the minute, as nobody knows it better. */
export function useWaitWords() {
  const { say } = useWords()
  return (waitMs: number | null): string => {
    if (waitMs === null) return say('noWindowYet')
    const minutes = Math.round(waitMs / 60_000)
    return minutes === 0 ? say('atOnce') : `${say('aboutWait')} ${minutes} ${say('minutesShort')}`
  }
}

/** A request of a page that may be sent again. */
export const newTicketRequest = (): string => crypto.randomUUID()
