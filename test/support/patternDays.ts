/**
 * Days of a branch as deeds: a thousand rows over six tellers, with what honest people do that looks a little
 * like a pattern — reversals within minutes, a password reset now and then, a freed account of which something
 * is drawn, papers void for a misprint, a customer who comes twice — and, where it is asked for, one fault.
 */
import type { Deed } from '../../core/patterns/deeds.ts'
import type { PatternName } from '../../core/patterns/patterns.ts'
import { yuan } from '../../core/money.ts'
import type { Random } from '../../core/std.ts'

const TELLERS = ['0011', '0012', '0013', '0014', '0015', '0016']
const MINUTE = 60_000
const OPENS = 8.5 * 60 * MINUTE
const SPAN = 8 * 60 * MINUTE
const ROWS = 1_000

type Draft = Omit<Deed, 'serial'> & { readonly undoesIndex?: Draft }

/** What a deed is that does nothing. */
export const nothingDone = {
  paid: new Map<string, bigint>(),
  owners: new Map<string, string>(),
  cash: 0n,
  undoes: null,
  given: [],
  voided: [],
  freed: [],
  reset: [],
  isOwn: false,
} satisfies Partial<Deed>

const plain = (day: string, at: number, code: string, teller: string, own: Partial<Deed> = {}): Draft => ({
  ...nothingDone,
  day,
  at,
  code,
  teller,
  ...own,
})

/** Of every three accounts in a row one customer is the owner. */
const ownerOf = (no: string): string => String(Math.floor(Number(no.slice(7, 15)) / 3))

const account = (number: number): string => `0101110${String(number).padStart(8, '0')}5`

/** What is handled: small as a rule, large now and then. */
const amountOf = (random: Random): bigint =>
  random.next() < 0.97 ? yuan(100 * (1 + random.below(80))) : yuan(10_000 + 100 * random.below(300))

const deposit = (random: Random, day: string, at: number, teller: string): Draft => {
  const amount = amountOf(random)
  return plain(day, at, '0510', teller, { cash: amount, paid: new Map([[someAccount(random), -amount]]) })
}

const withdrawal = (random: Random, day: string, at: number, teller: string): Draft => {
  const amount = amountOf(random)
  return plain(day, at, '0520', teller, { cash: -amount, paid: new Map([[someAccount(random), amount]]) })
}

const someAccount = (random: Random): string => account(random.below(3_000))

/** A mistake seen while the customer stands there. */
function quickReversal(random: Random, day: string, at: number, teller: string): Draft[] {
  const wrong = deposit(random, day, at, teller)
  const back = plain(day, at + (1 + random.below(8)) * MINUTE, '8501', teller, {
    cash: -wrong.cash,
    paid: new Map([...wrong.paid].map(([no, amount]) => [no, -amount])),
  })
  return [wrong, { ...back, undoesIndex: wrong }]
}

function honest(random: Random, day: string): Draft[] {
  const at = OPENS + random.below(SPAN)
  const teller = random.pick(TELLERS)
  const draw = random.next()
  const no = someAccount(random)
  if (draw < 0.45) return [deposit(random, day, at, teller)]
  if (draw < 0.88) return [withdrawal(random, day, at, teller)]
  if (draw < 0.95) return [plain(day, at, '3201', teller, { given: [`certificate/${random.below(1e6)}`] })]
  if (draw < 0.97) return quickReversal(random, day, at, teller)
  if (draw < 0.98) return [plain(day, at, '0550', teller, { voided: [`passbook/${random.below(1e6)}`] })]
  if (draw < 0.983) return [plain(day, at, '4005', teller, { reset: [no] })]
  if (draw < 0.99) {
    const amount = yuan(100 * (1 + random.below(40)))
    const drawn = plain(day, at + 3 * MINUTE, '0520', teller, {
      cash: -amount,
      paid: new Map([[no, amount]]),
    })
    return [plain(day, at, '4003', teller, { freed: [no] }), drawn]
  }
  return [plain(day, at, '7001', teller)]
}

