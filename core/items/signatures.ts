/** Who must sign a request, and who has. */
import type { Measure } from '../measures.ts'

export type Signatory = 'named' | 'reviewer' | 'witness' | 'chiefTeller' | 'supervisor' | 'director'

/** Somebody must sign; a reviewer of cash counts the notes himself (换人复点). */
export interface SignatureNeed {
  readonly by: Signatory
  readonly counts: boolean
  /** The one person who may, where the request names him. */
  readonly teller: string | null
  /** What happened that he is asked for; absent where it is the amount, or the code. */
  readonly why?: readonly Measure[]
  /** What the day came to with this request, where only that asks for him: 60,000.00. */
  readonly daySum?: string
}

export interface Signed {
  readonly by: Signatory
  readonly teller: string
  /** Whose authority it was, where it was delegated to him; absent where it is his own. */
  readonly under?: string
}
