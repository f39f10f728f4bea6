import type { Words } from '../../core/words.ts'

const UNITS = [
  { seconds: 86_400, zh: '天', en: 'd' },
  { seconds: 3_600, zh: '小时', en: 'h' },
  { seconds: 60, zh: '分', en: 'min' },
  { seconds: 1, zh: '秒', en: 's' },
] as const

/** A time in its two largest units, as in 3 小时 5 分. */
export function duration(seconds: number): Words {
  const first = UNITS.findIndex(unit => seconds >= unit.seconds)
  const units = UNITS.slice(first === -1 ? UNITS.length - 1 : first).slice(0, 2)
  let left = seconds
  const parts = units.map(unit => {
    const count = Math.floor(left / unit.seconds)
    left -= count * unit.seconds
    return { zh: `${count} ${unit.zh}`, en: `${count} ${unit.en}` }
  })
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') }
}
