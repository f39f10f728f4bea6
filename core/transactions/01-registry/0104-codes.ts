import { director } from '../../authorise.ts'
import { choice } from '../../fields/choice.ts'
import { code } from '../../fields/code.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { isRefusal, type Refusal, refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import type { Amendment } from '../../registry/amendment.ts'
import {
  attributeNames,
  type CodeAttribute,
  codeAttributes,
  readAttribute,
} from '../../registry/attributes.ts'
import { readNumbers } from '../../registry/numbers.ts'
import { typedTransactions } from '../catalogue.ts'
import { defineTransaction, none } from '../define.ts'

interface Asked {
  readonly code: string | null
  readonly attribute: CodeAttribute | null
  readonly value: string | null
  readonly numbers: string | null
}

/** An attribute of one code, or the numbers of all. */
function amendmentIn({ code: of, attribute, value, numbers }: Asked): Amendment | Refusal {
  if (!of || !attribute) {
    const read = readNumbers(numbers ?? '')
    return isRefusal(read) ? { ...read, field: 'numbers' } : { of: 'numbers', value: read }
  }
  const transaction = typedTransactions().find(one => one.code === of)
  if (!transaction) return { ...refuse('codeUnknown', { code: of }), field: 'code' }
  const read = readAttribute(transaction, attribute, value ?? '')
  return isRefusal(read) ? { ...read, field: 'value' } : { of: 'code', code: of, attribute, value: read }
}

export const codes = defineTransaction({
  code: '0104',
  name: { zh: '交易码参数维护', en: 'Code registry' },
  purpose: {
    zh: '变更交易码的属性（启用、交易组、最低等级、每笔必授权、超限、现转标志、可冲正、技能等级、影像补扫期限、菜单位置），或导入本行交易码对照表。会计主管提出，网点主任授权，自生效日起执行。',
    en: 'Changes the attributes of a code — in use, group, grade, always signed, over the limit, cash or transfer, reversible, skill, voucher image, menu — or takes in the bank’s own numbers. Proposed by the supervisor, signed by the director, in force from its day.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    what: choice({ zh: '变更什么', en: 'What' }, [
      { value: 'attribute', zh: '代码属性', en: 'Attribute of a code' },
      { value: 'numbers', zh: '代码对照表', en: 'Numbers of the codes' },
    ]),
    code: onlyWhen(code({ zh: '交易代码', en: 'Code' }), 'what', ['attribute']),
    attribute: onlyWhen(
      choice(
        { zh: '属性', en: 'Attribute' },
        attributeNames.map(value => ({ value, ...codeAttributes[value].name })),
      ),
      'what',
      ['attribute'],
    ),
    value: onlyWhen(text({ zh: '新值', en: 'New value' }, { max: 20, sample: 'yes' }), 'what', ['attribute']),
    numbers: onlyWhen(
      optional(
        text(
          { zh: '对照表（空为恢复原号）', en: 'Mapping (empty: own numbers)' },
          { max: 8000, multiline: true },
        ),
      ),
      'what',
      ['numbers'],
    ),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds' }, { max: 120 }),
  },
  also: agreeKeys,
  checks: [],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects: ({ from, reason, ...asked }, desk) => agree(desk, amendmentIn(asked), from, reason),
  expand: none,
  explain: none,
  view: null,
  receipt: ['what', 'code', 'attribute', 'value', 'reason', 'item', 'from'],
  undoneBy: '0104',
  preview: 'none',
  examples: [
    {
      title: { zh: '放款只由四级以上柜员办理', en: 'Loans from grade four on' },
      by: '0002',
      fields: {
        what: 'attribute',
        code: '6800',
        attribute: 'grade',
        value: '4',
        from: '2026-03-09',
        reason: '信贷部通知',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '活期存取改用本行代码', en: 'The bank’s own numbers for demand deposits' },
      by: '0002',
      fields: {
        what: 'numbers',
        numbers: '0510 1141\n0520 1142',
        from: '2026-03-09',
        reason: '与核心系统一致',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '透支额度即日停用', en: 'No more overdraft limits from today' },
      by: '0002',
      fields: {
        what: 'attribute',
        code: '0560',
        attribute: 'live',
        value: 'no',
        from: '2026-03-02',
        reason: '业务停办',
      },
      gives: [
        'new item amendment-20260302-2',
        'set parameters current version 1 > 2, codes {} > {"0560/live":"no"}',
      ],
    },
  ],
})
