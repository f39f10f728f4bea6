import { named } from '../../authorise.ts'
import { countKeys, countOf } from '../../counter/proof.ts'
import { inspectedBy, type Inspector } from '../../custody/inspections.ts'
import type { Desk } from '../../desk.ts'
import { optional, type Values } from '../../fields/field.ts'
import { foreignCount } from '../../fields/foreignNotes.ts'
import { noteCount } from '../../fields/notes.ts'
import { number } from '../../fields/number.ts'
import { papers } from '../../fields/papers.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { change, openItem } from '../../ledger/build.ts'
import type { Teller, Till } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { sealsInBox } from '../../seals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const holdsATill: Check<Values> = {
  name: { zh: '被查柜员持有尾箱', en: 'Who is inspected holds a till' },
  test({ holder: value }, desk) {
    const holder = value as Teller
    if (holder.id === desk.teller.id) return { ...refuse('makerIsChecker'), field: 'holder' }
    if (tillOf(holder, desk)) return null
    return { ...refuse('tellerHoldsNoTill', { teller: holder.id }), field: 'holder' }
  },
}

/** Who is both inspects as the higher. */
const inspectorOf = ({ roles }: Teller): Inspector =>
  roles.includes('outletDirector') ? 'outletDirector' : 'accountingSupervisor'

const tillOf = ({ till }: Teller, { state }: Desk): Till | null =>
  till === null ? null : (state.get('till', till) ?? null)

export const surpriseCheck = defineTransaction({
  code: '1021',
  name: { zh: '查库', en: 'Surprise check' },
  purpose: {
    zh: '主管或主任不事先通知，在柜员面前亲自清点其尾箱的现金和凭证，录入清点数，由柜员签字。不显示账面；连印章一起清点的为全面查库；上级行来查时写明检查人，由主任代录。结果只给主管看，差额凭碰库编号用 1041、1042 立案。',
    en: 'Unannounced: the supervisor or the director counts a till himself before its teller, who signs. With the seals it is a full one; an inspector from above is named. The book is not shown; a difference is booked with 1041 or 1042 by the number of the count.',
  },
  who: ['accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: ['open', 'balanced'],
  seal: null,
  fields: {
    holder: teller({ zh: '被查柜员', en: 'Teller' }),
    counted: noteCount({ zh: '清点券别', en: 'Notes counted' }),
    papers: papers({ zh: '清点凭证', en: 'Vouchers counted' }),
    note: optional(text({ zh: '检查情况', en: 'What was seen' }, { max: 200, multiline: true })),
    seals: optional(
      number({ zh: '清点印章（全面查库）', en: 'Seals counted (a full one)' }, { min: 0, max: 99 }),
    ),
    superior: optional(
      text({ zh: '上级检查人、检查证号', en: 'Inspector from above, his order' }, { max: 60 }),
    ),
    foreign: optional(foreignCount({ zh: '清点外币（无则空）', en: 'Foreign notes counted' })),
  },
  also: ({ holder }, desk) => (holder.till === null ? [] : countKeys(desk, holder.till)),
  checks: [holdsATill],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('holder')] }],
  effects({ holder, seals, superior, ...count }, desk) {
    const till = given(tillOf(holder, desk), 'a check has made sure of a till')
    const more = {
      inspection: true,
      ...(seals === null ? {} : { seals: seals - sealsInBox(holder.seals).length }),
      ...(superior === null ? {} : { superior }),
    }
    const role = superior === null ? inspectorOf(desk.teller) : 'superior'
    const done = inspectedBy(till, role, seals !== null, desk.day)
    return [
      openItem(countOf(till, count, more, desk)),
      ...(done ? [change('till', till.no, till, done)] : []),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['holder', 'superior', 'counted', 'foreign', 'papers', 'seals', 'note'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '主任查一号箱', en: 'The director counts till 01' },
      by: '0001',
      fields: {
        holder: '0011',
        counted: '100x200 50x40 20x50 10x50 5x40 1x100',
        papers: 'passbookx50 certificatex50 confirmationx10',
        seals: '9',
      },
      gives: [
        'new item count-20260302-2',
        'set till 01 inspected null > {"outletDirector/full":"2026-03-02"}',
      ],
    },
  ],
})
