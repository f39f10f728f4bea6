/** What deposits earn, as far as it is projected: sums of the changes of days. */
import type { Day } from '../../core/dates.ts'
import type { Earning } from '../../core/interest/earning.ts'
import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'
import type { EarningDay } from './projections.ts'

interface EarningRecord extends Omit<Earning, 'base' | 'moment'> {
  readonly base: string
  readonly moment: string
}

const LINE = `product, rate, nullif(until, 'infinity') as until`

/** The lines of a branch, as the rows up to a day have left them. */
const LINES = `
  select ${LINE}, base, moment, accounts
    from (select product, rate, until, sum(base) as base, sum(moment) as moment,
                 sum(accounts)::int as accounts
            from earning_day where branch = $1 and day <= $2::date group by product, rate, until) as line
   where base <> 0 or moment <> 0 or accounts <> 0`

const lineOf = <R extends EarningRecord>({ base, moment, ...line }: R) => ({
  ...line,
  base: BigInt(base),
  moment: BigInt(moment),
})

/** At the end of a day. */
export async function earningsOn(connection: Connection, branch: string, day: Day): Promise<Earning[]> {
  const { rows } = await connection.query<EarningRecord>({
    name: 'earnings-on',
    text: `${LINES} order by product, rate, until`,
    values: [branch, day],
  })
  return rows.map(lineOf)
}

export interface ProjectedEarnings {
  /** The last row that they include. */
  readonly at: Position
  readonly lines: readonly Earning[]
}

/** All that is projected. */
export async function readEarnings(connection: Connection, branch: string): Promise<ProjectedEarnings> {
  const { rows } = await connection.query<EarningRecord & Position>({
    name: 'read-earnings',
    text: `select head.day, head.serial, line.*
             from branch_head as head left join (${LINES}) as line on true where head.branch = $1`,
    values: [branch, 'infinity'],
  })
  const [first] = rows
  return {
    at: { day: first?.day ?? '', serial: first?.serial ?? 0 },
    lines: rows.flatMap(({ day: _day, serial: _serial, ...line }) => (line.product ? [lineOf(line)] : [])),
  }
}

/** Of each day, for the proof. */
export async function allEarnings(connection: Connection, branch: string): Promise<EarningDay[]> {
  const { rows } = await connection.query<EarningRecord & Pick<EarningDay, 'branch' | 'day'>>(
    `select branch, day, ${LINE}, base, moment, accounts
       from earning_day where branch = $1 and (base <> 0 or moment <> 0 or accounts <> 0)`,
    [branch],
  )
  return rows.map(lineOf)
}
