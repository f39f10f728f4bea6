/**
 * What nobody should type, into a field of every kind, and the two sentences that he then reads, in both
 * languages. `taken` is what free words may well be; the books say later whether there is such a thing.
 */
import { expect, test } from 'vitest'
import type { AnyField, FieldKind, Raw } from '../../core/fields/field.ts'
import { idNumber } from '../../core/fields/idNumber.ts'
import { journalRow } from '../../core/fields/journalRow.ts'
import { noteCount } from '../../core/fields/notes.ts'
import { officers } from '../../core/fields/officers.ts'
import { personal } from '../../core/fields/text.ts'
import { type RefusalCode } from '../../core/refusals.table.ts'
import { adviseOn, explainRefusal, isRefusal, type Refusal } from '../../core/refusals.ts'
import { readField } from '../../core/request.ts'
import { fieldKinds, label } from '../support/fieldKinds.ts'

const LENGTH = 10 * 1024 * 1024

const wrong = {
  nothing: '',
  blanks: ' \t\u3000 ',
  negative: '-1',
  'nineteen digits': '1234567890123456789',
  'a wrong check digit': '0101110000000014',
  'full-width digits': '１２３４',
  emoji: '💰',
  SQL: "'; drop table journal; --",
  'control characters': '1\u0000\u202e2',
  '10 MB': '9'.repeat(LENGTH),
}

type Wrong = keyof typeof wrong
type Says = RefusalCode | 'taken'

/** What a kind says of all of them, and of some something else. */
const table: Record<FieldKind, readonly [Says, Partial<Record<Wrong, Says>>]> = {
  account: ['accountMalformed', { 'a wrong check digit': 'accountCheckDigit' }],
  accounts: ['accountMalformed', { 'a wrong check digit': 'accountCheckDigit' }],
  checklist: ['checklistMalformed', { 'control characters': 'textControl', '10 MB': 'textTooLong' }],
  choice: ['notOffered', {}],
  code: ['codeUnknown', { 'full-width digits': 'taken' }],
  customer: ['customerMalformed', { 'full-width digits': 'taken' }],
  day: ['dayMalformed', {}],
  exchangeRate: ['exchangeRateMalformed', { 'full-width digits': 'taken' }],
  foreignNotes: ['foreignMalformed', {}],
  idNumber: ['documentNumberInvalid', { 'nineteen digits': 'taken', 'a wrong check digit': 'taken' }],
  image: ['imageMalformed', {}],
  item: ['itemMalformed', {}],
  legs: ['legMalformed', {}],
  money: ['moneyMalformed', { negative: 'moneyTooSmall', 'full-width digits': 'taken' }],
  notes: ['notesMalformed', {}],
  number: ['numberOutside', {}],
  papers: ['papersMalformed', {}],
  payroll: ['payrollColumns', {}],
  ground: ['taken', { 'control characters': 'textControl', '10 MB': 'textTooLong' }],
  principal: ['taken', { 'control characters': 'textControl', '10 MB': 'textTooLong' }],
  rate: ['rateMalformed', {}],
  seal: ['sealNumberMalformed', {}],
  serial: ['serialMalformed', { 'full-width digits': 'taken' }],
  teller: ['tellerMalformed', { 'full-width digits': 'taken' }],
  term: ['termMalformed', {}],
  text: [
    'textTooLong',
    {
      negative: 'taken',
      'full-width digits': 'taken',
      emoji: 'taken',
      'control characters': 'textControl',
    },
  ],
  till: ['tillMalformed', {}],
  voucherKind: ['taken', { 'control characters': 'textControl', '10 MB': 'textTooLong' }],
  vouchers: ['rangeMalformed', { 'full-width digits': 'taken' }],
}

/** Fields that share a kind with others and read differently. */
const others: readonly (readonly [string, AnyField, Raw, Says, Partial<Record<Wrong, Says>>])[] = [
  ['an identity card', idNumber(label, { kindField: 'as' }), { as: 'idCard' }, 'idNumberInvalid', {}],
  ['a credit code', idNumber(label, { kindField: 'as' }), { as: 'creditCode' }, 'creditCodeInvalid', {}],
  [
    'two officers',
    officers(label),
    {},
    'officersMalformed',
    { 'control characters': 'textControl', '10 MB': 'textTooLong' },
  ],
  [
    'personal words',
    personal(label, { max: 10, sample: '王小明' }),
    {},
    'textTooLong',
    { negative: 'taken', 'full-width digits': 'taken', emoji: 'taken', 'control characters': 'textControl' },
  ],
  ['a count of notes', noteCount(label), {}, 'notesMalformed', {}],
  ['a row of the journal', journalRow(label), {}, 'rowMalformed', {}],
]

