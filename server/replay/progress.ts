/** How far a long command is: a bar that stays in its line on a terminal, a line a month elsewhere. */
import { addDays } from '../../core/dates.ts'
import { now } from '../clock.ts'
import type { BankingDay } from './plan.ts'

export interface Progress {
  /** A banking day is done. */
  day(day: BankingDay): void
  end(): void
}

const BAR = 30

export function progressOn(stream: NodeJS.WriteStream, days: number, quiet: boolean): Progress {
  const started = now()
  let done = 0
  let rows = 0
  const show = (text: string) => {
    const filled = Math.round((BAR * done) / days)
    if (stream.isTTY) stream.write(`\r${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}  ${text}  `)
    else stream.write(`${text}\n`)
  }
  return {
    day({ day, transactions }) {
      done += 1
      rows += transactions
      const monthEnds = addDays(day, 1).endsWith('-01')
      if (quiet || !(stream.isTTY || monthEnds || done === days)) return
      const rate = Math.round((rows * 1000) / Math.max(now() - started, 1))
      show(`${day}  ${done}/${days} days  ${rows} rows  ${rate} rows/s`)
    },
    end() {
      if (quiet) return
      const seconds = Math.round((now() - started) / 100) / 10
      stream.write(`${stream.isTTY ? '\n' : ''}${seconds} s\n`)
    },
  }
}
