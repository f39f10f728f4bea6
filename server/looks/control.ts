/**
 * Nobody alone, nothing hidden, for those in charge: what was refused today, who worked where he never does,
 * how long signatures were waited for, who looked at whom and did nothing, whose authority is with whom, who
 * owes leave, and what is to be reviewed still.
 */
import { purposeWords } from '../../core/control/lookUps.ts'
import { leavesDue } from '../../core/control/leave.ts'
import { type Wait, type Waited, waitsByDay, waitsByLevel } from '../../core/control/waits.ts'
import { addDays } from '../../core/dates.ts'
import { signatoryNames } from '../../core/derive/permissions.ts'
import { itemKinds, type Item } from '../../core/items.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { isParkedSet, type Parked } from '../../core/items/parked.ts'
import { displayMoney, parseMoney } from '../../core/money.ts'
import { explainRefusal, type Refusal, type RefusalCode } from '../../core/refusals.ts'
import { mayKnowOf } from '../../core/reports.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import type { WireCustody, WireCustodyList } from '../../core/wire.ts'
import { alike, type Words } from '../../core/words.ts'
import { idleLookUps, strangeTerminals } from '../store/control.ts'
import { listItems, rowTimes } from '../store/looks.ts'
import { listRefusals } from '../store/refusals.ts'
import { listRegister, type RegisterRow } from '../store/registers.ts'
import { codeName } from './accountEntry.ts'
import { allOf, personIn, type Reader } from './reader.ts'
import { reviews } from './reviews.ts'

/** What more than one list tells of: people by number and name, and how long signatures were waited for. */
interface Shared {
  readonly person: (id: string) => Words
  readonly waits: readonly Wait[]
  /** The most rows that a list is made of: what is cut off is said. */
  readonly rowsMax: number
  /** Whether more was answered than was measured. */
  readonly waitsCut: boolean
}

type List = (reader: Reader, shared: Shared) => Promise<WireCustodyList>

const ROWS_MAX = 1_000
/** So many days back waiting is measured. */
const WAITS_DAYS = 30

/** The name of a list, and that it is not all where it was cut. */
const cut = (name: Words, isCut: boolean, rowsMax: number): Words =>
  isCut ? words(`${name.zh}（仅最近 ${rowsMax} 笔）`, `${name.en} (the last ${rowsMax} only)`) : name

const words = (zh: string, en: string): Words => ({ zh, en })

const TIME = words('时间', 'Time')
const TELLER = words('柜员', 'Teller')
const CODE = words('交易码', 'Code')

const timed = (at: bigint) => ({ at: new Date(Number(at)).toISOString(), by: null })

const codeWords = ({ parameters }: Reader, code: string): Words => {
  const { zh, en } = codeName(code)
  const number = numberOf(parameters.numbers, code)
  return words(`${number} ${zh}`, `${number} ${en}`)
}

export async function controlOf(reader: Reader, rowsMax = ROWS_MAX): Promise<WireCustody> {
  const lists: readonly List[] = [refused, strangers, ...waitLists, lookUps, delegated, leaves, reviews]
  const [person, waited] = await Promise.all([personIn(reader), waitsOf(reader, rowsMax)])
  const made = lists.map(list => list(reader, { person, rowsMax, ...waited }))
  return { day: reader.branch.day, lists: await Promise.all(made) }
}

/**
 * What somebody tried who may not, or beyond what may be: these stand out among the slips of typing. So does
 * cash that a till does not have: who tries one amount after another learns what his count is to find (F59).
 */
const BEYOND: readonly RefusalCode[] = [
  'cashAboveGrade',
  'cashShort',
  'codeBlocked',
  'forbidden',
  'gradeTooLow',
  'makerIsChecker',
  'notesShort',
  'notYourCode',
  'notYourSignature',
  'onLeave',
  'overLimit',
  'signedForOneself',
]

const refused: List = async (reader, { person, rowsMax }) => {
  const { books, branch, parameters, teller } = reader
  const rows = await listRefusals(books.pool, branch.code, branch.day, null, rowsMax)
  const known = rows.filter(({ code }) => mayKnowOf(teller.roles, code))
  return {
    name: cut(words('今日被拒与越权', 'Refused today'), rows.length === rowsMax, rowsMax),
    columns: [TIME, TELLER, CODE, words('金额', 'Amount'), words('原因', 'Why')],
    rows: known.map(({ at, code, teller: who, detail }) => {
      const { amount, ...refusal } = detail as Refusal & { readonly amount?: string }
      const say = (language: 'zh' | 'en') => explainRefusal(refusal, language, parameters.numbers)
      const fen = parseMoney(amount ?? '')
      return {
        late: BEYOND.includes(refusal.refused),
        cells: [
          timed(at),
          person(who),
          codeWords(reader, code),
          alike(fen === null ? '' : displayMoney(fen)),
          words(say('zh'), say('en')),
        ],
      }
    }),
  }
}

/** So many days back it is asked where somebody works. */
const USUAL_DAYS = 30

const strangers: List = async ({ books, branch }, { person }) => {
  const since = addDays(branch.day, -USUAL_DAYS)
  const rows = await strangeTerminals(books.pool, branch.code, branch.day, since, ANSWERS)
  return {
    name: words('今日在陌生终端办理', 'Worked at an unusual terminal today'),
    columns: [words('首笔时间', 'First row'), TELLER, words('终端', 'Terminal'), words('笔数', 'Rows')],
    rows: rows.map(({ at, teller, terminal, rows: count }) => ({
      late: true,
      cells: [timed(at), person(teller), alike(terminal), alike(String(count))],
    })),
  }
}

