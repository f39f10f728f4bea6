/** Complaints for their page: which are open and how their clocks stand, and all that is known of one. */
import { maySeeComplaint } from '../../core/complaints/access.ts'
import { clocksOf, levels } from '../../core/complaints/clocks.ts'
import { businesses, channels, grades, reasons } from '../../core/complaints/facets.ts'
import { type Deed, type Done, type Letter, letterOf } from '../../core/complaints/letters.ts'
import { scriptFor, scripts } from '../../core/complaints/scripts.ts'
import {
  consensusMethods,
  type Course,
  courses,
  type HandlingStep,
  handlingSteps,
  leadsFrom,
} from '../../core/complaints/steps.ts'
import { sealedPart } from '../../core/derive/row.ts'
import { typedOn } from '../../core/fields/field.ts'
import { isOpen, type Item, itemKinds, serialOf } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireComplaint, WireComplaintDetail } from '../../core/wire.ts'
import { alike, type Words } from '../../core/words.ts'
import { findRows, rowsOfCodes, type StoredRow } from '../store/journal.ts'
import { listItems } from '../store/looks.ts'
import type { Suggestions } from '../suggestions.ts'
import { noteGlance } from './access.ts'
import { codeName } from './accountEntry.ts'
import { linksOf } from './complaintLinks.ts'
import { customerNames } from './customer.ts'
import { openTexts } from './opened.ts'
import { personIn, type Reader, recordsOf } from './reader.ts'

type Complaint = Item<'complaint'>
type Person = (id: string) => Words

/** What is done with a complaint after it was registered; their first field is its number. */
const CODES = ['9602', '9603', '9604', '9605']

/** Those that the reader may see, the oldest first; open ones, or all. */
export async function complaintsOf(reader: Reader, all: boolean): Promise<WireComplaint[]> {
  const { books, branch, teller } = reader
  const { states } = itemKinds.complaint
  const wanted = Object.keys(states).filter(state => all || states[state]?.open)
  const [found, person] = await Promise.all([
    listItems(books.pool, branch.code, ['complaint'], wanted) as Promise<Complaint[]>,
    personIn(reader),
  ])
  return found.filter(item => maySeeComplaint(item, teller)).map(item => wireComplaint(item, reader, person))
}

/** Those that nobody has solved in time, with who should have them now. */
export async function escalatedComplaints(reader: Reader): Promise<Words[]> {
  const open = await complaintsOf(reader, false)
  return open.flatMap(({ id, late, level, handler }) => {
    if (!late && (level === null || level === levels.onSite)) return []
    const [zh, en] = level ? [`，应由${level.zh}解决`, `, now for: ${level.en}`] : ['', '']
    return [
      {
        zh: `投诉 ${id} ${late ? '逾期' : '未在现场解决'}${zh}（处理人 ${handler.zh}）`,
        en: `Complaint ${id} ${late ? 'is late' : 'was not solved on the spot'}${en} (handled by ${handler.en})`,
      },
    ]
  })
}

export async function complaintDetail(
  reader: Reader,
  suggestions: Suggestions,
  id: string,
): Promise<WireComplaintDetail | Refusal> {
  const { books, branch, teller } = reader
  const item = (await recordsOf(books, branch.code, [`item:${id}`])).get('item', id)
  if (item?.kind !== 'complaint' || !maySeeComplaint(item, teller))
    return refuse('itemUnknown', { kind: itemKinds.complaint.name, item: id })
  const position = { branch: branch.code, day: item.opened, serial: serialOf(id) }
  const [person, [registered], rows] = await Promise.all([
    personIn(reader),
    findRows(books.pool, [position]),
    rowsOfCodes(books.pool, branch.code, CODES, item.opened, branch.day),
  ])
  const later = rows.filter(({ fields }) => decodeFields(fields)[0] === id)
  const own = registered ? [registered, ...later] : later
  const [deeds, links, typed, customer] = await Promise.all([
    Promise.all(own.map(row => deedIn(row, reader, item))),
    linksOf(reader, item, Number(registered?.at ?? 0n)),
    registered ? typedIn(reader, registered) : () => '',
    item.data.customer ? nameOf(reader, item.data.customer) : null,
  ])
  const said = typed('said')
  const done = deeds.map(({ done: one }) => one)
  const told = { id, opened: item.opened, said, reason: reasons[item.data.reason], customer, done }
  return {
    ...wireComplaint(item, reader, person),
    said,
    facets: [...facetsOf(item, person), ...contactOf(typed('contact'))],
    suggestion: item.data.imported ? null : await suggestions.of(reader, said),
    script: scriptFor(item.data),
    next: nextOf(item),
    done: deeds.map(deed => wireDeed(deed, letterOf(told, deed.done, reader.parameters.complaints), person)),
    links,
  }
}

function wireComplaint(item: Complaint, reader: Reader, person: Person): WireComplaint {
  const { branch, parameters, books } = reader
  const { data, id, opened, state } = item
  const clocks = clocksOf(data, { day: branch.day, now: books.now() }, parameters)
  const runs = isOpen(item)
  const { zh, en } = itemKinds.complaint.states[state] ?? { zh: state, en: state }
  return {
    id,
    opened,
    about: itemKinds.complaint.words(data, { unit: branch.unit, parameters }),
    grade: grades[data.grade],
    state: { zh, en },
    isOpen: runs,
    handler: person(data.handler),
    due: data.due,
    legalDue: state === 'imported' ? null : data.legalDue,
    daysLeft: runs ? clocks.daysLeft : null,
    level: runs && clocks.level ? levels[clocks.level] : null,
    late: runs && clocks.late,
    satisfaction: data.satisfaction,
  }
}

