/** Requests that wait: those one may sign, and one's own. */
import { itemIdOf } from '../../core/desk.ts'
import { needMetBy } from '../../core/authorise.ts'
import { isCalled, isEscalated, nextEscalationMs } from '../../core/control/escalation.ts'
import { groundOn } from '../../core/grounds.ts'
import { isOpenOnOrder } from '../../core/counter/authority.ts'
import { describeFields, unitOfNotes } from '../../core/derive/row.ts'
import { type Item, serialOf } from '../../core/items.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { printEffects } from '../../core/ledger/print.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk, WireEntry, WireItem, WireParked, WireRow } from '../../core/wire.ts'
import { readChild, tryOut } from '../../core/work.ts'
import { stateNow } from '../load.ts'
import { REQUEST_OPENED } from '../store/accessLog.ts'
import { listItems, rowTimes } from '../store/looks.ts'
import { findImage } from '../store/voucherImages.ts'
import { noteGlance } from './access.ts'
import { wireItem } from './board.ts'
import { accountOf, isSecretTo } from './customer.ts'
import { signersEntries } from './entries.ts'
import { rowAtPosition } from './journal.ts'
import { type Form, namesOn, originalOf } from './named.ts'
import { openTexts } from './opened.ts'
import { wireImagesAt } from './supervision.ts'
import { allOf, openItemsIn, type Reader, recordsOf, seesAll } from './reader.ts'

type Parked = Item<'parked'>

export interface Inbox {
  readonly toSign: readonly WireParked[]
  readonly mine: readonly WireParked[]
  /** Error notices that are one’s own to answer, or post-supervision’s to go on with. */
  readonly notices: readonly WireItem[]
}

const OPEN = ['pending', 'returned', 'asked']

/** How much calls for somebody, for the desk: nothing of it is opened. */
export async function waitingFor(reader: Reader): Promise<WireDesk['waiting']> {
  const { books, branch, teller, parameters } = reader
  const items = (await listItems(books.pool, branch.code, ['parked'], OPEN)) as Parked[]
  const notices = (await noticesFor(reader)).length
  if (items.length === 0) return { toSign: 0, mine: 0, notices, nextMs: null }
  const [tellers, times] = await Promise.all([allOf(reader, 'teller'), timesOf(reader, items)])
  const people = new Map(tellers.map(one => [one.id, one]))
  const pending = items.filter(({ state }) => state === 'pending')
  const waiting = pending.flatMap(item => waitingOf(reader, item, people, times(item)) ?? [])
  const toSign = waiting.filter(one => isCalled(teller, one, parameters)).length
  const mine = items.filter(({ by }) => by === teller.id).length
  return { toSign, mine, notices, nextMs: nextEscalationMs(waiting, parameters) }
}

/** How long it has waited, and who could meet the need that the reader would; null where he meets none. */
function waitingOf(reader: Reader, { by, data }: Parked, people: People, at: bigint) {
  const { books, branch, teller } = reader
  const maker = personOf(people, by)
  const need = needMetBy(teller, maker, data.needs, data.signed, branch.day)
  const able = [...people.values()].filter(
    one => need !== null && needMetBy(one, maker, [need], data.signed, branch.day) !== null,
  )
  return need && { need, able, waitedMs: books.now() - Number(at) }
}

export async function inboxOf(reader: Reader): Promise<Inbox> {
  const { books, branch } = reader
  const items = (await listItems(books.pool, branch.code, ['parked'], OPEN)) as Parked[]
  // Only what is shown is opened: an account that nobody sees has not been looked at.
  const wired = await wireParked(reader, items, (item, need) => need || item.by === reader.teller.id)
  const mine = wired.filter(parked => parked.maker === reader.teller.id)
  const notices = (await noticesFor(reader)).map(item => wireItem(item, reader))
  return { toSign: wired.filter(parked => parked.mine !== null), mine, notices }
}

