/** Brings the complaints of a file in, one row each, a few at a time, and says how far it is. */
import { useRef, useState } from 'react'
import { channels } from '../../core/complaints/facets.ts'
import type { LabelFacets } from '../../core/complaints/labels.ts'
import type { Narrative } from '../../core/complaints/narratives.ts'
import type { WireDesk, WireRefusal } from '../../core/wire.ts'
import { refusalIn } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'

export interface Batch {
  readonly source: string
  readonly channel: keyof typeof channels
  readonly narratives: readonly Narrative[]
  readonly facets: ReadonlyMap<string, LabelFacets>
}

export interface Progress {
  readonly of: number
  readonly brought: number
  /** Here already, from an import that broke off or the same file before. */
  readonly known: number
  readonly refused: readonly { readonly number: string; readonly refusal: WireRefusal }[]
  readonly running: boolean
}

/** So many are under way at once: the server writes them together. */
const AT_ONCE = 8
const HERE_ALREADY = 'complaintImported'

export function useImport(desk: WireDesk) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopped = useRef(false)
  const run = async (batch: Batch) => {
    stopped.current = false
    const left = [...batch.narratives]
    setProgress({ of: left.length, brought: 0, known: 0, refused: [], running: true })
    const work = async () => {
      for (let one = left.shift(); one && !stopped.current; one = left.shift()) {
        const { id } = one
        const refusal = await bring(desk, batch, one)
        setProgress(before => before && counted(before, id, refusal))
        // A server that does not answer will not answer the next one.
        if (refusal?.refused === 'busy') stopped.current = true
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    setProgress(before => before && { ...before, running: false })
  }
  return {
    progress,
    run,
    stop: () => {
      stopped.current = true
    },
  }
}

function counted(before: Progress, number: string, refusal: WireRefusal | null): Progress {
  if (refusal === null) return { ...before, brought: before.brought + 1 }
  if (refusal.refused === HERE_ALREADY) return { ...before, known: before.known + 1 }
  return { ...before, refused: [...before.refused, { number, refusal }] }
}

/** Null where it went. */
async function bring(
  desk: WireDesk,
  { source, channel, facets }: Batch,
  { id, product, narrative }: Narrative,
): Promise<WireRefusal | null> {
  const { business = 'other', reason = 'other' } = facets.get(product) ?? {}
  const fields = { source, number: id, label: product, said: narrative, business, reason, channel }
  const request = newRequest(desk.branch.code, desk.branch.day)
  const answer = await api.perform('9607', { request, fields }).catch((error: unknown) => refusalIn(error))
  if ('refused' in answer) return answer
  return answer.outcome === 'refused' ? answer.refusal : null
}