type Planted = Exclude<PatternName, 'holidayTill'>

const faults: Readonly<
  Record<Planted, (random: Random, day: string, at: number, teller: string) => Draft[]>
> = {
  takenBackLate(random, day, at, teller) {
    const first = {
      ...deposit(random, day, at, teller),
      cash: yuan(3_000),
      paid: new Map([[account(1), -yuan(3_000)]]),
    }
    const back = plain(day, at + (40 + random.below(60)) * MINUTE, '8501', teller, {
      cash: -yuan(3_000),
      paid: new Map([[account(1), yuan(3_000)]]),
    })
    return [first, { ...back, undoesIndex: first }]
  },
  resetAndDrawn(random, day, at, teller) {
    const accounts = Array.from({ length: 4 }, (_, index) => account(9_000 + random.below(900) + index))
    const amount = yuan(2_000 + random.below(4_000))
    return [
      ...accounts.map((no, index) => plain(day, at + index * MINUTE, '4005', teller, { reset: [no] })),
      plain(day, at + 20 * MINUTE, '0520', teller, {
        cash: -amount,
        paid: new Map([[accounts[2] ?? '', amount]]),
      }),
    ]
  },
  voidAfterIssue(random, day, at, teller) {
    const paper = `certificate/${2_000_000 + random.below(1e6)}`
    return [
      plain(day, at, '3201', teller, { given: [paper] }),
      plain(day, at + (1 + random.below(8)) * MINUTE, '2006', teller, { voided: [paper] }),
    ]
  },
  freedAndGone(random, day, at, teller) {
    const no = account(8_000 + random.below(900))
    const amount = yuan(20_000 + random.below(30_000))
    return [
      plain(day, at, '4012', teller, { freed: [no] }),
      plain(day, at + 4 * MINUTE, '0530', random.pick(TELLERS), { paid: new Map([[no, amount]]) }),
    ]
  },
  unsignedParts(random, day, at, teller) {
    const no = account(7_000 + random.below(900))
    return [0, 25, 70].map(minutes => {
      const amount = yuan(18_000 + 100 * random.below(300))
      return plain(day, at + minutes * MINUTE, '0520', teller, {
        cash: -amount,
        paid: new Map([[no, amount]]),
      })
    })
  },
  partsAcross(random, day, at, teller) {
    const first = random.below(200)
    return [teller, ...TELLERS.filter(other => other !== teller).slice(0, 2)].map((by, index) => {
      const amount = yuan(18_000 + 100 * random.below(300))
      return plain(day, at + index * 15 * MINUTE, '0520', by, {
        cash: -amount,
        paid: new Map([[account(3 * first + index), amount]]),
      })
    })
  },
  ownService: (random, day, at, teller) => [{ ...withdrawal(random, day, at, teller), isOwn: true }],
}

export const plantable = Object.keys(faults) as Planted[]

/** A day in its order, and who is behind the fault. */
export function dayOfDeeds(
  random: Random,
  day: string,
  fault: Planted | null,
): { readonly deeds: Deed[]; readonly culprit: string } {
  const culprit = random.pick(TELLERS)
  const planted = fault === null ? [] : faults[fault](random, day, OPENS + random.below(SPAN / 2), culprit)
  const drafts: Draft[] = [...planted]
  while (drafts.length < ROWS) drafts.push(...honest(random, day))
  const ordered = drafts.toSorted((a, b) => a.at - b.at)
  const serials = new Map(ordered.map((draft, index) => [draft, index + 1]))
  const deeds = ordered.map(({ undoesIndex, ...draft }, index): Deed => {
    const serial = undoesIndex && serials.get(undoesIndex)
    const owners = new Map([...draft.paid.keys()].map(no => [no, ownerOf(no)]))
    return { ...draft, owners, serial: index + 1, undoes: serial ? { day, serial } : null }
  })
  return { deeds, culprit }
}
