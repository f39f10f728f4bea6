import { supervisor } from '../../authorise.ts'
import { addDays } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { mayAct } from '../../items.ts'
import type { StopOrder } from '../../items/stopOrder.ts'
import { change, moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { imposed, inForceFor, lifted, type Restriction } from '../../ledger/restrictions.ts'
import { deposits } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** The customer's and the bank's stop is one, the police's another: it ends by itself and is a secret. */
const reasonFor = (ground: StopOrder['ground']): 'stop' | 'police' =>
  ground === 'police' ? 'police' : 'stop'

/** What a release ends: that of the police only for those who know of it. */
function stopOn(account: Account, desk: Desk): Restriction | null {
  const police = inForceFor(account, 'police', desk)
  const order = police && desk.state.get('item', police.item)
  const known = order && mayAct(order, desk.teller) ? police : null
  return inForceFor(account, 'stop', desk) ?? known
}

const fitsTheAction: Check<Values> = {
  name: { zh: '止付时未止付，解除时已止付', en: 'Stopped once, and released only when stopped' },
  test({ account: value, action, ground }, desk) {
    const account = value as Account
    if (action === 'release')
      return stopOn(account, desk) ? null : refuse('paymentNotStopped', { account: account.no })
    const reason = reasonFor(ground as StopOrder['ground'])
    const stopped = inForceFor(account, reason, desk) !== null
    return stopped ? refuse('alreadyStopped', { account: account.no }) : null
  },
}

export const stopPayment = defineTransaction({
  code: '4017',
  name: { zh: '止付与解除止付', en: 'Stop or release payment' },
  purpose: {
    zh: '账户只收不付：客户申请、本行风险处置，或公安机关紧急止付（满四十八小时自动解除，需续止的转冻结）。解除由同级签字。',
    en: 'Nothing leaves the account: at the customer’s wish, for the bank’s own reasons, or at once for the police, whose stop ends by itself after forty-eight hours. Released with the same signature.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: deposits }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'stop', zh: '止付', en: 'Stop' },
      { value: 'release', zh: '解除止付', en: 'Release' },
    ]),
    ground: onlyWhen(
      choice<StopOrder['ground']>({ zh: '依据', en: 'Ground' }, [
        { value: 'customer', zh: '客户申请', en: 'The customer asks' },
        { value: 'bank', zh: '本行风险处置', en: 'The bank’s own reasons' },
        { value: 'police', zh: '公安紧急止付', en: 'Emergency stop by the police' },
      ]),
      'action',
      ['stop'],
    ),
    document: onlyWhen(text({ zh: '止付指令文号', en: 'Order of the police' }, { max: 40 }), 'ground', [
      'police',
    ]),
    note: text({ zh: '原因', en: 'Reason' }, { max: 80 }),
  },
  also: ({ account }, desk) => [
    'index:openItems/stopOrder',
    ...(['stop', 'police'] as const).flatMap(reason => {
      const stop = inForceFor(account, reason, desk)
      return stop ? [`item:${stop.item}` as const] : []
    }),
  ],
  checks: [fitsTheAction],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ account, ground, document, note }, desk) =>
    ground === null
      ? release(account, desk)
      : stop(account, { account: account.no, ground, document: document ?? '', note }, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'ground', 'document', 'note', 'item', 'until'],
  undoneBy: '4017',
  // A dry run would tell whoever tries what an authority has ordered, and leave no trace.
  preview: 'none',
  examples: [
    {
      title: { zh: '公安紧急止付', en: 'The police stop payment' },
      by: '0011',
      fields: {
        account: 'A1',
        action: 'stop',
        ground: 'police',
        document: '粤公止〔2026〕8号',
        note: '电信诈骗',
      },
      gives: [
        'new item stopOrder-20260302-2',
        'set account 0101110000000013 restrictions [] > [{"amount":null,"bars":"out","ends":172800000,"item":"stopOrder-20260302-2","reason":"police","until":"2026-03-04","waits":null}]',
      ],
    },
    {
      title: { zh: '解除止付', en: 'Released' },
      by: '0011',
      fields: { account: 'S4', action: 'release', note: '客户申请解除' },
      gives: [
        'set item stopOrder-20260220-4 state stopped > released',
        'set account 0101110000009030 restrictions [{"amount":null,"bars":"out","item":"stopOrder-20260220-4","reason":"stop","until":null,"waits":null}] > []',
      ],
    },
  ],
})

function stop(account: Account, data: StopOrder, desk: Desk): EffectDraft[] {
  const id = newItemId(desk, 'stopOrder')
  const byPolice = data.ground === 'police'
  const until = byPolice ? addDays(desk.day, desk.parameters.special.policeStopDays) : null
  const reason = reasonFor(data.ground)
  const holds = { reason, item: id, bars: 'out', amount: null, until, waits: null } as const
  const restriction = byPolice ? { ...holds, ends: endOf(desk) } : holds
  const { day, teller } = desk
  return [
    openItem({ kind: 'stopOrder', id, state: 'stopped', opened: day, by: teller.id, until, data }),
    change('account', account.no, account, {
      restrictions: imposed(account.restrictions, restriction, desk),
    }),
  ]
}

/** Full hours, so that whoever signs a few minutes later sees the entries that he was shown. */
const HOUR_MS = 3_600_000

const endOf = ({ now, parameters }: Desk): number =>
  (Math.floor(now / HOUR_MS) + 24 * parameters.special.policeStopDays) * HOUR_MS

function release(account: Account, desk: Desk): EffectDraft[] {
  const { item } = given(stopOn(account, desk), 'a stop that was checked')
  const order = given(desk.state.get('item', item), item)
  const restrictions = lifted(account.restrictions, item, desk)
  return [moveItem(order, 'released'), change('account', account.no, account, { restrictions })]
}
