/** Numbers of people on screens and paper: the head and the tail, stars between. */
export function maskNumber(number: string): string {
  if (number.length <= 7)
    return `${number.slice(0, 1)}${'*'.repeat(Math.max(number.length - 2, 1))}${number.slice(-1)}`
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`
}

/** A name on another person's paper: its first and last letter, 李*红. */
export function maskName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return name
  return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}*${letters.at(-1)}`
}
