import { tillInUse } from '../../checks/till.ts'
import { atWindow, toldForTheDay } from '../../counter/atWindow.ts'
import { COMMISSION, openPrincipal, principalAccount } from '../../counter/agency.ts'
import { asBooked, bookingKeys, customerHere, type Paid } from '../../counter/booking.ts'
import { type Redemption, redeemBond } from '../../counter/bond.ts'
import { waiveFee, waiver, waiverKeys, waiverLadder } from '../../counter/fee.ts'
import { notesWanted, payOut } from '../../counter/payment.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { type Fields, type LoadedOf, optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import { explainSegments } from '../../interest/explain.ts'
import type { Item } from '../../items.ts'
import { credit, debit, moveItem, moveVouchers } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import type { Principal } from '../../principals.ts'
import { isRefusal, type Refusal, refuse } from '../../refusals.ts'
import { joined, typedAs } from '../../words.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashPaidLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const fields = {
  holding: item({ zh: '持有编号', en: 'Holding' }, 'agencyHolding'),
  part: optional(money({ zh: '赎回本金（空为全部）', en: 'Of the principal (empty for all)' }, { min: 1n })),
  proceeds: optional(money({ zh: '确认书兑付款', en: 'Proceeds confirmed' }, { min: 1n })),
  confirmation: optional(text({ zh: '确认书号', en: 'Confirmation' }, { max: 40 })),
  payee: optional(
    account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
  ),
  notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
  waiver,
  ...atWindow,
} satisfies Fields

type Loaded = LoadedOf<typeof fields>

const paidToOwner: Check<Values> = {
  name: { zh: '付给本人', en: 'Paid to the owner' },
  test({ holding, payee }) {
    const found = payee as Account | null
    if (found === null || found.customer === (holding as Item<'agencyHolding'>).data.customer) return null
    return { ...refuse('accountOfOther', { account: found.no }), field: 'payee' }
  },
}

const withinRest: Check<Values> = {
  name: { zh: '不超过持有', en: 'Not more than is held' },
  test({ holding, part }) {
    const { rest } = (holding as Item<'agencyHolding'>).data
    if (((part as bigint | null) ?? 0n) <= rest) return null
    return { ...refuse('redeemsMore', { rest: displayMoney(rest) }), field: 'part' }
  },
}

const holderOf = ({ data }: Item<'agencyHolding'>, desk: Desk): Paid => customerHere(data.customer, desk)

const toTheOwner = ({ holding }: Values, desk: Desk): Paid => holderOf(holding as Item<'agencyHolding'>, desk)

