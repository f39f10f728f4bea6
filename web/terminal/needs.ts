import { signatoryNames } from '../../core/derive/permissions.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import { measures } from '../../core/measures.ts'
import { joined, type Words } from '../../core/words.ts'
import { words } from '../words/words.ts'

export const COLON: Words = { zh: '：', en: ': ' }

/** Who must sign, who it is where only one may, whether he counts, and what has happened to ask for him. */
export function needWords({ by, counts, teller, why = [] }: SignatureNeed): Words {
  const name = signatoryNames[by]
  const who = teller ? ` ${teller}` : ''
  const count = counts ? [{ zh: words.recount.zh, en: words.recount.en.toLowerCase() }] : []
  const said = [...count, ...why.map(measure => measures[measure].name)]
  const note = joined(said)
  return {
    zh: `${name.zh}${who}${said.length > 0 ? `（${note.zh}）` : ''}`,
    en: `${name.en}${who}${said.length > 0 ? ` (${note.en})` : ''}`,
  }
}
