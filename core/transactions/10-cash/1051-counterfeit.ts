import { supervisor, witness } from '../../authorise.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import {
  type CounterfeitStep,
  mayFollow,
  needsReport,
  numbersOf,
  openCounterfeit,
  payGenuine,
  SUSPECTS,
} from '../../counter/counterfeit.ts'
import { issue, nextPaper, stockKeys } from '../../counter/papers.ts'
import { workingDayAfter } from '../../day/calendar.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { noteList, notes } from '../../fields/notes.ts'
import { personal, text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Memo } from '../../ledger/effects.ts'
import { type Notes, worth } from '../../ledger/units.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const GL = '7006'
const form = hasPaper('counterfeit')

const formAtHand: Check<Values> = {
  name: { zh: '收缴须有收缴凭证', en: 'A receipt form for a seizure' },
  test: (values, desk) => (values.step === 'seize' ? form.test(values, desk) : null),
}

const foundLabel = { zh: '假币券别', en: 'Counterfeits' }

/** Coins bear no number; every note has one, and it is written down before the customer's eyes. */
const everyNoteNumbered: Check<Values> = {
  name: { zh: '逐张登记冠字号码', en: 'The number of every note' },
  test({ found, numbers }) {
    if (found === null) return null
    const list = Object.entries(found as Notes)
    if (list.length === 0) return { ...refuse('fieldMissing', { label: foundLabel }), field: 'found' }
    const pieces = list.reduce((total, [face, count]) => (face.startsWith('c') ? total : total + count), 0n)
    if (BigInt(numbersOf(numbers as string | null).length) === pieces) return null
    return { ...refuse('serialsCount', { pieces: String(pieces) }), field: 'numbers' }
  },
}

const paysTheFace: Check<Values> = {
  name: { zh: '兑付金额等于面额', en: 'What is paid is the face value' },
  test({ case: found, paid }, { branch }) {
    if (paid === null) return null
    const { amount } = (found as Item<'counterfeit'>).data
    const total = worth(branch.unit, paid as Notes)
    if (total === amount) return null
    const detail = { notes: displayMoney(total), amount: displayMoney(amount) }
    return { ...refuse('notesSum', detail), field: 'paid' }
  },
}

