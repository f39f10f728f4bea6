/**
 * The digest of an ended day: where its chain ends and what it came to, in one line that is printed, signed
 * and filed. Years later it is typed off the paper and held against the journal, or against a backup
 * (`npm run verify -- --digest`).
 *
 *     ZG1/0101/20260302/57/1234567.00/1234567.00/845000.00/998/7QK2M-XW9PD-4HT1B-ZC8RN/4T
 *
 * form / branch / day / rows / debits / credits / cash / vouchers / chain / check characters
 */
import { type Day, parseDay } from '../dates.ts'
import { displayMoney, parseMoney, printMoney } from '../money.ts'
import type { Words } from '../words.ts'

/** What a day came to. Money in fen. */
export interface DayFigures {
  readonly branch: string
  readonly day: Day
  /** The serial of the date roll, which is the last. */
  readonly rows: number
  /** Turnover of the day on the balance sheet. */
  readonly debits: bigint
  readonly credits: bigint
  /** In the tills and on its way, after the day. */
  readonly cash: bigint
  /** Pieces of vouchers and forms in our hands, after the day. */
  readonly vouchers: bigint
  /** Of the last row, in hex. */
  readonly hash: string
}

/** As it is printed: the chain is cut to a hundred bits, which nobody can meet twice. */
export type Digest = Omit<DayFigures, 'hash'> & { readonly chain: string }

const FORM = 'ZG1'
/** Figures and letters that no hand confuses (Crockford): no I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHAIN_SIGNS = 20
const GROUP = 5

export const digestOf = ({ hash, ...figures }: DayFigures): Digest => ({ ...figures, chain: chainOf(hash) })

function chainOf(hash: string): string {
  let rest = BigInt(`0x${hash}`) >> (256n - 5n * BigInt(CHAIN_SIGNS))
  let signs = ''
  for (let count = 0; count < CHAIN_SIGNS; count += 1) {
    signs = `${SIGNS[Number(rest & 31n)]}${signs}`
    rest >>= 5n
  }
  return (signs.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

export function printDigest({ branch, day, rows, debits, credits, cash, vouchers, chain }: Digest): string {
  const figures = [String(rows), ...[debits, credits, cash].map(printMoney), String(vouchers)]
  const text = [FORM, branch, day.replaceAll('-', ''), ...figures, chain].join('/')
  return `${text}/${checkOf(text)}`
}

/** The largest prime that two signs can say. */
const PRIME = 1021

/**
 * Finds every single wrong sign and every exchange of two neighbours; of other mistakes all but one in 1021.
 */
function checkOf(text: string): string {
  let sum = 0
  for (const sign of text) sum = (sum * SIGNS.length + sign.charCodeAt(0)) % PRIME
  return `${SIGNS[Math.floor(sum / SIGNS.length)]}${SIGNS[sum % SIGNS.length]}`
}

/** `none` is no digest at all; in a `mistyped` one a sign is wrong. */
export function parseDigest(text: string): Digest | 'none' | 'mistyped' {
  const typed = text.replaceAll(/\s/g, '').toUpperCase()
  const parts = typed.split('/')
  if (parts[0] !== FORM || parts.length !== 10) return 'none'
  const [, branch = '', day = '', rows = '', debits = '', credits = '', cash = '', vouchers = ''] = parts
  const [chain, check] = parts.slice(8).map(readSigns)
  const parsed = {
    branch,
    day: parseDay(day),
    rows: /^\d{1,9}$/.test(rows) ? Number(rows) : null,
    debits: parseMoney(debits),
    credits: parseMoney(credits),
    cash: parseMoney(cash),
    vouchers: /^\d{1,15}$/.test(vouchers) ? BigInt(vouchers) : null,
    chain: chain ?? '',
  }
  if (Object.values(parsed).includes(null)) return 'mistyped'
  const digest = parsed as Digest
  return printDigest(digest).endsWith(`/${check}`) ? digest : 'mistyped'
}

/** What a hand makes of zero and one. */
const readSigns = (text: string): string => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1')

export interface DigestDifference {
  readonly name: Words
  readonly printed: string
  readonly found: string
}

const figureNames = {
  rows: { zh: '流水笔数', en: 'Rows' },
  debits: { zh: '借方发生额', en: 'Debits' },
  credits: { zh: '贷方发生额', en: 'Credits' },
  cash: { zh: '库存现金', en: 'Cash' },
  vouchers: { zh: '凭证份数', en: 'Vouchers' },
  chain: { zh: '流水链末', en: 'End of the chain' },
} as const satisfies Partial<Record<keyof Digest, Words>>

type FigureName = keyof typeof figureNames

const NAMES = Object.keys(figureNames) as FigureName[]

const shown = (figure: Digest[FigureName], name: FigureName): string =>
  name === 'debits' || name === 'credits' || name === 'cash' ? displayMoney(figure as bigint) : String(figure)

/** The figures of a digest with their names, for the sheet. */
export const figuresOf = (digest: Digest): readonly (readonly [Words, string])[] =>
  NAMES.map(name => [figureNames[name], shown(digest[name], name)])

/** Which figures of a printed digest are not what the books say. */
export const digestDifferences = (printed: Digest, found: Digest): DigestDifference[] =>
  NAMES.filter(name => printed[name] !== found[name]).map(name => ({
    name: figureNames[name],
    printed: shown(printed[name], name),
    found: shown(found[name], name),
  }))
