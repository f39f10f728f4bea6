/** When the branch moves, what the pages have read is read again. A lost stream comes back by itself. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

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
    source.onerror = () => setUp(false)
    return () => source.close()
  }, [client])
  return up
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
  'journal',
  'dayEnd',
  'account',
  'items',
  'trial',
  'refusals',
]

const lookAgain = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => LIVING.includes(String(queryKey[0])) })