/** What is answered at whatever terminal a request waits. */
const ANSWERS = ['0011', '0012', '0013']

/** The answers to waiting requests: each against the row that asked. */
async function waitsOf({ books, branch }: Reader, rowsMax: number) {
  const rows = await listRegister(books.pool, {
    branch: branch.code,
    codes: ['0011', '0012'],
    from: addDays(branch.day, 1 - WAITS_DAYS),
    to: branch.day,
    teller: null,
    limit: rowsMax,
  })
  const answers = rows.flatMap(row => answerIn(row) ?? [])
  const asked = await rowTimes(
    books.pool,
    branch.code,
    answers.map(({ opened }) => opened),
  )
  const waits = answers.flatMap(({ row, opened, level }): Wait[] => {
    const since = asked.get(`${opened.day}/${opened.serial}`)
    return since === undefined ? [] : [{ day: row.day, level, ms: Number(row.at - since) }]
  })
  return { waits, waitsCut: rows.length === rowsMax }
}

function answerIn(row: RegisterRow) {
  const moved = decodeEffects(row.effects).find(isParkedSet)
  const [, day = '', serial = ''] = /^parked-(\d{8})-(\d+)$/.exec(moved?.key ?? '') ?? []
  if (!moved || day === '') return null
  const { signed } = (moved.to?.data ?? {}) as Partial<Parked>
  const opened = { day: day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), serial: Number(serial) }
  return { row, opened, level: row.code === '0012' ? null : (signed?.at(-1)?.by ?? null) }
}

const waited =
  <K>(name: Words, first: Words, by: (waits: readonly Wait[]) => Waited<K>[], say: (of: K) => Words): List =>
  async (_reader, { waits, waitsCut, rowsMax }) => ({
    name: cut(name, waitsCut, rowsMax),
    columns: [first, words('笔数', 'Requests'), words('中位等候', 'Median'), words('最长等候', 'Worst')],
    rows: by(waits).map(({ of, count, medianMs, worstMs }) => ({
      late: false,
      cells: [say(of), alike(String(count)), spanWords(medianMs), spanWords(worstMs)],
    })),
  })

const spanWords = (ms: number): Words => {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor((ms % 60_000) / 1000)]
  return words(`${minutes} 分 ${seconds} 秒`, `${minutes} min ${seconds} s`)
}

const waitLists: readonly List[] = [
  waited(
    words('授权等候（按级别，30 天）', 'Waiting by level, 30 days'),
    words('级别', 'Level'),
    waitsByLevel,
    level => (level === null ? words('被拒绝', 'refused') : signatoryNames[level]),
  ),
  waited(words('授权等候（按日）', 'Waiting by day'), words('日期', 'Day'), waitsByDay, alike),
]

const lookUps: List = async (reader, { person, rowsMax }) => {
  const { books, branch } = reader
  const rows = await idleLookUps(books.pool, branch.code, branch.day, rowsMax)
  return {
    name: cut(
      words('今日有查询无业务', 'Looked at today, and nothing done'),
      rows.length === rowsMax,
      rowsMax,
    ),
    columns: [
      TIME,
      TELLER,
      words('查询途径', 'By'),
      words('账户或客户', 'Account or customer'),
      words('用途', 'Purpose'),
    ],
    rows: rows.map(({ at, teller, code, subject, purpose }) => ({
      late: false,
      cells: [
        timed(at),
        person(teller),
        codeWords(reader, code),
        // What found nobody is a keyed hash: it may itself be personal.
        /^\d+$/.test(subject) ? alike(subject) : words('（未查到）', '(nobody found)'),
        purposeWords(purpose),
      ],
    })),
  }
}

const delegated: List = async (reader, { person }) => {
  const { books, branch, parameters } = reader
  const items = (await listItems(books.pool, branch.code, ['delegation'], ['given'])) as Item<'delegation'>[]
  const tongue = { unit: branch.unit, parameters }
  return {
    name: words('生效中的授权委托', 'Authority delegated'),
    columns: [
      words('委托编号', 'No.'),
      words('委托人', 'By'),
      words('受托人', 'To'),
      words('内容', 'What'),
      words('止日', 'Until'),
      words('事由', 'Reason'),
    ],
    rows: items.map(({ id, by, until, data }) => ({
      late: until !== null && until < branch.day,
      cells: [
        alike(id),
        person(by),
        person(data.to),
        itemKinds.delegation.words(data, tongue),
        alike(until ?? ''),
        alike(data.reason),
      ],
    })),
  }
}

const leaves: List = async (reader, { person }) => {
  const { books, branch, parameters } = reader
  const [people, items] = await Promise.all([
    allOf(reader, 'teller'),
    listItems(books.pool, branch.code, ['leave'], ['agreed', 'checked']) as Promise<Item<'leave'>[]>,
  ])
  return {
    name: words('强制休假', 'Forced leave'),
    columns: [
      TELLER,
      words('本年已安排（天）', 'Days this year'),
      words('还欠（天）', 'Owes'),
      words('待检查', 'To be checked'),
    ],
    rows: leavesDue(people, items, branch.day, parameters).map(({ teller, taken, missing, late }) => {
      const open = items.filter(({ state, data }) => state === 'agreed' && data.teller === teller.id)
      const unchecked = open.filter(({ data }) => data.until < branch.day)
      return {
        late: late || unchecked.length > 0,
        cells: [
          person(teller.id),
          alike(String(taken)),
          alike(String(missing)),
          alike(open.map(({ id }) => id).join(' ')),
        ],
      }
    }),
  }
}
