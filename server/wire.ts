/** Answers and refusals in the form of the wire. */
import type { Numbers } from '../core/registry/numbering.ts'
import { adviseOn, explainRefusal, type Refusal } from '../core/refusals.ts'
import type { WireAnswer, WireRefusal } from '../core/wire.ts'
import type { Answer } from './answers.ts'

export function wireRefusal(refusal: Refusal, numbers: Numbers = {}): WireRefusal {
  const { amount } = refusal.detail
  return {
    refused: refusal.refused,
    zh: explainRefusal(refusal, 'zh', numbers),
    en: explainRefusal(refusal, 'en', numbers),
    next: { zh: adviseOn(refusal, 'zh', numbers), en: adviseOn(refusal, 'en', numbers) },
    field: refusal.field ?? null,
    amount:
      refusal.refused === 'notesWanted' && typeof amount === 'string' ? amount.replaceAll(',', '') : null,
    problems: (refusal.problems ?? []).map(one => wireRefusal(one, numbers)),
  }
}

export const wireAnswer = (answer: Answer, numbers: Numbers): WireAnswer =>
  answer.outcome === 'refused'
    ? { outcome: 'refused', refusal: wireRefusal(answer.refusal, numbers) }
    : answer