export const agencyRedemption = defineTransaction({
  code: '6006',
  name: { zh: '国债/基金兑付赎回', en: 'Agency redemption' },
  purpose: {
    zh: '国债兑付由系统计息，提前的按持有时间分档并扣手续费（免收的写明事由）；基金赎回、保险给付按委托方确认书付款，基金可部分赎回。全部兑付收回凭证。',
    en: 'Pays a bond with the interest worked out — early by the time held, less a fee unless waived — and a fund or policy by the issuer’s confirmation; a fund also in part. The receipt comes back with the last of it.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields,
  also: ({ holding, waiver }, desk) => [
    ...waiverKeys('6006', waiver, desk),
    `account:${principalAccount(holding.data.principal)}`,
    `account:${COMMISSION}`,
    'index:openItems/agencyHolding',
    ...bookingKeys(holderOf(holding, desk), desk),
  ],
  checks: [tillInUse({ unless: 'payee' }), paidToOwner, withinRest, toldForTheDay(toTheOwner)],
  authorisation: [...cashPaidLadder, ...transferLadder, ...waiverLadder, ...atWindowLadder],
  effects(values, desk) {
    const charged = dueOn(values, desk)
    if (isRefusal(charged)) return charged
    const { holding, notes, payee, waiver } = values
    const waived = waiver === null ? null : waiveFee('6006', charged.fee, desk)
    if (isRefusal(waived)) return waived
    const due = waived ? { ...charged, paid: charged.paid + charged.fee, fee: 0n } : charged
    const wanted = notesWanted(due.paid, notes, payee)
    if (wanted) return wanted
    const { principal, rest, paper } = holding.data
    const left = rest - due.part
    const paying = [
      ...openPrincipal(principal, desk),
      debit(principalAccount(principal), due.paid + due.fee),
      ...payOut(desk, due.paid, notes, payee),
      ...(due.fee === 0n ? [] : [credit(COMMISSION, due.fee)]),
      ...(waived ? [waived] : []),
      moveItem(holding, left === 0n ? 'redeemed' : 'held', { rest: left }),
      ...(left === 0n ? [moveVouchers(paper.kind, [paper.number, paper.number], 'customer', 'void')] : []),
    ] satisfies EffectDraft[]
    return asBooked(holderOf(holding, desk), paying, desk)
  },
  expand: none,
  explain({ holding }, desk) {
    const product = productOf(holding, desk)
    if (isRefusal(product) || product.kind !== 'bond') return []
    const { interest, segments } = bondDue(holding, product, desk)
    return explainSegments({ segments, interest, tax: 0n })
  },
  view: null,
  receipt: ['holding', 'part', 'confirmation', 'paid', 'capital', 'payee', 'fee', 'waiver', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '国债到期兑付', en: 'A bond at its day' },
      by: '0011',
      fields: { holding: 'agencyHolding-20230228-4', payee: 'A1' },
      gives: [
        'D 2314-bond3 5360.00',
        'C 0101110000000013 5360.00',
        'set item agencyHolding-20230228-4 state held > redeemed, data {"amount":"#500000","customer":"000000001","name":{"en":"Savings bond, 3 years","zh":"三年期凭证式国债"},"paper":{"kind":"agency","number":4},"principal":"bond3","rest":"#500000"} > {"amount":"#500000","customer":"000000001","name":{"en":"Savings bond, 3 years","zh":"三年期凭证式国债"},"paper":{"kind":"agency","number":4},"principal":"bond3","rest":"#0"}',
        'vouchers agency 4-4 customer > void',
      ],
    },
    {
      title: { zh: '基金部分赎回', en: 'A part of a fund' },
      by: '0011',
      fields: {
        holding: 'agencyHolding-20250602-6',
        part: '2000',
        proceeds: '2104.66',
        confirmation: '赎2026-0302-18',
        payee: 'A1',
      },
      gives: [
        'D 2314-fund1 2104.66',
        'C 0101110000000013 2104.66',
        'set item agencyHolding-20250602-6 state held > held, data {"amount":"#600000","customer":"000000001","name":{"en":"Steady bond fund","zh":"稳健债券基金"},"paper":{"kind":"agency","number":6},"principal":"fund1","rest":"#600000"} > {"amount":"#600000","customer":"000000001","name":{"en":"Steady bond fund","zh":"稳健债券基金"},"paper":{"kind":"agency","number":6},"principal":"fund1","rest":"#400000"}',
      ],
    },
  ],
})

function productOf({ data }: Item<'agencyHolding'>, { parameters }: Desk): Principal | Refusal {
  const codes = joined(parameters.principals.map(({ code, name }) => typedAs(name, code)))
  const found = parameters.principals.find(({ code }) => code === data.principal)
  return found ?? { ...refuse('principalUnknown', { principal: data.principal, codes }), field: 'holding' }
}

const bondDue = ({ data, opened }: Item<'agencyHolding'>, product: Principal, desk: Desk): Redemption =>
  redeemBond(product, data.rest, opened, desk.day, desk.parameters)

/** What is redeemed, what is paid for it, and what the bank keeps. */
function dueOn(
  { holding, part, proceeds, confirmation }: Loaded,
  desk: Desk,
): { readonly part: bigint; readonly paid: bigint; readonly fee: bigint } | Refusal {
  const product = productOf(holding, desk)
  if (isRefusal(product)) return product
  const { rest } = holding.data
  if (part !== null && part !== rest && product.kind !== 'fund')
    return { ...refuse('agencyWhole', { product: product.name }), field: 'part' }
  if (product.kind === 'bond') {
    if (proceeds !== null)
      return { ...refuse('proceedsComputed', { product: product.name }), field: 'proceeds' }
    const { interest, fee } = bondDue(holding, product, desk)
    return { part: rest, paid: rest + interest - fee, fee }
  }
  if (proceeds === null || confirmation === null) return { ...refuse('proceedsMissing'), field: 'proceeds' }
  return { part: part ?? rest, paid: proceeds, fee: 0n }
}
