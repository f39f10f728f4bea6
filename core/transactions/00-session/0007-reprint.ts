import { reviewer } from '../../authorise.ts'
import { serial } from '../../fields/serial.ts'
import { text } from '../../fields/text.ts'
import { countUp } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** How often a receipt has been printed again. */
export const reprintTally = (day: string, serialNo: number): string => `reprint/${day}/${serialNo}`

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
  checks: [],
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
