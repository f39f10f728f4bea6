import { openIds, openItemKeys } from '../../openItems.ts'
import { supervisor, witness } from '../../authorise.ts'
import { bookDifference, cashErrorKeys } from '../../counter/cashError.ts'
import { placeKeys } from '../../counter/cash.ts'
import { countKeys, countOf } from '../../counter/proof.ts'
import { checkMade } from '../../custody/checks.ts'
import type { Desk } from '../../desk.ts'
import { optional, type Values } from '../../fields/field.ts'
import { foreignCount } from '../../fields/foreignNotes.ts'
import { noteCount } from '../../fields/notes.ts'
import { papers } from '../../fields/papers.ts'
import { text } from '../../fields/text.ts'
import { till } from '../../fields/till.ts'
import { change, openItem, tillHolder } from '../../ledger/build.ts'
import type { Till } from '../../ledger/entities.ts'
import { currencies } from '../../ledger/units.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

/** Of somebody else, not sealed yet, and nothing on its way to it: the sender takes that back first. */
const holderIsAway: Check<Values> = {
  name: { zh: '他人尾箱，未封箱，无调入在途', en: 'Another’s till, not sealed, nothing on its way to it' },
  test({ till: value }, desk) {
    const till = value as Till
    if (till.state === 'sealed') return { ...refuse('till_sealed', { till: till.no }), field: 'till' }
    if (till.teller === desk.teller.id) return { ...refuse('ownTillClosedByForce'), field: 'till' }
    const coming = onTheWay(desk).find(id => goesTo(id, till.no, desk))
    return coming ? refuse('stillWaiting', { item: coming }) : null
  },
}

const TRANSITS = ['transit', 'paperTransit'] as const

const onTheWay = ({ state }: Desk): string[] => TRANSITS.flatMap(kind => openIds(state, kind))

function goesTo(id: string, till: string, { state }: Desk): boolean {
  const item = state.get('item', id)
  return (item?.kind === 'transit' || item?.kind === 'paperTransit') && item.data.to === till
}

export const forcedClose = defineTransaction({
  code: '8009',
  name: { zh: '强制轧账', en: 'Forced close' },
  purpose: {
    zh: '柜员无法到场时，综合柜员在另一人见证下清点其尾箱、封箱入库，主管授权；现金差额随即立案，柜员签退。凭证不符的留待主管处理。',
    en: 'When a teller cannot come: the chief teller counts his till before a witness and seals it, the supervisor signs. A difference in cash is a case at once, and the teller is signed off.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    till: till({ zh: '尾箱号', en: 'Till' }),
    counted: noteCount({ zh: '清点券别', en: 'Notes counted' }),
    papers: papers({ zh: '清点凭证', en: 'Vouchers counted' }),
    seal: text({ zh: '封签号', en: 'Seal number' }, { max: 20 }),
    reason: text({ zh: '原因', en: 'Reason' }, { max: 200, multiline: true }),
    foreign: optional(foreignCount({ zh: '清点外币（无则空）', en: 'Foreign notes counted' })),
  },
  also(values, desk) {
    const holder = values.till.teller
    return [
      ...countKeys(desk, values.till.no),
      ...currencies.flatMap(({ unit }) => [
        ...placeKeys(tillHolder(values.till.no), unit, desk),
        ...cashErrorKeys(unit, desk),
      ]),
      ...TRANSITS.flatMap(kind => openItemKeys(desk.state, kind)),
      ...(holder ? [`teller:${holder}` as const] : []),
    ]
  },
  checks: [holderIsAway],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects({ till, seal, reason, ...counts }, desk) {
    const id = given(till.teller, 'a till that is not sealed is with somebody')
    const holder = given(desk.state.get('teller', id), id)
    const count = countOf(till, counts, { inspection: true }, desk)
    const { difference, papers: differing, foreign = {} } = count.data
    const { unit: own } = desk.branch
    const others = Object.entries(foreign).map(([unit, one]) => ({ unit, notes: one.difference }))
    const found = [{ unit: own, notes: difference }, ...others].filter(
      ({ notes }) => Object.keys(notes).length > 0,
    )
    const isSettled = count.state === 'different' && Object.keys(differing).length === 0
    const sealedBy = [desk.teller.id, ...desk.signed.map(signature => signature.teller)]
    return [
      ...found.flatMap(one => bookDifference(till.no, one, reason, desk)),
      openItem(isSettled ? { ...count, state: 'settled' } : count),
      change('till', till.no, till, {
        state: 'sealed',
        teller: null,
        seal,
        sealedBy,
        used: { day: desk.day, teller: id },
        ...checkMade(till, 'closing', desk.day),
      }),
      change('teller', id, holder, { till: null, duty: 'off', terminal: null }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['till', 'counted', 'foreign', 'papers', 'seal', 'reason'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '柜员突发疾病', en: 'The teller has fallen ill' },
      by: '0003',
      fields: {
        till: '01',
        counted: '100x200 50x40 20x50 10x50 5x40 1x100',
        papers: 'passbookx50 certificatex50 confirmationx10',
        seal: 'S0119',
        reason: '突发疾病送医',
      },
      gives: [
        'new item count-20260302-2',
        'set till 01 state inUse > sealed, teller 0011 > null, seal null > S0119, sealedBy [] > ["0003"], used null > {"day":"2026-03-02","teller":"0011"}, checks null > {"day":"2026-03-02","done":["closing"]}',
        'set teller 0011 till 01 > null, duty on > off, terminal T0011 > null',
      ],
    },
  ],
})
