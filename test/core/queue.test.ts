/** The queue: what may be done when, who is called next, what is told, as tables; and days by dice. */
import { describe, expect, test } from 'vitest'
import { act, type QueueAct } from '../../core/queue/act.ts'
import { announcement } from '../../core/queue/announce.ts'
import { after, emptyQueue, type QueueDay, servedBy, waitingIn } from '../../core/queue/day.ts'
import { compareTickets, inOrder, isUrgent, MINUTE_MS, nextFor, serves } from '../../core/queue/order.ts'
import { queueRules as rules } from '../../core/queue/rules.ts'
import { storyOf } from '../../core/queue/story.ts'
import { meansOf } from '../../core/queue/wait.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given, randomFrom } from '../../core/std.ts'
import { dayPlan, estimateError, playDay, SIX_WINDOWS } from '../support/queueDay.ts'
import { seed } from '../support/seed.ts'

/** `0 0011 open 1 AB`, `3 kiosk take B`: the minute, who, what and about what. */
function happen(script: string, from: QueueDay = emptyQueue): { day: QueueDay; said: string[] } {
  let day = from
  const said: string[] = []
  for (const line of script.trim().split('\n')) {
    const [minute = '', by = '', ...rest] = line.trim().split(/\s+/)
    const now = Number(minute) * MINUTE_MS
    const happened = act(day, asked(rest, day), { by, now, rules, means: () => meansOf(day, {}, rules) })
    if (isRefusal(happened)) said.push(happened.refused)
    else {
      said.push('ticket' in happened ? `${happened.what} ${happened.ticket}` : happened.what)
      day = after(day, [{ seq: day.seq + 1, at: now, by, ...happened }])
    }
  }
  return { day, said }
}

function asked([verb = '', first = '', second = '', third = '']: string[], day: QueueDay): QueueAct {
  const skills = [...second] as never
  const common = { do: verb, ticket: first } as never
  switch (verb) {
    case 'open':
      return { do: 'open', window: Number(first), skills }
    case 'shut':
      return { do: 'shut', window: Number(first) }
    case 'take': {
      const appointment = third === '' ? null : third
      const request = `r${day.seq}`
      const [level, flags] = second.split('+')
      return {
        do: 'take',
        business: first as never,
        level: (level || 'normal') as never,
        flags: flags ? ([flags] as never) : [],
        appointment,
        request,
      }
    }
    case 'pause':
      return { do: 'pause', reason: first }
    case 'transfer':
      return { do: 'transfer', ticket: first, business: second as never }
    case 'rate':
      return { do: 'rate', ticket: first, score: Number(second) }
    case 'prioritise':
      return { do: 'prioritise', ticket: first, level: 'gold', flags: ['elderly'], reason: second }
    case 'triage':
      return {
        do: 'triage',
        ticket: first === '-' ? null : first,
        stage: 'outward',
        to: second as never,
        result: third as never,
        note: '',
      }
    default:
      return common
  }
}

const said = (script: string) => happen(script).said.at(-1)

const OPEN = '0 0011 open 1 AB\n'
const CALLED = `${OPEN}0 kiosk take B\n1 0011 call\n`
const SERVED = `${CALLED}1 0011 start B001\n`

test('numbers run by business and day', () => {
  const taken = happen('0 k take B\n0 k take C\n0 k take B\n0 k take A').said
  expect(taken).toEqual(['taken B001', 'taken C001', 'taken B002', 'taken A001'])
})

