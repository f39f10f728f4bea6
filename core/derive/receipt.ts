/**
 * The receipt of a row: the lines that its definition names, with values from its fields and from its
 * effects. What has been posted is all it needs, so that a reprint years later says the same.
 */
import { toCapital } from '../capital.ts'
import { printRate } from '../fields/rate.ts'
import { isCash } from '../ledger/chart.ts'
import type { Effect, Leg, SetRecord, VoucherMove } from '../ledger/effects.ts'
import type { Account } from '../ledger/entities.ts'
import { currencyOf, type Unit } from '../ledger/units.ts'
import { displayMoney, parseMoney } from '../money.ts'
import { type Parameters, paperNumber } from '../parameters.ts'
import { sum } from '../std.ts'
import type { ReceiptItem, Transaction } from '../transactions/define.ts'
import type { Language, Words } from '../words.ts'
import { describeFields } from './row.ts'

export interface ReceiptLine {
  readonly label: Words
  readonly text: string
}

/** An account after an entry; its balance is positive on the account's own side. */
export interface ReceiptEntry {
  readonly account: string
  readonly balance: bigint
}

export interface ReceiptSource {
  readonly transaction: Transaction
  readonly fields: readonly string[]
  readonly effects: readonly Effect[]
  readonly entries: readonly ReceiptEntry[]
  readonly unit: Unit
  readonly parameters: Parameters
  /** Plain texts behind sealed ones. */
  readonly opened: ReadonlyMap<string, string>
  /** How often this receipt has been printed again. */
  readonly reprints: number
}

type Item = (source: ReceiptSource) => ReceiptLine | null

const line = (zh: string, en: string, text: string | null | undefined): ReceiptLine | null =>
  text === null || text === undefined || text === '' ? null : { label: { zh, en }, text }

const items: Readonly<Record<ReceiptItem, Item>> = {
  balanceAfter: source => line('账户余额', 'Balance', balanceAfter(source)),
  capital: source => line('大写金额', 'In words', capital(source)),
  interest: source => line('利息', 'Interest', money(legsOn(source, '6411', '6011'))),
  item: ({ effects }) => line('登记编号', 'Number', opened(effects, 'item')?.key),
  newAccount: ({ effects }) => line('账号', 'Account', opened(effects, 'account')?.key),
  newCustomer: ({ effects }) => line('客户号', 'Customer', opened(effects, 'customer')?.key),
  paid: source => line('实付金额', 'Paid', money(paidOut(source))),
  paper: source => line('凭证号码', 'Voucher', papers(source)),
  passbookLines: () => null,
  proof: () => null,
  reprint: ({ reprints }) => line('补打', 'Reprint', String(reprints)),
  terms: source => line('存期与利率', 'Term and rate', terms(source)),
  until: ({ effects }) => line('有效期至', 'In force until', until(effects)),
}

export function receiptLines(source: ReceiptSource, language: Language): ReceiptLine[] {
  const described = describeFields(source.transaction, source.fields, source.opened, language)
  const fields = new Map(described.map(field => [field.name, field]))
  return source.transaction.receipt.flatMap((name): ReceiptLine[] => {
    const field = fields.get(name)
    if (field) return field.text === '' ? [] : [{ label: field.label, text: field.text }]
    const made = items[name as ReceiptItem](source)
    return made ? [made] : []
  })
}

const legs = ({ effects }: ReceiptSource): Leg[] => effects.filter(effect => effect.type === 'leg')

const isSet = (effect: Effect): effect is SetRecord => effect.type === 'set'

const opened = (effects: readonly Effect[], kind: SetRecord['kind']): SetRecord | undefined =>
  effects.filter(isSet).find(effect => effect.kind === kind && effect.from === null)

/** Of the customer's account: the one that the form is about, else the one that was opened. */
function balanceAfter({ effects, entries, fields }: ReceiptSource): string | null {
  const ours = ({ account }: ReceiptEntry) =>
    fields.includes(account) || account === opened(effects, 'account')?.key
  const last = entries.findLast(entry => /^\d{16}$/.test(entry.account) && ours(entry))
  return last ? displayMoney(last.balance) : null
}

/**
 * In capitals, with the currency before it as on every voucher: the amount on the form; where the form has
 * none, what was paid.
 */
function capital(source: ReceiptSource): string | null {
  const names = Object.keys(source.transaction.fields)
  const typed = parseMoney(source.fields[names.indexOf('amount')] ?? '')
  const amount = typed ?? paidOut(source)
  return amount === null || amount === 0n ? null : currencyOf(source.unit).name.zh + toCapital(amount)
}

function legsOn(source: ReceiptSource, ...prefixes: readonly string[]): bigint | null {
  const found = legs(source).filter(leg => prefixes.some(prefix => leg.account.startsWith(prefix)))
  return found.length === 0 ? null : sum(found.map(leg => leg.amount))
}

/** Cash over the counter, or the credit to the account that takes its place. */
function paidOut(source: ReceiptSource): bigint | null {
  const credits = legs(source).filter(leg => leg.side === 'C')
  const cash = credits.filter(leg => isCash(leg.account))
  const paid =
    cash.length > 0 ? cash : credits.filter(leg => /^\d{16}$/.test(leg.account) || leg.account === '3001-04')
  return paid.length === 0 ? null : sum(paid.map(leg => leg.amount))
}

const money = (amount: bigint | null): string | null => (amount === null ? null : displayMoney(amount))

function papers({ effects, parameters }: ReceiptSource): string {
  return effects
    .filter((effect): effect is VoucherMove => effect.type === 'vouchers' && effect.to === 'customer')
    .map(({ kind, first }) => paperNumber(parameters, kind, first))
    .join(' ')
}

function terms({ effects }: ReceiptSource): string | null {
  const account = opened(effects, 'account')?.to as Partial<Account> | undefined
  const agreed = account?.terms
  return agreed
    ? `${agreed.months}M  ${printRate(agreed.ratePpm)}%  ${agreed.start} → ${agreed.maturity}`
    : null
}

function until(effects: readonly Effect[]): string | null {
  const item = opened(effects, 'item')?.to as { until?: string | null } | undefined
  return item?.until ?? null
}
