/**
 * A complaint of an older time, from the file of another system, sign for sign: it is counted and read here,
 * and no clock runs. A page brings a whole file in, a row for each; what is here already is left alone.
 */
import { COMPLAINTS_IN_CHARGE } from '../../complaints/access.ts'
import { businesses, channels, reasons } from '../../complaints/facets.ts'
import { complaintOpened } from '../../complaints/opened.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { text, written } from '../../fields/text.ts'
import { create } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'

type Origin = { readonly source: string; readonly number: string }

/** The claim of one complaint of a file. */
const cameFrom = ({ source, number }: Origin): string => `complaintFrom/${source}/${number}`

const notHereYet: Check<Values> = {
  name: { zh: '同一来源同一编号只导入一次', en: 'Each number of a source once' },
  test(values, { state }) {
    const origin = values as Origin
    const complaint = state.get('claim', cameFrom(origin))?.owner
    return complaint === undefined ? null : refuse('complaintImported', { ...origin, complaint })
  },
}

export const importComplaint = defineTransaction({
  code: '9607',
  name: { zh: '历史投诉导入', en: 'Bring in a complaint of before' },
  purpose: {
    zh: '把其他系统的历史投诉逐件导入，原文一字不改、加密保存；只供查阅和统计，不起算期限，需要时可重新受理（9605）。整个文件在投诉页上导入，同一来源的同一编号不重复。',
    en: 'Brings complaints of another system in, one by one, word for word and sealed: to be read and counted, with no clock running; one can be opened again (9605). A whole file is brought in on the page of complaints; a number of a source comes in once.',
  },
  who: COMPLAINTS_IN_CHARGE,
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    source: text({ zh: '来源', en: 'Source' }, { max: 60, sample: 'complaints.csv' }),
    number: text({ zh: '原编号', en: 'Number there' }, { max: 40, sample: '549162' }),
    label: text({ zh: '原类别', en: 'Called there' }, { max: 120, sample: '信用卡' }),
    said: written({ zh: '投诉原文', en: 'What was written' }, { max: 100_000, sample: '等了一个小时' }),
    reason: choice({ zh: '投诉原因', en: 'Reason' }, choicesOf(reasons)),
    business: choice({ zh: '业务类别', en: 'Business' }, choicesOf(businesses)),
    channel: choice({ zh: '投诉渠道', en: 'Where it arose' }, choicesOf(channels)),
  },
  also: values => ['index:openItems/complaint', `claim:${cameFrom(values)}`],
  checks: [notHereYet],
  authorisation: [],
  effects({ source, number, label, reason, business, channel }, desk) {
    const opened = complaintOpened(desk, 'imported', {
      channel,
      business,
      reason,
      grade: 'general',
      handler: desk.teller.id,
      legalDue: desk.day,
      imported: { source, number, label },
    })
    return [opened, create('claim', cameFrom({ source, number }), { owner: opened.key })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '导入一件', en: 'One of them' },
      by: '0014',
      fields: {
        source: 'complaints.csv',
        number: '549162',
        label: 'Credit card',
        said: 'The check was mailed to a wrong address',
        reason: 'service',
        business: 'cards',
        channel: 'otherFront',
      },
      gives: ['new item complaint-20260302-2', 'new claim complaintFrom/complaints.csv/549162'],
    },
  ],
})
