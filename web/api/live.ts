/** When the branch moves, what the pages have read is read again. A lost stream comes back by itself. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WireDesk } from '../../core/wire.ts'

/** Whether the stream is up; while it is down the pages say so. */
export function useLive(): boolean {
  const client = useQueryClient()
  const [up, setUp] = useState(true)
  useEffect(() => {
    const source = new EventSource('/api/live')
    source.onopen = () => {
      setUp(true)
      void lookAgain(client)
    }
    source.onmessage = () => void lookAgain(client)
    source.addEventListener('queue', () => void lookAgain(client, QUEUE))
    source.onerror = () => setUp(false)
    return () => source.close()
  }, [client])
  return up
}

/** A moment behind the server's clock, so that what it said has come. */
const AFTER_MS = 500

/** What waits goes up a level by time alone, when nobody moves the branch: then too it is read again. */
export function useWake({ nextMs }: WireDesk['waiting']): void {
  const client = useQueryClient()
  useEffect(() => {
    if (nextMs === null) return
    const timer = setTimeout(() => void lookAgain(client), nextMs + AFTER_MS)
    return () => clearTimeout(timer)
  }, [client, nextMs])
}

const LIVING = [
  'desk',
  'inbox',
  'parked',
  'board',
  'custody',
  'control',
  'complaints',
  'complaint',
  'service',
  'journal',
  'dayEnd',
  'account',
  'items',
  'trial',
  'refusals',
  'queue',
]

/** What a move of the queue changes: whose turn it is, and whether somebody is being served here. */
const QUEUE = ['queue', 'desk']

const lookAgain = (client: QueryClient, names = LIVING) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => names.includes(String(queryKey[0])) })
