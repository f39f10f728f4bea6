import { groundsOn } from '../control/rejections.ts'
import { refuse } from '../refusals.ts'
import { joined, type Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

const GROUND_MAX = 60

/** A ground on which a signature is refused, as the parameters list them; by its code, or its words. */
export const ground = (label: Words): Field<string> =>
  field<string>({
    kind: 'ground',
    label,
    parse: text => plainText(text, GROUND_MAX),
    print: value => value,
    load(typed, { parameters, day }) {
      const offered = groundsOn(parameters, day)
      const found = offered.find(({ ground: code, zh, en }) => [code, zh, en].includes(typed))
      const { zh, en } = joined(offered)
      return found?.ground ?? refuse('notOffered', { choices: { zh, en } })
    },
    schema: { type: 'string', maxLength: GROUND_MAX, description: 'ground of a refusal' },
    sample: 'papers',
  })
