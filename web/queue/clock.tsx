import { useEffect, useState } from 'react'

const SECOND_MS = 1_000

/** The instant of now, from what the browser has measured since it was opened. */
const nowOf = (): number => performance.timeOrigin + performance.now()

/** How long it has been, running: 3:05. */
export function Clock({ since }: { readonly since: string }) {
  const [now, setNow] = useState(nowOf)
  useEffect(() => {
    const timer = setInterval(() => setNow(nowOf()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / SECOND_MS))
  return <b className="figure">{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</b>
}
