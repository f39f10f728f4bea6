/** The kinds of blank vouchers and securities (rules.md §4.1), and what goes with each; a dated parameter. */
import { yuan } from './money.ts'
import { certificatePage, type PageGeometry, passbookPages } from './pages.ts'
import type { Words } from './words.ts'

export interface VoucherKind {
  readonly kind: string
  readonly name: Words
  readonly prefix: string
  /** Digits of a number, with leading zeros. */
  readonly width: number
  /** So many pieces may a teller hold (of ten working days), and the main till (of a month). */
  readonly heldMost?: { readonly teller: number; readonly branch: number }
  /** Sold to customers by the book: so many pieces, at this price; not sold where it is absent. */
  readonly sold?: { readonly pieces: number; readonly price: bigint }
  /** A form of drafts, which whoever holds the draft seal or the test key may not hold. */
  readonly draftForm?: boolean
  readonly page?: PageGeometry
}

export const defaultVoucherKinds: readonly VoucherKind[] = [
  {
    kind: 'passbook',
    name: { zh: '活期存折', en: 'Passbook' },
    prefix: 'P',
    width: 8,
    heldMost: { teller: 500, branch: 20000 },
    page: passbookPages,
  },
  {
    kind: 'certificate',
    name: { zh: '整存整取存单', en: 'Certificate of deposit' },
    prefix: 'C',
    width: 8,
    heldMost: { teller: 500, branch: 20000 },
    page: certificatePage,
  },
  {
    kind: 'cheque',
    name: { zh: '支票', en: 'Cheque' },
    prefix: 'Z',
    width: 8,
    heldMost: { teller: 1000, branch: 20000 },
    sold: { pieces: 25, price: yuan(20) },
  },
  {
    kind: 'draft',
    name: { zh: '空白汇票', en: 'Draft form' },
    prefix: 'D',
    width: 8,
    heldMost: { teller: 50, branch: 1000 },
    draftForm: true,
  },
  { kind: 'depositProof', name: { zh: '存款证明', en: 'Deposit certificate' }, prefix: 'M', width: 8 },
  { kind: 'agency', name: { zh: '代理业务凭证', en: 'Agency receipt' }, prefix: 'Y', width: 8 },
  { kind: 'counterfeit', name: { zh: '假币收缴凭证', en: 'Counterfeit receipt' }, prefix: 'J', width: 8 },
  { kind: 'bond-100', name: { zh: '百元国债券', en: 'Treasury bond of 100' }, prefix: 'G', width: 8 },
  { kind: 'bond-1000', name: { zh: '千元国债券', en: 'Treasury bond of 1,000' }, prefix: 'H', width: 8 },
]