describe('what may be done when', () => {
  test.each([
    ['nobody waits', `${OPEN}1 0011 call`, 'queueEmpty'],
    ['nobody waits for this business', `${OPEN}0 k take C\n1 0011 call`, 'queueEmpty'],
    ['without a window', '0 k take B\n1 0011 call', 'windowClosed'],
    ['while it is paused', `${OPEN}0 k take B\n0 0011 pause 午餐\n1 0011 call`, 'windowPaused'],
    ['after the pause', `${OPEN}0 k take B\n0 0011 pause 午餐\n1 0011 resume\n2 0011 call`, 'called B001'],
    ['with somebody at the window', `${CALLED}2 0011 call`, 'windowBusy'],
    ['paused with somebody at the window', `${CALLED}2 0011 pause 午餐`, 'windowBusy'],
    ['closed with somebody at the window', `${CALLED}2 0011 close`, 'windowBusy'],
    ['at two windows', `${OPEN}0 0011 open 2 B`, 'windowElsewhere'],
    ['at the window of another', `${OPEN}0 0012 open 1 B`, 'windowTaken'],
    ['after it was shut', `${OPEN}0 0005 shut 1\n1 0012 open 1 B`, 'opened'],
    ['shut with somebody at it', `${CALLED}2 0005 shut 1`, 'windowBusy'],
    ['shut though it is not open', '0 0005 shut 1', 'windowShut'],
    ['started twice', `${SERVED}1 0011 start B001`, 'ticketState'],
    ['ended before it was started', `${CALLED}2 0011 end B001`, 'ticketState'],
    ['ended by another', `${SERVED}0 0012 open 2 B\n2 0012 end B001`, 'ticketElsewhere'],
    ['one that is not there', `${OPEN}1 0011 recall B009`, 'ticketUnknown'],
    ['ended', `${SERVED}5 0011 end B001`, 'ended B001'],
    ['passed over after one call', `${CALLED}2 0011 miss B001`, 'ticketCallsFew'],
    ['sent to its own queue', `${SERVED}2 0011 transfer B001 B`, 'ticketSameQueue'],
    ['sent on', `${SERVED}2 0011 transfer B001 C`, 'transferred B001'],
    ['rated while it waits', '0 k take B\n1 - rate B001 5', 'ticketState'],
    ['rated', `${SERVED}5 0011 end B001\n6 - rate B001 5`, 'rated B001'],
    ['rated twice', `${SERVED}5 0011 end B001\n6 - rate B001 5\n7 - rate B001 1`, 'ticketRated'],
    ['rated the next hour', `${SERVED}5 0011 end B001\n66 - rate B001 5`, 'ticketRateLate'],
    ['led to a machine', '0 k take B\n1 0005 triage B001 machine done', 'triaged B001'],
    ['called after that', `${OPEN}0 k take B\n1 0005 triage B001 machine done\n2 0011 call`, 'queueEmpty'],
    [
      'called after he declined',
      `${OPEN}0 k take B\n1 5 triage B001 machine declined\n2 0011 call`,
      'called B001',
    ],
    ['guided without a ticket', '0 0005 triage - channel went', 'triaged null'],
    ['put first with a reason', '0 k take B\n1 0005 prioritise B001 拐杖', 'prioritised B001'],
    ['put first though it is served', `${SERVED}2 0005 prioritise B001 拐杖`, 'ticketState'],
  ])('%s', (_name, script, expected) => {
    expect(said(script)).toBe(expected)
  })

  test('a branch hands out so many tickets a minute', () => {
    const many = '0 k take B\n'.repeat(rules.ticketsPerMinute)
    expect(said(`${many}0 k take B`)).toBe('queueFlooded')
    expect(said(`${many}1 k take B`)).toBe(`taken B0${rules.ticketsPerMinute + 1}`)
  })
})

describe('who missed his call', () => {
  const missed = `${CALLED}1 0011 recall B001\n1 0011 recall B001\n2 0011 miss B001\n`
  const others = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const no = `B00${index + 2}`
      return `3 k take B\n3 0011 call\n3 0011 start ${no}\n4 0011 end ${no}\n`
    }).join('')

  test.each([
    ['at once', '', 'returned B001'],
    ['after three others', others(3), 'returned B001'],
    ['after four others', others(4), 'ticketReturnLate'],
  ])('comes back %s', (_name, between, expected) => {
    expect(said(`${missed}${between}9 0005 return B001`)).toBe(expected)
  })

  test('waits from when he came, not from when he came back', () => {
    const { day } = happen(`${missed}4 0005 return B001\n5 k take B`)
    expect(inOrder(waitingIn(day), { now: 6 * MINUTE_MS, rules }).map(({ no }) => no)).toEqual([
      'B001',
      'B002',
    ])
  })
})

