/**
 * The branch that the year is run in: its people, their tills, what they may sign, and the cash and passbooks
 * that it starts with. It is founded like any other; nothing of it is known to the rest of the program.
 */
import type { Day } from '../../core/dates.ts'
import type { FoundingFile } from '../../core/founding.ts'
import type { Role } from '../../core/ledger/entities.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import type { Signers } from '../actors.ts'

export const REPLAY_BRANCH = '1993'
export const UNIT = 'CZK'

export const DIRECTOR = '0001'
export const SUPERVISOR = '0002'
export const CHIEF = '0003'
/** Counts again what a teller has counted, and stands by as the second person. */
export const REVIEWER = '0014'
/** Maker and checker of what needs no counter. */
export const BACK_OFFICE = ['0021', '0022'] as const

/** The tellers and the tills they stand at. */
export const COUNTERS = [
  { teller: '0011', till: '01' },
  { teller: '0012', till: '02' },
  { teller: '0013', till: '03' },
] as const

export const signers: Signers = {
  witness: [REVIEWER, CHIEF],
  reviewer: [REVIEWER, BACK_OFFICE[0]],
  chiefTeller: [CHIEF, SUPERVISOR],
  supervisor: [SUPERVISOR, DIRECTOR],
  director: [DIRECTOR],
}

const person = (id: string, zh: string, en: string, grade: number, role: Role) => ({
  id,
  name: { zh, en },
  grade,
  roles: [role],
})

const notesOf = (text: string) => given(parseNotes(text), text)

/** What is in the vault on the first morning. */
export const vaultCash = notesOf(
  `5000x400 1000x3000 500x2000 200x2500 100x6000 50x4000 20x6000
   c10x5000 c5x5000 c2x5000 c1x5000 c0.5x5000 c0.2x5000 c0.1x5000`,
)

/** What a teller starts with, and keeps overnight when the counter brought more. */
export const tillFloat = notesOf(
  '5000x2 1000x12 500x12 200x15 100x30 50x20 20x30 c10x30 c5x20 c2x20 c1x20 c0.5x20',
)

/** Above this a teller hands in at night; the limit over which the supervisor must agree is not far. */
export const TILL_KEPT_MAX = 45_000_00n

/** Long before the first of the files' years. */
const RATES_FROM: Day = '1990-01-01'

export const foundingOf = (day: Day, closedDays: readonly Day[]): FoundingFile => ({
  branch: REPLAY_BRANCH,
  name: { zh: '回放网点', en: 'Replay outlet' },
  unit: UNIT,
  day,
  parameters: {
    ...defaultParameters,
    rates: defaultParameters.rates.map(rate => ({ ...rate, from: RATES_FROM })),
    closedDays,
  },
  tellers: [
    person(DIRECTOR, '网点主任', 'Director', 7, 'outletDirector'),
    person(SUPERVISOR, '会计主管', 'Supervisor', 6, 'accountingSupervisor'),
    person(CHIEF, '综合柜员', 'Chief teller', 5, 'chiefTeller'),
    ...COUNTERS.map(({ teller, till }) => person(teller, `${till}号柜员`, `Teller at ${till}`, 3, 'teller')),
    person(REVIEWER, '复核柜员', 'Reviewer', 4, 'teller'),
    ...BACK_OFFICE.map((id, index) =>
      person(id, `后台${index + 1}`, `Back office ${index + 1}`, 4, 'backOffice'),
    ),
  ],
  tills: COUNTERS.map(({ till }) => till),
  cash: vaultCash,
})
