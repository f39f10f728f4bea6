/**
 * Errors of the catalogue that the program makes impossible at a code, and by what: a rule of its form, its
 * signatures, its entries. Of last month’s notices these could not be written again; what is left is what
 * happens on paper and between people. Read off the definition, so that a new code counts by itself.
 */
import type { ErrorCode } from '../errorCatalogue.ts'
import type { AnyField } from '../fields/field.ts'
import type { Transaction } from '../transactions/define.ts'
import type { Words } from '../words.ts'

interface Barrier extends Words {
  stands(transaction: Transaction): boolean
}

const has =
  (of: (field: AnyField) => boolean) =>
  ({ fields }: Transaction): boolean =>
    Object.values(fields).some(of)

const always = (): boolean => true

const barriers: Partial<Record<ErrorCode, Barrier>> = {
  E02: {
    zh: '证件号码校验位、大额留存影像为必填',
    en: 'the form wants the number with its check digit, and the copy',
    stands: has(({ kind }) => kind === 'idNumber'),
  },
  E04: {
    zh: '大写金额由系统生成',
    en: 'the amount in words is written by the program',
    stands: ({ receipt }) => receipt.includes('capital'),
  },
  E08: { zh: '分录由交易码生成，借贷必平', en: 'entries come from the code, and balance', stands: always },
  E09: {
    zh: '利息由系统计算并列明算式',
    en: 'interest is worked out, line by line',
    stands: ({ receipt }) => receipt.includes('interest'),
  },
  E10: { zh: '缺授权不入账', en: 'nothing is posted without its signatures', stands: always },
  E11: {
    zh: '冲正须写原因并由主管授权',
    en: 'a reversal wants its reason and the supervisor',
    stands: ({ code }) => code === '8501' || code === '8502',
  },
  E12: {
    zh: '凭证按号发出，跳号不受理，作废自动销号',
    en: 'papers go out by number; a jump is refused, a void cancelled',
    stands: ({ receipt }) => receipt.includes('paper'),
  },
  E15: {
    zh: '大额现金须换人复点后入账',
    en: 'large cash is posted when a colleague has counted it',
    stands: ({ authorisation }) =>
      authorisation.some(({ signatures }) => signatures.some(one => one.by === 'reviewer' && one.counts)),
  },
  E16: { zh: '大额清单由流水自动生成', en: 'the list is made from the journal', stands: always },
}

/** Why an error cannot happen at a code any more; null where it still can. */
export function ruledOut(error: ErrorCode, transaction: Transaction): Words | null {
  const barrier = barriers[error]
  return barrier?.stands(transaction) ? { zh: barrier.zh, en: barrier.en } : null
}
