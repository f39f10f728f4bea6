import { missing } from '../../authorise.ts'
import { delegationUsed } from '../../control/delegation.ts'
import { ownSignature } from '../../control/signature.ts'
import type { ChildRequest, Desk } from '../../desk.ts'
import { item } from '../../fields/item.ts'
import { secondCount } from '../../fields/notes.ts'
import { optional, type Values } from '../../fields/field.ts'
import type { Item } from '../../items.ts'
import type { Signed } from '../../items/signatures.ts'
import { moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { FarKey, Key } from '../../ledger/entities.ts'
import type { Notes } from '../../ledger/units.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { restoreFields } from '../../request.ts'
import { given, same } from '../../std.ts'
import { transactionOf } from '../catalogue.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

type Parked = Item<'parked'>

const mayBeSigned: Check<Values> = {
  name: { zh: '有权授权且非经办', en: 'May sign, and is not the maker' },
  test({ parked: value }, desk) {
    const parked = value as Parked
    if (parked.state === 'returned') return refuse('itemReturned')
    if (parked.state === 'asked') return refuse('answerAwaited', { teller: parked.by })
    if (parked.by === desk.teller.id) return refuse('makerIsChecker')
    const terms = { teller: desk.teller.id, code: parked.data.code }
    return ownSignature(parked, desk) ? null : refuse('notYourSignature', terms)
  },
}

/** What a request does to somebody he does not sign himself, unless the form names him to. */
const isOfAnother: Check<Values> = {
  name: { zh: '不是为本人授权', en: 'Not about the signer himself' },
  test({ parked: value }, desk) {
    const parked = value as Parked
    const transaction = transactionOf(parked.data.code)
    const values = restoreFields(transaction, parked.data.fields)
    const named = Object.entries(transaction.fields).some(
      ([name, { kind }]) => kind === 'teller' && values[name] === desk.teller.id,
    )
    return named && ownSignature(parked, desk)?.by !== 'named' ? refuse('signedForOneself') : null
  },
}

/** The second pair of hands counts for itself; it is told that the counts differ, not by how much. */
const countsAgree: Check<Values> = {
  name: { zh: '换人复点与经办一致', en: 'The second count agrees' },
  test({ parked: value, recount }, desk) {
    const parked = value as Parked
    const counted = makersCount(parked)
    if (counted === null || !ownSignature(parked, desk)?.counts) return null
    if (recount === null) return { ...refuse('recountMissing'), field: 'recount' }
    return same(counted, recount as Notes) ? null : { ...refuse('recountDiffers'), field: 'recount' }
  },
}

/** What lies on the counter to be counted: change has gone the other way. */
function makersCount({ data }: Parked): Notes | null {
  const transaction = transactionOf(data.code)
  const values = restoreFields(transaction, data.fields)
  const name = Object.keys(transaction.fields).find(field => transaction.fields[field]?.kind === 'notes')
  const notes = name ? (values[name] as Notes | null) : null
  return notes && Object.fromEntries(Object.entries(notes).filter(([, count]) => count > 0n))
}

function signedBy(parked: Parked, desk: Desk): Signed[] {
  const need = given(ownSignature(parked, desk), 'a signature that was checked')
  const under = need.under ? { under: need.under.by } : {}
  return [...parked.data.signed, { by: need.by, teller: desk.teller.id, ...under }]
}

/** A signature in another's name says so in its row. */
function used(parked: Parked, desk: Desk): EffectDraft[] {
  const under = ownSignature(parked, desk)?.under
  return under ? [delegationUsed(under)] : []
}

const childOf = ({ by, data }: Parked, signed: readonly Signed[]): ChildRequest => ({
  branch: null,
  code: data.code,
  teller: by,
  terminal: data.terminal,
  ticket: data.ticket,
  fields: data.fields,
  signed,
})

/**
 * The request tried again with its last signature; null while others are to sign. More may have to than when
 * it was parked: the customer has been paid elsewhere in the branch since.
 */
function tried(parked: Parked, signed: readonly Signed[], desk: Desk) {
  return missing(parked.data.needs, signed).length > 0 ? null : desk.rehearse(childOf(parked, signed))
}

export const approve = defineTransaction({
  code: '0011',
  name: { zh: '授权', en: 'Approve' },
  purpose: {
    zh: '主管或复核员同意一笔待授权交易。最后一个签字重新核对全部条件后入账；账务有变则退回经办。',
    en: 'Signs a waiting request. The last signature checks everything again and posts; if the entries have changed it goes back.',
  },
  who: everyone,
  duty: [],
  branch: [],
  seal: null,
  fields: {
    parked: item({ zh: '待授权编号', en: 'Request' }, 'parked'),
    recount: optional(secondCount({ zh: '复点券别', en: 'Second count' })),
  },
  // What the request reads may have changed since it was parked: its maker holds a till now, a contract is
  // new.
  also: ({ parked }, desk) => [
    `teller:${parked.by}`,
    ...(parked.data.reads as (Key | FarKey)[]),
    ...desk.wants(childOf(parked, parked.data.signed)),
  ],
  checks: [mayBeSigned, isOfAnother, countsAgree],
  authorisation: [],
  effects({ parked }, desk) {
    const signed = signedBy(parked, desk)
    const again = tried(parked, signed, desk)
    if (again === null) return [moveItem(parked, 'pending', { signed }), ...used(parked, desk)]
    if (isRefusal(again)) return again
    const { seen, needs } = again
    if (!same(seen, parked.data.seen)) return [moveItem(parked, 'returned', { seen, signed: [] })]
    if (missing(needs, signed).length > 0)
      return [moveItem(parked, 'pending', { signed, needs }), ...used(parked, desk)]
    return [moveItem(parked, 'approved', { signed, posted: desk.serial + 1 }), ...used(parked, desk)]
  },
  expand({ parked }, desk) {
    const signed = signedBy(parked, desk)
    const again = tried(parked, signed, desk)
    if (again === null || isRefusal(again)) return []
    const isPosted = same(again.seen, parked.data.seen) && missing(again.needs, signed).length === 0
    return isPosted ? [childOf(parked, signed)] : []
  },
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '同意透支额度', en: 'The overdraft is signed' },
      by: '0002',
      at: 'waiting',
      fields: { parked: 'parked-20260302-1' },
      gives: [
        'set item parked-20260302-1 state pending > approved, data {"posted":null,"signed":[]} > {"posted":3,"signed":[{"by":"supervisor","teller":"0002"}]}',
      ],
    },
  ],
})
