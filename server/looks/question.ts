/** Who may do a code, and why somebody may not: the desk's own rules, walked on the records as they stand. */
import { MapState } from '../../core/ledger/state.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { parseMoney } from '../../core/money.ts'
import { answer } from '../../core/question.ts'
import { isRefusal, type Refusal, refuse } from '../../core/refusals.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireWho } from '../../core/wire.ts'
import { readKinds } from '../store/state.ts'
import { wireRefusal } from '../wire.ts'
import { person } from './board.ts'
import { isInCharge, type Reader } from './reader.ts'

export interface AskedWho {
  readonly code: string
  readonly teller?: string | undefined
  readonly amount?: string | undefined
}

/** Of himself anybody may ask; what a colleague may not is for those in charge. */
export async function whoMay(reader: Reader, asked: AskedWho): Promise<WireWho | Refusal> {
  const { books, branch, parameters } = reader
  const { code, teller = reader.teller.id, amount = '' } = asked
  const transaction = findTransaction(code)
  if (!transaction) return refuse('codeUnknown', { code })
  const fen = amount === '' ? null : parseMoney(amount)
  if (amount !== '' && fen === null) return refuse('moneyMalformed', { text: amount })
  if (teller !== reader.teller.id && !isInCharge(reader)) return refuse('forbidden')
  const kinds = ['branch', 'parameters', 'teller', 'till', 'stock'] as const
  const place = {
    state: new MapState(await readKinds(books.pool, branch.code, kinds)),
    at: { day: branch.day, serial: 0, now: books.now() },
  }
  const reply = answer({ transaction, branch: branch.code, teller, amount: fen }, place)
  if (isRefusal(reply)) return reply
  const wire = (refusal: Refusal | null) => refusal && wireRefusal(refusal, parameters.numbers)
  return {
    code,
    name: transaction.name,
    teller: person(reply.teller),
    may: reply.conditions.every(({ refusal }) => refusal === null),
    conditions: reply.conditions.map(one => ({ ...one, refusal: wire(one.refusal) })),
    rungs: reply.rungs,
    signatures: reply.signatures.map(({ need, people }) => ({
      need,
      people: people.toSorted(byDuty).map(person),
    })),
    colleagues: reply.colleagues.map(one => ({ person: person(one.teller), refusal: wire(one.refusal) })),
    everybody: isInCharge(reader) ? branch.tellers : [reader.teller.id],
  }
}

/** Who is on duty can be asked at once. */
const byDuty = (a: Teller, b: Teller): number => Number(b.duty === 'on') - Number(a.duty === 'on')
