/**
 * The preview is the decision's dry run (DESIGN H18): the same code that will post says what it would post,
 * and its draft is thrown away. It is cut to what the definition lets be seen before posting.
 */
import { tryOut, type Work } from '../../core/work.ts'
import { cashAccountOf } from '../../core/ledger/build.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { glOf } from '../../core/ledger/chart.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { MAIN_TILL } from '../../core/ledger/entities.ts'
import { printEffects } from '../../core/ledger/print.ts'
import type { SignatureNeed } from '../../core/items/signatures.ts'
import { printIn } from '../../core/ledger/units.ts'
import { displayMoney } from '../../core/money.ts'
import { isRefusal, type Refusal } from '../../core/refusals.ts'
import { parseRequestId, type ReadRequest, readRequest, sealFields } from '../../core/request.ts'
import { given } from '../../core/std.ts'
import type { Explanation } from '../../core/transactions/define.ts'
import type { WireEntry, WirePreview } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { leftOut } from '../leftOut.ts'
import { stateNow } from '../load.ts'
import type { Incoming } from '../pending.ts'
import { wireRefusal } from '../wire.ts'
import { noteGlance } from './access.ts'
import { accountNames } from './customer.ts'
import { interestSheets } from './interestSheet.ts'
import { isInCharge, type Reader } from './reader.ts'

export async function previewOf(reader: Reader, incoming: Incoming): Promise<WirePreview> {
  const read = readIncoming(incoming)
  if (isRefusal(read)) return { ...nothing, refusal: wireRefusal(read, reader.parameters.numbers) }
  // Of a code that lets nothing be seen before posting, not even a refusal is tried out: a teller could
  // count by asking until the answer is that it agrees.
  const { transaction } = read
  if (transaction.preview === 'none') return nothing
  const work = await rehearse(reader, read)
  await noteGlance(reader, transaction.code, accountsTold(read, work))
  if (isRefusal(work)) return { ...nothing, refusal: wireRefusal(work, reader.parameters.numbers) }
  const { effects, posting, values, needs, desk } = work
  const seen = transaction.preview === 'entries'
  const entries = seen ? await entriesFor(reader, effects, posting.draft) : []
  return {
    refusal: null,
    entries,
    moved: seen && entries.length === 0 ? printEffects(effects) : [],
    needs,
    explanation: [
      ...transaction.explain(values as never, desk),
      ...(await sheetsOf(reader, transaction.code, work)),
    ],
    warnings: tillWarnings(work, reader.parameters.limits.tillDay),
  }
}

const nothing: WirePreview = {
  refusal: null,
  entries: [],
  moved: [],
  needs: [],
  explanation: [],
  warnings: [],
}

/** Of entries that are projected: they may be a moment behind. */
async function sheetsOf(reader: Reader, code: string, { effects, desk }: Work): Promise<Explanation[]> {
  if (!effects.some(({ type }) => type === 'products')) return []
  await reader.books.memories.caughtUp(reader.branch.code)
  return interestSheets(reader, code, effects, desk)
}

type Rehearsed = Work & { readonly needs: readonly SignatureNeed[] }

function readIncoming({ request, code, teller, ticket, fields }: Incoming): ReadRequest | Refusal {
  const id = given(parseRequestId(request), 'the route has read the request id')
  return readRequest({ id, code, teller, ticket, fields })
}

/**
 * Decides on the state of the moment, and keeps nothing. Who counts blind is not told whether a till has what
 * he would take from it: asked for one amount after another, yes and no would tell all. Only what is really
 * tried is judged by it, and stands among the refusals.
 */
async function rehearse(reader: Reader, read: ReadRequest): Promise<Rehearsed | Refusal> {
  const { books } = reader
  const { id } = read
  const request = sealFields(read, books.vault.newSealer().seal)
  const { state, at, elsewhere } = await stateNow(books, request)
  const moment = { ...at, blind: !isInCharge(reader) }
  const work = tryOut({ ...request, id: { ...id, day: at.day } }, state, moment, elsewhere)
  return isRefusal(work) ? work : ((await leftOut(books, [request])).get(request) ?? work)
}

/** The customers' accounts that the answer tells of: even a refusal may say what is in one. */
function accountsTold({ transaction, values }: ReadRequest, work: Rehearsed | Refusal): string[] {
  if (isRefusal(work) && TELLS_NOTHING.has(work.refused)) return []
  const named = Object.entries(transaction.fields).map(
    ([name, { kind }]) => kind === 'account' && values[name],
  )
  const moved = isRefusal(work) ? [] : work.effects.map(effect => effect.type === 'leg' && effect.account)
  return [...named, ...moved].filter(no => typeof no === 'string' && CUSTOMER_ACCOUNT.test(no)) as string[]
}

const TELLS_NOTHING: ReadonlySet<string> = new Set(['notYourCode', 'accountUnknown'])

const CUSTOMER_ACCOUNT = /^\d{16}$/

async function entriesFor(
  reader: Reader,
  effects: readonly Effect[],
  after: Work['posting']['draft'],
): Promise<WireEntry[]> {
  const money = effects.filter(effect => effect.type === 'leg' || effect.type === 'memo')
  const accounts = money.map(effect => given(after.get('account', effect.account), effect.account))
  const names = await accountNames(reader, accounts)
  return money.map((effect, index) => {
    const account = given(accounts[index], effect.account)
    // A till's book is not shown before its count; a customer's balance is.
    const shown = account.customer !== null
    return {
      side: effect.type === 'leg' ? effect.side : effect.way === 'receipt' ? 'R' : 'P',
      account: effect.account,
      name: names.get(effect.account) ?? glOf(account.gl).name,
      amount: printIn(account.unit, effect.amount),
      balance: shown ? printIn(account.unit, naturalBalance(account)) : null,
      unit: account.unit,
      slip: effect.type === 'leg' ? effect.slip : 0,
    }
  })
}

/**
 * A sub-till above its limit of the day: hand cash in (F58). Told of the till as it stands, not as it would
 * be: what is typed must not be weighed against a book that is to be counted.
 */
function tillWarnings({ desk }: Work, limit: bigint): Words[] {
  if (!desk.till || desk.till.no === MAIN_TILL) return []
  const account = desk.state.get('account', cashAccountOf(desk.till.no))
  if (!account || naturalBalance(account) <= limit) return []
  const shown = displayMoney(limit)
  return [
    {
      zh: `尾箱已超过日间限额 ${shown}，请上缴`,
      en: `The till is above its day limit of ${shown}: hand cash in`,
    },
  ]
}
