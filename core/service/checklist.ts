/**
 * What came of going through a checklist, as it is typed and kept: one line of it a line, `check1 ok` or
 * `check3 0014 卷闸门卡住` — who mends it, and what is wrong.
 */
import { joined, type Words } from '../words.ts'

export interface Looked {
  /** Its place in the step: `check3`. */
  readonly check: string
  /** Null where all was in order. */
  readonly wrong: { readonly mender: string; readonly found: string } | null
}

const FOUND_MAX = 120

/** The number of the first line that is not complete, or says something a second time. */
export function readChecklist(text: string): readonly Looked[] | number {
  const looked: Looked[] = []
  const lines = text.split('\n').filter(one => one.trim() !== '')
  for (const [index, one] of lines.entries()) {
    const [, check = '', mender = '', found = ''] =
      /^(check\d{1,2}) (ok|\d{4})(?: (.*))?$/.exec(one.trim()) ?? []
    const isOk = mender === 'ok'
    const isWhole = check !== '' && (isOk ? found === '' : found.trim() !== '' && found.length <= FOUND_MAX)
    if (!isWhole || looked.some(before => before.check === check)) return index + 1
    looked.push({ check, wrong: isOk ? null : { mender, found: found.trim() } })
  }
  return looked
}

export const printChecklist = (looked: readonly Looked[]): string =>
  looked
    .map(({ check, wrong }) => (wrong ? `${check} ${wrong.mender} ${wrong.found}` : `${check} ok`))
    .join('\n')

/** How many were in order, and each that was not. */
export function checklistWords(text: string): Words {
  const looked = readChecklist(text)
  if (typeof looked === 'number') return { zh: text, en: text }
  const wrong = looked.flatMap(({ check, wrong: one }) => {
    if (!one) return []
    const [no, { mender, found }] = [check.slice('check'.length), one]
    return [{ zh: `第 ${no} 项 ${found}（${mender}）`, en: `${no}: ${found} (${mender})` }]
  })
  const ok = looked.length - wrong.length
  return joined([{ zh: `${ok} 项正常`, en: `${ok} in order` }, ...wrong])
}
