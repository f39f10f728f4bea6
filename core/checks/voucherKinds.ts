/** What 0112 asks of a new kind of voucher, and of one that is taken out of use. */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { pieceWorth, voucherAccountOf } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { pieces } from '../ledger/ranges.ts'
import { openIds } from '../openItems.ts'
import { voucherKindOf } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import { type KindAsked, kindIn } from '../registry/voucherKind.ts'
import type { Check } from '../transactions/define.ts'
import { essentialKinds, type VoucherKind } from '../voucherKinds.ts'

export const namesComplete: Check<Values> = {
  name: { zh: '新种类须有两种文字的名称', en: 'A new kind has a name in both languages' },
  test({ action, zh, en }) {
    if (action !== 'add' || (zh !== null && en !== null)) return null
    const field = zh === null ? 'zh' : 'en'
    return { ...refuse('voucherKindNameless', { label: nameLabels[field] }), field }
  },
}

export const nameLabels = {
  zh: { zh: '中文名称', en: 'Name in Chinese' },
  en: { zh: '英文名称', en: 'Name in English' },
} as const

/** A word and numbers of its own: no other kind has them, nor one that is to come. */
export const kindIsNew: Check<Values> = {
  name: { zh: '代号、冠字未被其他种类使用', en: 'A word and numbers of its own' },
  test(values, desk) {
    const { action, word, prefix, width } = values as unknown as KindAsked
    if (action !== 'add') return null
    if (!/^[a-zA-Z]{2,16}$/.test(word ?? '')) return { ...refuse('voucherWordMalformed'), field: 'word' }
    if (!/^[a-zA-Z]$/.test(prefix ?? '')) return { ...refuse('voucherWordMalformed'), field: 'prefix' }
    const kind = kindIn(values as unknown as KindAsked)
    const known = kindsKnown(desk)
    const isKnown = known.some(one => isSameWord(one.kind, kind))
    if (isKnown || desk.state.get('account', voucherAccountOf(kind)))
      return { ...refuse('voucherKindTaken', { kind }), field: 'word' }
    const letter = (prefix ?? '').toUpperCase()
    const taken = known.find(one => one.prefix === letter && one.width === width)
    if (!taken) return null
    const others = { prefix: letter, width: String(width), kind: taken.name }
    return { ...refuse('voucherPrefixTaken', others), field: 'prefix' }
  },
}

/** Read aloud, `Slip` and `slip` are one. */
const isSameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

type Numbered = Pick<VoucherKind, 'kind' | 'prefix' | 'width' | 'name'>

/** Those that there are, and those that are to come. */
const kindsKnown = (desk: Desk): Numbered[] => [...desk.parameters.voucherKinds, ...kindsToCome(desk)]

const kindsToCome = ({ parameters, state }: Desk): Numbered[] =>
  openIds(state, 'amendment').flatMap(id => {
    const item = state.get('item', id)
    const waiting = item?.kind === 'amendment' ? item.data.amendment : null
    if (waiting?.of !== 'voucherKind' || voucherKindOf(parameters, waiting.kind)) return []
    const { prefix, width } = waiting.says
    return prefix && width ? [{ kind: waiting.kind, prefix, width, name: waiting.known }] : []
  })

export const kindMayEnd: Check<Values> = {
  name: { zh: '停用的种类无人持有', en: 'What is taken out of use is in nobody’s hands' },
  test(values, desk) {
    const { action, kind } = values as unknown as KindAsked
    if (action !== 'end' || !kind) return null
    const { kind: word, name } = kind
    if (essentialKinds.includes(word)) {
      return { ...refuse('voucherKindEssential', { kind: name }), field: 'kind' }
    }
    if (values.from !== desk.day) return { ...refuse('voucherKindEndsToday'), field: 'from' }
    const held = heldHere(word, desk)
    return held === 0n ? null : refuse('voucherKindHeld', { kind: name, pieces: String(held) })
  },
}

/** What is not in our books any more, and still somewhere here. */
const ASIDE = ['toDestroy', 'missing'] as const

function heldHere(kind: string, { state }: Desk): bigint {
  const booked = (state.get('account', voucherAccountOf(kind))?.balance ?? 0n) / pieceWorth(kind)
  const aside = ASIDE.map(holder => pieces(state.get('stock', `${holder}/${kind}`)?.ranges ?? []))
  return aside.reduce((all, count) => all + BigInt(count), booked)
}

/** The records that these checks read. */
export function kindKeys(kind: string): Key[] {
  const aside = ASIDE.map(holder => `stock:${holder}/${kind}` as const)
  return [`account:${voucherAccountOf(kind)}`, ...aside]
}
