/**
 * 大写: the amount in the characters that cannot be altered with one stroke, as it stands on every Chinese
 * voucher beside the figures (rules.md §1.7).
 */
import { abs } from './std.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万']

/** An amount in fen, in capitals: 140950n gives 壹仟肆佰零玖元伍角. A yuan amount ends in 整. */
export function toCapital(amount: bigint): string {
  const fen = abs(amount)
  const yuanPart = fen / 100n
  const jiao = Number((fen / 10n) % 10n)
  const cent = Number(fen % 10n)
  const sign = amount < 0n ? '负' : ''
  if (fen === 0n) return '零元整'
  const head = yuanPart > 0n ? `${wholeCapital(yuanPart)}元` : ''
  if (jiao === 0 && cent === 0) return `${sign}${head}整`
  // A zero is said between the yuan and a lone fen, and where the yuan end in several zeros before the jiao.
  const gap = head && (jiao === 0 || yuanPart % 100n === 0n) ? '零' : ''
  const tail = (jiao ? `${DIGITS[jiao]}角` : '') + (cent ? `${DIGITS[cent]}分` : '')
  return `${sign}${head}${gap}${tail}`
}

/**
 * Reads groups of four digits from the left; one 零 stands for any run of zeros before a digit of its group.
 */
function wholeCapital(amount: bigint): string {
  const digits = amount.toString()
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, '0').match(/\d{4}/g) ?? []
  let text = ''
  let zeroPending = false
  for (const [index, group] of groups.entries()) {
    const rank = groups.length - 1 - index
    let groupText = ''
    for (const [place, digit] of [...group].entries()) {
      if (digit === '0') {
        zeroPending = text + groupText !== ''
        continue
      }
      groupText += (zeroPending ? '零' : '') + DIGITS[Number(digit)] + PLACES[3 - place]
      zeroPending = false
    }
    if (groupText) {
      text += groupText + GROUPS[rank]
      zeroPending = false
    } else if (rank === 2) text += '亿'
  }
  return text
}
