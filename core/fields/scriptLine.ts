import { refuse } from '../refusals.ts'
import { placeWords, productLine } from '../service/script.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** The place of a line in the service processes, `reception.ask.check1`: service/script.ts. */
export const scriptLine = (label: Words): Field<string> =>
  field<string>({
    kind: 'text',
    label,
    parse(text) {
      const key = text.trim()
      return productLine(key) === undefined ? refuse('scriptLineUnknown', { line: key }) : key
    },
    words: placeWords,
    print: key => key,
    restore: text => text,
    load: key => key,
    schema: { type: 'string', maxLength: 60, description: 'process.step.check1, process.step.situation.say' },
    sample: 'reception.ask.check1',
  })