/** Whose turn it is with a notice: the person’s until he has answered, then post-supervision’s. */
async function noticesFor({ books, branch, teller }: Reader): Promise<Item<'errorNotice'>[]> {
  const open = await openItemsIn(books, branch.code, 'errorNotice')
  const supervises = teller.roles.includes('postSupervisor')
  return open.filter(({ state, data }) => (state === 'issued' ? data.teller === teller.id : supervises))
}

/** When each was asked for. */
async function timesOf(
  { books, branch }: Reader,
  items: readonly Parked[],
): Promise<(item: Parked) => bigint> {
  const times = await rowTimes(books.pool, branch.code, items.map(positionOf))
  return item => {
    const { day, serial } = positionOf(item)
    return times.get(`${day}/${serial}`) ?? 0n
  }
}

/**
 * One waiting request, whatever has become of it: the maker's terminal watches it. As with rows, nobody sees
 * a colleague's who neither signs it nor is there to see everybody's.
 */
export async function parkedOf(reader: Reader, id: string): Promise<WireParked | null> {
  const state = await recordsOf(reader.books, reader.branch.code, [`item:${id}`])
  const item = state.get('item', id)
  if (item?.kind !== 'parked') return null
  const { id: own } = reader.teller
  const hasPart = item.by === own || item.data.signed.some(({ teller }) => teller === own)
  const wanted = (_item: Parked, signs: boolean) => signs || hasPart || seesAll(reader)
  const [found = null] = await wireParked(reader, [item], wanted)
  // From when on a signer had it before him: how long he looked is evidence in a complaint.
  if (found?.mine && item.by !== own) await noteGlance(reader, REQUEST_OPENED, [id])
  return found
}

/** Those that are wanted, by the item and whether the reader could sign it. */
async function wireParked(
  reader: Reader,
  items: readonly Parked[],
  isWanted: (item: Parked, signs: boolean) => boolean,
): Promise<WireParked[]> {
  const people = new Map((await allOf(reader, 'teller')).map(teller => [teller.id, teller]))
  const times = await timesOf(reader, items)
  const found = items.flatMap(item => {
    const waiting = isOpen(item) ? waitingOf(reader, item, people, times(item)) : null
    return isWanted(item, waiting !== null) ? [{ item, waiting }] : []
  })
  return Promise.all(found.map(({ item, waiting }) => wireOne(reader, item, people, times(item), waiting)))
}

const isOpen = ({ state }: Parked): boolean => state === 'pending' || state === 'asked'

/** The row that opened an item is in its number. */
const positionOf = (item: Parked) => ({
  day: item.opened,
  serial: serialOf(item.id),
})

async function wireOne(
  reader: Reader,
  item: Parked,
  people: People,
  at: bigint,
  waiting: ReturnType<typeof waitingOf>,
): Promise<WireParked> {
  const { data } = item
  const transaction = transactionOf(data.code)
  const form: Form = { code: data.code, day: item.opened, texts: data.fields }
  const hidden = hiddenFields(transaction, item, reader)
  const isBlind = waiting?.need.counts || isSecretTo(reader, transaction, item)
  const maker = personOf(people, item.by)
  const [opened, named, entries] = await Promise.all([
    openTexts(reader, transaction, data.fields),
    namesOn(reader, form),
    signersEntries(reader, data.seen),
  ])
  const fields = describeFields(transaction, data.fields, {
    day: item.opened,
    unit: reader.branch.unit,
    parameters: reader.parameters,
    opened,
    named: new Map(Object.entries(named)),
  })
  const shown = fields.filter(({ name, text }) => text.zh !== '' && !hidden(name))
  return {
    item: item.id,
    state: item.state,
    code: data.code,
    codeName: transaction.name,
    maker: item.by,
    makerName: maker.name,
    terminal: data.terminal,
    opened: item.opened,
    at: timeText(at),
    fields: shown.map(({ label, text, stands }) => ({ label, text, stands })),
    seen: data.seen.filter(line => !line.startsWith('notes ') || !hidden('notes')),
    countedIn: unitOfNotes(transaction, data.fields, reader.branch.unit),
    entries,
    accounts: await accountsTouched(reader, item.id, form, entries),
    original: await originalRow(reader, form),
    needs: data.needs,
    signed: data.signed.map(one => ({ ...one, name: personOf(people, one.teller).name })),
    reason: data.reason,
    ground: groundOn(reader.parameters.rejections, data.ground ?? '', item.opened) ?? null,
    talk: (data.talk ?? []).map(({ by, at: when, text }) => ({
      by,
      name: personOf(people, by).name,
      at: timeText(when),
      text,
    })),
    escalated: waiting !== null && isEscalated(waiting, reader.parameters),
    called: waiting !== null && isCalled(reader.teller, waiting, reader.parameters),
    // Who may not see all of the form does not see through it to the records either.
    changes:
      isOpen(item) && !['notes', ...Object.keys(transaction.fields)].some(hidden)
        ? await changesOf(reader, item)
        : [],
    images: isBlind ? [] : await wireImagesAt(reader, positionOf(item)),
    serial: positionOf(item).serial,
    posted: data.posted,
    mine: waiting?.need ?? null,
  }
}

