/**
 * What a bank says of a kind of voucher from a day on (0112): a new kind with all that is known of it, or
 * some attributes of one that there is. The word, the letter, the digits and the face value never change, so
 * that what was issued keeps its number and its worth; a kind taken out of use keeps its row.
 */
import { pageWords, soldWords } from '../derive/voucherTable.ts'
import { parsePage, printPage } from '../pages.ts'
import { type Refusal, isRefusal, refuse } from '../refusals.ts'
import { given } from '../std.ts'
import { type Buyer, unitOf, type VoucherKind } from '../voucherKinds.ts'
import { alike, joined, type Words, yesOrNo } from '../words.ts'

/** Null takes an attribute away. */
export type KindSays = { readonly [K in keyof Omit<VoucherKind, 'kind'>]?: VoucherKind[K] | null }

export interface VoucherKindAmendment {
  readonly of: 'voucherKind'
  readonly kind: string
  /** The name under which it was known when this was agreed on. */
  readonly known: Words
  readonly says: KindSays
}

export function withKind(
  kinds: readonly VoucherKind[],
  { kind, says }: VoucherKindAmendment,
): readonly VoucherKind[] {
  const before = kinds.find(row => row.kind === kind)
  const after = kept({ ...before, ...says, kind })
  return before ? kinds.map(row => (row.kind === kind ? after : row)) : [...kinds, after]
}

const kept = (row: Readonly<Record<string, unknown>>): VoucherKind =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as VoucherKind

export const kindTitle = ({ kind, known }: VoucherKindAmendment): Words => ({
  zh: `凭证种类 ${known.zh}（${kind}）`,
  en: `Kind of voucher ${known.en} (${kind})`,
})

const NONE: Words = { zh: '无', en: 'none' }

/** Each attribute that is said, in words; in the order in which the form asks for them. */
export function saysWords(says: KindSays): Words {
  const parts: Words[] = []
  const tell = (what: Words, value: Words) =>
    parts.push({ zh: `${what.zh} ${value.zh}`, en: `${what.en} ${value.en}` })
  const { ended, prefix, width, name, unit, sold, heldMost, lossReported, pledgeable, page } = says
  if (ended !== undefined)
    parts.push(ended ? { zh: '停用', en: 'out of use' } : { zh: '恢复使用', en: 'in use' })
  if (prefix) tell({ zh: '首号', en: 'first number' }, alike(prefix + '1'.padStart(width ?? 1, '0')))
  if (says.numbered === false) parts.push({ zh: '无印刷号码', en: 'no numbers' })
  if (says.draftForm) parts.push({ zh: '印押证分管', en: 'kept from seal and test key' })
  if (name) tell({ zh: '名称', en: 'name' }, name)
  if (unit) tell({ zh: '单位', en: 'unit' }, unitOf({ unit }))
  if (sold !== undefined) tell({ zh: '出售', en: 'sold' }, soldWords(sold, unit ?? undefined))
  if (heldMost !== undefined)
    tell(
      { zh: '持有上限', en: 'held at most' },
      heldMost ? alike(`${heldMost.teller} / ${heldMost.branch}`) : NONE,
    )
  if (typeof lossReported === 'boolean') tell({ zh: '挂失', en: 'loss report' }, yesOrNo(lossReported))
  if (typeof pledgeable === 'boolean') tell({ zh: '质押', en: 'pledge' }, yesOrNo(pledgeable))
  if (page !== undefined) tell({ zh: '版面', en: 'page' }, page ? pageWords(page) : NONE)
  return joined(parts)
}

/** `500/20000`, or `0` for no limit; undefined for what is neither, and for a teller above his branch. */
export function parseHeld(text: string): VoucherKind['heldMost'] | null | undefined {
  const [, teller, branch] = /^\s*(\d{1,6})\s*(?:\/\s*(\d{1,6})\s*)?$/.exec(text) ?? []
  if (teller === undefined) return undefined
  if (branch === undefined) return Number(teller) === 0 ? null : undefined
  if (Number(teller) > Number(branch)) return undefined
  return { teller: Number(teller), branch: Number(branch) }
}

