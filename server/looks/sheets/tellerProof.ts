/** What went through a teller's hands in a day, and what he holds at its end (柜员轧账单, rules.md §1.4). */
import { addDays, type Day } from '../../../core/dates.ts'
import { faceWords } from '../../../core/derive/things.ts'
import { accountIn, cashAccountOf, tillHolder } from '../../../core/ledger/build.ts'
import { type Purse, splitKey, type Stock } from '../../../core/ledger/entities.ts'
import { pieces } from '../../../core/ledger/ranges.ts'
import { currencyOf, displayIn, fromWritten, type Unit } from '../../../core/ledger/units.ts'
import { parseMoney } from '../../../core/money.ts'
import { rangeWords, voucherWords } from '../../../core/parameters.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { numberOf } from '../../../core/registry/numbering.ts'
import type { SheetCell, SheetLink, SheetQuery } from '../../../core/sheets.ts'
import type { WireProof } from '../../../core/wire.ts'
import { recordsBefore } from '../../store/evenings.ts'
import { proofOn } from '../proof.ts'
import { type Reader, recordsOf } from '../reader.ts'
import { column, counted, EMPTY, money, same } from './cells.ts'
import type { Made } from './made.ts'

export async function tellerProof(reader: Reader, { day, teller }: SheetQuery): Promise<Made | Refusal> {
  const id = teller ?? ''
  const own = reader.branch.unit
  const person = (await recordsOf(reader.books, reader.branch.code, [`teller:${id}`])).get('teller', id)
  if (!person) return { ...refuse('tellerUnknown', { teller: id }), field: 'teller' }
  const proof = await proofOn(reader, id, day)
  const journal: SheetLink = { sheet: 'journal', query: { day, teller: id } }
  const till = proof.till === null ? NO_TILL : { zh: `尾箱 ${proof.till}`, en: `till ${proof.till}` }
  return {
    about: { zh: `${id} ${person.name.zh}　${till.zh}`, en: `${id} ${person.name.en}, ${till.en}` },
    columns: [
      column('项目', 'Item'),
      column('币种、号码', 'Currency, numbers'),
      column('笔数、份数', 'Count', true),
      column('金额', 'Amount', true),
    ],
    rows: [
      ...cashRows({ unit: own, ...proof }, proof, own, journal),
      ...proof.foreign.flatMap(cash => cashRows(cash, proof, own, journal)),
      ...(await heldRows(reader, proof)),
      ...proof.codes.map(({ code, name, count, amount }): SheetCell[] => {
        const number = numberOf(reader.parameters.numbers, code)
        const opens: SheetLink = { sheet: 'journal', query: { day, teller: id, code } }
        const title = { zh: `${number} ${name.zh}`, en: `${number} ${name.en}` }
        return [title, EMPTY, counted(count, opens), money(parseMoney(amount) ?? 0n, opens)]
      }),
      [REVERSALS, EMPTY, same(String(proof.reversals), { sheet: 'reversals', query: { day } }), EMPTY],
      [SIGNED, EMPTY, same(String(proof.authorisations), { sheet: 'signed', query: { day } }), EMPTY],
    ],
    totals: 0,
  }
}

const NO_TILL = { zh: '无尾箱', en: 'no till' }
const REVERSALS = { zh: '冲正笔数', en: 'Reversals' }
const SIGNED = { zh: '授权笔数', en: 'Signed by others' }

type Cash = WireProof['foreign'][number]

