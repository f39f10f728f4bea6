import { director, supervisor } from '../../authorise.ts'
import { inPersonAtWindow } from '../../counter/atWindow.ts'
import { notStopped } from '../../checks/account.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { closeDemand } from '../../counter/demand.ts'
import { closeFixed } from '../../counter/fixed.ts'
import { interestKeys, productOf } from '../../counter/interest.ts'
import { reportKeys, reportOn } from '../../counter/loss.ts'
import { byTheHolder, holderFields, holderKeys } from '../../counter/holder.ts'
import { boughtKeys, collect, issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { begunBook } from '../../counter/passbook.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { notesUnless } from '../../fields/notes.ts'
import { change, moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { inForceFor, lifted, refusePledged } from '../../ledger/restrictions.ts'
import { yuan } from '../../money.ts'
import { deposits, products } from '../../products.ts'
import { isRefusal, type Refusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashPaidLadder, inPersonLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const writtenAndRipe: Check<Values> = {
  name: { zh: '书面挂失已满期', en: 'Reported in writing, and long enough ago' },
  test({ account: value }, desk) {
    const account = value as Account
    const from = reportOn(account, desk)?.data.from
    if (!from) return refuse('lossNotWritten', { account: account.no })
    return desk.day >= from ? null : refuse('lossNotRipe', { from })
  },
}

/** Whatever else restricts the account, the report alone is what this ends; what is pledged is not lost. */
const otherwiseFree: Check<Values> = {
  name: {
    zh: '存单未质押；支取时账户无其他限制',
    en: 'Not pledged; paid only where nothing else restricts the account',
  },
  test({ account: value, action }, desk) {
    const account = value as Account
    const pledged = inForceFor(account, 'pledge', desk.day)
    if (pledged) return refusePledged(account, pledged)
    if (action === 'replace') return null
    const report = given(reportOn(account, desk), 'a report that was checked')
    const without = { ...account, restrictions: lifted(account.restrictions, report.id, desk.day) }
    return notStopped('account').test({ account: without }, desk)
  },
}

const paidHere: Check<Values> = {
  name: { zh: '支取限活期和整存整取', en: 'Paid here: demand and fixed deposits' },
  test({ account: value, action }) {
    const product = given((value as Account).product, 'a product')
    const here = action === 'replace' || product === 'demand' || product === 'lumpSum'
    return here
      ? null
      : { ...refuse('productHasOwnCode', { product: products[product].name }), field: 'action' }
  },
}

const tillForIt: Check<Values> = {
  name: { zh: '尾箱使用中，补发时有空白凭证', en: 'A till in use, with a blank where a paper is replaced' },
  test(values, desk) {
    if (values.action === 'pay') return tillInUse({ unless: 'payee' }).test(values, desk)
    return tillInUse().test(values, desk) ?? hasPaper(paperKind(values.account as Account)).test(values, desk)
  },
}

const paperKind = ({ paper }: Account): string => given(paper, 'a paper that was reported lost').kind

export const replaceOrPay = defineTransaction({
  code: '4004',
  name: { zh: '挂失补发与支取', en: 'Replacement or payment after a loss' },
  purpose: {
    zh: '书面挂失满七天后，由客户本人持证件和挂失申请书办理：补发新存折存单，或结清支取。旧凭证作废。',
    en: 'Seven days after a written report the customer himself gets a new passbook or certificate, or is paid all. The old number is void.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'replace', zh: '补发', en: 'Replace' },
      { value: 'pay', zh: '支取销户', en: 'Pay and close' },
    ]),
    ...holderFields,
    payee: onlyWhen(
      optional(
        account(
          { zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' },
          { products: ['demand'] },
        ),
      ),
      'action',
      ['pay'],
    ),
    notes: onlyWhen(
      notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
      'action',
      ['pay'],
    ),
    ...inPersonAtWindow,
  },
  also: ({ account }, desk) => [
    ...reportKeys(account),
    ...holderKeys(account),
    ...(account.paper ? ownStockKeys(desk, account.paper.kind) : []),
    ...bookingKeys(ownerOf(account), desk),
    ...interestKeys(productOf(account)),
    ...boughtKeys(account, desk),
  ],
  checks: [writtenAndRipe, byTheHolder, otherwiseFree, paidHere, tillForIt],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'replaced', atLeast: yuan(50_000), signatures: [director] },
    ...cashPaidLadder,
    ...transferLadder,
    ...inPersonLadder,
  ],
  effects({ account, action, payee, notes }, desk) {
    const report = given(reportOn(account, desk), 'a report that was checked')
    const restrictions = lifted(account.restrictions, report.id, desk.day)
    const done = action === 'replace' ? replace(account, desk) : pay(account, notes, payee, desk)
    if (isRefusal(done)) return done
    const state = action === 'replace' ? 'replaced' : 'paid'
    return [change('account', account.no, account, { restrictions }), moveItem(report, state), ...done]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'idKind', 'idNumber', 'paper', 'interest', 'paid', 'capital', 'payee'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '补发存折', en: 'A new passbook' },
      by: '0011',
      fields: { account: 'S1', action: 'replace', idKind: 'passport', idNumber: 'E90100001' },
      gives: [
        'set account 0101110000009014 restrictions [{"amount":null,"bars":"out","item":"loss-20260220-5","reason":"loss","until":null,"waits":null}] > []',
        'set item loss-20260220-5 state written > replaced',
        'vouchers passbook 911-911 customer > void',
        'vouchers passbook 1001-1001 till:01 > customer',
        'payment 7001-passbook 1.00',
        'set account 0101110000009014 paper {"kind":"passbook","number":911} > {"kind":"passbook","number":1001}, printed null > {"book":{"day":"2026-03-02","serial":2},"day":"2026-03-02","serial":2}, unprinted 1 > 0',
      ],
    },
    {
      title: { zh: '支取存单转入活期', en: 'A certificate paid into an account' },
      by: '0011',
      fields: { account: 'S2', action: 'pay', idKind: 'passport', idNumber: 'E90100001', payee: 'A1' },
      gives: [
        'set account 0101120000009013 restrictions [{"amount":null,"bars":"out","item":"loss-20260220-6","reason":"loss","until":null,"waits":null}] > []',
        'set item loss-20260220-6 state written > paid',
        'D 0101120000009013 5000.00',
        'D 6411-12 33.91',
        'C 0101110000000013 5033.91',
        'set account 0101120000009013 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4911-4911 customer > void',
      ],
    },
  ],
})

function replace(account: Account, desk: Desk): EffectDraft[] {
  const paper = nextPaper(desk, paperKind(account))
  const to = paper.kind === 'passbook' ? { paper, ...begunBook(desk) } : { paper }
  return [...collect(account), issue(desk, paper), change('account', account.no, account, to)]
}

function pay(
  account: Account,
  notes: Parameters<typeof closeDemand>[1],
  payee: Account | null,
  desk: Desk,
): readonly EffectDraft[] | Refusal {
  const close = account.product === 'demand' ? closeDemand : closeFixed
  return asBooked(ownerOf(account), close(account, notes, payee, desk), desk)
}
