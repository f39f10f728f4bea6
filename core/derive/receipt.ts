/**
 * The receipt of a row: the lines that its definition names, with values from its fields and from its
 * effects. What has been posted is all it needs, so that a reprint years later says the same.
 */
import { typedOn } from '../fields/field.ts'
import { toCapital } from '../capital.ts'
import { agreementNote } from '../counter/company.ts'
import { personalNote } from '../counter/personal.ts'
import { printRate } from '../fields/rate.ts'
import type { Loss } from '../items/loss.ts'
import type { OfficialQuery } from '../items/officialQuery.ts'
import { isCash } from '../ledger/chart.ts'
import type { Effect, Leg, SetRecord, VoucherMove } from '../ledger/effects.ts'
import type { Account } from '../ledger/entities.ts'
import { currencyOf } from '../ledger/units.ts'
import { OVERDUE, RECEIVABLE } from '../loans/repay.ts'
import { maskName } from '../mask.ts'
import { displayMoney, parseMoney } from '../money.ts'
import { paperNumber, type Parameters } from '../parameters.ts'
import { products } from '../products.ts'
import type { SealKind } from '../seals.ts'
import { sum } from '../std.ts'
import type { ReceiptItem, Transaction } from '../transactions/define.ts'
import { numberOf, type Numbers } from '../registry/numbering.ts'
import type { WireProof, WireRow } from '../wire.ts'
import { nameIn, noteIn, type Words } from '../words.ts'
import { exchangedLines } from './exchanged.ts'
import { isOfCustomer } from './forCustomer.ts'
import { interestLines } from './interestPaid.ts'
import { proofLines } from './proof.ts'
import { type DescribedField, describeFields, type Reading, textOf } from './row.ts'
import { termWords } from './things.ts'

export interface ReceiptLine {
  readonly label: Words
  readonly text: Words
}

/** An account after an entry; its balance is positive on the account's own side. */
export interface ReceiptEntry {
  readonly account: string
  readonly balance: bigint
}

export interface ReceiptSource extends Reading {
  readonly transaction: Transaction
  readonly fields: readonly string[]
  readonly effects: readonly Effect[]
  readonly entries: readonly ReceiptEntry[]
  readonly parameters: Parameters
  /** The row that this one reverses. */
  readonly original: Pick<WireRow, 'code' | 'codeName' | 'account' | 'amount'> | null
  /** The figures of the teller's day, on a balance sheet. */
  readonly proof: WireProof | null
}

type Item = (source: ReceiptSource) => readonly ReceiptLine[]

const items: Readonly<Record<ReceiptItem, Item>> = {
  // Lines of their own, that the paper sets as a table.
  accountLines: () => [],
  agreed: ({ effects }) => agreedLines(effects),
  balanceAfter: source => line('账户余额', 'Balance', balanceAfter(source)),
  capital: source => line('大写金额', 'In words', capital(source)),
  exchanged: ({ effects, unit }) => exchangedLines(opened(effects, 'item')?.to?.data, unit),
  fee: source => line('手续费', 'Fee', money(legsOn(source, '6021-'))),
  interest: ({ effects }) =>
    interestLines(effects).flatMap(({ label, text }) => line(label.zh, label.en, text)),
  item: ({ effects }) => line('登记编号', 'Number', opened(effects, 'item')?.key),
  matures: ({ effects }) => line('可办补发或支取之日', 'Replaced or paid from', reportOf(effects)?.from),
  newAccount: ({ effects }) => line('账号', 'Account', opened(effects, 'account')?.key),
  newCustomer: ({ effects }) => line('客户号', 'Customer', opened(effects, 'customer')?.key),
  original: ({ original, parameters }) => originalLines(original, parameters.numbers),
  paid: source => line('实付金额', 'Paid', money(paidOut(source))),
  paper: source => line('凭证号码', 'Voucher', papers(source)),
  passbookLines: () => [],
  proof: ({ proof, parameters }) => (proof ? proofLines(proof, parameters) : []),
  repaid: source => repaidLines(source),
  // Not this row's own receipt goes to the printer, but that of the row it names.
  reprint: () => [],
  terms: ({ effects }) => termLines(opened(effects, 'account')?.to as Partial<Account> | undefined),
  told: ({ effects }) => toldLines(opened(effects, 'item')),
  until: ({ effects }) => line('有效期至', 'In force until', until(effects)),
}

export function receiptLines(source: ReceiptSource): ReceiptLine[] {
  const fields = new Map(
    describeFields(source.transaction, source.fields, source).map(field => [field.name, field]),
  )
  const whose = [...fields.values()].find(field => isParty(source, field) && field.stands)?.stands ?? null
  return source.transaction.receipt.flatMap((name): readonly ReceiptLine[] => {
    const field = fields.get(name)
    if (!field) return items[name as ReceiptItem](source)
    if (field.text.zh === '') return []
    return isParty(source, field) ? partyLines(field, whose) : [fieldLine(field)]
  })
}

