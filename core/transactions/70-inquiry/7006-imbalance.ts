import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { till } from '../../fields/till.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { vouchers } from '../../fields/vouchers.ts'
import { defineTransaction, none } from '../define.ts'

export const imbalanceInquiry = defineTransaction({
  code: '7006',
  name: { zh: '摸帐', en: 'Why a till differs' },
  purpose: {
    zh: '碰库或查库不符之后，按当日流水列出最可能的原因和该查的流水，每个原因写明依据和更正办法。只给主管和综合柜员看；清点人还可以重点时不给清点人看。两栏都空，查当日最近一次不符的清点。凭证可以补录抽屉里的实际号码。',
    en: 'After a count that differs: the likeliest causes with the rows to look at, each with its grounds and with what puts it right. For those in charge; not for whoever counted, while he may still count again. Both empty: the last count of the day that differs. The numbers read in the drawer may be added for vouchers.',
  },
  who: ['chiefTeller', 'accountingSupervisor', 'outletDirector'],
  duty: [],
  branch: [],
  seal: null,
  fields: {
    till: optional(till({ zh: '尾箱号（当日最近一次清点）', en: 'Till (its last count today)' })),
    count: optional(item({ zh: '碰库编号', en: 'Count' }, 'count', { ended: true })),
    numbers: optional(
      choice({ zh: '凭证号码（空为不按号码）', en: 'Voucher numbers (empty: by pieces)' }, [
        { value: 'missing', zh: '缺号', en: 'Some are missing' },
        { value: 'extra', zh: '多号', en: 'Some are there that were used' },
        { value: 'both', zh: '有缺有多', en: 'Both' },
      ]),
    ),
    kind: onlyWhen(voucherKind({ zh: '凭证种类', en: 'Kind' }), 'numbers', ['missing', 'extra', 'both']),
    missing: onlyWhen(vouchers({ zh: '缺的号码', en: 'Missing' }, { kind: 'kind' }), 'numbers', [
      'missing',
      'both',
    ]),
    extra: onlyWhen(vouchers({ zh: '多的号码', en: 'Still there' }, { kind: 'kind' }), 'numbers', [
      'extra',
      'both',
    ]),
  },
  also: none,
  checks: [],
  authorisation: [],
  effects: none,
  expand: none,
  explain: none,
  view: { query: 'imbalance', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    { title: { zh: '一号箱', en: 'Till 01' }, by: '0002', fields: { till: '01' }, gives: [] },
    {
      title: { zh: '一号箱少一本存折，缺 1001 号', en: 'Till 01 lacks passbook 1001' },
      by: '0002',
      fields: { till: '01', numbers: 'missing', kind: 'passbook', missing: '1001' },
      gives: [],
    },
  ],
})
