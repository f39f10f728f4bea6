/**
 * Counted wrongly: pieces of one face, a strap, a note for another, change twice. The books are right, and no
 * row stands out but by how many notes of the face passed with it. Other notes than were noted leave the
 * amount right and the faces wrong.
 */
import { addNotes, type Face, goodFaces, type Notes, worth } from '../../ledger/units.ts'
import { abs } from '../../std.ts'
import { among, type Evidence, evidence, several } from '../evidence.ts'
import type { Fact } from '../facts.ts'
import { type Candidate, facesAre, handledFor, isInside, natural, proposed, type Search } from '../search.ts'

export function noteCauses(search: Search): Candidate[] {
  if (search.amount === 0n) return facesNoted(search)
  return [...miscounted(search), ...noteMistaken(search), ...changeTwice(search)]
}

const STRAP = 100n
const PIECES_MAX = 6n

const handledRows = ({ rows, span }: Search): Fact[] =>
  rows.filter(row => !row.asked && isInside(span, row.serial) && Object.keys(row.notes).length > 0)

/** A few pieces of one face; one piece, where straps of it passed, may be a strap of 99 or 101. */
function miscounted(search: Search): Candidate[] {
  const rows = handledRows(search)
  const passed = passedByFace(rows)
  const all = [...passed.values()].reduce((total, count) => total + count, 0n)
  return goodFaces(search.unit).flatMap(face => {
    const count = search.amount / face.value
    if (count * face.value !== search.amount || abs(count) > PIECES_MAX) return []
    const share = shareOf(face, passed, all)
    const notes = { [face.name]: count }
    const faces = facesAre(search, notes)
    const by = byPieces(rows, face.name)
    const few: Candidate = {
      cause: 'notesMiscounted',
      notes,
      rows: by.map(({ serial }) => serial),
      evidence: [piecesEvidence(abs(count)), faces, share],
    }
    const straps = by.filter(({ notes }) => abs(notes[face.name] ?? 0n) >= STRAP)
    if (abs(count) !== 1n || straps.length === 0) return [few]
    const strap: Candidate = {
      cause: 'strapMiscounted',
      notes,
      rows: straps.map(({ serial }) => serial),
      evidence: [evidence.strapHandled, faces],
    }
    return [few, strap]
  })
}

function passedByFace(rows: readonly Fact[]): Map<string, bigint> {
  const passed = new Map<string, bigint>()
  for (const { notes } of rows) {
    for (const [face, count] of Object.entries(notes)) passed.set(face, (passed.get(face) ?? 0n) + abs(count))
  }
  return passed
}

/** The more of a face has passed, the sooner it is one of those. */
function shareOf(face: Face, passed: ReadonlyMap<string, bigint>, all: bigint): Evidence {
  const own = passed.get(face.name) ?? 0n
  return {
    bits: Math.log2((Number(own) + 0.5) / (Number(all) + 1)),
    words: {
      zh: `当日收付 ${face.name} 券 ${own} 张（枚）`,
      en: `${own} pieces of ${face.name} have passed on this day`,
    },
  }
}

const byPieces = (rows: readonly Fact[], face: string): Fact[] =>
  rows
    .filter(({ notes }) => (notes[face] ?? 0n) !== 0n)
    .toSorted((a, b) => Number(abs(b.notes[face] ?? 0n) - abs(a.notes[face] ?? 0n)))

function piecesEvidence(count: bigint): Evidence {
  if (count === 1n) return evidence.onePiece
  if (count === 2n) return evidence.twoPieces
  return count === 3n ? evidence.threePieces : several(count)
}

/** One of a face over, one of another short. */
function noteMistaken(search: Search): Candidate[] {
  const faces = goodFaces(search.unit)
  const rows = handledRows(search)
  return faces.flatMap((greater, index) =>
    faces.slice(index + 1).flatMap(smaller => {
      if (abs(search.amount) !== greater.value - smaller.value) return []
      const sign = search.amount > 0n ? 1n : -1n
      const expected: Notes = { [greater.name]: sign, [smaller.name]: -sign }
      const at = faces.indexOf(smaller) - index
      return [
        {
          cause: 'noteMistaken' as const,
          notes: expected,
          rows: byPieces(rows, greater.name).map(({ serial }) => serial),
          evidence: [at === 1 ? evidence.besideFaces : evidence.farFaces, facesAre(search, expected)],
        },
      ]
    }),
  )
}

/** What went back as change went back again. */
function changeTwice(search: Search): Candidate[] {
  const withChange = search.counter.filter(
    ({ cash, notes }) => cash > 0n && Object.values(notes).some(count => count < 0n),
  )
  return withChange.flatMap(row => {
    const change = Object.fromEntries(Object.entries(row.notes).filter(([, count]) => count < 0n))
    if (worth(search.unit, change) !== search.amount) return []
    return [
      {
        cause: 'changeTwice' as const,
        notes: change,
        rows: [row.serial],
        evidence: [facesAre(search, change), among(withChange.length)],
      },
    ]
  })
}

/** The amount agrees and the faces do not. */
function facesNoted(search: Search): Candidate[] {
  if (Object.keys(search.faces).length === 0) return []
  const rows = handledRows(search).filter(({ other }) => other === null)
  return rows.map(row => {
    const isExchange = row.cash === 0n
    const handled = handledFor(search, row)
    return {
      cause: 'facesNoted',
      rows: [row.serial],
      evidence: isExchange
        ? [evidence.exchangeRow, exchangeFit(row, handled), among(rows.length)]
        : [natural(search, handled), proposed(search, row), among(rows.length)],
    }
  })
}

/** An exchange has one face in and one out: with the difference it still should. */
const exchangeFit = (row: Fact, handled: Notes): Evidence =>
  Object.keys(addNotes(handled, {})).length <= Math.max(2, Object.keys(row.notes).length)
    ? evidence.naturalNotes
    : evidence.otherFaces
