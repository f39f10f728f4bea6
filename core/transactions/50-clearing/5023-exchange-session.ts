import { director, supervisor } from '../../authorise.ts'
import {
  type Bill,
  billClaimKeys,
  EXCHANGE,
  freeBill,
  nettedClaim,
  RETURN_REASONS,
  RETURNING,
  sessionIsOpen,
  sessionKeys,
  sessionNet,
  throughExchange,
  UNCLEARED,
} from '../../counter/exchange.ts'
import { boughtPapers } from '../../counter/papers.ts'
import { creditOrHang, hangKeys } from '../../counter/inward.ts'
import { type Desk, itemIdOf } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { serialOf } from '../../items.ts'
import { number } from '../../fields/number.ts'
import { accountHolder, countUp, create, credit, debit, moveItem, moveVouchers } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import type { Key } from '../../ledger/entities.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Step = 'final' | 'returned' | 'giveBack' | 'takeBack' | 'net'

/** Where the exchange is settled between banks. */
const CENTRAL_BANK = '1003'

const ofOneBill: readonly Step[] = ['final', 'returned', 'giveBack']

const takenBack: readonly Step[] = ['takeBack']

/** What was added later is asked for where it belongs. */
const beforeSession = { askedBefore: 'session' } as const

const billFits: Check<Values> = {
  name: {
    zh: '票据状态与步骤相符，已过退票时间',
    en: 'A step that the bill allows, past its time of return',
  },
  test({ step, bill: value }, { day }) {
    if (value === null) return null
    const { state, data } = value as Bill
    const wanted = step === 'giveBack' ? 'toReturn' : 'presented'
    if (state !== wanted) return { ...refuse('billElsewhere'), field: 'step' }
    return step === 'final' && data.day >= day ? refuse('billMayComeBack', { day: data.day }) : null
  },
}

/** What was paid by mistake goes back on the day it came; afterwards it is paid for good (rules.md §1.6). */
const mayBeTakenBack: Check<Values> = {
  name: { zh: '当日提入、已入账的票据才能退票', en: 'A bill is taken back on the day it came, once posted' },
  test({ paid }, { day, state }) {
    if (paid === null) return null
    const bill = paid as Bill
    if (bill.state !== 'paid') return { ...refuse('billElsewhere'), field: 'paid' }
    if (bill.data.day !== day) return { ...refuse('billFinal', { day: bill.data.day }), field: 'paid' }
    const hung = state.get('item', hangingOf(bill))
    return hung ? { ...refuse('billHangs', { item: hung.id }), field: 'paid' } : null
  },
}

/** A payment that fitted nobody hangs since the row that took it in. */
const hangingOf = ({ id, data }: Bill): string =>
  itemIdOf('suspense', { day: data.day, serial: serialOf(id) })

/** The central bank gives no credit. */
const covered: Check<Values> = {
  name: { zh: '应付差额不超过存放央行款项', en: 'What is owed for a session stands at the central bank' },
  test({ step, session }, desk) {
    if (step !== 'net') return null
    const owed = -sessionNet(session as number, desk)
    const account = desk.state.get('account', CENTRAL_BANK)
    const has = account ? naturalBalance(account) : 0n
    if (owed <= 0n || owed <= has) return null
    const detail = { amount: displayMoney(owed), available: displayMoney(has) }
    return { ...refuse('coverMissing', detail), field: 'session' }
  },
}