const timeText = (at: bigint | number): string => new Date(Number(at)).toISOString()

/** What a request without money would change in records, from what to what, on the books as they stand. */
async function changesOf(reader: Reader, { by, data }: Parked): Promise<string[]> {
  const { books, branch } = reader
  const id = { branch: branch.code, day: branch.day, terminal: data.terminal, counter: 0 }
  const request = readChild({ ...data, branch: null, teller: by }, id)
  const { state, at, elsewhere } = await stateNow(books, request)
  const work = tryOut(request, state, at, elsewhere)
  if (isRefusal(work)) return []
  return printEffects(work.effects.filter(({ type }) => type === 'set'))
}

type People = ReadonlyMap<string, Teller>

const personOf = (people: People, id: string): Teller => given(people.get(id), `teller ${id}`)

/** The customers' accounts on the form and in the entries, as they stand; each is looked at. */
async function accountsTouched(
  reader: Reader,
  item: string,
  { code, texts }: Form,
  entries: readonly WireEntry[],
) {
  const named = [...texts, ...entries.map(({ account }) => account)]
  const numbers = [...new Set(named.filter(text => /^\d{16}$/.test(text)))]
  const found = await Promise.all(numbers.map(no => accountOf(reader, no, item)))
  const accounts = found.flatMap(account => (isRefusal(account) ? [] : [account]))
  await noteGlance(
    reader,
    code,
    accounts.map(({ no }) => no),
  )
  return accounts
}

/** Whether a picture lies before this person with a request: he has made it, or could sign it. */
export async function isShown(reader: Reader, sha256: string): Promise<boolean> {
  const image = await findImage(reader.books.pool, reader.branch.code, sha256)
  if (image === null || image.serial === null) return false
  const parked = await parkedOf(reader, itemIdOf('parked', { day: image.day, serial: image.serial }))
  const concerns = parked !== null && (parked.mine !== null || parked.maker === reader.teller.id)
  return concerns && parked.images.some(one => one.sha256 === sha256)
}

async function originalRow(reader: Reader, form: Form): Promise<WireRow | null> {
  const position = originalOf(form)
  return position ? rowAtPosition(reader, position) : null
}

/**
 * Whoever counts again must not see what the maker counted; whoever is only present when an authority's order
 * is carried out reads the account and the amount, and not whose order it is.
 */
function hiddenFields(transaction: Transaction, item: Parked, reader: Reader): (name: string) => boolean {
  const { data } = item
  const { fields } = transaction
  // The second count is made at the maker's terminal too, on whose screen it would stand.
  const counting = data.needs.some(need => need.counts)
  const secret = isSecretTo(reader, transaction, item)
  return name => {
    const field = fields[name]
    if (counting && (field?.kind === 'notes' || name === 'notes')) return true
    return secret && field !== undefined && !isOpenOnOrder(field)
  }
}
