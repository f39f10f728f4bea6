/**
 * 摸帐: two hundred days of a thousand rows with one planted fault each, every kind as often as the others.
 * How often the true cause stands among the first three suspects, with its row among those that are shown
 * where a row gives it away (test/support/finder/score.ts); and how long the search takes. The baseline is
 * what a person does first: he looks for rows of the very amount. The seeds are kept for this: nothing was
 * weighed by them.
 */
import { find } from '../core/finder/find.ts'
import type { Cause, Imbalance } from '../core/finder/facts.ts'
import { worth } from '../core/ledger/units.ts'
import { abs } from '../core/std.ts'
import { type Case, caseOf, causes, type Size } from '../test/support/finder/planted.ts'
import { placeOf } from '../test/support/finder/score.ts'
import { type Bench, type Measured, quantile, rateBeside } from './measured.ts'

const DAYS = 200
const FIRST_SEED = 900_000
const SHOWN = 3
const BRANCH: Size = { rows: 1_000, tills: 6 }
/** All of the thousand at one counter, which no day sees: how far it goes. */
const ONE_TILL: Size = { rows: 1_000, tills: 1 }

const BASELINE = 'rows of the amount'

/** No count of a till can show the wrong account; it has a line of its own. */
const SEEN_BY_A_TILL: readonly Cause[] = causes.filter(cause => cause !== 'wrongAccount')

interface Tried {
  readonly cause: Cause
  readonly place: number
  readonly ms: number
  readonly plainPlace: number
  readonly plainMs: number
}

export async function finder({ full }: Bench): Promise<Measured[]> {
  for (let day = 0; day < 20; day++) tried(caseOf(FIRST_SEED - 100 + day, BRANCH))
  const branch = days(BRANCH)
  return [
    ...summary('finder', branch),
    ...SEEN_BY_A_TILL.map(cause => kindLine(cause, branch)),
    kindLine('wrongAccount', wrongAccounts()),
    ...(full ? summary('finder, one till', days(ONE_TILL)) : []),
  ]
}

const days = (size: Size): Tried[] =>
  Array.from({ length: DAYS }, (_, day) =>
    tried(caseOf(FIRST_SEED + day, size, SEEN_BY_A_TILL[day % SEEN_BY_A_TILL.length])),
  )

const wrongAccounts = (): Tried[] =>
  Array.from({ length: 20 }, (_, day) => tried(caseOf(FIRST_SEED + DAYS + day, BRANCH, 'wrongAccount')))

function tried(truth: Case): Tried {
  const start = performance.now()
  const suspects = find(truth.imbalance)
  const found = performance.now()
  const rows = rowsOfAmount(truth.imbalance)
  const ms = found - start
  const plainMs = performance.now() - found
  const plainPlace = rows.findIndex(serial => truth.serials.includes(serial))
  return { cause: truth.cause, place: placeOf(suspects, truth), ms, plainPlace, plainMs }
}

/** Serials of the rows that moved as much as the till differs by, the first of the day first. */
function rowsOfAmount({ unit, faces, rows }: Imbalance): number[] {
  const amount = abs(worth(unit, faces))
  return rows
    .filter(({ cash, transfer }) => amount !== 0n && (abs(cash) === amount || transfer === amount))
    .map(({ serial }) => serial)
}

const percentWithin = (places: readonly number[], limit: number): number =>
  (100 * places.filter(place => place >= 0 && place < limit).length) / places.length

function summary(name: string, all: readonly Tried[]): Measured[] {
  const [places, plain] = [all.map(({ place }) => place), all.map(({ plainPlace }) => plainPlace)]
  const [times, plainTimes] = [all.map(({ ms }) => ms), all.map(({ plainMs }) => plainMs)]
  return [
    line(`${name}: first`, percentWithin(places, 1), percentWithin(plain, 1), '%'),
    line(`${name}: first three`, percentWithin(places, SHOWN), percentWithin(plain, SHOWN), '%'),
    line(`${name}: median`, quantile(times, 0.5), quantile(plainTimes, 0.5), 'ms'),
    line(`${name}: worst`, Math.max(...times), Math.max(...plainTimes), 'ms'),
  ]
}

function kindLine(cause: Cause, all: readonly Tried[]): Measured {
  const own = all.filter(one => one.cause === cause)
  const share = percentWithin(
    own.map(({ place }) => place),
    SHOWN,
  )
  const plain = percentWithin(
    own.map(({ plainPlace }) => plainPlace),
    SHOWN,
  )
  return line(`  ${cause}`, share, plain, `% of ${own.length}`)
}

const line = (name: string, rate: number, baseline: number, unit: string): Measured =>
  rateBeside(name, rate, unit, BASELINE, baseline)
