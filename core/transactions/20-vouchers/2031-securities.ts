/**
 * Securities (有价单证) are printed with their value and kept at it, off balance (rules.md §4.1). Whoever
 * signs for them signs for money: the supervisor, every time. Sold or redeemed they are agency business.
 */
import { supervisor } from '../../authorise.ts'
import { mainTillOpen, ownTillIsMain, ownTillIsNotMain, tillInUse } from '../../checks/till.ts'
import { isSecurity } from '../../checks/vouchers.ts'
import { stockKeys } from '../../counter/papers.ts'
import { type Desk, tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { type VoucherNumbers, vouchers } from '../../fields/vouchers.ts'
import { moveVouchers, tillHolder } from '../../ledger/build.ts'
import { pieceWorth } from '../../ledger/complete.ts'
import type { Holder } from '../../ledger/effects.ts'
import { MAIN_TILL } from '../../ledger/entities.ts'
import { pieces } from '../../ledger/ranges.ts'
import { displayMoney } from '../../money.ts'
import type { VoucherKind } from '../../voucherKinds.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

type Action = 'receive' | 'return' | 'draw' | 'handIn'

const withTheMainTill = (action: unknown): boolean => action === 'receive' || action === 'return'

const atTheRightTill: Check<Values> = {
  name: {
    zh: '出入库用主尾箱，领缴用本人尾箱',
    en: 'The main till for the branch, one’s own till for oneself',
  },
  test(values, desk) {
    if (withTheMainTill(values.action)) return ownTillIsMain.test(values, desk)
    return ownTillIsNotMain.test(values, desk) ?? mainTillOpen.test(values, desk)
  },
}

function way(action: Action, desk: Desk): readonly [from: Holder, to: Holder] {
  const own = tillHolder(tillInHand(desk).no)
  const main = tillHolder(MAIN_TILL)
  if (action === 'receive') return ['supplier', own]
  if (action === 'return') return [own, 'supplier']
  return action === 'draw' ? [main, own] : [own, main]
}

const faceOf = ({ kind }: VoucherKind, { range }: VoucherNumbers): string => {
  const count = pieces([range])
  const each = pieceWorth(kind)
  return `${count} × ${displayMoney(each)} = ${displayMoney(BigInt(count) * each)}`
}

export const securities = defineTransaction({
  code: '2031',
  name: { zh: '有价单证收付', en: 'Securities in and out' },
  purpose: {
    zh: '国债券等有价单证按面额管理：入库、上缴管辖行、柜员领用和交回，号码逐段登记，主管授权，表外按面额记。',
    en: 'Bonds and the like at face value: received, returned, drawn, handed in by ranges, signed by the supervisor.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'receive', zh: '入库', en: 'Receive' },
      { value: 'return', zh: '上缴管辖行', en: 'Return' },
      { value: 'draw', zh: '柜员领用', en: 'Draw' },
      { value: 'handIn', zh: '柜员交回', en: 'Hand in' },
    ]),
    kind: voucherKind({ zh: '单证种类', en: 'Kind' }),
    numbers: vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }),
  },
  also: ({ kind }, desk) => [
    `till:${MAIN_TILL}`,
    ...stockKeys(MAIN_TILL, kind.kind),
    ...stockKeys(desk.teller.till, kind.kind),
  ],
  checks: [isSecurity, tillInUse(), atTheRightTill],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ action, kind, numbers }, desk) => [
    moveVouchers(kind.kind, numbers.range, ...way(action, desk)),
  ],
  expand: none,
  explain: ({ kind, numbers }) => [{ label: { zh: '面额', en: 'Face value' }, text: faceOf(kind, numbers) }],
  view: null,
  receipt: ['action', 'kind', 'numbers'],
  undoneBy: '2031',
  preview: 'entries',
  examples: [
    {
      title: { zh: '入库百元券一百张', en: 'A hundred bonds of a hundred arrive' },
      by: '0003',
      fields: { action: 'receive', kind: 'bond-100', numbers: '101-200' },
      gives: ['vouchers bond-100 101-200 supplier > till:00', 'receipt 7002-bond-100 10000.00'],
    },
    {
      title: { zh: '领用千元券五张', en: 'Five bonds of a thousand are drawn' },
      by: '0011',
      fields: { action: 'draw', kind: 'bond-1000', numbers: '1-5' },
      gives: ['vouchers bond-1000 1-5 till:00 > till:01'],
    },
  ],
})
