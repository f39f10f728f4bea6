/**
 * Texts at places as the bytes of an impact printer (ESC/P-K of 24 pins, which Chinese passbook and form
 * printers emulate). It is told to print Chinese characters between FS & and FS . only, so that figures keep
 * their own width; every place is counted from the top of the page, so that nothing adds up.
 */
import type { PlottedPage, PlottedText } from '../../core/derive/plotted.ts'
import { gb18030Of } from './gb18030.ts'

const ESC = 0x1b
const FS = 0x1c

/** Tenths of a millimetre in an inch. */
const INCH = 254

/** Initialise; twelve figures to the inch; no room between Chinese characters, 7.5 to the inch. */
const BEGIN = [ESC, 0x40, ESC, 0x4d, FS, 0x53, 0, 0]
const CHINESE = [FS, 0x26]
const NO_CHINESE = [FS, 0x2e]
const WIDE = [FS, 0x57, 1, ESC, 0x57, 1]
const NOT_WIDE = [ESC, 0x57, 0, FS, 0x57, 0]
const CR = 0x0d
const EJECT = 0x0c

const FIGURE_WIDTH = INCH / 12
const CHARACTER_WIDTH = (INCH * 24) / 180

export function escpOf(pages: readonly PlottedPage[]): Buffer {
  return Buffer.concat([Buffer.from(BEGIN), ...pages.map(pageBytes)])
}

/** From the top down, and in a line from the left: paper is not drawn back. */
function pageBytes({ texts }: PlottedPage): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (const one of texts.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    if (one.text === '') continue
    const row = Math.round((one.top * 180) / INCH)
    parts.push(Buffer.from(down(row - at)), ...written(one))
    at = row
  }
  return Buffer.concat([...parts, Buffer.from([CR, EJECT])])
}

/** ESC J: so many 180ths of an inch, at most 255 at a time. */
function down(steps: number): number[] {
  const bytes: number[] = []
  for (let left = steps; left > 0; left -= 255) bytes.push(ESC, 0x4a, Math.min(left, 255))
  return bytes
}

function written({ text, left, width, right, wide = false }: PlottedText): Buffer[] {
  const fitting = cut(text, wide ? width / 2 : width)
  const start = right ? left + width - widthOf(fitting) : left
  const sixtieths = Math.max(0, Math.round((start * 60) / INCH))
  return [
    Buffer.from([ESC, 0x24, sixtieths % 256, Math.floor(sixtieths / 256), ...(wide ? WIDE : [])]),
    ...runsOf(fitting),
    Buffer.from(wide ? NOT_WIDE : []),
  ]
}

const isFigure = (character: string): boolean => character < '\u0080'

const widthOf = (text: string): number =>
  [...text].reduce((width, one) => width + (isFigure(one) ? FIGURE_WIDTH : CHARACTER_WIDTH), 0)

/** What does not fit is left off: it would be written over the next column. */
function cut(text: string, width: number): string {
  const characters = [...text].filter(one => one >= ' ')
  while (characters.length > 0 && widthOf(characters.join('')) > width) characters.pop()
  return characters.join('')
}

/** Figures and Chinese by turns, each in its mode. */
function runsOf(text: string): Buffer[] {
  const runs = text.match(/[ -~]+|[^ -~]+/gu) ?? []
  return runs.map(run =>
    isFigure(run)
      ? Buffer.from(run, 'latin1')
      : Buffer.concat([Buffer.from(CHINESE), gb18030Of(run), Buffer.from(NO_CHINESE)]),
  )
}
