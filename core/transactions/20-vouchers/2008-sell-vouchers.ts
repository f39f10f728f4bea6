/**
 * Papers are sold by the book, each kind to whom the table of kinds says: cheques to a company whose seals on
 * the order are laid beside its specimen, forms to anybody. The numbers are bound to the account: its cheques
 * are known to be its own, and it cannot be closed before the unused ones have come back.
 */
import { notStopped } from '../../checks/account.ts'
import { tillInUse } from '../../checks/till.ts'
import { onSealedOrder } from '../../counter/companyPays.ts'
import { waiveFee, waiver, waiverKeys, waiverLadder } from '../../counter/fee.ts'
import { boughtPapers, ownStockKeys } from '../../counter/papers.ts'
import { nextVoucher, tillInHand } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { type VoucherNumbers, vouchers } from '../../fields/vouchers.ts'
import { accountHolder, credit, debit, moveVouchers, tillHolder } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { pieces } from '../../ledger/ranges.ts'
import { displayMoney } from '../../money.ts'
import { paperNumber } from '../../parameters.ts'
import { products } from '../../products.ts'
import { productOf } from '../../counter/interest.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { buyersOf, type VoucherKind } from '../../voucherKinds.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

/** 结算手续费收入. */
const FEES = '6021-02'

const isSold: Check<Values> = {
  name: { zh: '可出售的凭证，整本出售', en: 'Sold to customers, and by the whole book' },
  test({ kind: value, numbers }) {
    const { sold, name } = value as VoucherKind
    if (!sold) return { ...refuse('voucherNotSold', { kind: name }), field: 'kind' }
    const count = pieces([(numbers as VoucherNumbers).range])
    const whole = count % sold.pieces === 0
    return whole ? null : { ...refuse('booksBroken', { pieces: String(sold.pieces) }), field: 'numbers' }
  },
}

const soldToHim: Check<Values> = {
  name: { zh: '凭证可出售给该类客户', en: 'Sold to customers of this kind' },
  test({ account, kind: value }) {
    const kind = value as VoucherKind
    const { owner } = products[productOf(account as Account)]
    const buyer = owner === 'company' ? 'company' : 'person'
    if (buyersOf(kind).includes(buyer)) return null
    const to = buyer === 'company' ? { zh: '单位', en: 'companies' } : { zh: '个人', en: 'persons' }
    return { ...refuse('voucherNotForBuyer', { kind: kind.name, buyer: to }), field: 'kind' }
  },
}

const inOrder: Check<Values> = {
  name: { zh: '顺号出售，不得跳号', en: 'In the order of the numbers, none skipped' },
  test({ kind: value, numbers }, desk) {
    const { kind, name } = value as VoucherKind
    const next = nextVoucher(desk, kind)
    if (next === null) return refuse('vouchersOut', { kind: name })
    if ((numbers as VoucherNumbers).range[0] === next) return null
    return { ...refuse('voucherJump', { next: paperNumber(desk.parameters, kind, next) }), field: 'numbers' }
  },
}

/** The order of a company bears its seals; a person signs. */
const order = onSealedOrder({
  account: 'account',
  sealed: { zh: '领用单印章图像', en: 'Seals on the order' },
  when: [{ field: 'account', is: ['company'] }],
  askedBefore: 'signet',
})

const signetAgrees: Check<Values> = {
  name: { zh: '预留印鉴核对相符', en: 'The reserved signature agrees' },
  test: ({ signet }) => (signet === 'same' ? null : { ...refuse('signetDiffers'), field: 'signet' }),
}

const priceOf = ({ sold }: VoucherKind, { range }: VoucherNumbers) => {
  const { pieces: inOne, price } = given(sold, 'a kind that is sold')
  const books = BigInt(pieces([range]) / inOne)
  return { books, price, amount: books * price }
}

export const sellVouchers = defineTransaction({
  code: '2008',
  name: { zh: '凭证出售', en: 'Sell vouchers' },
  purpose: {
    zh: '验印（单位）或核对签名（个人）后成本出售凭证：支票只售单位，申请书类个人也可购买。手续费从其账户扣收（免收的写明事由、由会计主管授权），号码段登记在该账户名下；未用支票销户时收回。',
    en: 'Sells vouchers by the book where the seals of a company, or the signature of a person, agree: cheques to companies only, forms to persons too. The fee comes from the account, or is waived with a reason and the supervisor’s signature; the numbers are bound to it.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account(
      { zh: '购买人账号', en: 'Buyer’s account' },
      { products: ['corporateDemand', 'agreement', 'demand'] },
    ),
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }, { sold: true }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
    signet: choice({ zh: '预留印鉴或签名', en: 'Reserved signature' }, [
      { value: 'same', zh: '相符', en: 'Agrees' },
      { value: 'differs', zh: '不符', en: 'Differs' },
    ]),
    waiver,
    presented: order.seals.presented,
  },
  also: (values, desk) => [
    ...waiverKeys('2008', values.waiver, desk),
    ...order.keys(values),
    ...ownStockKeys(desk, values.kind.kind),
    `stock:${boughtPapers(values.account, values.kind.kind)}`,
    `account:${FEES}`,
  ],
  checks: [tillInUse(), notStopped('account'), ...order.checks, signetAgrees, isSold, soldToHim, inOrder],
  authorisation: [...waiverLadder],
  effects({ account, kind, numbers, waiver }, desk) {
    const { amount } = priceOf(kind, numbers)
    const sold = moveVouchers(
      kind.kind,
      numbers.range,
      tillHolder(tillInHand(desk).no),
      accountHolder(account.no),
    )
    if (waiver !== null) {
      const waived = waiveFee('2008', amount, desk)
      return isRefusal(waived) ? waived : [waived, sold]
    }
    return amount === 0n ? [sold] : [debit(account, amount), credit(FEES, amount), sold]
  },
  expand: none,
  explain({ kind, numbers }) {
    const { books, price, amount } = priceOf(kind, numbers)
    const text = `${books} × ${displayMoney(price)} = ${displayMoney(amount)}`
    return [{ label: { zh: '手续费', en: 'Fee' }, text }]
  },
  view: null,
  receipt: ['account', 'kind', 'numbers', 'signet', 'fee', 'waiver', 'balanceAfter'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '一本支票', en: 'One book of cheques' },
      by: '0003',
      fields: {
        account: 'K1',
        kind: 'cheque',
        numbers: '1-25',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: [
        'D 0101210000009517 20.00',
        'C 6021-02 20.00',
        'vouchers cheque 1-25 till:00 > account:0101210000009517',
        'payment 7001-cheque 25.00',
      ],
    },
    {
      title: { zh: '个人购买一本申请书', en: 'A person buys a book of forms' },
      by: '0003',
      fields: { account: 'A1', kind: 'application', numbers: '1-25', signet: 'same' },
      gives: [
        'D 0101110000000013 5.00',
        'C 6021-02 5.00',
        'vouchers application 1-25 till:00 > account:0101110000000013',
        'payment 7001-application 25.00',
      ],
    },
  ],
})
