/**
 * Where a paper ends (rules.md §4.2). Spoilt it is void at once. Stopped it stays in the till and cannot be
 * used; lost, it is missing from that moment on, and the next voucher is never one of those. What is no
 * longer wanted waits to be destroyed, and is destroyed by the list, all that waits of a kind, counted.
 */
import { director, supervisor, witness } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { lostByNumber } from '../../checks/vouchers.ts'
import { stockKeys } from '../../counter/papers.ts'
import { take } from '../../custody/stoppedPapers.ts'
import { type Desk, newItemId, tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { frozenHolder, moveVouchers, openItem, tillHolder } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Holder } from '../../ledger/effects.ts'
import { pieces, type Range } from '../../ledger/ranges.ts'
import type { VoucherKind } from '../../voucherKinds.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

type Action = 'void' | 'stop' | 'resume' | 'lost' | 'found' | 'scrap' | 'destroy'
type Moving = Exclude<Action, 'destroy'>

const waiting = (desk: Desk, kind: string): readonly Range[] =>
  desk.state.get('stock', `toDestroy/${kind}`)?.ranges ?? []

const listIsCounted: Check<Values> = {
  name: { zh: '待销毁的全部清点相符', en: 'All that waits to be destroyed is counted' },
  test({ action, kind: value, counted }, desk) {
    if (action !== 'destroy') return null
    const { kind, name } = value as VoucherKind
    const there = pieces(waiting(desk, kind))
    if (there === 0) return { ...refuse('nothingToDestroy', { kind: name }), field: 'kind' }
    if (there === counted) return null
    const told = { counted: String(counted), waiting: String(there) }
    return { ...refuse('countOther', told), field: 'counted' }
  },
}

function way(action: Moving, till: string): readonly [from: Holder, to: Holder] {
  const ways: Readonly<Record<Moving, readonly [Holder, Holder]>> = {
    void: [tillHolder(till), 'void'],
    stop: [tillHolder(till), frozenHolder(till)],
    resume: [frozenHolder(till), tillHolder(till)],
    lost: [tillHolder(till), 'missing'],
    found: ['missing', frozenHolder(till)],
    scrap: [frozenHolder(till), 'toDestroy'],
  }
  return ways[action]
}

function destroyed(desk: Desk, { kind }: VoucherKind, reason: string): EffectDraft[] {
  const ranges = waiting(desk, kind)
  const opened = { opened: desk.day, by: desk.teller.id, until: null, state: 'destroyed' }
  const data = { kind, ranges, pieces: pieces(ranges), reason }
  return [
    ...ranges.map(range => moveVouchers(kind, range, 'toDestroy', 'destroyed')),
    openItem({ kind: 'destruction', id: newItemId(desk, 'destruction'), ...opened, data }),
  ]
}

/** What is lost is stopped here at once, and all branches are told; what is found again no longer is. */
function told(action: Moving, kind: string, range: Range, desk: Desk): EffectDraft[] {
  if (action !== 'lost' && action !== 'found') return []
  const notice = action === 'lost' ? 'stop' : 'withdraw'
  const opened = { opened: desk.day, by: desk.teller.id, until: null, state: 'declared' }
  const data = { notice, kind, range } as const
  return [
    take(desk, notice, desk.branch.code, kind, range),
    openItem({ kind: 'stopNotice', id: newItemId(desk, 'stopNotice'), ...opened, data }),
  ]
}

export const voidVouchers = defineTransaction({
  code: '2010',
  name: { zh: '凭证作废停用销毁', en: 'Void, stop, destroy vouchers' },
  purpose: {
    zh: '作废：盖戳剪角随传票装订。停用：留在尾箱不得使用。遗失：立即挂失，号码在本网点停付并通报全部网点，找回后撤销、留待处理。停用的转待销毁，清点后按清单销毁。',
    en: 'Void: stamped, corner cut. Stopped: kept, not used. Lost: stopped at once, here and by notice in every branch, until they are found. Stopped ones wait to be destroyed by list.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'void', zh: '作废', en: 'Void' },
      { value: 'stop', zh: '停用', en: 'Stop' },
      { value: 'resume', zh: '恢复使用', en: 'Use again' },
      { value: 'lost', zh: '遗失', en: 'Lost' },
      { value: 'found', zh: '找回', en: 'Found again' },
      { value: 'scrap', zh: '转待销毁', en: 'Set aside to destroy' },
      { value: 'destroy', zh: '按清单销毁', en: 'Destroy by list' },
    ]),
    kind: voucherKind({ zh: '凭证种类', en: 'Kind' }),
    numbers: onlyWhen(vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }), 'action', [
      'void',
      'stop',
      'resume',
      'lost',
      'found',
      'scrap',
    ]),
    counted: onlyWhen(number({ zh: '清点份数', en: 'Pieces counted' }, { min: 1, max: 999_999 }), 'action', [
      'destroy',
    ]),
    reason: text({ zh: '原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ kind: { kind } }, desk) => {
    const { till } = desk.teller
    const frozen = till === null ? [] : ([`stock:${frozenHolder(till)}/${kind}`] as const)
    const stocks = [`stock:missing/${kind}`, `stock:toDestroy/${kind}`] as const
    return [...stockKeys(till, kind), ...frozen, ...stocks, 'index:openItems/stopNotice']
  },
  checks: [tillInUse(), lostByNumber, listIsCounted],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'papersDestroyed', atLeast: 1n, signatures: [witness, director] },
  ],
  effects({ action, kind, numbers, reason }, desk) {
    if (action === 'destroy') return destroyed(desk, kind, reason)
    const { range } = given(numbers, 'numbers')
    const moved = moveVouchers(kind.kind, range, ...way(action, tillInHand(desk).no))
    return [moved, ...told(action, kind.kind, range, desk)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'kind', 'numbers', 'counted', 'reason', 'item'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '打印错位', en: 'Misprinted' },
      by: '0011',
      fields: { action: 'void', kind: 'certificate', numbers: '5001', reason: '打印错位' },
      gives: ['vouchers certificate 5001-5001 till:01 > void', 'payment 7001-certificate 1.00'],
    },
    {
      title: { zh: '一段遗失', en: 'A range is lost' },
      by: '0011',
      fields: { action: 'lost', kind: 'passbook', numbers: '1001-1005', reason: '清点未见' },
      gives: [
        'vouchers passbook 1001-1005 till:01 > missing',
        'payment 7001-passbook 5.00',
        'set parameters current version 1 > 2, stoppedPapers null > {"0101/passbook":[[1001,1005]]}',
        'new item stopNotice-20260302-2',
      ],
    },
    {
      title: { zh: '按清单销毁', en: 'Destroyed by list' },
      by: '0003',
      fields: { action: 'destroy', kind: 'certificate', counted: '10', reason: '旧版停用' },
      gives: ['vouchers certificate 4801-4810 toDestroy > destroyed', 'new item destruction-20260302-2'],
    },
  ],
})
