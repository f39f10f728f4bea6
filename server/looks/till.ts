import type { WireHolding, WireNotes, WireTill } from '../../core/wire.ts'
import { purseIn, tillHolder } from '../../core/ledger/build.ts'
import type { Key } from '../../core/ledger/entities.ts'
import { pieces } from '../../core/ledger/ranges.ts'
import type { State } from '../../core/ledger/state.ts'
import { currencies, currencyOf, type Notes, printIn, worth } from '../../core/ledger/units.ts'
import { paperNumber, type Parameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'

/**
 * Tills with what is in them. Whoever counts his till blind is not told what the book says of its cash until
 * the count has agreed (F59).
 */
export async function tillsOf(reader: Reader, numbers: readonly string[]): Promise<WireTill[]> {
  const kinds = reader.parameters.voucherKinds.map(({ kind }) => kind)
  const keys = numbers.flatMap((no): Key[] => [
    `till:${no}`,
    ...currencies.map(({ unit }) => `purse:${purseIn(tillHolder(no), unit, reader.branch.unit)}` as const),
    ...kinds.map(kind => `stock:${tillHolder(no)}/${kind}` as const),
  ])
  const state = await recordsOf(reader.books, reader.branch.code, keys)
  return numbers.map(no => {
    const till = wireTill(no, state, reader.branch.unit, reader.parameters)
    const told = isInCharge(reader) || till.state === 'balanced'
    return told ? till : blind(till)
  })
}

/** The till of whoever must count it before he is told. */
export const blind = (till: WireTill): WireTill => ({ ...till, cash: null, notes: [], foreign: [] })

export function wireTill(no: string, state: State, unit: string, parameters: Parameters): WireTill {
  const till = given(state.get('till', no), `till ${no}`)
  const holding = holdingOf(tillHolder(no), state, unit, parameters)
  return { no, state: till.state, teller: till.teller, ...holding }
}

const faceByFace = (unit: string, notes: Notes): WireNotes =>
  currencyOf(unit)
    .faces.filter(face => notes[face.name])
    .map(face => {
      const count = notes[face.name] ?? 0n
      return { face: face.name, count: String(count), amount: printIn(unit, count * face.value) }
    })

/** What a holder has, of these records. */
export function holdingOf(holder: string, state: State, unit: string, parameters: Parameters): WireHolding {
  const notes = state.get('purse', holder)?.notes ?? {}
  return {
    cash: printIn(unit, worth(unit, notes)),
    notes: faceByFace(unit, notes),
    foreign: currencies.flatMap(({ unit: other, name }) => {
      const purse = other === unit ? undefined : state.get('purse', `${holder}/${other}`)
      if (!purse) return []
      const cash = printIn(other, worth(other, purse.notes))
      return [{ unit: other, name, cash, notes: faceByFace(other, purse.notes) }]
    }),
    papers: parameters.voucherKinds.map(({ kind, name }) => {
      const ranges = state.get('stock', `${holder}/${kind}`)?.ranges ?? []
      const printed = ranges.map(
        ([first, last]) => `${paperNumber(parameters, kind, first)}–${paperNumber(parameters, kind, last)}`,
      )
      return { kind, name, pieces: pieces(ranges), ranges: printed }
    }),
  }
}
