import { expect, test } from 'vitest'
import {
  apply,
  compensate,
  decodeEffects,
  encodeEffects,
  inverse,
  refuseEffect,
} from '../../core/ledger/apply.ts'
import { type Effect, touches } from '../../core/ledger/effects.ts'
import type { Account, Key } from '../../core/ledger/entities.ts'
import { Draft, LoadedState, MapState } from '../../core/ledger/state.ts'
import { practiceBooks } from '../../core/practice.ts'
import { encode, type Plain, randomFrom } from '../../core/std.ts'
import { type EffectType, effectTypes, someEffect } from '../support/arbitrary.ts'
import { auditor } from '../support/auditor.ts'
import { contents } from '../support/laws.ts'
import { fc } from '../support/seed.ts'

const at = { day: '2026-03-02', serial: 9 }

function take(state: MapState, effect: Effect): void {
  const draft = new Draft(state, at)
  draft.take(apply(state, effect))
  state.absorb(draft)
}

/** Dice, and the kinds that they fall on. */
const walks = fc.record({
  dice: fc.nat(),
  kinds: fc.array(fc.constantFrom<EffectType>(...effectTypes), { minLength: 1, maxLength: 40 }),
})

/** Effects of these kinds, one after the other, on the books as the ones before have left them. */
function written(state: MapState, { dice, kinds }: { dice: number; kinds: readonly EffectType[] }): Effect[] {
  const random = randomFrom(dice)
  return kinds.map(kind => {
    const effect = someEffect(kind, state, random)
    take(state, effect)
    return effect
  })
}

for (const type of effectTypes) {
  test(`a ${type} and its inverse leave the books as they were, to the last record that is not there`, () => {
    fc.assert(
      fc.property(fc.nat(), walks, (dice, past) => {
        const state = practiceBooks()
        written(state, past)
        const before = contents(state)
        const effect = someEffect(type, state, randomFrom(dice))
        expect(refuseEffect(state, effect)).toBeNull()
        take(state, effect)
        expect(refuseEffect(state, inverse(effect))).toBeNull()
        take(state, inverse(effect))
        expect(contents(state)).toBe(before)
      }),
      { numRuns: 60 },
    )
  })
}

test('a whole past is undone, last first', () => {
  fc.assert(
    fc.property(walks, past => {
      const state = practiceBooks()
      const before = contents(state)
      for (const effect of written(state, past).toReversed()) take(state, inverse(effect))
      expect(contents(state)).toBe(before)
    }),
  )
})

test('the inverse of the inverse is the effect', () => {
  fc.assert(
    fc.property(walks, past => {
      for (const effect of written(practiceBooks(), past)) expect(inverse(inverse(effect))).toEqual(effect)
    }),
  )
})

test('apply changes nothing that it is given', () => {
  fc.assert(
    fc.property(walks, past => {
      expect(() => written(deepFrozen(practiceBooks()), past)).not.toThrow()
    }),
    { numRuns: 20 },
  )
})

test('an effect reads and changes what it says it touches, and nothing else', () => {
  fc.assert(
    fc.property(walks, past => {
      const state = practiceBooks()
      written(state, past)
      for (const type of effectTypes) {
        const effect = someEffect(type, state, randomFrom(past.dice))
        const rows = new Map(touches(effect).map(key => [key, state.rows.get(key) ?? null]))
        const loaded = new LoadedState(rows, () => false)
        expect(refuseEffect(loaded, effect)).toEqual(refuseEffect(state, effect))
        const changes = apply(loaded, effect)
        for (const [kind, key] of changes) expect(touches(effect)).toContain(`${kind}:${key}`)
      }
    }),
    { numRuns: 40 },
  )
})

test('the journal’s text of effects gives the same effects, and the same text again', () => {
  fc.assert(
    fc.property(walks, past => {
      const effects = written(practiceBooks(), past)
      const text = encodeEffects(effects)
      expect(decodeEffects(text)).toEqual(effects)
      expect(encodeEffects(decodeEffects(text))).toBe(text)
    }),
  )
})

test('replaying the effects from the text alone gives the same books', () => {
  fc.assert(
    fc.property(walks, past => {
      const state = practiceBooks()
      const text = encodeEffects(written(state, past))
      const again = practiceBooks()
      for (const effect of decodeEffects(text)) take(again, effect)
      expect(contents(again)).toBe(contents(state))
    }),
  )
})

test('an auditor who can only add comes to the same balances, purses and stocks', () => {
  fc.assert(
    fc.property(walks, past => {
      const state = practiceBooks()
      const audit = auditor(new MapState(new Map(state.rows)))
      audit.take(written(state, { ...past, kinds: past.kinds.filter(kind => kind !== 'set') }))
      expect(audit.differences(state)).toEqual([])
    }),
  )
})

test('the auditor notices a fen, a note, a paper and a hold that went astray', () => {
  const books = practiceBooks()
  const audit = auditor(new MapState(new Map(books.rows)))
  const tamper = (key: Key, value: object) => {
    const rows = new Map(books.rows)
    rows.set(key, { value: { ...(rows.get(key)?.value as object), ...value }, at: undefined })
    return audit.differences(new MapState(rows))
  }
  expect(audit.differences(books)).toEqual([])
  expect(tamper('account:1003', { balance: 4_586_001n })).toEqual([
    'balance 1003: books 4586001, auditor 4586000',
  ])
  expect(tamper('account:1003', { held: 1n })).toEqual(['held 1003: books 1, auditor 0'])
  expect(tamper('purse:till:01', { notes: { '100': 200n } })).toHaveLength(5)
  expect(tamper('stock:till:01/passbook', { ranges: [[1002, 1050]] })).toEqual([
    'pieces till:01/passbook: books 49, auditor 50',
    'passbook 1001: books nobody, auditor till:01',
  ])
  expect(tamper('stock:till:02/passbook', { ranges: [[1001, 1001]] })).toContain(
    'passbook 1001: books till:01 and till:02, auditor till:01',
  )
})

test('what a reversal posts leaves no money, no notes and no holds behind', () => {
  fc.assert(
    fc.property(walks, past => {
      const moves = past.kinds.filter(
        kind => kind === 'leg' || kind === 'hold' || kind === 'notes' || kind === 'products',
      )
      const state = practiceBooks()
      const before = contents(state)
      const done = written(state, { ...past, kinds: moves })
      for (const effect of compensate(done, null)) take(state, effect)
      expect(withoutLines(contents(state))).toBe(withoutLines(before))
      expect(linesIn(state)).toBe(linesIn(practiceBooks()) + 2 * done.filter(isBookLine).length)
    }),
  )
})

/** A reversal is a line of its own in a passbook. */
const withoutLines = (text: string): string => text.replaceAll(/"unprinted":\d+/g, '')

const linesIn = ({ rows }: MapState): number =>
  [...rows.values()].reduce((all, stored) => all + ((stored?.value as Account | null)?.unprinted ?? 0), 0)

const isBookLine = (effect: Effect): boolean =>
  effect.type === 'leg' && practiceBooks().get('account', effect.account)?.unprinted != null

/** The same books, in which any attempt to change a value throws. */
function deepFrozen(state: MapState): MapState {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  for (const stored of state.rows.values()) freeze(stored?.value)
  return state
}

test('one state, one text: the texts that are compared here tell two books apart', () => {
  const state = practiceBooks()
  expect(encode(contents(state) as Plain)).toBe(encode(contents(practiceBooks()) as Plain))
  take(state, { type: 'tally', key: 'x', amount: 1n })
  expect(contents(state)).not.toBe(contents(practiceBooks()))
})