export const counterfeit = defineTransaction({
  code: '1051',
  name: { zh: '假币收缴/上缴', en: 'Counterfeits' },
  purpose: {
    zh: '两人在客户面前收缴、盖“假币”章、逐张登记冠字号码、开具收缴凭证并告知权利；假币决不退还。三个工作日内可申请鉴定，期满上缴人行。一次五张以上、新手法、有线索或不配合的立即报告。',
    en: 'Two people seize, stamp and register every note before the customer, give a receipt and tell his rights; nothing is given back. He may ask for an appraisal within three working days; then they are handed up. Many at once, new methods, clues or resistance are reported at once.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'counterfeit',
  fields: {
    step: choice<CounterfeitStep>({ zh: '步骤', en: 'Step' }, [
      { value: 'seize', zh: '收缴', en: 'Seize' },
      { value: 'appeal', zh: '客户申请鉴定', en: 'Appraisal asked for' },
      { value: 'false', zh: '鉴定为假', en: 'Found false' },
      { value: 'genuine', zh: '鉴定为真，兑付', en: 'Found genuine, paid' },
      { value: 'handUp', zh: '上缴人行', en: 'Handed up' },
    ]),
    case: onlyWhen(item({ zh: '收缴编号', en: 'Seizure' }, 'counterfeit'), 'step', [
      'appeal',
      'false',
      'genuine',
      'handUp',
    ]),
    found: onlyWhen(noteList(foundLabel), 'step', ['seize']),
    numbers: onlyWhen(
      optional(text({ zh: '冠字号码', en: 'Numbers' }, { max: 1000, multiline: true })),
      'step',
      ['seize'],
    ),
    suspicion: onlyWhen(choice({ zh: '有无可疑', en: 'Suspicion' }, SUSPECTS), 'step', ['seize']),
    name: onlyWhen(optional(personal({ zh: '持有人', en: 'Holder' }, { max: 60, sample: '李明' })), 'step', [
      'seize',
    ]),
    idNumber: onlyWhen(
      optional(
        personal({ zh: '证件号码', en: 'Document' }, { max: 30, sample: '11010519491231002X', masked: true }),
      ),
      'step',
      ['seize'],
    ),
    signed: onlyWhen(
      choice({ zh: '持有人签字', en: 'Holder’s signature' }, [
        { value: 'signed', zh: '已签字', en: 'Signed' },
        { value: 'refused', zh: '拒绝签字', en: 'Refused' },
      ]),
      'step',
      ['seize'],
    ),
    paid: onlyWhen(notes({ zh: '兑付券别', en: 'Paid' }, { direction: 'out' }), 'step', ['genuine']),
    document: onlyWhen(
      text({ zh: '申请书、鉴定书或上缴单号', en: 'Number of the paper' }, { max: 40 }),
      'step',
      ['appeal', 'false', 'genuine', 'handUp'],
    ),
  },
  also: (_values, desk) => [
    `account:${GL}`,
    'index:openItems/counterfeit',
    ...stockKeys(desk.teller.till, 'counterfeit'),
  ],
  checks: [tillInUse(), formAtHand, everyNoteNumbered, mayFollow, paysTheFace],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness, supervisor] }],
  effects({ step, case: seized, found, numbers, suspicion, paid }, desk) {
    if (seized) return [...follow(step, seized, desk), ...payGenuine(seized, paid, desk)]
    const paper = nextPaper(desk, 'counterfeit')
    const taken = openCounterfeit(found ?? {}, numbers, suspicion, paper.number, desk)
    return [memo('receipt', taken.data.amount, desk), issue(desk, paper), openItem(taken)]
  },
  expand: none,
  explain: ({ found, suspicion }, { parameters }) =>
    found && needsReport(found, suspicion, parameters)
      ? [
          {
            label: { zh: '立即报告', en: 'Report at once' },
            text: '中国人民银行当地分支机构、公安机关 · central bank and police',
          },
        ]
      : [],
  view: null,
  receipt: [
    'step',
    'case',
    'found',
    'numbers',
    'name',
    'idNumber',
    'signed',
    'paid',
    'document',
    'paper',
    'item',
    'until',
  ],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '收缴两张百元假币', en: 'Two false hundreds' },
      by: '0003',
      fields: {
        step: 'seize',
        found: '100x2',
        numbers: 'HD90259812 HD90259813',
        suspicion: 'none',
        name: '李明',
        signed: 'signed',
      },
      gives: [
        'receipt 7006 200.00',
        'vouchers counterfeit 1-1 till:00 > customer',
        'payment 7001-counterfeit 1.00',
        'new item counterfeit-20260302-2',
      ],
    },
  ],
})

const memo = (way: Memo['way'], amount: bigint, { branch }: Desk): Memo => ({
  type: 'memo',
  way,
  account: GL,
  unit: branch.unit,
  amount,
})

/** Two working days to say so and two to bring it, then fifteen for the answer (rules.md §3.7). */
function appraisal({ day, parameters }: Desk) {
  const deliverBy = workingDayAfter(day, 4, parameters.closedDays)
  return { deliverBy, resultBy: workingDayAfter(deliverBy, 15, parameters.closedDays) }
}

function follow(step: CounterfeitStep, seized: Item<'counterfeit'>, desk: Desk): EffectDraft[] {
  const leaves = () => memo('payment', seized.data.amount, desk)
  switch (step) {
    case 'appeal':
      return [moveItem(seized, 'appealed', { appraisal: appraisal(desk) })]
    case 'false':
      return [moveItem(seized, 'confirmed')]
    case 'genuine':
      return [leaves(), moveItem(seized, 'genuine')]
    case 'handUp':
      return [leaves(), moveItem(seized, 'handedUp')]
    case 'seize':
      return []
  }
}
