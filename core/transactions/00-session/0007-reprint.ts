import { reviewer } from '../../authorise.ts'
import { isOrder } from '../../counter/authority.ts'
import type { Values } from '../../fields/field.ts'
import { serial } from '../../fields/serial.ts'
import { text } from '../../fields/text.ts'
import { countUp } from '../../ledger/build.ts'
import type { Posted } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { findTransaction } from '../catalogue.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** How often a receipt has been printed again. */
export const reprintTally = (day: string, serialNo: number): string => `reprint/${day}/${serialNo}`

/** The answer to an authority is printed again by whoever gave it, or under the eyes of those in charge. */
const mayRead: Check<Values> = {
  name: {
    zh: '协助有权机关的回单限经办或综合柜员',
    en: 'Of an authority’s order: its maker or the chief teller',
  },
  test({ serial: value }, { teller }) {
    const { code, fields, teller: maker } = value as Posted
    const transaction = findTransaction(code)
    const known = maker === teller.id || teller.roles.includes('chiefTeller')
    return known || !transaction || !isOrder(transaction, fields) ? null : refuse('forbidden')
  },
}

export const reprint = defineTransaction({
  code: '0007',
  name: { zh: '补打凭证', en: 'Reprint a receipt' },
  purpose: {
    zh: '重新打印当天一笔交易的回单。每次都登记，并印上“补打”和次数。',
    en: 'Prints the receipt of one of today’s transactions again; each time is recorded and marked with its count.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    serial: serial({ zh: '原流水号', en: 'Serial number' }),
    reason: text({ zh: '补打原因', en: 'Reason' }, { max: 60 }),
  },
  also: ({ serial }) => [`tally:${reprintTally(serial.day, serial.serial)}`],
  checks: [mayRead],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] }],
  effects: ({ serial }) => [countUp(reprintTally(serial.day, serial.serial))],
  expand: none,
  explain: none,
  view: null,
  receipt: ['reprint'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '打印机卡纸', en: 'Paper jam' },
      by: '0011',
      fields: { serial: '1', reason: '卡纸' },
      gives: ['tally reprint/2026-03-02/1 1'],
    },
  ],
})