/**
 * The seal that the paper gets: its code's, but cash seals are for cash (rules.md §4.3). What moved no cash
 * was transferred.
 */
export function sealOn(source: Pick<ReceiptSource, 'transaction' | 'effects'>): SealKind | null {
  const { seal } = source.transaction
  const ofCash = seal === 'cashReceived' || seal === 'cashPaid'
  const moved = legs(source)
  return ofCash && moved.length > 0 && !moved.some(leg => isCash(leg.account)) ? 'transferDone' : seal
}

const line = (zh: string, en: string, text: string | Words | null | undefined): ReceiptLine[] =>
  text === null || text === undefined || text === ''
    ? []
    : [{ label: { zh, en }, text: typeof text === 'string' ? { zh: text, en: text } : text }]

/** An item is told by what it is, not by its number: its line is 冻结, and not 冻结编号. */
function fieldLine({ label, text, stands }: DescribedField): ReceiptLine {
  // How a form is to be filled in is no business of its receipt.
  const { zh, en } = noteIn(label).zh.includes('空') ? nameIn(label) : label
  return stands
    ? { label: { zh: nameIn({ zh, en }).zh.replace(/(编号|单号)$/, ''), en }, text: stands }
    : { label: { zh, en }, text }
}

const isParty = ({ transaction }: ReceiptSource, { name }: DescribedField): boolean =>
  ['account', 'customer'].includes(transaction.fields[name]?.kind ?? '')

/** An account or a customer with the name; of anybody but whom the receipt is for, its middle is hidden. */
function partyLines({ label, text, stands }: DescribedField, whose: Words | null): ReceiptLine[] {
  const { zh, en } = nameIn(label)
  const number = { label: { zh, en }, text }
  if (!stands) return [number]
  const holder = { zh: `${zh.replace(/(账号|客户号)$/, '')}户名`, en: `${en.replace(/ account$/i, '')} name` }
  const name = stands.zh === whose?.zh ? stands : { zh: maskName(stands.zh), en: maskName(stands.en) }
  return [number, { label: holder, text: name }]
}

const legs = ({ effects }: Pick<ReceiptSource, 'effects'>): Leg[] =>
  effects.filter(effect => effect.type === 'leg')

const isSet = (effect: Effect): effect is SetRecord => effect.type === 'set'

const opened = (effects: readonly Effect[], kind: SetRecord['kind']): SetRecord | undefined =>
  effects.filter(isSet).find(effect => effect.kind === kind && effect.from === null)

/**
 * Of the one account that the receipt is about: the one that was opened, else the first on the form. The
 * other party's balance is nobody's business.
 */
function balanceAfter({ transaction, fields, effects, entries }: ReceiptSource): string | null {
  const subject = opened(effects, 'account')?.key ?? textOf(transaction, fields, 'account')
  const last = entries.findLast(({ account }) => account === subject && isOfCustomer(account))
  return last ? displayMoney(last.balance) : null
}

/**
 * In capitals, with the currency before it as on every voucher: the amount on the form; where the form has
 * none, what was paid.
 */
function capital(source: ReceiptSource): string | null {
  const typed = parseMoney(textIn(source, 'amount'))
  const amount = repaidInAll(source) ?? typed ?? paidOut(source)
  if (amount === null || amount === 0n) return null
  return currencyOf(textIn(source, 'currency') || source.unit).name.zh + toCapital(amount)
}

const textIn = ({ transaction, fields }: ReceiptSource, name: string): string =>
  typedOn(transaction.fields, fields)(name)

function legsOn(source: ReceiptSource, ...prefixes: readonly string[]): bigint | null {
  const found = legs(source).filter(leg => prefixes.some(prefix => leg.account.startsWith(prefix)))
  return found.length === 0 ? null : sum(found.map(leg => leg.amount))
}

/** Cash over the counter, or the credit to the account that takes its place. */
function paidOut(source: ReceiptSource): bigint | null {
  const credits = legs(source).filter(leg => leg.side === 'C')
  const cash = credits.filter(leg => isCash(leg.account))
  const paid =
    cash.length > 0 ? cash : credits.filter(leg => isOfCustomer(leg.account) || leg.account === '3001-04')
  return paid.length === 0 ? null : sum(paid.map(leg => leg.amount))
}

const money = (amount: bigint | null): string | null => (amount === null ? null : displayMoney(amount))

/** Of a repayment: to interest, receivable or income, and to principal, wherever it stood; the fee. */
function repaidParts(source: ReceiptSource): [zh: string, en: string, amount: bigint][] {
  const own = textOf(source.transaction, source.fields, 'account')
  const principal = legs(source)
    .filter(leg => leg.side === 'C' && (leg.account === own || leg.account === OVERDUE))
    .map(leg => leg.amount)
  return [
    ['归还利息', 'To interest', legsOn(source, RECEIVABLE, '6011') ?? 0n],
    ['归还本金', 'To principal', sum(principal)],
    ['违约金', 'Fee', legsOn(source, '6051') ?? 0n],
  ]
}

