/** Parameters as an earlier release has written them. */
import { defaultParameters, type Parameters } from './parameters.ts'

type Sections = Readonly<Record<string, unknown>>

const isSection = (one: unknown): one is Sections =>
  typeof one === 'object' && one !== null && !Array.isArray(one)

/** Sections as an earlier release has written them: a figure that has come into one since is by default. */
export function sectionsNow(sections: object): Sections {
  const defaults: Sections = { ...defaultParameters }
  const grown = Object.entries(sections).map(([name, own]) => {
    const section = defaults[name]
    return [name, isSection(own) && isSection(section) ? { ...section, ...own } : own]
  })
  return Object.fromEntries(grown)
}

/** All of them, as an earlier release has written them: an absent section, or figure, means the default. */
export const parametersNow = (sections: object): Parameters => ({
  ...defaultParameters,
  ...sectionsNow(sections),
})
