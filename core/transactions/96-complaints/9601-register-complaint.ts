/**
 * Whoever is addressed first takes the complaint down (首问负责): what the customer says and what it is about.
 * Who made and signed the row is found by itself, and none of them handles it.
 */
import { businesses, channels, grades, reasons } from '../../complaints/facets.ts'
import { complaintOpened } from '../../complaints/opened.ts'
import { dueAfter } from '../../complaints/steps.ts'
import { addDays } from '../../dates.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { teller } from '../../fields/teller.ts'
import { personal } from '../../fields/text.ts'
import type { Posted, Teller } from '../../ledger/entities.ts'
import { printPosition } from '../../ledger/position.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

type About = { readonly row: Posted | null; readonly about: Teller | null }

/** Whom it is about, and who made or signed the row; each once. */
function partiesOf({ row, about }: About): string[] {
  const ofRow = row === null ? [] : [row.teller, ...row.authorisers]
  return [...new Set([...(about ? [about.id] : []), ...ofRow])]
}

const handledByAnother: Check<Values> = {
  name: { zh: '处理人在岗，不是当事人', en: 'Handled by somebody at work who is no party' },
  test(values, { teller: self }) {
    const handler = (values.handler as Teller | null) ?? self
    if (handler.stopped) return { ...refuse('tellerStopped', { teller: handler.id }), field: 'handler' }
    return partiesOf(values as About).includes(handler.id)
      ? { ...refuse('complaintParty', { teller: handler.id }), field: 'handler' }
      : null
  },
}

/** A signature has a row of its own; whoever made that one has done the business of another. */
const SIGNATURES = ['0011', '0012', '0013']

const aboutBusiness: Check<Values> = {
  name: { zh: '所涉流水是业务本身，不是授权流水', en: 'The row of the business, not of a signature' },
  test({ row }) {
    const { code, serial } = (row as Posted | null) ?? { code: '', serial: 0 }
    return SIGNATURES.includes(code)
      ? { ...refuse('rowOfSignature', { serial: String(serial) }), field: 'row' }
      : null
  },
}

export const registerComplaint = defineTransaction({
  code: '9601',
  name: { zh: '投诉登记', en: 'Register a complaint' },
  purpose: {
    zh: '谁先接待谁登记，不得推诿。写下客户的诉求，选原因；有流水号的填上，经办和授权人由系统查出并回避。本人是当事人的，须指定他人处理。不得要求客户提供本行已有的资料。',
    en: 'Whoever is addressed first registers it and sends nobody away. What the customer says, and why; with the row, its maker and signers are found and keep out of it. A party names another to handle it. Nothing is asked of the customer that the bank has already.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    said: personal(
      { zh: '客户诉求', en: 'What the customer says' },
      { max: 20_000, multiline: true, sample: '等了一个小时' },
    ),
    reason: choice({ zh: '投诉原因', en: 'Reason' }, choicesOf(reasons)),
    business: choice({ zh: '业务类别', en: 'Business' }, choicesOf(businesses)),
    channel: choice({ zh: '投诉渠道', en: 'Where it arose' }, choicesOf(channels)),
    grade: choice({ zh: '等级', en: 'Grade' }, choicesOf(grades)),
    row: optional(journalRow({ zh: '所涉流水（日期/流水号）', en: 'Row it is about (day/serial)' })),
    about: optional(teller({ zh: '被投诉人', en: 'About whom' })),
    customer: optional(customer({ zh: '客户号', en: 'Customer' })),
    contact: optional(
      personal({ zh: '联系方式', en: 'How to reach him' }, { max: 60, masked: true, sample: '13800000000' }),
    ),
    handler: optional(teller({ zh: '处理人（空则本人）', en: 'Handled by (empty: yourself)' })),
  },
  also: () => ['index:openItems/complaint'],
  checks: [aboutBusiness, handledByAnother],
  authorisation: [],
  effects(values, desk) {
    const { reason, business, channel, grade, row, about, customer: whose, handler } = values
    const legalDue = addDays(desk.day, desk.parameters.complaints.legalDays)
    return [
      complaintOpened(desk, 'received', {
        channel,
        business,
        reason,
        grade,
        customer: whose?.no ?? null,
        row: row && printPosition(row),
        about: about?.id ?? row?.teller ?? null,
        parties: partiesOf({ row, about }),
        handler: handler?.id ?? desk.teller.id,
        legalDue,
        due: dueAfter('received', { legalDue, answered: null }, desk.day, desk.parameters),
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'said',
    'reason',
    'business',
    'channel',
    'grade',
    'row',
    'about',
    'customer',
    'contact',
    'handler',
    'item',
  ],
  undoneBy: '9605',
  preview: 'entries',
  examples: [
    {
      title: { zh: '大堂经理登记等候过久', en: 'The lobby manager takes down a long wait' },
      by: '0014',
      fields: {
        said: '等了一个小时，只开一个窗口',
        reason: 'service',
        business: 'savings',
        channel: 'counter',
        grade: 'general',
      },
      gives: ['new item complaint-20260302-2'],
    },
    {
      title: { zh: '当事柜员登记，交大堂经理处理', en: 'A party takes it down, and another handles it' },
      by: '0011',
      fields: {
        said: '存入金额不对',
        reason: 'fundSafety',
        business: 'savings',
        channel: 'counter',
        grade: 'important',
        row: '2026-03-02/1',
        customer: '1',
        handler: '0014',
      },
      gives: ['new item complaint-20260302-2'],
    },
  ],
})
