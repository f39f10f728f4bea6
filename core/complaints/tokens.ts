/**
 * A text as the things that are compared and learned from: words of languages that write them apart, pairs of
 * neighbours of Chinese, which does not. What a publisher has blacked out (XXXX) says nothing.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (!HAN.test(run)) {
      if (!/^x+$/.test(run)) tokens.push(run)
      continue
    }
    const signs = [...run]
    if (signs.length === 1) tokens.push(run)
    for (let index = 1; index < signs.length; index++) tokens.push(`${signs[index - 1]}${signs[index]}`)
  }
  return tokens
}

const HAN = /\p{Script=Han}/u
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+(?:['’](?:(?!\p{Script=Han})\p{L})+)?|\p{N}+/gu
