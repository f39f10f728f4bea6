/** Every label is a pair, so that a missing language does not compile. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Words

/** What reads alike in both languages: a number, a name. */
export const alike = (text: string): Words => ({ zh: text, en: text })

/** Fills `{name}` places of a text; a place without a value keeps its name, which a test would show. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

/** A label without the note in brackets at its end: 转入账号 of 转入账号（付现金则空）. */
export const nameIn = ({ zh, en }: Words): Words => ({
  zh: zh.replace(/（[^（]*）$/, ''),
  en: en.replace(/ \([^(]*\)$/, ''),
})

/** The note in brackets at the end of a label; empty where it has none. */
export const noteIn = ({ zh, en }: Words): Words => ({
  zh: /（([^（]*)）$/.exec(zh)?.[1] ?? '',
  en: / \(([^(]*)\)$/.exec(en)?.[1] ?? '',
})

/** The answer to whether something is so. */
export const yesOrNo = (is: boolean): Words => (is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })

/** What is typed, beside what it means: 活期存折（passbook）. */
export const typedAs = ({ zh, en }: Words, code: string): Words => ({
  zh: `${zh}（${code}）`,
  en: `${en} (${code})`,
})

/** A list in words: 、 between its parts in Chinese, commas in English. */
export const joined = (parts: readonly Words[]): Words => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
})