/** What was there, what came and went, what is there: in one currency. */
function cashRows(cash: Cash, { till, day }: WireProof, own: Unit, journal: SheetLink): SheetCell[][] {
  const { unit } = cash
  const shown = (amount: string, opens?: SheetLink) =>
    same(displayIn(unit, fromWritten(unit, parseMoney(amount) ?? 0n)), opens)
  const row = (zh: string, en: string, { count, amount }: Cash['received']): SheetCell[] => [
    { zh, en },
    same(unit),
    counted(count, journal),
    shown(amount, count === 0 ? undefined : journal),
  ]
  const account = till === null ? null : accountIn(cashAccountOf(till), unit, own)
  const book: SheetLink | undefined =
    account === null ? undefined : { sheet: 'account', query: { day, from: day, account } }
  const stood = (zh: string, en: string, amount: string): SheetCell[] => [
    { zh, en },
    same(unit),
    EMPTY,
    shown(amount, book),
  ]
  return [
    ...(cash.cash ? [stood('日初现金', 'Cash at opening', cash.cash.opening)] : []),
    row('收入现金', 'Cash received', cash.received),
    row('付出现金', 'Cash paid', cash.paid),
    row('领用调入', 'Drawn and taken in', cash.movedIn),
    row('上缴调出', 'Handed in and sent', cash.movedOut),
    ...(cash.cash ? [stood('日末现金', 'Cash at closing', cash.cash.closing)] : []),
  ]
}

/** The notes, once they may be told, and the vouchers of every kind with what happened to them. */
async function heldRows(reader: Reader, { till, day, cash, papers }: WireProof): Promise<SheetCell[][]> {
  if (till === null) return []
  const { parameters } = reader
  const [before, after] = await Promise.all([
    heldBy(reader, till, addDays(day, -1)),
    heldBy(reader, till, day),
  ])
  const notes = cash === null ? [] : after.purses.flatMap(facesOf)
  const kinds = new Set([...before.stocks.keys(), ...after.stocks.keys(), ...papers.map(({ kind }) => kind)])
  const vouchers = [...kinds].sort().flatMap((kind): SheetCell[][] => {
    const moved = papers.find(row => row.kind === kind)
    const name = voucherWords(parameters, kind)
    const numbers = (stock: Stock | undefined) =>
      same((stock?.ranges ?? []).map(range => rangeWords(parameters, kind, range)).join(' '))
    const row = (zh: string, en: string, count: number, which: SheetCell = EMPTY): SheetCell[] => [
      { zh: `${name.zh} ${zh}`, en: `${name.en}, ${en}` },
      which,
      same(String(count)),
      EMPTY,
    ]
    const [began, ended] = [before.stocks.get(kind), after.stocks.get(kind)]
    return [
      row('期初', 'opening', pieces(began?.ranges ?? []), numbers(began)),
      row('领入', 'received', moved?.received ?? 0),
      row('使用', 'used', moved?.used ?? 0),
      row('作废', 'voided', moved?.voided ?? 0),
      row('上缴', 'handed in', moved?.returned ?? 0),
      row('结存', 'closing', pieces(ended?.ranges ?? []), numbers(ended)),
    ]
  })
  return [...notes, ...vouchers]
}

/** The purses and stocks of a till at the end of a day; of today as they are. */
async function heldBy({ books, branch }: Reader, till: string, day: Day) {
  // Evenings are written with every row, so that of today there is one already.
  const records = await recordsBefore(books.pool, branch.code, ['purse', 'stock'], addDays(day, 1))
  const [purses, stocks]: [Purse[], Map<string, Stock>] = [[], new Map()]
  for (const [key, value] of records) {
    const [kind, name] = splitKey(key)
    const [holder = '', detail = ''] = name.split('/')
    if (holder !== tillHolder(till)) continue
    if (kind === 'purse') purses.push(value as Purse)
    else if ((value as Stock).ranges.length > 0) stocks.set(detail, value as Stock)
  }
  return { purses, stocks }
}

const facesOf = ({ unit, notes }: { readonly unit: Unit } & Pick<Purse, 'notes'>): SheetCell[][] =>
  currencyOf(unit)
    .faces.filter(({ name }) => notes[name])
    .map(face => {
      const count = notes[face.name] ?? 0n
      return [
        faceWords(unit, face),
        same(unit),
        same(String(count)),
        same(displayIn(unit, count * face.value)),
      ]
    })
