/**
 * People for programs that work as people do: the demo week, the replay, tests. An actor sits at his own
 * terminal, numbers his requests, and gets the signatures that a request needs from the colleagues it
 * names.
 */
import type { SignatureNeed } from '../core/items/signatures.ts'
import type { Teller } from '../core/ledger/entities.ts'
import { adviseOn, explainRefusal } from '../core/refusals.ts'
import { sealsInBox } from '../core/seals.ts'
import { given } from '../core/std.ts'
import type { Answer, Posted } from './answers.ts'
import type { Books } from './books.ts'
import type { Incoming } from './pending.ts'
import { readState } from './store/state.ts'

export type Submit = (incoming: Incoming) => Promise<Answer>

export interface Crew {
  /** The accounting date that requests are made for; the crew's master moves it. */
  day: string
  actor(teller: string): Actor
}

export interface Actor {
  readonly teller: string
  /** Asks once; the answer may be a refusal or a wait. */
  ask(code: string, fields?: Readonly<Record<string, string>>): Promise<Answer>
  /** Asks, has it signed by whoever is needed, and gives the row that was posted; throws on a refusal. */
  act(code: string, fields?: Readonly<Record<string, string>>): Promise<Posted>
}

/** Who signs as what. A reviewer who counts gets the maker's own count. */
export type Signers = Readonly<Partial<Record<SignatureNeed['by'], readonly string[]>>>

export function crewOf(branch: string, day: string, submit: Submit, signers: Signers): Crew {
  const actors = new Map<string, Actor>()
  const crew: Crew = {
    day,
    actor(teller) {
      const known = actors.get(teller) ?? newActor(teller)
      actors.set(teller, known)
      return known
    },
  }

  function newActor(teller: string): Actor {
    let counter = 0
    const ask: Actor['ask'] = (code, fields = {}) => {
      counter += 1
      const request = `${branch}/${crew.day}/T${teller}/${counter}`
      return submit({ request, code, teller, ticket: null, fields })
    }
    return { teller, ask, act: (code, fields = {}) => actWith(crew, { teller, ask }, code, fields, signers) }
  }

  return crew
}

async function actWith(
  crew: Crew,
  actor: Pick<Actor, 'teller' | 'ask'>,
  code: string,
  fields: Readonly<Record<string, string>>,
  signers: Signers,
): Promise<Posted> {
  const first = await actor.ask(code, fields)
  if (first.outcome === 'posted') return first
  if (first.outcome === 'refused') throw new Refusing(code, actor.teller, first)
  const used = new Set([actor.teller])
  let last: Answer = first
  // The weakest signature first, so that a strong hand is free for the strong one.
  for (const need of first.needs) {
    const able = need.teller ? [need.teller] : (signers[need.by] ?? [])
    const signer = given(
      able.find(one => !used.has(one)),
      `nobody signs as ${need.by} for ${actor.teller}`,
    )
    used.add(signer)
    const approval: Record<string, string> = { parked: first.item }
    const counted = fields.foreign ?? fields.notes
    if (need.counts && counted) approval.recount = counted
    last = await crew.actor(signer).ask('0011', approval)
    if (last.outcome !== 'posted') throw new Refusing(`0011 ${code}`, signer, last)
  }
  // The approval's row is followed by the row that it posted.
  const { day, serial } = last as Posted
  return { outcome: 'posted', day, serial: serial + 1 }
}

export class Refusing extends Error {
  readonly answer: Answer

  constructor(code: string, teller: string, answer: Answer) {
    super(`${code} by ${teller}: ${describe(answer)}`)
    this.answer = answer
  }
}

function describe(answer: Answer): string {
  if (answer.outcome !== 'refused') return answer.outcome
  const { refusal } = answer
  const problems = (refusal.problems ?? [refusal]).map(
    one => `${one.field ?? ''} ${explainRefusal(one, 'en')}`,
  )
  return `${problems.join('; ')} (${adviseOn(refusal, 'en')})`
}

/** The seals in somebody's hands or in his box, counted in the evening and in the morning. */
export async function sealsCounted({ pool }: Books, branch: string, teller: string): Promise<string> {
  const found = await readState(pool, branch, [`teller:${teller}`])
  const record = given(found.get(`teller:${teller}`), teller).value as Teller
  return String(sealsInBox(record.seals).length)
}
