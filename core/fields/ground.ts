import { type GroundList, groundsOn } from '../grounds.ts'
import { refuse } from '../refusals.ts'
import { joined, type Words } from '../words.ts'
import { type AnyField, type Field, field } from './field.ts'
import { plainText } from './text.ts'

const GROUND_MAX = 60

/** The list of a field of this kind. */
export const listOf = ({ options: { grounds = 'rejections' } }: Pick<AnyField, 'options'>): GroundList =>
  grounds

/** One of a list of the parameters, on which a signature is refused or a voucher made; by code, or words. */
export const ground = (label: Words, list: GroundList, sample: string): Field<string> =>
  field<string>({
    kind: 'ground',
    label,
    options: { grounds: list },
    parse: text => plainText(text, GROUND_MAX),
    print: value => value,
    load(typed, { parameters, day }) {
      const offered = groundsOn(parameters[list], day)
      const found = offered.find(({ ground: code, zh, en }) => [code, zh, en].includes(typed))
      const { zh, en } = joined(offered)
      return found?.ground ?? refuse('notOffered', { choices: { zh, en } })
    },
    schema: { type: 'string', maxLength: GROUND_MAX, description: 'ground of a list' },
    sample,
  })
