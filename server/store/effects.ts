/** The effects of rows one after the other, a page at a time: for whoever folds them. */
import type { Day } from '../../core/dates.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

/** The effects of the rows of a day up to one of them, a page at a time. */
export async function* effectsUpTo(
  connection: Connection,
  branch: string,
  { day, serial }: Position,
): AsyncGenerator<readonly string[]> {
  for (let done = 0; done < serial; done += PAGE) {
    const { rows } = await connection.query<{ effects: string }>({
      name: 'effects-up-to',
      text: `select effects from journal
              where branch = $1 and day = $2 and serial > $3 and serial <= $4 order by serial`,
      values: [branch, day, done, Math.min(done + PAGE, serial)],
    })
    yield rows.map(row => row.effects)
  }
}

/** The effects of the rows up to one that came after a day, the last first, a page at a time. */
export async function* effectsBackTo(
  connection: Connection,
  branch: string,
  day: Day,
  head: Position,
): AsyncGenerator<readonly string[]> {
  let next: Position | undefined = { day: head.day, serial: head.serial + 1 }
  while (next) {
    const { rows }: { rows: (Position & { effects: string })[] } = await connection.query({
      name: 'effects-back-to',
      text: `select day, serial, effects from journal
              where branch = $1 and day > $2 and (day, serial) < ($3::date, $4::int)
              order by day desc, serial desc limit $5`,
      values: [branch, day, next.day, next.serial, PAGE],
    })
    yield rows.map(row => row.effects)
    next = rows.at(-1)
  }
}

/** The effects of the rows of some days that set an item of these kinds, in their order. */
export async function* effectsOnItems(
  connection: Connection,
  branch: string,
  kinds: readonly string[],
  from: Day,
  to: Day,
): AsyncGenerator<readonly string[]> {
  let after: Position | undefined = { day: from, serial: 0 }
  while (after) {
    const { rows }: { rows: (Position & { effects: string })[] } = await connection.query({
      name: 'effects-on-items',
      text: `select day, serial, effects from journal
              where branch = $1 and (day, serial) > ($2::date, $3::int) and day <= $4
                and effects like any ($5::text[]) order by day, serial limit $6`,
      values: [branch, after.day, after.serial, to, kinds.map(kind => `%"item","${kind}-%`), PAGE],
    })
    yield rows.map(row => row.effects)
    after = rows.at(-1)
  }
}

const PAGE = 1_000
