/**
 * GB18030, the characters that Chinese printers have. The platform reads it and does not write it: here its
 * reading is turned round, so that the two can never differ.
 */

const LEADS = range(0x81, 0xfe)
const TRAILS = [...range(0x40, 0x7e), ...range(0x80, 0xfe)]
const DIGITS = range(0x30, 0x39)
/** Beyond the first plane the four bytes count on from here. */
const PLANES_FROM = 0x1_0000
const PLANES_LEAD = 0x90

let bytesByCharacter: ReadonlyMap<string, readonly number[]> | null = null

export function gb18030Of(text: string): Buffer {
  bytesByCharacter ??= turnedRound()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else if (point >= PLANES_FROM) bytes.push(...counted(point - PLANES_FROM))
    else bytes.push(...(bytesByCharacter.get(character) ?? [UNKNOWN]))
  }
  return Buffer.from(bytes)
}

/** Half of a pair, which no text that was read has. */
const UNKNOWN = 0x3f

/** Of two ways to write a character the shorter one. */
function turnedRound(): Map<string, readonly number[]> {
  const map = new Map<string, readonly number[]>()
  const two = LEADS.flatMap(lead => TRAILS.map(trail => [lead, trail]))
  const four = range(0x81, 0x84).flatMap(lead =>
    DIGITS.flatMap(second => LEADS.flatMap(third => DIGITS.map(fourth => [lead, second, third, fourth]))),
  )
  const decoder = new TextDecoder('gb18030')
  for (const bytes of [...two, ...four]) {
    const character = decoder.decode(Uint8Array.from(bytes))
    if ([...character].length === 1 && character !== '\uFFFD' && !map.has(character))
      map.set(character, bytes)
  }
  return map
}

function counted(index: number): number[] {
  const [fourth, third, second] = [index % 10, Math.floor(index / 10) % 126, Math.floor(index / 1_260) % 10]
  return [PLANES_LEAD + Math.floor(index / 12_600), 0x30 + second, 0x81 + third, 0x30 + fourth]
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_one, index) => first + index)
}
