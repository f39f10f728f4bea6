/**
 * The kinds of vouchers as the bank has them printed: a new one, what one may be used for, where its lines
 * stand. The word of a kind, the letter and digits of its numbers, and the face value of a security stay for
 * ever, so that what was issued keeps its number and its worth. A kind that nobody here holds any more is
 * taken out of use; its row stays, and customers use up what they have bought.
 */
import { director } from '../../authorise.ts'
import { kindIsNew, kindKeys, kindMayEnd, nameLabels, namesComplete } from '../../checks/voucherKinds.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { openAccount } from '../../ledger/build.ts'
import { glOfVoucher, voucherAccountOf } from '../../ledger/complete.ts'
import { isRefusal } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import { kindAmendment, kindIn, pageText } from '../../registry/voucherKind.ts'
import { defineTransaction, none } from '../define.ts'

const yesNo = [
  { value: 'yes', zh: '是', en: 'yes' },
  { value: 'no', zh: '否', en: 'no' },
] as const

const SAID = ['add', 'change']

export const voucherKinds = defineTransaction({
  code: '0112',
  name: { zh: '凭证种类维护', en: 'Kinds of vouchers' },
  purpose: {
    zh: '新增凭证种类，变更名称、单位、出售对象和价格、持有上限、可否挂失质押、版面，或停用、恢复使用。代号、冠字、位数和面额永不变更，已发出的凭证号码不变；本网点还持有的不能停用。会计主管提出，网点主任授权。',
    en: 'Adds a kind of voucher; changes its name, unit, buyers and price, limits, whether it may be reported lost or pledged, its page; takes it out of use, or back into it. Word, letter, digits and face value stay, so that issued papers keep their numbers; what is held here is not taken out of use. Proposed by the supervisor, signed by the director.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'add', zh: '新增', en: 'Add' },
      { value: 'change', zh: '变更', en: 'Change' },
      { value: 'end', zh: '停用', en: 'Take out of use' },
      { value: 'resume', zh: '恢复使用', en: 'Take back into use' },
    ]),
    kind: onlyWhen(voucherKind({ zh: '凭证种类', en: 'Kind' }, { ended: true }), 'action', [
      'change',
      'end',
      'resume',
    ]),
    word: onlyWhen(text({ zh: '种类代号（英文）', en: 'Word' }, { max: 16, sample: 'receipt' }), 'action', [
      'add',
    ]),
    face: onlyWhen(
      optional(
        number(
          { zh: '面额（元，有价单证填）', en: 'Face value (yuan, of a security)' },
          { min: 1, max: 9_999_999 },
        ),
      ),
      'action',
      ['add'],
    ),
    prefix: onlyWhen(
      text({ zh: '号码冠字', en: 'Letter of its numbers' }, { max: 1, sample: 'R' }),
      'action',
      ['add'],
    ),
    width: onlyWhen(number({ zh: '号码位数', en: 'Digits of a number' }, { min: 4, max: 12 }), 'action', [
      'add',
    ]),
    numbered: onlyWhen(
      optional(choice({ zh: '有印刷号码（空为有）', en: 'Numbers are printed' }, yesNo)),
      'action',
      ['add'],
    ),
    draftForm: onlyWhen(
      optional(choice({ zh: '印押证分管（空为否）', en: 'Kept from seal and test key' }, yesNo)),
      'action',
      ['add'],
    ),
    zh: onlyWhen(optional(text(nameLabels.zh, { max: 20, sample: '回单' })), 'action', SAID),
    en: onlyWhen(optional(text(nameLabels.en, { max: 40, sample: 'Slip' })), 'action', SAID),
    unit: onlyWhen(
      optional(
        choice({ zh: '计量单位', en: 'Unit' }, [
          { value: 'sheet', zh: '张', en: 'sheets' },
          { value: 'book', zh: '本', en: 'books' },
        ]),
      ),
      'action',
      SAID,
    ),
    sold: onlyWhen(
      optional(
        choice({ zh: '出售对象', en: 'Sold to' }, [
          { value: 'nobody', zh: '不出售', en: 'nobody' },
          { value: 'person', zh: '个人', en: 'persons' },
          { value: 'company', zh: '单位', en: 'companies' },
          { value: 'both', zh: '个人和单位', en: 'both' },
        ]),
      ),
      'action',
      SAID,
    ),
    pieces: onlyWhen(number({ zh: '每本份数', en: 'Pieces in a book' }, { min: 1, max: 1000 }), 'sold', [
      'person',
      'company',
      'both',
    ]),
    price: onlyWhen(money({ zh: '每本价格', en: 'Price of a book' }, { min: 0n }), 'sold', [
      'person',
      'company',
      'both',
    ]),
    held: onlyWhen(
      optional(
        text(
          { zh: '持有上限（柜员/网点，0 为不限）', en: 'Held at most (teller/branch; 0 for any)' },
          { max: 15, sample: '500/20000' },
        ),
      ),
      'action',
      SAID,
    ),
    loss: onlyWhen(optional(choice({ zh: '可挂失', en: 'May be reported lost' }, yesNo)), 'action', SAID),
    pledge: onlyWhen(optional(choice({ zh: '可质押', en: 'May be pledged' }, yesNo)), 'action', SAID),
    page: onlyWhen(
      optional(
        text(
          { zh: '版面（毫米，0 为无）', en: 'Page (mm; 0 for none)' },
          { max: 600, multiline: true, sample: 'size 210 99' },
        ),
      ),
      'action',
      SAID,
    ),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds' }, { max: 120 }),
  },
  also: (values, desk) => [...agreeKeys(values, desk), ...kindKeys(kindIn(values))],
  checks: [namesComplete, kindIsNew, kindMayEnd],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ from, reason, ...asked }, desk) {
    const agreed = agree(desk, kindAmendment(asked), from, reason)
    if (isRefusal(agreed) || asked.action !== 'add') return agreed
    const kind = kindIn(asked)
    const account = { no: voucherAccountOf(kind), gl: glOfVoucher(kind), opened: desk.day }
    return [...agreed, openAccount({ ...account, unit: desk.branch.unit, minimum: null })]
  },
  expand: none,
  explain({ kind }) {
    const now = kind ? pageText(kind) : ''
    return now === '' ? [] : [{ label: { zh: '现行版面', en: 'Page as it is' }, text: now }]
  },
  view: null,
  receipt: [
    'action',
    'kind',
    'word',
    'zh',
    'en',
    'sold',
    'pieces',
    'price',
    'held',
    'reason',
    'item',
    'from',
  ],
  undoneBy: '0112',
  preview: 'none',
  examples: [
    {
      title: { zh: '新增一种出售的凭证', en: 'A new kind that is sold' },
      by: '0002',
      fields: {
        action: 'add',
        word: 'slip',
        prefix: 'K',
        width: '8',
        zh: '进账单',
        en: 'Credit slip',
        sold: 'both',
        pieces: '25',
        price: '5',
        held: '1000/20000',
        loss: 'no',
        pledge: 'no',
        from: '2026-03-09',
        reason: '总行凭证通知',
      },
      gives: ['new item amendment-20260302-2', 'new account 7001-slip'],
    },
    {
      title: { zh: '支票下周起每本 25 元', en: 'A book of cheques costs 25 from next week' },
      by: '0002',
      fields: {
        action: 'change',
        kind: 'cheque',
        sold: 'company',
        pieces: '25',
        price: '25',
        from: '2026-03-09',
        reason: '总行收费标准',
      },
      gives: ['new item amendment-20260302-2'],
    },
  ],
})
