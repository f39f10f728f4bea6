import { signatoryNames } from '../../core/derive/permissions.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import type { Words } from '../../core/words.ts'
import { words } from '../words/words.ts'

export const COLON: Words = { zh: '：', en: ': ' }

/** Who must sign, whether he counts, and who it is where only one may. */
export function needWords({ by, counts, teller }: SignatureNeed): Words {
  const name = signatoryNames[by]
  const who = teller ? ` ${teller}` : ''
  return {
    zh: `${name.zh}${who}${counts ? `（${words.recount.zh}）` : ''}`,
    en: `${name.en}${who}${counts ? ` (${words.recount.en.toLowerCase()})` : ''}`,
  }
}
