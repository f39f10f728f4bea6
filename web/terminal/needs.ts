import { signatoryNames } from '../../core/derive/permissions.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import { measures } from '../../core/measures.ts'
import { joined, type Words } from '../../core/words.ts'
import { words } from '../words/words.ts'

export const COLON: Words = { zh: '：', en: ': ' }

/** What has happened to ask for him; of a sum of the day what it came to. */
export const reasonWords = ({ why = [], daySum }: SignatureNeed): Words[] =>
  why.map(measure => {
    const { name } = measures[measure]
    const sum = measure === 'cashPaidToday' && daySum !== undefined ? ` ${daySum}` : ''
    return { zh: `${name.zh}${sum}`, en: `${name.en}${sum}` }
  })

/** Who must sign, who it is where only one may, whether he counts, and what has happened to ask for him. */
export function needWords(need: SignatureNeed): Words {
  const { by, counts, teller } = need
  const name = signatoryNames[by]
  const who = teller ? ` ${teller}` : ''
  const count = counts ? [{ zh: words.recount.zh, en: words.recount.en.toLowerCase() }] : []
  const said = [...count, ...reasonWords(need)]
  const note = joined(said)
  return {
    zh: `${name.zh}${who}${said.length > 0 ? `（${note.zh}）` : ''}`,
    en: `${name.en}${who}${said.length > 0 ? ` (${note.en})` : ''}`,
  }
}
