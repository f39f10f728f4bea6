/** Numbers of people on screens and paper: the head and the tail, stars between. */
export function maskNumber(number: string): string {
  if (number.length <= 7)
    return `${number.slice(0, 1)}${'*'.repeat(Math.max(number.length - 2, 1))}${number.slice(-1)}`
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`
}