function facetsOf({ by, data }: Complaint, person: Person): WireComplaintDetail['facets'] {
  const people = data.parties.map(person)
  const list = (language: 'zh' | 'en') => people.map(words => words[language]).join('、')
  return [
    { label: { zh: '原因', en: 'Reason' }, value: reasons[data.reason] },
    { label: { zh: '业务', en: 'Business' }, value: businesses[data.business] },
    { label: { zh: '渠道', en: 'Channel' }, value: channels[data.channel] },
    { label: { zh: '登记人', en: 'Taken down by' }, value: person(by) },
    ...(people.length > 0
      ? [
          {
            label: { zh: '应回避的当事人', en: 'Parties, who keep out' },
            value: { zh: list('zh'), en: list('en') },
          },
        ]
      : []),
    ...(data.customer ? [{ label: { zh: '客户号', en: 'Customer' }, value: alike(data.customer) }] : []),
    ...(data.row ? [{ label: { zh: '所涉流水', en: 'Row' }, value: alike(data.row) }] : []),
    ...(data.imported ? importedFacets(data.imported) : []),
    ...(data.method
      ? [{ label: { zh: '共识方法', en: 'Method' }, value: consensusMethods[data.method] }]
      : []),
  ]
}

const importedFacets = ({
  source,
  number,
  label,
}: NonNullable<Complaint['data']['imported']>): WireComplaintDetail['facets'] => [
  { label: { zh: '来源', en: 'Source' }, value: alike(source) },
  { label: { zh: '原编号', en: 'Number there' }, value: alike(number) },
  { label: { zh: '原类别', en: 'Called there' }, value: alike(label) },
]

const contactOf = (contact: string): WireComplaintDetail['facets'] =>
  contact === '' ? [] : [{ label: { zh: '联系方式', en: 'To be reached' }, value: alike(contact) }]

/** What its state allows: a step by its handler, a hand-over, an extension, another course. */
function nextOf({ id, state, data }: Complaint): WireComplaintDetail['next'] {
  const complaint = id
  const steps = Object.entries(handlingSteps).filter(([, row]) => leadsFrom(row, state))
  const other = Object.entries(courses).filter(([, row]) => leadsFrom(row, state))
  return [
    ...steps.map(([step, { zh, en }]) => ({ code: '9602', name: { zh, en }, fields: { complaint, step } })),
    ...(itemKinds.complaint.states[state]?.open
      ? [{ code: '9603', name: codeName('9603'), fields: { complaint } }]
      : []),
    ...(data.answered === null && data.extensions < 2
      ? [{ code: '9604', name: codeName('9604'), fields: { complaint } }]
      : []),
    ...other.map(([course, { zh, en }]) => ({
      code: '9605',
      name: { zh, en },
      fields: { complaint, course },
    })),
  ]
}

/** The words of each code that say what came of it. */
const SAYS: Readonly<Record<string, string>> = {
  '9602': 'result',
  '9603': 'words',
  '9604': 'reason',
  '9605': 'words',
}

/** The codes that do one thing with a complaint; 9602 and 9605 say themselves what they do. */
const DEEDS: Readonly<Record<string, Deed>> = {
  '9601': 'register',
  '9603': 'handOver',
  '9604': 'extend',
  '9607': 'bringIn',
}

interface DeedRow {
  readonly row: StoredRow
  readonly done: Done
  readonly script: string
}

async function deedIn(row: StoredRow, reader: Reader, { id, data }: Complaint): Promise<DeedRow> {
  const typed = await typedIn(reader, row)
  const deed = DEEDS[row.code] ?? ((typed('step') || typed('course')) as HandlingStep | Course)
  const set = decodeEffects(row.effects).find(effect => effect.type === 'set' && effect.key === id)
  const { legalDue = data.legalDue } =
    (set?.type === 'set' && (set.to?.data as Partial<Complaint['data']>)) || {}
  const words = typed(SAYS[row.code] ?? '')
  const done = { deed, day: row.day, serial: row.serial, words, legalDue }
  return { row, done, script: typed('script') }
}

function wireDeed(
  { row, done, script }: DeedRow,
  letter: Letter | null,
  person: Person,
): WireComplaintDetail['done'][number] {
  const { day, serial, words, deed } = done
  const taken = Object.entries({ ...handlingSteps, ...courses }).find(([name]) => name === deed)
  const used = Object.entries(scripts).find(([name]) => name === script)
  return {
    day,
    serial,
    at: new Date(Number(row.at)).toISOString(),
    by: person(row.teller),
    what: taken ? { zh: taken[1].zh, en: taken[1].en } : codeName(row.code),
    words,
    script: used ? { zh: used[1].zh, en: used[1].en } : null,
    letter,
  }
}

/** Whom letters are written to; that he was looked at is in the log. */
async function nameOf(reader: Reader, no: string): Promise<string | null> {
  const names = await customerNames(reader, [no])
  await noteGlance(reader, '9601', [no])
  return names.get(no)?.zh ?? null
}

/** What was typed into the fields of a row, by their names; empty where the code has none of that name. */
async function typedIn(reader: Reader, row: StoredRow): Promise<(name: string) => string> {
  const transaction = transactionOf(row.code)
  const texts = decodeFields(row.fields)
  const typed = typedOn(transaction.fields, texts)
  const opened = await openTexts(reader, transaction, texts)
  return name => opened.get(sealedPart(typed(name))) ?? typed(name)
}
