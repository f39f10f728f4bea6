import { openIds, openItemKeys } from '../../openItems.ts'
import { chiefTeller } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { allStockKeys, type Counted, tillDifference } from '../../counter/proof.ts'
import { refuseSealCount } from '../../counter/seals.ts'
import { checkMade, ownChecksMade } from '../../custody/checks.ts'
import { tillInHand } from '../../desk.ts'
import { optional, type Values } from '../../fields/field.ts'
import { foreignCount } from '../../fields/foreignNotes.ts'
import { noteCount } from '../../fields/notes.ts'
import { number } from '../../fields/number.ts'
import { papers } from '../../fields/papers.ts'
import type { Item, ItemKind } from '../../items.ts'
import { change } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { sealsInBox } from '../../seals.ts'
import { type Check, defineTransaction } from '../define.ts'
import { none } from '../define.ts'
import { counter } from '../roles.ts'

const WAITING: readonly ItemKind[] = ['parked', 'transit', 'paperTransit']

const nothingPending: Check<Values> = {
  name: { zh: '无本人未了事项', en: 'Nothing of one’s own is waiting' },
  test(_values, desk) {
    const { no } = tillInHand(desk)
    const items = WAITING.flatMap(kind => openIds(desk.state, kind)).map(id => desk.state.get('item', id))
    const mine = items.find(item => item && concerns(item, desk.teller.id, no))
    return mine ? refuse('stillWaiting', { item: mine.id }) : null
  },
}

/** The balance itself waits for its signature, and is not in its own way. */
function concerns(item: Item, teller: string, till: string): boolean {
  if (item.kind === 'transit' || item.kind === 'paperTransit')
    return item.data.to === till || item.data.from === till
  return item.kind === 'parked' && item.by === teller && item.data.code !== '8003'
}

/** The count itself says nothing: only that it agrees, or that it must be made again. */
const countAgrees: Check<Values> = {
  name: { zh: '清点与账面一致', en: 'The count agrees with the book' },
  test(values, desk) {
    const difference = tillDifference(tillInHand(desk), values as unknown as Counted, desk)
    if (Object.keys(difference.notes).length > 0) return { ...refuse('cashCountDiffers'), field: 'counted' }
    if (Object.keys(difference.foreign).length > 0) return { ...refuse('cashCountDiffers'), field: 'foreign' }
    return Object.keys(difference.papers).length > 0
      ? { ...refuse('paperCountDiffers'), field: 'papers' }
      : null
  },
}

const sealsAgree: Check<Values> = {
  name: { zh: '印章清点无缺', en: 'All seals are there' },
  test: ({ seals }, { teller }) => refuseSealCount(teller, seals as number | null),
}

export const finalBalance = defineTransaction({
  code: '8003',
  name: { zh: '柜员正式轧账', en: 'Final balance' },
  purpose: {
    zh: '清点现金、凭证和印章，与账面一致才能轧平，由综合柜员监督签字，打印轧账单。印章随即收存，次日清点后启用。不平先重点，再登记长短款。',
    en: 'Count cash, vouchers and seals; they must agree with the book. The chief teller watches and signs; the seals are locked away.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    counted: noteCount({ zh: '清点券别', en: 'Notes counted' }),
    papers: papers({ zh: '清点凭证', en: 'Vouchers counted' }),
    seals: optional(number({ zh: '清点印章（枚）', en: 'Seals counted' }, { min: 0, max: 99 })),
    foreign: optional(foreignCount({ zh: '清点外币（无则空）', en: 'Foreign notes counted' })),
  },
  also: (_values, desk) => [
    ...allStockKeys(desk),
    ...WAITING.flatMap(kind => openItemKeys(desk.state, kind)),
  ],
  checks: [tillInUse(), nothingPending, ownChecksMade, countAgrees, sealsAgree],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [chiefTeller] }],
  effects(_values, desk) {
    const till = tillInHand(desk)
    const { teller } = desk
    return [
      change('till', till.no, till, { state: 'balanced', ...checkMade(till, 'closing', desk.day) }),
      ...(sealsInBox(teller.seals).length === 0
        ? []
        : [change('teller', teller.id, teller, { sealsAway: true })]),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['counted', 'foreign', 'papers', 'seals', 'proof'],
  undoneBy: '1001',
  preview: 'none',
  examples: [
    {
      title: { zh: '账实相符', en: 'It agrees' },
      by: '0011',
      fields: {
        counted: '100x200 50x40 20x50 10x50 5x40 1x100',
        papers: 'passbookx50 certificatex50 confirmationx10',
        seals: '9',
      },
      gives: [
        'set till 01 state inUse > balanced, checks null > {"day":"2026-03-02","done":["closing"]}',
        'set teller 0011 sealsAway false > true',
      ],
    },
  ],
})