test('a transfer keeps the time at which the ticket was taken', () => {
  const { day } = happen(`${SERVED}5 0011 transfer B001 C`)
  expect(day.tickets.get('B001')).toMatchObject({ business: 'C', taken: 0, state: 'waiting' })
})

test('a ticket is served from its start to its end, and not while it is only called', () => {
  expect(servedBy(happen(CALLED).day, '0011')).toBeNull()
  expect(servedBy(happen(SERVED).day, '0011')).toBe('B001')
  expect(servedBy(happen(SERVED).day, '0012')).toBeNull()
  expect(servedBy(happen(`${SERVED}4 0011 end B001`).day, '0011')).toBeNull()
})

describe('who is called first', () => {
  test.each([
    ['who came first', '0 k take B\n1 k take B', 5, 'B001'],
    ['a level that has come a little later', '0 k take B\n3 k take B platinum', 5, 'B002'],
    ['who has waited long enough for the points of a level', '0 k take B\n12 k take B platinum', 15, 'B001'],
    ['who needs care', '0 k take B\n3 k take B +elderly', 5, 'B002'],
    ['who has an appointment', '0 k take B\n3 k take B +10:30', 5, 'B002'],
    [
      'of a level and who has waited nearly as long as is promised',
      '0 k take B\n4 k take B private',
      22,
      'B001',
    ],
    ['of two that have, the one who came first', '0 k take B\n1 k take B private', 25, 'B001'],
  ])('%s', (_name, script, minute, expected) => {
    const { day } = happen(script.replace('+10:30', 'normal 10:30'))
    expect(nextFor(day, { skills: ['B'] }, { now: minute * MINUTE_MS, rules })?.no).toBe(expected)
  })

  test.each([
    ['C', 'C001'],
    ['B', 'B001'],
    ['D', undefined],
  ])('a window for %s calls %s', (skill, expected) => {
    const { day } = happen('0 k take C private\n1 k take B')
    expect(nextFor(day, { skills: [skill as 'B'] }, { now: 2 * MINUTE_MS, rules })?.no).toBe(expected)
  })
})

describe('what is told', () => {
  const told = (script: string, no: string) => given(happen(script).day.tickets.get(no), no).told
  const minutes = ({ ahead, waitMs }: ReturnType<typeof told>) => [
    ahead,
    waitMs === null ? null : waitMs / MINUTE_MS,
  ]

  test.each([
    ['nothing while no window is open', '0 k take B\n0 k take B', 'B002', [1, null]],
    ['no wait at a free window', `${OPEN}0 k take B`, 'B001', [0, 0]],
    ['what is left of who is there', `${CALLED}2 k take B`, 'B002', [0, 3]],
    ['at least a quarter of it, however long it lasts', `${CALLED}31 k take B`, 'B002', [0, 1]],
    [
      'the work before it over the windows',
      `${OPEN}0 0012 open 2 B\n${'0 k take B\n'.repeat(5)}`,
      'B005',
      [4, 8],
    ],
    [
      'no window that is paused',
      `${OPEN}0 0012 open 2 B\n0 0012 pause 午餐\n${'0 k take B\n'.repeat(3)}`,
      'B003',
      [2, 8],
    ],
    [
      'nobody who goes to other windows',
      `${OPEN}0 0012 open 2 C\n0 k take C\n0 k take C\n0 k take B`,
      'B001',
      [0, 0],
    ],
  ])('%s', (_name, script, no, expected) => {
    expect(minutes(told(script, no))).toEqual(expected)
  })

  test('times are learnt of the days before and of today', () => {
    const { day } = happen(`${SERVED}21 0011 end B001`)
    expect(meansOf(emptyQueue, {}, rules).B).toBe(4 * MINUTE_MS)
    expect(meansOf(emptyQueue, { B: { count: 400, ms: 400 * 2 * MINUTE_MS } }, rules).B).toBeLessThan(
      2.2 * MINUTE_MS,
    )
    // Four at four minutes are assumed, and one of twenty has been seen.
    expect(meansOf(day, {}, rules).B).toBe(((16 + 20) / 5) * MINUTE_MS)
  })
})

