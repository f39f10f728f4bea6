/** What is done from a page besides a form: it goes, or it says why not. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { WireAnswer, WireRefusal } from '../../core/wire.ts'
import { RefusedError } from './client.ts'

/** Why something did not go: the server's words, or that it does not answer. */
export const refusalIn = (error: unknown): WireRefusal =>
  error instanceof RefusedError ? error.refusal : unreachable

const unreachable: WireRefusal = {
  refused: 'busy',
  zh: '服务器没有应答',
  en: 'The server does not answer',
  next: { zh: '检查网络后重试。', en: 'Check the network and try again.' },
  field: null,
  amount: null,
  problems: [],
}

/** A transaction that is refused is an answer, too. */
const refusedIn = (answer: unknown): WireRefusal | null => {
  const given = answer as WireAnswer | null | undefined
  return given && 'outcome' in given && given.outcome === 'refused' ? given.refusal : null
}

/**
 * Does something and has the pages read again what may have changed, by the names of their queries, all of
 * them without any; keeps the refusal until something else is done. `act` says whether it went.
 */
export function useAct(...stale: readonly string[]) {
  const client = useQueryClient()
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setRefusal(null)
    const why = await work().then(refusedIn, refusalIn)
    setRefusal(why)
    const again = stale.length === 0 ? [{}] : stale.map(name => ({ queryKey: [name] }))
    await Promise.all(again.map(filter => client.invalidateQueries(filter)))
    return why === null
  }
  return { refusal, act }
}
