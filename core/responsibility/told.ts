/** An attribution in words: each share opens into the rules that gave it, the facts, and the rule’s text. */
import { printPoints } from '../errorCatalogue.ts'
import { joined, type Words, yesOrNo } from '../words.ts'
import { type Aside, type Attribution, type Case, type Line, partyTo, type Share, UNIT } from './attribute.ts'
import { type FactName, type FactRow, factTable, verdicts } from './facts.ts'
import { kinds, parties, type Party } from './parties.ts'
import { ruleSets } from './ruleTable.ts'

/** A weight as people read it: `37.5`. */
export function printWeight(counts: bigint): string {
  const thousandths = (counts * 1_000n) / UNIT
  const rest = String(thousandths % 1_000n)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${thousandths / 1_000n}${rest === '' ? '' : `.${rest}`}`
}

/** 会计主管、授权人 0002 */
export function nameOf({ who, parties: own }: Pick<Share, 'who' | 'parties'>): Words {
  const { zh, en } = joined(own.map(party => parties[party]))
  return (own as readonly string[]).includes(who) ? { zh, en } : { zh: `${zh} ${who}`, en: `${en} ${who}` }
}

export function valueWords(name: FactName, value: unknown): Words {
  const { type, choices }: FactRow = factTable[name]
  if (type === 'yes') return yesOrNo(value === true)
  if (type === 'parties') return joined((value as readonly Party[]).map(party => parties[party]))
  const text = String(value)
  return choices?.[text] ?? { zh: text, en: text }
}

/** 等候分钟 70〔E1〕 */
export function factWords({ facts }: Case, name: FactName): Words {
  const { value, evidence } = facts[name] ?? { value: false, evidence: '' }
  const said = valueWords(name, value)
  const { zh, en, type }: FactRow = factTable[name]
  const isPlain = type === 'yes' && value === true
  return {
    zh: `${zh}${isPlain ? '' : ` ${said.zh}`}〔${evidence}〕`,
    en: `${en}${isPlain ? '' : ` ${said.en}`} [${evidence}]`,
  }
}

const asides: Readonly<Record<Extract<Aside, string>, Words>> = {
  heavier: { zh: '同一行为从重，不另计', en: 'the heavier charge of the same act counts' },
  noFault: { zh: '没有直接差错，单独不计', en: 'there was no fault beside it' },
  verdict: { zh: '投诉不属实，不计', en: 'the complaint is not upheld' },
}

const asideWords = (aside: Aside): Words =>
  typeof aside === 'string'
    ? asides[aside]
    : { zh: `依 ${aside.rule} 不计`, en: `set aside by ${aside.rule}` }

/** R03 直接责任 50 → 25（M1 ×0.5） */
export function lineWords({ rule, kind, weight, steps, counts, aside }: Line): Words {
  const start = weight === null ? printWeight(counts) : String(weight)
  const factors = steps.map(step => `${step.rule} ×${step.permille / 1_000}`)
  const end = steps.length > 0 ? ` → ${printWeight(counts)}` : ''
  const first = weight === null ? { zh: '移入 ', en: 'moved here ' } : { zh: '', en: '' }
  const why = aside ? asideWords(aside) : { zh: factors.join('、'), en: factors.join(', ') }
  return {
    zh: `${rule} ${kinds[kind].zh} ${first.zh}${start}${end}${why.zh ? `（${why.zh}）` : ''}`,
    en: `${rule} ${kinds[kind].en} ${first.en}${start}${end}${why.en ? ` (${why.en})` : ''}`,
  }
}

const pointsWords = (tenths: number): Words => ({
  zh: `记 ${printPoints(tenths)} 分`,
  en: `${printPoints(tenths)} points`,
})

/** 44% 经办柜员，记 0.8 分 */
export function shareWords(share: Share): Words {
  const name = nameOf(share)
  const points = share.tenths === null ? { zh: '', en: '' } : pointsWords(share.tenths)
  return {
    zh: [`${share.percent}% ${name.zh}`, points.zh].filter(Boolean).join('，'),
    en: [`${share.percent}% ${name.en}`, points.en].filter(Boolean).join(', '),
  }
}

export const ruleText = (version: string, id: string): Words =>
  ruleSets.find(set => set.version === version)?.rules.find(rule => rule.id === id) ?? { zh: id, en: id }

const indented = ({ zh, en }: Words, by: number): Words => {
  const space = '  '.repeat(by)
  return { zh: `${space}${zh}`, en: `${space}${en}` }
}

/** A case line by line: its verdict, each share with its rules and facts, and what came to nothing. */
export function told(one: Case, found: Attribution): readonly Words[] {
  const verdict = verdicts[found.verdict]
  const nothing = found.lines.filter(({ aside }) => aside !== null)
  const opened = (line: Line) => [
    indented(lineWords(line), 1),
    indented(ruleText(found.version, line.rule), 2),
    ...line.steps.map(({ rule }) => indented(ruleText(found.version, rule), 2)),
    ...line.facts.map(name => indented(factWords(one, name), 2)),
  ]
  return [
    {
      zh: `${verdict.zh}（规则 ${found.version}：${found.fired.join('、') || '无'}）`,
      en: `${verdict.en} (rules ${found.version}: ${found.fired.join(', ') || 'none'})`,
    },
    ...found.shares.flatMap(share => [shareWords(share), ...share.lines.flatMap(opened)]),
    ...(nothing.length > 0 ? [{ zh: '不计：', en: 'Came to nothing:' }] : []),
    ...nothing.flatMap(line => [
      indented(parties[line.party], 1),
      ...opened(line).map(row => indented(row, 1)),
    ]),
  ]
}

/** The same, in names that do not change. */
export const toldForMachines = (one: Case, found: Attribution) => ({
  version: found.version,
  verdict: found.verdict,
  rules: found.fired,
  shares: found.shares.map(({ who, parties: own, percent, weight, tenths, lines }) => ({
    who,
    parties: own,
    percent,
    weight: printWeight(weight),
    points: tenths === null ? null : printPoints(tenths),
    lines: lines.map(line => lineForMachines(one, found, line)),
  })),
  cameToNothing: found.lines
    .filter(({ aside }) => aside !== null)
    .map(line => ({ party: line.party, ...lineForMachines(one, found, line), because: line.aside })),
  mayNotInvestigate: [...partyTo(one, found)].toSorted(),
})

const lineForMachines = ({ facts }: Case, { version }: Attribution, line: Line) => ({
  rule: line.rule,
  text: ruleText(version, line.rule),
  kind: line.kind,
  weight: line.weight,
  counts: printWeight(line.counts),
  changes: line.steps,
  facts: line.facts.map(fact => ({ fact, ...facts[fact] })),
})