/** As 0112 reads it again; empty where nothing is printed. */
export const pageText = ({ page }: Pick<VoucherKind, 'page'>): string => (page ? printPage(page) : '')

type YesNo = 'yes' | 'no' | null

/** The form of 0112. */
export interface KindAsked {
  readonly action: 'add' | 'change' | 'end' | 'resume'
  readonly kind: VoucherKind | null
  readonly word: string | null
  readonly face: number | null
  readonly prefix: string | null
  readonly width: number | null
  readonly numbered: YesNo
  readonly draftForm: YesNo
  readonly zh: string | null
  readonly en: string | null
  readonly unit: 'sheet' | 'book' | null
  readonly sold: string | null
  readonly pieces: number | null
  readonly price: bigint | null
  readonly held: string | null
  readonly loss: YesNo
  readonly pledge: YesNo
  readonly page: string | null
}

/** `bond-500`: the face value stands in the word, so that it can never change under the pieces. */
export const kindIn = ({ kind, word, face }: Pick<KindAsked, 'kind' | 'word' | 'face'>): string =>
  kind ? kind.kind : `${word}${face === null ? '' : `-${face}`}`

export function kindAmendment(asked: KindAsked): VoucherKindAmendment | Refusal {
  const { action, kind, zh, en } = asked
  const known = kind ? kind.name : { zh: given(zh, 'a name'), en: given(en, 'a name') }
  const about = { of: 'voucherKind', kind: kindIn(asked), known } as const
  if (action === 'end' || action === 'resume') {
    const isSo = (kind?.ended === true) === (action === 'end')
    return isSo ? refuse('changesNothing') : { ...about, says: { ended: action === 'end' ? true : null } }
  }
  const says = saidIn(asked)
  if (isRefusal(says)) return says
  return Object.keys(says).length === 0 ? refuse('changesNothing') : { ...about, says }
}

const isYes = (answer: YesNo): boolean => answer === 'yes'

function saidIn(asked: KindAsked): KindSays | Refusal {
  const { kind, prefix, width, numbered, draftForm, zh, en, unit, loss, pledge } = asked
  const held = asked.held === null ? undefined : parseHeld(asked.held)
  if (asked.held !== null && held === undefined) {
    return { ...refuse('voucherLimitsMalformed', { text: asked.held }), field: 'held' }
  }
  const page = asked.page === null || asked.page === '0' ? null : parsePage(asked.page)
  if (page === null && asked.page !== null && asked.page !== '0') {
    return { ...refuse('voucherPageMalformed'), field: 'page' }
  }
  // A passbook that has lines keeps them: they are printed in it.
  if (asked.page !== null && kind?.page?.lines && !page?.lines) {
    return { ...refuse('voucherPageMalformed'), field: 'page' }
  }
  return {
    ...(prefix && width ? { prefix: prefix.toUpperCase(), width } : {}),
    ...(numbered === 'no' ? { numbered: false } : {}),
    ...(isYes(draftForm) ? { draftForm: true } : {}),
    ...(zh || en
      ? { name: { zh: zh ?? given(kind, 'a kind').name.zh, en: en ?? given(kind, 'a kind').name.en } }
      : {}),
    ...(unit ? { unit } : {}),
    ...soldIn(asked),
    ...(held === undefined ? {} : { heldMost: held }),
    ...(loss ? { lossReported: isYes(loss) } : {}),
    ...(pledge ? { pledgeable: isYes(pledge) } : {}),
    ...(asked.page === null ? {} : { page }),
  }
}

const BUYERS: Readonly<Record<string, readonly Buyer[]>> = {
  person: ['person'],
  company: ['company'],
  both: ['person', 'company'],
}

function soldIn({ sold, pieces: inOne, price }: KindAsked): KindSays {
  if (sold === null) return {}
  const to = BUYERS[sold]
  return { sold: to ? { pieces: given(inOne, 'pieces'), price: given(price, 'a price'), to } : null }
}