test('the voice says figures one by one, in both languages', () => {
  expect(announcement('B012', 3)).toEqual({
    zh: '请B零一二号到3号窗口办理业务',
    en: 'Ticket B 0 1 2, please go to window 3',
  })
})

describe('days by dice', () => {
  const seeds = Array.from({ length: 6 }, (_, index) => seed + index)
  const small = {
    ...dayPlan,
    customers: 330,
    windows: [[...'ABCD'], ['B']] as (typeof SIX_WINDOWS)[number][],
  }

  test.each(seeds)(
    'seed %i: a window never passes over who has waited nearly as long as is promised',
    one => {
      let urgent = 0
      // More come than two windows can serve: the guard is what decides.
      playDay(one, small, (day, no, now) => {
        const own = given(day.windows.get(no), `window ${no}`)
        const at = { now, rules }
        const eligible = waitingIn(day).filter(ticket => serves(own, ticket))
        const oldest = eligible.toSorted((a, b) => a.taken - b.taken || a.order - b.order)[0]
        if (!oldest || !isUrgent(oldest, at)) return
        urgent += 1
        expect(nextFor(day, own, at)?.no).toBe(oldest.no)
      })
      expect(urgent).toBeGreaterThan(10)
    },
  )

  test.each(seeds.slice(0, 3))('seed %i: at six windows nobody waits longer than is promised', one => {
    const { told, day } = playDay(one)
    expect(Math.max(...told.map(({ waitedMs }) => waitedMs))).toBeLessThan(rules.guardMinutes * MINUTE_MS)
    expect(
      [...day.tickets.values()].filter(({ state }) => state === 'waiting' || state === 'called'),
    ).toEqual([])
    expect(estimateError(told)).toBeLessThan(0.25)
  })

  test.each(seeds)('seed %i: the order is total, and the same however it is asked for', one => {
    const random = randomFrom(one)
    const { events } = playDay(one, { ...small, customers: 80 })
    const day = after(emptyQueue, events.slice(0, random.below(events.length)))
    const tickets = [...day.tickets.values()]
    const at = { now: given(events.at(-1), 'an event').at, rules }
    const order = inOrder(tickets, at)
    const shuffled = tickets.toSorted(() => random.next() - 0.5)
    expect(inOrder(shuffled, at)).toEqual(order)
    for (const [index, ticket] of order.entries()) {
      for (const later of order.slice(index + 1)) {
        expect(compareTickets(ticket, later, at)).toBeLessThan(0)
        expect(compareTickets(later, ticket, at)).toBeGreaterThan(0)
      }
    }
  })

  test.each(seeds)('seed %i: a day told in one go is the day told event by event', one => {
    const { events, day } = playDay(one, { ...small, customers: 60 })
    expect(after(emptyQueue, events)).toEqual(day)
  })
})

describe('what became of a ticket', () => {
  const script = `
    0 0011 open 1 BC
    0 0012 open 2 C
    3 kiosk take B
    38 0011 call
    39 0011 recall B001
    40 0011 start B001
    44 0011 transfer B001 C
    45 0012 call
    45 0012 start B001
    51 0012 end B001
    52 hall rate B001 2
    52 kiosk take B`
  const { day } = happen(script)
  const told = (no: string) => storyOf(given(day.tickets.get(no), no), at => `minute ${at / MINUTE_MS}`)

  test('is told by its wait, its windows and its rating', () => {
    expect(told('B001').map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^排队号 B001，minute 3 取号，minute 38 叫号，等候 35 分钟（告知 \d+ 分钟）$/),
      '1 号窗口 0011，叫号 2 次，办理 4 分钟，转出',
      '2 号窗口 0012，叫号 1 次，办理 6 分钟，办结',
      '客户评价 2 分',
    ])
    expect(told('B001')[0]?.en).toMatch(/^Ticket B001, taken minute 3, called minute 38, waited 35 min/)
  })

  test('of one that was never called, too', () => {
    expect(told('B002').map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^排队号 B002，minute 52 取号，未叫号/),
    ])
  })
})
