import { supervisor } from '../../authorise.ts'
import { inPersonAtWindow } from '../../counter/atWindow.ts'
import { notOverdrawn, notStopped } from '../../checks/account.ts'
import { tillInUse } from '../../checks/till.ts'
import { asBooked, bookingKeys, ownerOf } from '../../counter/booking.ts'
import { closeDemand, demandInterestDue } from '../../counter/demand.ts'
import { closeFixed, fixedInterestDue } from '../../counter/fixed.ts'
import { boughtKeys } from '../../counter/papers.ts'
import { interestKeys, productOf } from '../../counter/interest.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { optional, type Values } from '../../fields/field.ts'
import { idNumber, personalIdKinds } from '../../fields/idNumber.ts'
import { notesUnless } from '../../fields/notes.ts'
import { personal, text } from '../../fields/text.ts'
import { explainOverdraft, explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { type Product, deposits } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { sum } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashPaidLadder, inPersonLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

/** All that the deceased has in this outlet: the limit is on the estate, not on one account. */
const estateOf = ({ customer }: Account, { state }: Desk): readonly string[] =>
  state.get('index', `accountsOf/${customer ?? ''}`)?.keys ?? []

const isDeposit = ({ product }: Account): boolean => deposits.includes(product as Product)

const smallOrProven: Check<Values> = {
  name: {
    zh: '小额遗产，或有公证书、法院文书',
    en: 'A small estate, or what a notary or a court has written',
  },
  test({ account, basis }, desk) {
    if (basis !== 'small') return null
    const accounts = estateOf(account as Account, desk).flatMap(no => desk.state.get('account', no) ?? [])
    const total = sum(accounts.filter(isDeposit).map(naturalBalance))
    const limit = desk.parameters.special.smallEstate
    if (total <= limit) return null
    const detail = { total: displayMoney(total), limit: displayMoney(limit) }
    return { ...refuse('estateNeedsNotary', detail), field: 'basis' }
  },
}

export const inheritance = defineTransaction({
  code: '4018',
  name: { zh: '继承支取', en: 'Payment to an heir' },
  purpose: {
    zh: '存款人死亡：遗产合计不超过五万元的，第一顺序继承人凭死亡证明和亲属关系证明支取；超过的凭继承公证书或生效法律文书。结清本息，收回存折存单。',
    en: 'The depositor has died: up to 50,000 in all the nearest heirs are paid on proof of death and kinship; beyond that it takes a notary’s certificate or a court’s ruling.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'cashPaid',
  fields: {
    account: account(
      { zh: '已故存款人账号', en: 'Account of the deceased' },
      { products: ['demand', 'lumpSum'] },
    ),
    death: text({ zh: '死亡证明编号', en: 'Proof of death' }, { max: 40 }),
    heir: personal({ zh: '继承人姓名', en: 'Heir' }, { max: 60, sample: '王小明' }),
    heirIdKind: choice({ zh: '证件种类', en: 'Document' }, personalIdKinds),
    heirId: idNumber({ zh: '证件号码', en: 'Number' }, { kindField: 'heirIdKind' }),
    basis: choice({ zh: '依据', en: 'Basis' }, [
      { value: 'small', zh: '小额遗产（亲属关系证明）', en: 'Small estate (proof of kinship)' },
      { value: 'notary', zh: '继承公证书', en: 'Notary’s certificate' },
      { value: 'court', zh: '法院判决或调解书', en: 'Court’s ruling' },
    ]),
    document: text({ zh: '证明或文书编号', en: 'Its number' }, { max: 40 }),
    payee: optional(
      account({ zh: '转入账号（付现金则空）', en: 'To account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payee', direction: 'out' }),
    ...inPersonAtWindow,
  },
  also: ({ account }, desk) => [
    `index:accountsOf/${account.customer ?? ''}`,
    ...estateOf(account, desk).map(no => `account:${no}` as const),
    ...bookingKeys(ownerOf(account), desk),
    ...interestKeys(productOf(account)),
    ...boughtKeys(account, desk),
  ],
  checks: [smallOrProven, notStopped('account'), notOverdrawn('account'), tillInUse({ unless: 'payee' })],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    ...cashPaidLadder,
    ...transferLadder,
    ...inPersonLadder,
  ],
  effects: ({ account, payee, notes }, desk) =>
    asBooked(
      ownerOf(account),
      (account.product === 'demand' ? closeDemand : closeFixed)(account, notes, payee, desk),
      desk,
    ),
  expand: none,
  explain: ({ account }, desk) => [
    ...explainSegments(
      account.product === 'demand'
        ? demandInterestDue(account, desk)
        : fixedInterestDue(account, naturalBalance(account), desk),
    ),
    ...explainOverdraft(account, desk.day),
  ],
  view: null,
  receipt: [
    'account',
    'death',
    'heir',
    'heirIdKind',
    'heirId',
    'basis',
    'document',
    'interest',
    'paid',
    'capital',
    'payee',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '小额遗产转入继承人账户', en: 'A small estate, into the heir’s account' },
      by: '0011',
      fields: {
        account: 'A2',
        death: '死证2026001',
        heir: '王小明',
        heirIdKind: 'idCard',
        heirId: '11010519491231002X',
        basis: 'small',
        document: '亲证01',
        payee: 'A1',
      },
      gives: [
        'D 0101110000000021 800.00',
        'D 6411-11 0.40',
        'C 0101110000000013 800.40',
        'products 0101110000000021 -4080000',
        'set account 0101110000000021 status open > closed, closed null > 2026-03-02',
        'vouchers passbook 902-902 customer > void',
      ],
    },
  ],
})
