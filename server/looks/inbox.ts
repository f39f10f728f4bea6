/** Requests that wait: those one may sign, and one's own. */
import { needMetBy } from '../../core/authorise.ts'
import { describeFields, sealedTexts } from '../../core/derive/row.ts'
import type { Item } from '../../core/items.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { maskNumber } from '../../core/mask.ts'
import { given } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireParked } from '../../core/wire.ts'
import { listItems, rowTimes } from '../store/looks.ts'
import { allOf, type Reader, recordsOf } from './reader.ts'

type Parked = Item<'parked'>

export interface Inbox {
  readonly toSign: readonly WireParked[]
  readonly mine: readonly WireParked[]
}

export async function inboxOf(reader: Reader): Promise<Inbox> {
  const { books, branch } = reader
  const items = (await listItems(books.pool, branch.code, ['parked'], ['pending', 'returned'])) as Parked[]
  const wired = await wireParked(reader, items)
  const mine = wired.filter(parked => parked.maker === reader.teller.id)
  return { toSign: wired.filter(parked => parked.mine !== null), mine }
}

/** One waiting request, whatever has become of it: the maker's terminal watches it. */
export async function parkedOf(reader: Reader, id: string): Promise<WireParked | null> {
  const state = await recordsOf(reader.books, reader.branch.code, [`item:${id}`])
  const item = state.get('item', id)
  if (item?.kind !== 'parked') return null
  return (await wireParked(reader, [item]))[0] ?? null
}

async function wireParked(reader: Reader, items: readonly Parked[]): Promise<WireParked[]> {
  const { books, branch } = reader
  const people = new Map((await allOf(reader, 'teller')).map(teller => [teller.id, teller]))
  const times = await rowTimes(books.pool, branch.code, items.map(positionOf))
  return Promise.all(
    items.map(async item => {
      const { day, serial } = positionOf(item)
      const at = times.get(`${day}/${serial}`) ?? 0n
      return wireOne(
        reader,
        item,
        given(people.get(item.by), `teller ${item.by}`),
        new Date(Number(at)).toISOString(),
      )
    }),
  )
}

/** The row that opened an item is in its number. */
const positionOf = (item: Parked) => ({
  day: item.opened,
  serial: Number(item.id.slice(item.id.lastIndexOf('-') + 1)),
})

async function wireOne(reader: Reader, item: Parked, maker: Teller, at: string): Promise<WireParked> {
  const { data } = item
  const transaction = transactionOf(data.code)
  const texts = await openTexts(reader, transaction, data.fields)
  const hidden = blindFields(transaction, item, reader)
  const fields = describeFields(transaction, data.fields, texts, 'zh').filter(
    ({ name, text }) => text !== '' && !hidden(name),
  )
  return {
    item: item.id,
    state: item.state,
    code: data.code,
    codeName: transaction.name,
    maker: item.by,
    makerName: maker.name,
    terminal: data.terminal,
    opened: item.opened,
    at,
    fields: fields.map(({ label, text }) => ({ label, text })),
    seen: data.seen.filter(line => !line.startsWith('notes ') || !hidden('notes')),
    needs: data.needs,
    signed: data.signed,
    reason: data.reason,
    posted: data.posted,
    mine: item.state === 'pending' ? needMetBy(reader.teller, maker, data.needs, data.signed) : null,
  }
}

/** Whoever counts again must not see what the maker counted. */
function blindFields(
  transaction: Transaction,
  { data, by }: Parked,
  { teller }: Reader,
): (name: string) => boolean {
  const counting = data.needs.some(need => need.counts) && by !== teller.id
  return name => counting && (transaction.fields[name]?.kind === 'notes' || name === 'notes')
}

async function openTexts({ books }: Reader, transaction: Transaction, texts: readonly string[]) {
  const plain = await books.vault.open(books.pool, sealedTexts(transaction, texts))
  const masked = Object.values(transaction.fields).flatMap((field, index) =>
    field.options.masked ? [(texts[index] ?? '').split('~')[0] ?? ''] : [],
  )
  return new Map(
    [...plain].map(([sealed, text]) => [sealed, masked.includes(sealed) ? maskNumber(text) : text]),
  )
}