/** What is wrong and what to do, first in Chinese; “typed” stands for what was typed. */
const reads: Partial<Record<RefusalCode, readonly [zh: string, en: string]>> = {
  fieldMissing: ['栏 未填 请补填。', 'Field is missing Please fill it in.'],
  codeUnknown: [
    '没有交易码 typed 在命令行键入拼音首字母或名称查找。',
    'There is no code typed Search by name on the command line.',
  ],
  accountCheckDigit: [
    '账号 typed 校验位不对 对照存折重新录入。',
    'The check digit of account typed is wrong Type it again from the passbook.',
  ],
  payrollColumns: [
    '第一行须是：账号, 户名, 金额 按模板整理列名后重新选择文件。',
    'The first line must be: 账号, 户名, 金额 Name the columns as in the template and choose the file again.',
  ],
  accountMalformed: [
    '“typed”不是账号 账号是十六位数字。',
    '“typed” is no account number An account number has sixteen digits.',
  ],
  creditCodeInvalid: [
    '统一社会信用代码不对 对照证照重新录入十八位。',
    'The social credit code is wrong Type the eighteen characters again.',
  ],
  customerMalformed: [
    '“typed”不是客户号 客户号是九位数字，前面的零可省。',
    '“typed” is no customer number Up to nine digits.',
  ],
  dayMalformed: [
    '“typed”不是日期 格式为 2026-11-23 或 20261123。',
    '“typed” is no date Write 2026-11-23 or 20261123.',
  ],
  documentNumberInvalid: [
    '证件号码不对 五至三十二位字母或数字。',
    'The document number is wrong Five to thirty-two letters or digits.',
  ],
  idNumberInvalid: [
    '身份证号码不对 对照证件重新录入十八位。',
    'The identity number is wrong Type the eighteen characters again.',
  ],
  imageMalformed: [
    '不是 PNG 图片 另存为 PNG 后重新选择。',
    'This is no PNG picture Save it as PNG and choose it again.',
  ],
  itemMalformed: ['“typed”不是编号 从列表中选择。', '“typed” is no item number Choose from the list.'],
  legMalformed: [
    '分录“typed”看不懂 写成：D 科目或账号 金额。',
    'The entry “typed” cannot be read Write: D account amount.',
  ],
  moneyMalformed: ['“typed”不是金额 例如 1234.56 或 5w。', '“typed” is no amount For example 1234.56.'],
  moneyTooSmall: ['金额不能小于 0.01 核对金额。', 'The amount cannot be below 0.01 Check the amount.'],
  checklistMalformed: [
    '检查结果第 1 行不完整 正常写 ok；不正常写整改人和问题。',
    'Line 1 of the checks is not complete Write ok, or who mends it and what is wrong.',
  ],
  notOffered: ['只能选：个人、单位 从列表中选择。', 'Choose one of: Person, Company Choose from the list.'],
  notesMalformed: ['“typed”不是券别 写成 100x10 50x2。', '“typed” is no list of notes Write 100x10 50x2.'],
  numberOutside: [
    '应是 2 到 20 的整数 重新录入。',
    'This must be a whole number from 2 to 20 Type it again.',
  ],
  officersMalformed: [
    '须有两个人的姓名和证件号 写成：姓名 证件号；姓名 证件号。',
    'Two people are needed, each with name and number Write: name number; name number.',
  ],
  papersMalformed: [
    '“typed”不是凭证清点 写成 passbook x20 certificate x18。',
    '“typed” is no count of vouchers Write passbook x20 certificate x18.',
  ],
  rangeMalformed: [
    '“typed”不是号码段 写成 1001-1100 或 1001+100。',
    '“typed” is no range Write 1001-1100 or 1001+100.',
  ],
  exchangeRateMalformed: [
    '“typed”不是牌价 按每百单位填，如 712.34，最多四位小数。',
    '“typed” is no exchange rate Type the price of a hundred, 712.34, with four digits at most behind the point.',
  ],
  foreignMalformed: [
    '“typed”不是外币清点 写成 USD 100x10 50x2; JPY 1000x5。',
    '“typed” is no count of foreign notes Write it as USD 100x10 50x2; JPY 1000x5.',
  ],
  rateMalformed: ['“typed”不是利率 例如 4.35。', '“typed” is no rate For example 4.35.'],
  rowMalformed: [
    '“typed”不是“日期/流水号” 例如 2026-03-02/17。',
    '“typed” is no day/serial For example 2026-03-02/17.',
  ],
  sealNumberMalformed: [
    '“typed”不是印章号 印章号是两位字母加数字，如 CX0011。',
    '“typed” is no number of a seal Two letters and digits, such as CX0011.',
  ],
  serialMalformed: ['“typed”不是流水号 流水号是数字。', '“typed” is no serial number It is a number.'],
  tellerMalformed: ['“typed”不是柜员号 柜员号是四位数字。', '“typed” is no teller number Four digits.'],
  termMalformed: ['“typed”不是期限 填月数，例如 12。', '“typed” is no term In months, for example 12.'],
  textControl: ['含有不能打印的字符 重新录入。', 'It has characters that cannot be printed Type it again.'],
  textTooLong: ['不超过 MAX 个字 写短一些。', 'At most MAX characters Shorten it.'],
  tillMalformed: ['“typed”不是尾箱号 尾箱号是两位数字。', '“typed” is no till number Two digits.'],
}

/** As it stands in a sentence: what cannot be printed as a mark, and of very much the beginning. */
const repeated: Partial<Record<Wrong, string>> = {
  'control characters': '1��2',
  '10 MB': `${'9'.repeat(80)}…`,
}

const both = (refusal: Refusal) =>
  (['zh', 'en'] as const).map(language =>
    [explainRefusal(refusal, language), adviseOn(refusal, language)].join(' '),
  )

const fields = [
  ...(Object.keys(table) as FieldKind[]).map(
    kind => [`a field of kind ${kind}`, fieldKinds[kind] as AnyField, {}, ...table[kind]] as const,
  ),
  ...others,
]

for (const [name, field, raw, says, except] of fields) {
  test.each(Object.entries(wrong) as [Wrong, string][])(`${name} and %s`, (what, typed) => {
    const empty = what === 'nothing' || what === 'blanks'
    const expected = empty ? 'fieldMissing' : (except[what] ?? says)
    const read = readField(field, typed, raw)
    expect(isRefusal(read) ? read.refused : 'taken').toBe(expected)
    if (!isRefusal(read)) return
    const shown = read.refused === 'legMalformed' && what === 'SQL' ? "'" : (repeated[what] ?? typed)
    const { max } = read.detail
    const sentences = (reads[read.refused] ?? []).map(text =>
      text.replace('typed', () => shown).replace('MAX', typeof max === 'string' ? max : ''),
    )
    expect(both(read)).toEqual(sentences)
  })
}
