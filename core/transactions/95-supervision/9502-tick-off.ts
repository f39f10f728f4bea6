import { type ErrorCode, errorCatalogue } from '../../errorCatalogue.ts'
import { nextOpenDay } from '../../day/calendar.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { create, openItem } from '../../ledger/build.ts'
import type { Position, Posted, Teller } from '../../ledger/entities.ts'
import { printPosition } from '../../ledger/position.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const errors = Object.keys(errorCatalogue) as ErrorCode[]

/** The claim of a row whose voucher has been compared with the journal. */
export const tickOf = (row: Position): string => `tickedOff/${printPosition(row)}`

const mayLook: Check<Values> = {
  name: { zh: '后督人员不督自己经手的业务', en: 'Nobody supervises what he did himself' },
  test({ row }, { teller }) {
    const { teller: maker, authorisers } = row as Posted
    return maker === teller.id || authorisers.includes(teller.id) ? refuse('ownRow') : null
  },
}

/** A row without a fault is ticked once; a fault may be found later, and more than one. */
const notYetTicked: Check<Values> = {
  name: { zh: '该笔尚未勾对', en: 'Not ticked off yet' },
  test({ row, finding }, { state }) {
    const owner = state.get('claim', tickOf(row as Posted))?.owner
    return finding === 'inOrder' && owner !== undefined ? refuse('alreadyTicked', { teller: owner }) : null
  },
}

/** The claim of an error that somebody has been told of: an appeal decides it, not another notice. */
const noticedOf = (row: Position, error: string, { id }: Pick<Teller, 'id'>): string =>
  `noticed/${printPosition(row)}/${error}/${id}`

const notYetNoticed: Check<Values> = {
  name: { zh: '同一差错未下发过', en: 'This error has not been noticed yet' },
  test({ row, finding, person }, { state }) {
    if (person === null) return null
    const claim = noticedOf(row as Posted, finding as string, person as Teller)
    const notice = state.get('claim', claim)?.owner
    return notice === undefined ? null : { ...refuse('alreadyNoticed', { notice }), field: 'finding' }
  },
}

const tookPart: Check<Values> = {
  name: { zh: '责任人经办或授权了该笔', en: 'Whoever answers for it made it or signed it' },
  test({ row, person }) {
    if (person === null) return null
    const { teller: maker, authorisers, serial } = row as Posted
    const { id } = person as Teller
    if (maker === id || authorisers.includes(id)) return null
    return { ...refuse('tookNoPart', { teller: id, serial: String(serial) }), field: 'person' }
  },
}

export const tickOff = defineTransaction({
  code: '9502',
  name: { zh: '传票勾对与差错下发', en: 'Tick off a voucher, or issue an error notice' },
  purpose: {
    zh: '事后监督逐笔核对传票与流水：相符即勾对；有差错按差错目录下发通知单，须写明证据和责任人，类别、扣分和答复期限由目录定，不得手填；服务态度不是差错项。后督只指出，不改账。',
    en: 'Post-supervision compares a voucher with its journal row: ticks it off, or writes a notice of an error of the catalogue, with evidence and the person. Class, points and the day of reply come from the catalogue; manners are no error. It points out and corrects nothing itself.',
  },
  who: ['postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    row: journalRow({ zh: '会计日期/流水号', en: 'Day/serial' }),
    finding: choice<'inOrder' | ErrorCode>({ zh: '勾对结果', en: 'Finding' }, [
      { value: 'inOrder', zh: '相符', en: 'In order' },
      ...errors.map(value => ({
        value,
        zh: `${value} ${errorCatalogue[value].zh}`,
        en: `${value} ${errorCatalogue[value].en}`,
      })),
    ]),
    person: onlyWhen(teller({ zh: '责任人', en: 'Who answers for it' }), 'finding', errors),
    evidence: onlyWhen(
      text({ zh: '差错事实与证据', en: 'Facts and evidence' }, { max: 300, multiline: true }),
      'finding',
      errors,
    ),
  },
  also: ({ row, finding, person }) => [
    `claim:${tickOf(row)}`,
    ...(person ? [`claim:${noticedOf(row, finding, person)}` as const] : []),
    'index:openItems/errorNotice',
  ],
  checks: [mayLook, notYetTicked, tookPart, notYetNoticed],
  authorisation: [],
  effects({ row, finding, person, evidence }, desk) {
    const ticked = desk.state.get('claim', tickOf(row)) !== undefined
    return [
      ...(ticked ? [] : [create('claim', tickOf(row), { owner: desk.teller.id })]),
      ...(finding === 'inOrder' || person === null ? [] : notice(row, finding, person, evidence ?? '', desk)),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['row', 'original', 'finding', 'person', 'evidence', 'item'],
  undoneBy: '9504',
  preview: 'entries',
  examples: [
    {
      title: { zh: '相符', en: 'In order' },
      by: '0031',
      fields: { row: '2026-03-02/1', finding: 'inOrder' },
      gives: ['new claim tickedOff/2026-03-02/1'],
    },
    {
      title: { zh: '存款串户', en: 'A deposit on the wrong account' },
      by: '0031',
      fields: { row: '2026-03-02/1', finding: 'E06', person: '0011', evidence: '凭条账号与入账账号不符' },
      gives: [
        'new claim tickedOff/2026-03-02/1',
        'new item errorNotice-20260302-2',
        'new claim noticed/2026-03-02/1/E06/0011',
      ],
    },
  ],
})

function notice(row: Posted, error: ErrorCode, person: Teller, evidence: string, desk: Desk) {
  const { class: kind, reply, tenths } = errorCatalogue[error]
  const { day, serial, code } = row
  const took = [row.teller, ...row.authorisers]
  const due = reply === 'sameDay' ? desk.day : nextOpenDay(desk.day, desk.parameters.closedDays)
  const id = newItemId(desk, 'errorNotice')
  const opened = openItem({
    kind: 'errorNotice',
    id,
    state: 'issued',
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: {
      error,
      day,
      serial,
      code,
      teller: person.id,
      took,
      evidence,
      class: kind,
      tenths,
      due,
      answer: '',
    },
  })
  return [opened, create('claim', noticedOf(row, error, person), { owner: id })]
}
