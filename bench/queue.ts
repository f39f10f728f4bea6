/**
 * The queue. Days by dice of 800 customers and six windows (test/support/queueDay.ts): how far the wait that
 * is told is from the wait that it becomes, as the mean absolute error over the mean wait, and the longest
 * wait of anybody; the baseline tells everybody the mean wait of that day, which no kiosk can know. Then one
 * server with two hundred displays that listen, each a connection of its own: from the press at the kiosk
 * until one display has it, and until the last of them has.
 */
import { queueRules } from '../core/queue/rules.ts'
import type { WireQueueBoard, WireTicketTaken } from '../core/queue/wire.ts'
import { estimateError, playDay, type Told } from '../test/support/queueDay.ts'
import { type RunningServer, Terminal } from '../test/support/server.ts'
import { type Bench, type Measured, quantile, rateBeside } from './measured.ts'
import { foundHouse, PASSWORD, whileServed } from './served.ts'

const DAYS = 20
const FIRST_SEED = 700_000
const DISPLAYS = 200
const TICKETS = 25
const MINUTE_MS = 60_000
const DEADLINE_MS = 10_000

export async function queue(bench: Bench): Promise<Measured[]> {
  return [...days(), ...(await hall(bench))]
}

function days(): Measured[] {
  const told = Array.from({ length: DAYS }, (_, day) => playDay(FIRST_SEED + day).told)
  const all = told.flat()
  const longest = told.map(day => Math.max(...day.map(({ waitedMs }) => waitedMs)) / MINUTE_MS)
  const { guardMinutes } = queueRules
  return [
    rateBeside(
      'queue: error',
      100 * estimateError(all),
      '%',
      'the mean of the day',
      100 * estimateError(told.flatMap(asMean)),
    ),
    rateBeside('queue: longest wait', Math.max(...longest), 'min', 'the guard', guardMinutes),
    rateBeside('queue: mean wait', meanOf(all) / MINUTE_MS, 'min', 'the guard', guardMinutes),
  ]
}

const meanOf = (told: readonly Told[]): number =>
  told.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / told.length

const asMean = (told: readonly Told[]): Told[] => told.map(one => ({ ...one, toldMs: meanOf(told) }))

async function hall(bench: Bench): Promise<Measured[]> {
  const house = await foundHouse(bench, ['0101'], 6)
  const [teller = ''] = house.branches[0]?.tellers ?? []
  return whileServed(house, async server => {
    const kiosk = new Terminal(server.url, teller, 'KIOSK')
    await kiosk.signIn(PASSWORD)
    const displays = await Promise.all(
      Array.from({ length: DISPLAYS }, () => openDisplay(server, kiosk.cookie)),
    )
    const first: number[] = []
    const last: number[] = []
    for (let index = 0; index < TICKETS; index++) {
      const pressed = performance.now()
      const { ticket } = await take(server, kiosk.cookie, index)
      const count = Number(ticket.slice(1))
      const heard = await Promise.all(displays.map(display => display.hears(count)))
      first.push(Math.min(...heard) - pressed)
      last.push(Math.max(...heard) - pressed)
    }
    for (const display of displays) display.close()
    const goal = 'the goal'
    return [
      rateBeside('queue: to a display', quantile(first, 0.5), 'ms', goal, 500),
      rateBeside(`queue: to ${DISPLAYS}, median`, quantile(last, 0.5), 'ms', goal, 500),
      rateBeside(`queue: to ${DISPLAYS}, worst`, Math.max(...last), 'ms', goal, 500),
    ]
  })
}

async function take(server: RunningServer, cookie: string, index: number): Promise<WireTicketTaken> {
  const response = await fetch(`${server.url}/api/queue/tickets`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ business: 'B', flags: [], request: `bench-take-${index}` }),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as WireTicketTaken
}

interface Display {
  /** When so many were waiting there, by this process's clock. */
  hears(this: void, waiting: number): Promise<number>
  close(this: void): void
}

async function openDisplay(server: RunningServer, cookie: string): Promise<Display> {
  const stopped = new AbortController()
  const { body } = await fetch(`${server.url}/api/queue/live`, {
    headers: { cookie },
    signal: stopped.signal,
  })
  const heardAt = new Map<number, number>()
  const waiters = new Map<number, (at: number) => void>()
  const listen = async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) if (line.startsWith('data: ')) hear(line.slice('data: '.length))
    }
  }
  function hear(text: string): void {
    const { businesses } = JSON.parse(text) as WireQueueBoard
    const waiting = businesses.find(({ business }) => business === 'B')?.waiting ?? 0
    if (heardAt.has(waiting)) return
    heardAt.set(waiting, performance.now())
    waiters.get(waiting)?.(performance.now())
  }
  void listen().catch(() => undefined)
  return {
    hears: waiting =>
      new Promise((resolve, reject) => {
        const known = heardAt.get(waiting)
        if (known !== undefined) return resolve(known)
        const late = setTimeout(() => reject(new Error(`nothing heard of ${waiting}`)), DEADLINE_MS)
        waiters.set(waiting, at => {
          clearTimeout(late)
          resolve(at)
        })
      }),
    close: () => stopped.abort(),
  }
}
