/** The kinds of blank vouchers and securities (rules.md §4.1), and what goes with each; a dated parameter. */
import { oneSpelling } from './std.ts'
import { yuan } from './money.ts'
import { certificatePage, type PageGeometry, passbookPages } from './pages.ts'
import type { Words } from './words.ts'

export type Buyer = 'person' | 'company'

/** What an earlier release has written says less: each attribute tells what its absence means. */
export interface VoucherKind {
  readonly kind: string
  readonly name: Words
  readonly prefix: string
  /** Digits of a number, with leading zeros. */
  readonly width: number
  /** So many pieces may a teller hold (of ten working days), and the main till (of a month). */
  readonly heldMost?: { readonly teller: number; readonly branch: number }
  /** What one piece is: a sheet (张), where it is absent too, or a book (本). */
  readonly unit?: 'sheet' | 'book'
  /** False where no number is printed: such pieces are counted, and none of them can be stopped by number. */
  readonly numbered?: boolean
  /**
   * Sold to customers by the book: so many pieces, at this price, to whom (absent: to companies); not sold
   * where it is absent.
   */
  readonly sold?: { readonly pieces: number; readonly price: bigint; readonly to?: readonly Buyer[] }
  /** False where a customer who has lost one cannot have it stopped. */
  readonly lossReported?: boolean
  /** False where neither a debt is secured with it, nor what it stands for held for a proof. */
  readonly pledgeable?: boolean
  /** A form of drafts, which whoever holds the draft seal or the test key may not hold. */
  readonly draftForm?: boolean
  readonly page?: PageGeometry
  /** Taken out of use (0112): nothing more comes in. Its row stays, for what was issued is told by it. */
  readonly ended?: boolean
}

/**
 * The fixed and notice deposits of a company are confirmed (证实书); a confirmation is no title and is not
 * pledged by itself.
 */
const confirmation: VoucherKind = {
  kind: 'confirmation',
  name: { zh: '单位存款证实书', en: 'Corporate deposit confirmation' },
  prefix: 'S',
  width: 8,
  unit: 'sheet',
  heldMost: { teller: 100, branch: 2000 },
  lossReported: true,
  pledgeable: false,
  page: certificatePage,
}

/** Of the branch's own use: handed over with what it did, never sold, never pledged. */
const ownForm = (kind: string, zh: string, en: string, prefix: string): VoucherKind => ({
  kind,
  name: { zh, en },
  prefix,
  width: 8,
  unit: 'sheet',
  lossReported: false,
  pledgeable: false,
})

const bond = (kind: string, zh: string, en: string, prefix: string): VoucherKind => ({
  ...ownForm(kind, zh, en, prefix),
  lossReported: true,
  pledgeable: true,
})

export const defaultVoucherKinds: readonly VoucherKind[] = [
  {
    kind: 'passbook',
    name: { zh: '活期存折', en: 'Passbook' },
    prefix: 'P',
    width: 8,
    unit: 'book',
    heldMost: { teller: 500, branch: 20000 },
    lossReported: true,
    pledgeable: true,
    page: passbookPages,
  },
  {
    kind: 'certificate',
    name: { zh: '整存整取存单', en: 'Certificate of deposit' },
    prefix: 'C',
    width: 8,
    unit: 'sheet',
    heldMost: { teller: 500, branch: 20000 },
    lossReported: true,
    pledgeable: true,
    page: certificatePage,
  },
  confirmation,
  {
    kind: 'cheque',
    name: { zh: '支票', en: 'Cheque' },
    prefix: 'Z',
    width: 8,
    unit: 'sheet',
    heldMost: { teller: 1000, branch: 20000 },
    sold: { pieces: 25, price: yuan(20), to: ['company'] },
    lossReported: true,
    pledgeable: false,
  },
  {
    ...ownForm('application', '结算业务申请书', 'Settlement application form', 'A'),
    sold: { pieces: 25, price: yuan(5), to: ['person', 'company'] },
  },
  {
    ...ownForm('draft', '空白汇票', 'Draft form', 'D'),
    heldMost: { teller: 50, branch: 1000 },
    draftForm: true,
  },
  ownForm('depositProof', '存款证明', 'Deposit certificate', 'M'),
  ownForm('agency', '代理业务凭证', 'Agency receipt', 'Y'),
  ownForm('counterfeit', '假币收缴凭证', 'Counterfeit receipt', 'J'),
  bond('bond-100', '百元国债券', 'Treasury bond of 100', 'G'),
  bond('bond-1000', '千元国债券', 'Treasury bond of 1,000', 'H'),
]

/** What codes issue or take by name: such kinds are changed, and never taken out of use. */
export const essentialKinds: readonly string[] = [
  'passbook',
  'certificate',
  'confirmation',
  'cheque',
  'application',
  'depositProof',
  'agency',
  'counterfeit',
]

/** To whom a kind is sold over the counter; to nobody where it is not sold. */
export const buyersOf = ({ sold }: Pick<VoucherKind, 'sold'>): readonly Buyer[] =>
  sold ? (sold.to ?? ['company']) : []

export const isNumbered = ({ numbered = true }: VoucherKind): boolean => numbered

/** What a piece is counted in, in Chinese; English counts need no word. */
export const unitOf = (row: { readonly unit?: VoucherKind['unit'] | undefined } | undefined): Words =>
  row?.unit === 'book' ? { zh: '本', en: 'books' } : { zh: '张', en: 'sheets' }

/** The kind that a printed number is of, in any spelling; undefined for any other text. */
export const voucherKindOfNumber = (
  { voucherKinds }: { readonly voucherKinds: readonly VoucherKind[] },
  number: string,
): VoucherKind | undefined =>
  voucherKinds.find(({ prefix, width }) => {
    const [own, typed] = [oneSpelling(prefix), oneSpelling(number)]
    const digits = typed.startsWith(own) ? typed.slice(own.length) : ''
    return digits.length === width && /^\d+$/.test(digits)
  })
