import { requireTeller } from '../desk.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { checklistWords, type Looked, printChecklist, readChecklist } from '../service/checklist.ts'
import { type Round, rounds } from '../service/places.ts'
import { checksOn } from '../service/script.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

const MAX = 4_000

/**
 * The list of a round of checks, which another field names: each line in order, or with what is wrong and who
 * mends it. The rounds before opening and at closing leave nothing out.
 */
export const checklist = (
  label: Words,
  { roundField }: { readonly roundField: string },
): Field<readonly Looked[]> =>
  field<readonly Looked[]>({
    kind: 'checklist',
    label,
    options: { multiline: true, roundField },
    parse(typed) {
      const plain = plainText(typed, MAX, true)
      if (typeof plain !== 'string') return plain
      const looked = readChecklist(plain)
      if (typeof looked === 'number') return refuse('checklistMalformed', { line: String(looked) })
      return looked.length > 0 ? looked : refuse('checklistMalformed', { line: '1' })
    },
    words: checklistWords,
    print: printChecklist,
    keys: looked => looked.flatMap(({ wrong }) => (wrong ? [`teller:${wrong.mender}` as const] : [])),
    load(looked, desk) {
      for (const { wrong } of looked) {
        const mender = wrong && requireTeller(desk, wrong.mender)
        if (isRefusal(mender)) return mender
        if (mender?.stopped) return refuse('tellerStopped', { teller: mender.id })
      }
      return looked
    },
    verify(looked, values, { parameters, day }) {
      const { step, isWhole } = rounds[values[roundField] as Round]
      const lines = checksOn(parameters, step, day)
      const keyOf = ({ check }: Looked) => `${step}.${check}`
      const unknown = looked.find(one => !lines.some(({ key }) => key === keyOf(one)))
      if (unknown) return refuse('checklistLineUnknown', { line: unknown.check })
      const left = isWhole && lines.find(({ key }) => !looked.some(one => keyOf(one) === key))
      return left ? refuse('checklistIncomplete', { line: { zh: left.zh, en: left.en } }) : null
    },
    schema: {
      type: 'string',
      maxLength: MAX,
      description: 'one a line: check1 ok, or check2 0014 what is wrong',
    },
    sample: 'check1 ok',
  })
