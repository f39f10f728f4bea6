/** What a file of complaints has in it, as figures, and as lines for people. */
import { given } from '../std.ts'
import type { Words } from '../words.ts'
import { type Duplicates, duplicatesIn } from './duplicates.ts'
import { type LabelFigures, type Measured, measure } from './measure.ts'
import type { Narrative } from './narratives.ts'

export interface FileFigures {
  readonly complaints: number
  /** In signs. */
  readonly longest: number
  readonly median: number
  readonly products: readonly { readonly product: string; readonly complaints: number }[]
  /** By their ids. */
  readonly exact: readonly (readonly string[])[]
  readonly near: readonly { readonly one: string; readonly other: string; readonly percent: number }[]
  readonly measured: Measured | null
}

export function figuresOf(narratives: readonly Narrative[], seed: number): FileFigures {
  const duplicates = duplicatesIn(narratives.map(({ narrative }) => narrative))
  const lengths = narratives.map(({ narrative }) => [...narrative].length).sort((a, b) => a - b)
  const examples = narratives.map(({ narrative, product }) => ({ text: narrative, label: product }))
  return {
    complaints: narratives.length,
    longest: lengths.at(-1) ?? 0,
    median: lengths[Math.floor(lengths.length / 2)] ?? 0,
    products: productsOf(narratives),
    ...byId(duplicates, narratives),
    measured: measure(examples, duplicates, seed),
  }
}

function productsOf(narratives: readonly Narrative[]): FileFigures['products'] {
  const counts = new Map<string, number>()
  for (const { product } of narratives) counts.set(product, (counts.get(product) ?? 0) + 1)
  return [...counts]
    .sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1))
    .map(([product, complaints]) => ({ product, complaints }))
}

function byId({ exact, near }: Duplicates, narratives: readonly Narrative[]) {
  const id = (index: number): string => given(narratives[index], 'a narrative').id
  return {
    exact: exact.map(group => group.map(id)),
    near: near.map(({ one, other, percent }) => ({ one: id(one), other: id(other), percent })),
  }
}

export function told({ complaints, longest, median, exact, near, ...rest }: FileFigures): Words[] {
  return [
    {
      zh: `投诉 ${complaints} 件，最长 ${longest} 字，中位 ${median} 字`,
      en: `${complaints} complaints, the longest of ${longest} signs, the median ${median}`,
    },
    ...rest.products.map(({ product, complaints: own }) => ({
      zh: `  ${product}：${own} 件`,
      en: `  ${product}: ${own}`,
    })),
    {
      zh: `完全重复 ${exact.length} 组，近似 ${near.length} 对`,
      en: `${exact.length} groups word for word the same, ${near.length} pairs nearly`,
    },
    ...exact.map(ids => ({ zh: `  相同：${ids.join('、')}`, en: `  same: ${ids.join(', ')}` })),
    ...near.map(({ one, other, percent }) => ({
      zh: `  近似 ${percent}%：${one}、${other}`,
      en: `  ${percent}% the same: ${one}, ${other}`,
    })),
    ...toldMeasured(rest.measured),
  ]
}

function toldMeasured(measured: Measured | null): Words[] {
  if (measured === null)
    return [{ zh: '太少，无法留出一部分来检验', en: 'Too few to hold a part out and measure on it' }]
  const { learned, heldOut, right, labels, macroF1 } = measured
  const line = (zh: string, en: string, hits: number): Words => {
    const share = `${hits}/${heldOut} = ${percentOf(hits, heldOut)}`
    return { zh: `  ${zh}：${share}`, en: `  ${en}: ${share}` }
  }
  return [
    {
      zh: `归类：学习 ${learned} 件，检验留出的 ${heldOut} 件`,
      en: `Labels: learned from ${learned}, measured on the ${heldOut} held out`,
    },
    line('模型', 'model', right.model),
    {
      zh: `  各类平均 F1（宏平均）：${macroF1.toFixed(3)}`,
      en: `  F1, each label counting the same (macro): ${macroF1.toFixed(3)}`,
    },
    line('总答最多的一类', 'always the most frequent', right.majority),
    line('类名关键词', 'words of the label', right.keywords),
    ...labels.map(toldLabel),
  ]
}

function toldLabel({ label, learned, heldOut, called, right }: LabelFigures): Words {
  const [precision, recall] = [percentOf(right, called), percentOf(right, heldOut)]
  return {
    zh: `  ${label}：学习 ${learned}，检验 ${heldOut}，判对 ${right}；查准 ${precision}，查全 ${recall}`,
    en: `  ${label}: learned ${learned}, held out ${heldOut}, right ${right}; precision ${precision}, recall ${recall}`,
  }
}

const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`