/** What somebody has paid who repays; null where nobody does. */
const repaidInAll = (source: ReceiptSource): bigint | null =>
  source.transaction.receipt.includes('repaid')
    ? sum(repaidParts(source).map(([, , amount]) => amount))
    : null

const repaidLines = (source: ReceiptSource): ReceiptLine[] =>
  [...repaidParts(source), ['还款合计', 'Paid in all', repaidInAll(source) ?? 0n] as const].flatMap(
    ([zh, en, amount]) => (amount === 0n ? [] : line(zh, en, displayMoney(amount))),
  )

function papers({ effects, parameters }: ReceiptSource): string {
  return effects
    .filter((effect): effect is VoucherMove => effect.type === 'vouchers' && effect.to === 'customer')
    .map(({ kind, first }) => paperNumber(parameters, kind, first))
    .join(' ')
}

function termLines(account: Partial<Account> | undefined): ReceiptLine[] {
  const agreed = account?.terms
  if (!agreed || agreed.kind === 'company') return []
  if (agreed.kind === 'personal') return line('账户分类', 'Class', personalNote({ terms: agreed }))
  if (agreed.kind === 'notice') {
    const days = String(agreed.noticeDays)
    return line('通知期', 'Notice', { zh: `${days} 天`, en: days === '1' ? '1 day' : `${days} days` })
  }
  if (agreed.kind === 'fixedOrDemand') return line('起息日', 'Interest from', agreed.start)
  const loan = agreed.kind === 'loan'
  const begins = loan ? { zh: '放款日', en: 'Drawn on' } : { zh: '起息日', en: 'Interest from' }
  const every = 'intervalMonths' in agreed ? termWords(agreed.intervalMonths) : null
  return [
    {
      label: loan ? { zh: '期限', en: 'Term' } : { zh: '存期', en: 'Term' },
      text: termWords(agreed.months),
    },
    ...line('年利率', 'Rate a year', `${printRate(agreed.ratePpm)}%`),
    ...line(begins.zh, begins.en, agreed.start),
    ...line('到期日', 'Maturity', agreed.maturity),
    ...line('支取间隔', 'Drawn every', every),
    ...(agreed.kind === 'fixed' && agreed.renews ? line('到期', 'At maturity', RENEWS) : []),
  ]
}

const RENEWS: Words = { zh: '自动转存', en: 'renews itself' }

/** The quota and the rate of an agreement deposit, as the row leaves them. */
function agreedLines(effects: readonly Effect[]): ReceiptLine[] {
  const set = effects.filter(isSet).find(({ kind, to }) => kind === 'account' && to?.agreement)
  const words = set ? agreementNote(set.to as Pick<Account, 'agreement'>) : null
  return words ? line('约定', 'Agreed', words) : []
}

/** The loss report that a row opens or changes. */
const reportOf = (effects: readonly Effect[]): Partial<Loss> | undefined =>
  effects.filter(isSet).find(({ kind, to }) => kind === 'item' && to?.data)?.to?.data as
    | Partial<Loss>
    | undefined

/** What an authority was told, account by account. */
function toldLines(query: SetRecord | undefined): ReceiptLine[] {
  const { told = [] } = (query?.to?.data ?? {}) as Partial<OfficialQuery>
  return told.map(({ account, product, status, balance, frozen }) => {
    const kind = product ? products[product].name : { zh: '', en: '' }
    const shown = displayMoney(balance)
    const closed = status === 'closed' ? { zh: '，已销户', en: ', closed' } : { zh: '', en: '' }
    const held = frozenWords(frozen)
    return {
      label: { zh: account, en: account },
      text: {
        zh: `${kind.zh} 余额 ${shown}${closed.zh}${held.zh}`,
        en: `${kind.en}, balance ${shown}${closed.en}${held.en}`,
      },
    }
  })
}

function frozenWords(frozen: bigint | 'all'): Words {
  if (frozen === 0n) return { zh: '', en: '' }
  if (frozen === 'all') return { zh: '，已全额冻结', en: ', frozen whole' }
  return { zh: `，已冻结 ${displayMoney(frozen)}`, en: `, ${displayMoney(frozen)} frozen` }
}

function until(effects: readonly Effect[]): string | null {
  const item = opened(effects, 'item')?.to as { until?: string | null } | undefined
  return item?.until ?? null
}

/** What a reversal takes back. */
function originalLines(original: ReceiptSource['original'], numbers: Numbers): ReceiptLine[] {
  if (!original) return []
  const { codeName, account, amount } = original
  const code = numberOf(numbers, original.code)
  const shown = amount === null ? null : displayMoney(parseMoney(amount) ?? 0n)
  return [
    {
      label: { zh: '原交易', en: 'Reversed' },
      text: { zh: `${code} ${codeName.zh}`, en: `${code} ${codeName.en}` },
    },
    ...line('原账号', 'Its account', account),
    ...line('原金额', 'Its amount', shown),
  ]
}
