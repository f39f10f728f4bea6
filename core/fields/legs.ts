import type { ManualLeg } from '../items/manualVoucher.ts'
import { parseMoney, printMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { sum } from '../std.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** The lines of a manual voucher, `D 6411-11 12.34; C 0101… 12.34`: as many sides as it takes (n:m). */
export function legs(label: Words): Field<readonly ManualLeg[]> {
  return field<readonly ManualLeg[]>({
    kind: 'legs',
    label,
    parse: parseLegs,
    print: lines => lines.map(leg => `${leg.side} ${leg.account} ${printMoney(leg.amount)}`).join('; '),
    keys: lines => lines.map(leg => `account:${leg.account}` as const),
    load(lines, desk) {
      const unknown = lines.find(leg => !desk.state.get('account', leg.account))
      return unknown ? refuse('accountUnknown', { account: unknown.account }) : lines
    },
    schema: { type: 'string', maxLength: 100_000, description: 'D|C account amount; …' },
    sample: 'D 6602 100.00; C 1003 100.00',
  })
}

function parseLegs(text: string): ManualLeg[] | Refusal {
  const lines: ManualLeg[] = []
  for (const line of text.split(/[;；\n]/)) {
    if (line.trim() === '') continue
    const match = /^\s*(D|C|借|贷)\s*([0-9a-z-]+)\s+(-?[\d,.]+)\s*$/i.exec(line)
    const amount = match ? parseMoney(match[3] ?? '') : null
    if (!match || amount === null || amount === 0n) return refuse('legMalformed', { line: line.trim() })
    const side = /[d借]/i.test(match[1] ?? '') ? 'D' : 'C'
    lines.push({ side, account: match[2] ?? '', amount })
  }
  if (lines.length < 2) return refuse('legsTooFew')
  const difference = sum(lines.map(leg => (leg.side === 'D' ? leg.amount : -leg.amount)))
  return difference === 0n ? lines : refuse('unbalanced', { slip: '1', difference: printMoney(difference) })
}
