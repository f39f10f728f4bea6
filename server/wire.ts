/** Answers and refusals in the form of the wire. */
import { adviseOn, explainRefusal, type Refusal } from '../core/refusals.ts'
import type { WireAnswer, WireRefusal } from '../core/wire.ts'
import type { Answer } from './answers.ts'

export function wireRefusal(refusal: Refusal): WireRefusal {
  const { amount } = refusal.detail
  return {
    refused: refusal.refused,
    zh: explainRefusal(refusal, 'zh'),
    en: explainRefusal(refusal, 'en'),
    next: { zh: adviseOn(refusal, 'zh'), en: adviseOn(refusal, 'en') },
    field: refusal.field ?? null,
    amount:
      refusal.refused === 'notesWanted' && typeof amount === 'string' ? amount.replaceAll(',', '') : null,
    problems: (refusal.problems ?? []).map(wireRefusal),
  }
}

export const wireAnswer = (answer: Answer): WireAnswer =>
  answer.outcome === 'refused' ? { outcome: 'refused', refusal: wireRefusal(answer.refusal) } : answer
