import { PAYROLL_ACCOUNT, paidSoFar, payrollKeys, returnTo } from '../../counter/payroll.ts'
import { optional } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { UnpaidLine } from '../../items/payroll.ts'
import { credit, debit, moveItem } from '../../ledger/build.ts'
import { type RefusalCode, refusals } from '../../refusals.table.ts'
import { joined, type Words } from '../../words.ts'
import { defineTransaction, none } from '../define.ts'

/** `3:accountClosed 7:holderDiffers`. */
export const printUnpaid = (unpaid: readonly UnpaidLine[]): string =>
  unpaid.map(({ line, refused }) => `${line}:${refused}`).join(' ')

const readUnpaid = (text: string): UnpaidLine[] =>
  text.split(' ').map(one => {
    const [line = '', refused = ''] = one.split(':')
    return { line: Number(line), refused }
  })

/** A refusal without the figures that it was given. */
export const bareWords = (words: string): string => words.replace(/ ?\{\w+\} ?/g, '')

/** `第 3 行：户名与账号不符`: what the company is told of the lines that it must mend. */
const unpaidWords = (text: string): Words =>
  joined(
    readUnpaid(text).map(({ line, refused }) => {
      const { zh, en } = refusals[refused as RefusalCode]
      return { zh: `第 ${line} 行：${bareWords(zh)}`, en: `line ${line}: ${bareWords(en)}` }
    }),
  )

export const endPayroll = defineTransaction({
  code: '6014',
  name: { zh: '代发批次完成', en: 'End of a payroll' },
  purpose: {
    zh: '各笔都试过后，系统把入不了的金额退回单位并记下每一笔的原因；单位账户不能入账的转待处理款项。不能由柜员发起。',
    en: 'When every line has been tried the program gives back what could not be paid and notes why, line by line. Nobody asks for it by hand.',
  },
  who: ['system'],
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    payroll: item({ zh: '代发批次', en: 'Payroll' }, 'payroll'),
    unpaid: optional({
      ...text({ zh: '未入账各笔', en: 'Lines not paid' }, { max: 500_000 }),
      words: unpaidWords,
    }),
  },
  also: ({ payroll }) => payrollKeys(payroll),
  checks: [],
  authorisation: [],
  effects({ payroll, unpaid }, desk) {
    const paid = paidSoFar(payroll, desk)
    const returned = payroll.data.total - paid
    const back =
      returned === 0n ? [] : [debit(PAYROLL_ACCOUNT, returned), credit(returnTo(payroll, desk), returned)]
    const done = { paid, returned, unpaid: unpaid === null ? [] : readUnpaid(unpaid) }
    return [...back, moveItem(payroll, 'paid', done)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['payroll', 'unpaid'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '两行户名不符，退回单位', en: 'Two lines with a wrong name go back' },
      by: '9999',
      at: 'payday',
      fields: { payroll: 'payroll-20260302-1', unpaid: '3:holderDiffers 4:holderDiffers' },
      gives: [
        'D 2314-payroll 4450.00',
        'C 0101210000009517 4450.00',
        'set item payroll-20260302-1 state paying > paid, data {"paid":"#0","returned":"#0","unpaid":[]} > {"paid":"#420000","returned":"#445000","unpaid":[{"line":3,"refused":"holderDiffers"},{"line":4,"refused":"holderDiffers"}]}',
      ],
    },
  ],
})
