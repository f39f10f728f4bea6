/** Effects of every kind that the books would take as they stand: what dice decide is only which. */
import type { Effect, Holder, SetRecord, SettableKind } from '../../core/ledger/effects.ts'
import type { Account, Purse, Stock } from '../../core/ledger/entities.ts'
import type { Item } from '../../core/items.ts'
import { openAccount, openItem } from '../../core/ledger/build.ts'
import type { MapState } from '../../core/ledger/state.ts'
import { currencyOf } from '../../core/ledger/units.ts'
import { given, type Plain, type Random } from '../../core/std.ts'

export type EffectType = Effect['type']

/** One maker a kind; a kind without one does not compile. */
const makers: Readonly<Record<EffectType, (state: MapState, random: Random) => Effect>> = {
  leg: (state, random) => {
    const { no, unit } = random.pick(openAccounts(state))
    const amount = BigInt(random.below(2_000_000) - 1_000_000)
    const side = random.pick(['D', 'C'] as const)
    const medium = random.pick(['cash', 'transfer'] as const)
    const valueDay = random.pick(['2026-03-02', '2026-02-28', '2025-12-31'])
    return { type: 'leg', slip: 1 + random.below(3), side, account: no, unit, amount, medium, valueDay }
  },
  memo: (state, random) => {
    const off = openAccounts(state).filter(account => account.gl.startsWith('70'))
    const { no, unit, balance } = random.pick(off)
    const amount = BigInt(random.below(1_000))
    const way = balance >= amount ? random.pick(['receipt', 'payment'] as const) : 'receipt'
    return { type: 'memo', way, account: no, unit, amount }
  },
  notes: (state, random) => {
    const [from, purse] = random.pick([...purses(state), ['customer', everyNote] as const])
    const there = holders.map(holder => besideIn(holder, purse.unit))
    const to = random.pick(there.filter(holder => holder !== from))
    const chosen = Object.entries(purse.notes).filter(() => random.next() < 0.5)
    const notes = chosen.map(([face, count]) => [face, 1n + BigInt(random.below(Number(count)))] as const)
    return { type: 'notes', unit: purse.unit, notes: Object.fromEntries(notes), from, to }
  },
  vouchers: (state, random) => {
    const fresh = 900_000 + random.below(1_000) * 100
    if (random.next() < 0.2 && !knows(state, fresh)) {
      return {
        type: 'vouchers',
        kind: 'passbook',
        first: fresh,
        last: fresh + 50,
        from: 'supplier',
        to: 'till:00',
      }
    }
    const [holder, kind, { ranges }] = random.pick(stocks(state))
    const [low, high] = random.pick(ranges)
    const first = low + random.below(high - low + 1)
    const last = first + random.below(high - first + 1)
    const to = random.pick(holders.filter(other => other !== holder))
    return { type: 'vouchers', kind, first, last, from: holder, to }
  },
  hold: (state, random) => {
    const { no, held } = random.pick(openAccounts(state))
    return {
      type: 'hold',
      account: no,
      amount: BigInt(random.below(1_000)) - (random.next() < 0.5 ? held : 0n),
    }
  },
  products: (state, random) => ({
    type: 'products',
    account: random.pick(openAccounts(state)).no,
    amount: BigInt(random.below(2_000_000) - 1_000_000),
  }),
  days: (state, random) => {
    const { no, dayBalances } = random.pick(openAccounts(state))
    return { type: 'days', account: no, gone: dayBalances?.slice(0, random.below(2)) ?? [], back: [] }
  },
  tally: (_state, random) => ({
    type: 'tally',
    key: random.pick(['series/customer', 'reprint/2026-03-02/1', 'new']),
    amount: BigInt(random.below(5) - 2),
  }),
  set: (state, random) => random.pick([created, changed, removed])(state, random),
}

export const effectTypes = Object.keys(makers) as EffectType[]

export const someEffect = (type: EffectType, state: MapState, random: Random): Effect =>
  makers[type](state, random)

const holders: readonly Holder[] = [
  'till:00',
  'till:01',
  'till:02',
  'till:03',
  'item:transit-20260302-9',
  'customer',
  'void',
  'missing',
]

/** Where notes of a currency lie with a holder. */
const besideIn = (holder: Holder, unit: string): Holder =>
  unit !== 'CNY' && holder.includes(':') ? (`${holder}/${unit}` as Holder) : holder

const everyNote: Purse = {
  unit: 'CNY',
  notes: Object.fromEntries(currencyOf('CNY').faces.map(face => [face.name, 9n])),
}

