/**
 * Things of the counter in words, the way a teller says them: notes by denomination, vouchers by kind,
 * terms. Journals and forms keep their short texts (`100x300`, `12`); screens and paper say these.
 */
import type { Principal } from '../principals.ts'
import { pieces } from '../ledger/ranges.ts'
import { type Condition, currencyOf, type Face, type Notes, type Unit } from '../ledger/units.ts'
import { type Parameters, paperNumber, voucherKindOf } from '../parameters.ts'
import { abs } from '../std.ts'
import { isNumbered, unitOf, type VoucherKind } from '../voucherKinds.ts'
import { joined, type Words } from '../words.ts'

/** What things are said with: the currency of the branch and its kinds of vouchers. */
export interface Tongue {
  readonly unit: Unit
  readonly parameters: Pick<Parameters, 'voucherKinds' | 'numbers'> & {
    readonly principals: readonly Pick<Principal, 'code' | 'name'>[]
  }
}

/** 百元 300 张、一元硬币 5 枚 · ¥100 × 300, ¥1 coin × 5; the largest first, change given said as such. */
export function notesWords(unit: Unit, notes: Notes): Words {
  const faces = currencyOf(unit).faces.filter(face => notes[face.name])
  const given = faces.map(face => countOf(unit, face, notes[face.name] ?? 0n))
  return given.length === 0 ? { zh: '无', en: 'none' } : joined(given)
}

/** 百元, 一元硬币, 残损全额百元 · ¥100, ¥1 coin, damaged ¥100. */
export function faceWords(unit: Unit, face: Face): Words {
  const coin = face.form === 'coin'
  const name = faceName(unit, { ...face, name: face.name.replace(/^[dh]/, '') })
  const damaged = conditions[face.condition]
  return {
    zh: `${damaged.zh}${name.zh}${coin ? '硬币' : ''}`,
    en: `${damaged.en}${name.en}${coin ? ' coin' : ''}`,
  }
}

function countOf(unit: Unit, face: Face, count: bigint): Words {
  const name = faceWords(unit, face)
  const back = count < 0n ? { zh: '找出', en: 'change ' } : { zh: '', en: '' }
  return {
    zh: `${back.zh}${name.zh} ${abs(count)} ${face.form === 'coin' ? '枚' : '张'}`,
    en: `${back.en}${name.en} × ${abs(count)}`,
  }
}

const conditions: Readonly<Record<Condition, Words>> = {
  good: { zh: '', en: '' },
  full: { zh: '残损全额', en: 'damaged ' },
  half: { zh: '残损半额', en: 'half-value ' },
}

const yuanNames: Readonly<Record<string, string>> = {
  '100': '百元',
  '50': '五十元',
  '20': '二十元',
  '10': '十元',
  '5': '五元',
  '1': '一元',
  '0.5': '五角',
  '0.1': '一角',
  '0.05': '五分',
  '0.02': '二分',
  '0.01': '一分',
}

function faceName(unit: Unit, { name }: Face): Words {
  const worth = name.replace('c', '')
  if (unit !== 'CNY') return { zh: `${worth} ${currencyOf(unit).name.zh}`, en: `${unit} ${worth}` }
  return { zh: yuanNames[worth] ?? worth, en: `¥${worth}` }
}

/** 活期存折 20 本 · Passbook × 20. */
export function papersWords(
  { voucherKinds }: Pick<Parameters, 'voucherKinds'>,
  counts: Readonly<Record<string, number>>,
): Words {
  const counted = Object.entries(counts).map(([kind, count]) => {
    const row = voucherKinds.find(row => row.kind === kind)
    return piecesWords(row?.name ?? { zh: kind, en: kind }, count, row)
  })
  return counted.length === 0 ? { zh: '无', en: 'none' } : joined(counted)
}

export const piecesWords = (
  name: Words,
  count: number | bigint,
  row: Pick<VoucherKind, 'unit'> | undefined,
): Words => ({
  zh: `${name.zh} ${count} ${unitOf(row).zh}`,
  en: `${name.en} × ${count}`,
})

/** P00001001–P00001100，共 100 本; the number alone for one piece, the count where none is printed. */
export function numbersWords(
  { parameters }: Pick<Tongue, 'parameters'>,
  kind: string,
  first: number,
  last: number,
): Words {
  const row = voucherKindOf(parameters, kind)
  const unit = unitOf(row)
  const count = pieces([[first, last]])
  if (row && !isNumbered(row)) return { zh: `${count} ${unit.zh}`, en: `${count} ${unit.en}` }
  const from = paperNumber(parameters, kind, first)
  if (first === last) return { zh: from, en: from }
  const range = `${from}–${paperNumber(parameters, kind, last)}`
  return { zh: `${range}，共 ${count} ${unit.zh}`, en: `${range}, ${count} in all` }
}

const yearNames = ['', '一', '二', '三', '四', '五']

/** 12 is 一年 on a certificate, 6 is 六个月. */
export function termWords(months: number): Words {
  const years = months / 12
  if (!Number.isInteger(years)) return { zh: `${months} 个月`, en: `${months} months` }
  return { zh: `${yearNames[years] ?? ` ${years} `}年`.trim(), en: years === 1 ? '1 year' : `${years} years` }
}