export const exchangeSession = defineTransaction({
  code: '5023',
  name: { zh: '退票与场次轧差', en: 'Returned bills and the net of a session' },
  purpose: {
    zh: '过了退票时间的代收票据收妥入账，被退回的冲回，账户不能入账的挂账；我行退出的票据在退票场次退还；当日提入后发现错付、错收的，注明理由退票，款项冲回客户账户，支票号码恢复；每场轧差一次，差额经存放央行清算，轧差后该场不再收票。',
    en: 'Credits what can no longer come back, undoes what came back — in suspense where the account takes nothing —, gives back what we do not pay, or paid by mistake on the same day — with the reason, and the cheque is as it was —; nets each session once with the central bank, after which nothing enters it.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    step: choice<Step>({ zh: '步骤', en: 'Step' }, [
      { value: 'final', zh: '收妥入账', en: 'Final: credit it' },
      { value: 'returned', zh: '被他行退回', en: 'Came back to us' },
      { value: 'giveBack', zh: '退还他行', en: 'Given back by us' },
      { value: 'takeBack', zh: '错付错收退票', en: 'Posted by mistake: send it back' },
      { value: 'net', zh: '场次轧差', en: 'Net the session' },
    ]),
    bill: onlyWhen(item({ zh: '票据', en: 'Bill' }, 'exchangeBill'), 'step', ofOneBill),
    session: onlyWhen(number({ zh: '交换场次', en: 'Session' }, { min: 1, max: 9 }), 'step', [
      'returned',
      'giveBack',
      'takeBack',
      'net',
    ]),
    paid: onlyWhen(
      item({ zh: '已入账票据', en: 'Bill posted today' }, 'exchangeBill', { ended: true }),
      'step',
      takenBack,
      beforeSession,
    ),
    reason: onlyWhen(
      choice({ zh: '退票理由', en: 'Why it goes back' }, [
        { value: 'mistake', zh: '记账差错', en: 'Posted wrongly' },
        ...RETURN_REASONS,
      ]),
      'step',
      takenBack,
      beforeSession,
    ),
  },
  also: ({ bill, paid, session }, desk) => [
    ...sessionKeys(session, desk),
    `account:${UNCLEARED}`,
    `account:${RETURNING}`,
    `account:${CENTRAL_BANK}`,
    'index:openItems/exchangeBill',
    ...(bill ? billKeys(bill, desk) : []),
    ...(paid ? paidKeys(paid, desk) : []),
  ],
  checks: [billFits, mayBeTakenBack, sessionIsOpen, covered],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: yuan(1_000_000), signatures: [director] },
  ],
  effects({ step, bill, paid, session, reason }, desk) {
    if (paid !== null) return takeBack(paid, given(session, 'a session'), given(reason, 'a reason'), desk)
    return bill === null ? netOf(given(session, 'a session'), desk) : moveBill(step, bill, session, desk)
  },
  expand: none,
  explain: ({ step, session }, desk) =>
    step === 'net' && session !== null
      ? [
          {
            label: { zh: '应收（负为应付）', en: 'Due to us (from us)' },
            text: displayMoney(sessionNet(session, desk)),
          },
        ]
      : [],
  view: null,
  receipt: ['step', 'bill', 'paid', 'reason', 'session'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '存款不足的支票退还', en: 'A cheque without funds goes back' },
      by: '0003',
      fields: { step: 'giveBack', bill: 'exchangeBill-20260227-22', session: '1' },
      gives: [
        'D 3001-03 300.00',
        'tally exchange/2026-03-02/1 30000',
        'C 1221-02 300.00',
        'set item exchangeBill-20260227-22 state toReturn > returned, data {"account":"0101210000009210","amount":"#30000","bank":"某银行","day":"2026-02-27","kind":"debit","paper":"Z22","reason":"funds","session":1,"way":"in"} > {"account":"0101210000009210","amount":"#30000","back":{"day":"2026-03-02","session":1},"bank":"某银行","day":"2026-02-27","kind":"debit","paper":"Z22","reason":"funds","session":1,"way":"in"}',
        'end claim exchangeBill/in/某银行/Z22',
      ],
    },
  ],
})

function billKeys({ data }: Bill, { state }: Desk): Key[] {
  const account = state.get('account', data.account)
  return [...billClaimKeys(data), `account:${data.account}`, ...(account ? hangKeys(account) : [])]
}

const paidKeys = (paid: Bill, desk: Desk): Key[] => [
  ...billKeys(paid, desk),
  `item:${hangingOf(paid)}`,
  `stock:${boughtPapers({ no: paid.data.account }, 'cheque')}`,
]

function moveBill(step: Step, bill: Bill, session: number | null, desk: Desk): EffectDraft[] {
  const { kind, account, amount, bank } = bill.data
  const collects = kind === 'debit'
  const ours = () => creditOrHang(given(desk.state.get('account', account), account), amount, bank, desk)
  if (step === 'final') {
    return [...(collects ? [debit(UNCLEARED, amount), ...ours()] : []), moveItem(bill, 'final')]
  }
  const into = given(session, 'a session')
  if (step === 'giveBack')
    return [
      ...throughExchange('D', amount, into, desk),
      credit(RETURNING, amount),
      moveItem(bill, 'returned', wentBack(into, desk)),
      ...freeBill(bill, desk),
    ]
  const back = collects
    ? [debit(UNCLEARED, amount), ...throughExchange('C', amount, into, desk)]
    : [...throughExchange('D', amount, into, desk), ...ours()]
  return [...back, moveItem(bill, 'returned', wentBack(into, desk)), ...freeBill(bill, desk)]
}

const wentBack = (session: number, { day }: Desk) => ({ back: { day, session } })

/** The cheque goes back as it came: its number is unused again, where the account still holds numbers. */
function takeBack(bill: Bill, session: number, reason: string, desk: Desk): EffectDraft[] {
  const { kind, account: no, amount, bank, cheque } = bill.data
  const account = given(desk.state.get('account', no), no)
  const undone =
    kind === 'credit'
      ? [debit(account, amount), ...throughExchange('C', amount, session, desk)]
      : [...throughExchange('D', amount, session, desk), ...creditOrHang(account, amount, bank, desk)]
  return [
    ...undone,
    ...(cheque === undefined || account.status === 'closed'
      ? []
      : [moveVouchers('cheque', [cheque, cheque], 'void', accountHolder(no))]),
    moveItem(bill, 'returned', { reason, ...wentBack(session, desk) }),
    ...freeBill(bill, desk),
  ]
}

/** What the session comes to goes over to the central bank; the claim keeps it from happening twice. */
function netOf(session: number, desk: Desk): EffectDraft[] {
  const net = sessionNet(session, desk)
  const closed = create('claim', nettedClaim(session, desk), { owner: desk.teller.id })
  if (net === 0n) return [closed]
  const tally = countUp(nettedClaim(session, desk), -net)
  return net > 0n
    ? [debit(CENTRAL_BANK, net), credit(EXCHANGE, net), tally, closed]
    : [debit(EXCHANGE, -net), credit(CENTRAL_BANK, -net), tally, closed]
}
