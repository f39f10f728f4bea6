/** What became of a ticket, for whoever asks later: how long its customer waited, and where he was served. */
import type { Words } from '../words.ts'
import type { Serving, Ticket } from './day.ts'
import { MINUTE_MS } from './order.ts'

/** One line for the wait, one for each stay at a window, one for how he rated it. */
export function storyOf(ticket: Ticket, timeOf: (at: number) => string): Words[] {
  const { no, taken, servings, score } = ticket
  const first = servings[0]
  const waited = first && minutes(first.called - taken)
  return [
    {
      zh: `排队号 ${no}，${timeOf(taken)} 取号${first ? `，${timeOf(first.called)} 叫号，等候 ${waited} 分钟` : '，未叫号'}${toldZh(ticket)}`,
      en: `Ticket ${no}, taken ${timeOf(taken)}${first ? `, called ${timeOf(first.called)}, waited ${waited} min` : ', never called'}${toldEn(ticket)}`,
    },
    ...servings.map(stay),
    ...(score === null ? [] : [{ zh: `客户评价 ${score} 分`, en: `Rated ${score} of 5` }]),
  ]
}

const minutes = (ms: number): number => Math.floor(ms / MINUTE_MS)

const toldZh = ({ told: { waitMs } }: Ticket): string =>
  waitMs === null ? '' : `（告知 ${minutes(waitMs)} 分钟）`
const toldEn = ({ told: { waitMs } }: Ticket): string =>
  waitMs === null ? '' : ` (${minutes(waitMs)} min were told)`

const ends: Readonly<Record<NonNullable<Serving['how']>, Words>> = {
  ended: { zh: '办结', en: 'served' },
  missed: { zh: '过号', en: 'missed' },
  transferred: { zh: '转出', en: 'sent on' },
}

function stay({ window, teller, calls, started, ended, how }: Serving): Words {
  const end = how === null ? { zh: '办理中', en: 'still there' } : ends[how]
  const took = started === null || ended === null ? null : minutes(ended - started)
  return {
    zh: `${window} 号窗口 ${teller}，叫号 ${calls} 次${took === null ? '' : `，办理 ${took} 分钟`}，${end.zh}`,
    en: `Window ${window}, ${teller}, called ${calls}×${took === null ? '' : `, ${took} min`}, ${end.en}`,
  }
}
