/** A screen that nobody touches is locked, by the server, too: what it shows is a customer's business. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'

const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 5_000

export function useIdleLock(minutes: number, locked: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (locked || minutes === 0) return undefined
    let touched = performance.now()
    const touch = () => {
      touched = performance.now()
    }
    const look = async () => {
      if (performance.now() - touched < minutes * 60_000) return
      await api.lock().catch(() => null)
      await client.invalidateQueries({ queryKey: ['desk'] })
    }
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true, capture: true })
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true })
    }
  }, [client, minutes, locked])
}
