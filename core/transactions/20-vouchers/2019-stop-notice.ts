import { type Notice, take } from '../../custody/stoppedPapers.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { create, moveItem } from '../../ledger/build.ts'
import { given } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'

/** One row in each branch for each notice: the claim makes a second one impossible, whoever repeats it. */
const claimOf = (branch: string, notice: string): string => `stopNotice/${branch}/${notice}`

export const stopNotice = defineTransaction({
  code: '2019',
  name: { zh: '停付通报', en: 'Stop notice' },
  purpose: {
    zh: '一个网点报失的空白凭证，系统随即通报全部网点：号码在各网点停付，找回后撤销。不能由柜员发起。',
    en: 'Blank vouchers that one branch has reported lost are stopped in every other, and released when they are found. Nobody asks for it by hand.',
  },
  who: ['system'],
  duty: [],
  // A branch that is shut or closing hears of it too.
  branch: [],
  seal: null,
  fields: {
    action: choice<Notice | 'told'>({ zh: '通报', en: 'Notice' }, [
      { value: 'stop', zh: '停付', en: 'Stop' },
      { value: 'withdraw', zh: '撤销停付', en: 'Withdraw' },
      { value: 'told', zh: '已通报', en: 'Told to all' },
    ]),
    notice: onlyWhen(item({ zh: '通报编号', en: 'Notice' }, 'stopNotice'), 'action', ['told']),
    branch: onlyWhen(text({ zh: '报失网点', en: 'Branch' }, { max: 4 }), 'action', ['stop', 'withdraw']),
    number: onlyWhen(text({ zh: '报失网点通报编号', en: 'Its notice' }, { max: 40 }), 'action', [
      'stop',
      'withdraw',
    ]),
    kind: onlyWhen(voucherKind({ zh: '凭证种类', en: 'Kind' }), 'action', ['stop', 'withdraw']),
    numbers: onlyWhen(vouchers({ zh: '起止号码', en: 'Numbers' }, { kind: 'kind' }), 'action', [
      'stop',
      'withdraw',
    ]),
  },
  also: ({ branch, number }) =>
    branch === null || number === null
      ? ['index:openItems/stopNotice']
      : [`claim:${claimOf(branch, number)}`, 'index:openItems/stopNotice'],
  checks: [],
  authorisation: [],
  effects({ action, notice, branch, number, kind, numbers }, desk) {
    if (action === 'told') return [moveItem(given(notice, 'a notice'), 'told')]
    const [from, no] = [given(branch, 'a branch'), given(number, 'its notice')]
    const { range } = given(numbers, 'numbers')
    return [
      create('claim', claimOf(from, no), { owner: from }),
      take(desk, action, from, given(kind, 'a kind').kind, range),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'branch', 'number', 'kind', 'numbers', 'notice'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '别的网点报失存单', en: 'Another branch has lost certificates' },
      by: '9999',
      fields: {
        action: 'stop',
        branch: '0102',
        number: 'stopNotice-20260302-5',
        kind: 'certificate',
        numbers: '9001-9003',
      },
      gives: [
        'new claim stopNotice/0102/stopNotice-20260302-5',
        'set parameters current version 1 > 2, stoppedPapers null > {"0102/certificate":[[9001,9003]]}',
      ],
    },
  ],
})
