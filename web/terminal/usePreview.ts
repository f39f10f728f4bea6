/** The dry run of a form while it is typed, a breath after the last key. */
import { useEffect, useState } from 'react'
import { askedFor } from '../../core/fields/asking.ts'
import { type AnyField, type Fields, mayBeEmpty } from '../../core/fields/field.ts'
import { parseMoney } from '../../core/money.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WirePreview } from '../../core/wire.ts'
import { api } from '../api/client.ts'
import type { Values } from './doing.ts'

const BREATH_MS = 180

export interface LivePreview {
  readonly preview: WirePreview | null
  /** The amount that the code works out and asks to be made up in notes. */
  readonly wanted: bigint | null
}

const NOTHING: LivePreview = { preview: null, wanted: null }

/** Filled, or not asked to be; notes may wait until the preview says what they should make. */
const isReady = (field: AnyField, text: string): boolean =>
  text.trim() !== '' || mayBeEmpty(field) || (field.kind === 'notes' && field.optional)

interface Tried {
  readonly transaction: Transaction
  /** Its fields as they are asked for now. */
  readonly fields: Fields
  readonly request: string
  readonly values: Values
  readonly active: boolean
}

export function usePreview({ transaction, fields, request, values, active }: Tried): LivePreview {
  const [live, setLive] = useState<LivePreview>(NOTHING)
  const complete = askedFor(fields, values).every(name =>
    isReady(fields[name] as AnyField, values[name] ?? ''),
  )
  const shown = active && complete && transaction.view === null && transaction.preview !== 'none'
  const typed = JSON.stringify(values)
  useEffect(() => {
    if (!shown) {
      // What the notes should make still stands while more is asked for because of them.
      if (active) setLive(({ wanted }) => ({ ...NOTHING, wanted }))
      return
    }
    let current = true
    const timer = setTimeout(async () => {
      const texts = Object.entries(JSON.parse(typed) as Values)
      const fields = Object.fromEntries(texts.filter(([, value]) => value.trim() !== ''))
      const preview = await api.preview(transaction.code, { request, fields }).catch(() => null)
      if (!current) return
      const asked = preview?.refusal?.amount ? parseMoney(preview.refusal.amount) : null
      setLive(before => ({ preview, wanted: asked ?? before.wanted }))
    }, BREATH_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
    // The values are compared as one text: a new object with the same texts is no change.
  }, [typed, shown, transaction.code, request, active])
  return live
}