function recordsOf<T>({ rows }: MapState, kind: string): (readonly [string, T])[] {
  return [...rows]
    .filter(([key, stored]) => key.startsWith(`${kind}:`) && stored?.value)
    .map(([key, stored]) => [key.slice(kind.length + 1), stored?.value as T] as const)
}

const openAccounts = (state: MapState): Account[] =>
  recordsOf<Account>(state, 'account')
    .map(([, account]) => account)
    .filter(account => account.status === 'open')

const purses = (state: MapState): (readonly [Holder, Purse])[] =>
  recordsOf<Purse>(state, 'purse').map(([holder, purse]) => [holder as Holder, purse])

const stocks = (state: MapState): (readonly [Holder, string, Stock])[] =>
  recordsOf<Stock>(state, 'stock')
    .filter(([name]) => name.includes(':'))
    .map(([name, stock]) => {
      const [holder = '', kind = ''] = name.split('/')
      return [holder as Holder, kind, stock]
    })

const knows = (state: MapState, number: number): boolean =>
  (state.get('stock', 'supplier/passbook')?.ranges ?? []).some(
    ([first, last]) => first <= number + 50 && number <= last,
  )

/** A record that is not there yet. */
function created(state: MapState, random: Random): SetRecord {
  const number = 1 + random.below(10_000)
  const makers: Record<string, () => SetRecord> = {
    account: () =>
      openAccount({
        no: `9${number}`,
        gl: '2011-11',
        unit: 'CNY',
        opened: '2026-03-02',
        customer: '000000001',
      }),
    item: () => openItem(someItem(`cashError-20260302-${number}`, random)),
    claim: () => ({
      type: 'set',
      kind: 'claim',
      key: `x/${number}`,
      from: null,
      to: { owner: String(number) },
    }),
    mark: () => ({
      type: 'set',
      kind: 'mark',
      key: `2026-03-02/${number}`,
      from: null,
      to: { reversedBy: number },
    }),
  }
  const made = given(makers[random.pick(Object.keys(makers))], 'a maker')()
  return state.get(made.kind, made.key) ? changed(state, random) : made
}

const someItem = (id: string, random: Random): Item => ({
  kind: 'cashError',
  id,
  state: random.pick(['booked', 'settled']),
  opened: '2026-03-02',
  by: '0011',
  until: null,
  data: { till: '01', side: 'over', amount: 100n, note: '#1' },
})

/** Attributes that may be set, with values that they may take. */
const attributes: Readonly<Partial<Record<SettableKind, readonly (readonly [string, readonly Plain[]])[]>>> =
  {
    branch: [
      ['state', ['open', 'balanced', 'closing']],
      ['day', ['2026-03-03', '2026-03-04']],
    ],
    teller: [
      ['duty', ['on', 'off', 'away']],
      ['terminal', [null, 'T1']],
      ['till', [null, '01']],
    ],
    till: [
      ['state', ['inUse', 'sealed']],
      ['seal', [null, '#7']],
      ['sealedBy', [[], ['0011', '0003']]],
    ],
    account: [
      ['status', ['open', 'closed']],
      [
        'restrictions',
        [[], [{ reason: 'loss', item: 'x', bars: 'out', amount: 5n, until: '2026-03-07', waits: null }]],
      ],
      ['paper', [null, { kind: 'passbook', number: 5 }]],
      ['minimum', [null, 0n, 100n]],
    ],
    item: [
      ['state', ['booked', 'settled', 'oral', 'lapsed']],
      ['until', [null, '2026-03-07']],
    ],
    claim: [['owner', ['1', '2']]],
  }

function changed(state: MapState, random: Random): SetRecord {
  const kind = random.pick(Object.keys(attributes) as SettableKind[])
  const records = recordsOf<Record<string, Plain>>(state, kind)
  if (records.length === 0) return changed(state, random)
  const [key, record] = random.pick(records)
  const chosen = given(attributes[kind], kind).filter(() => random.next() < 0.6)
  const from = Object.fromEntries(chosen.map(([name]) => [name, record[name] ?? null]))
  const to = Object.fromEntries(
    chosen.map(([name, values]) => [name, values[random.below(values.length)] ?? null]),
  )
  return { type: 'set', kind, key, from, to }
}

function removed(state: MapState, random: Random): SetRecord {
  const kind = random.pick(['claim', 'item', 'mark'] as const)
  const records = recordsOf<Record<string, Plain>>(state, kind)
  if (records.length === 0) return changed(state, random)
  const [key, record] = random.pick(records)
  return { type: 'set', kind, key, from: record, to: null }
}
