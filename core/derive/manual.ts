/**
 * The manual page of a code: what it is for, who may do it, what to fill in, what is tested, what it books.
 */
import { formOrder } from '../fields/asking.ts'
import { type AnyField, type Condition, type FieldOptions, type Fields, mayBeEmpty } from '../fields/field.ts'
import { displayMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { practiceFields } from '../practice.ts'
import { type SettingName, settings } from '../registry/settings.table.ts'
import { feeOfCode, settingIn, settingWords } from '../registry/settings.ts'
import type { Example, Transaction } from '../transactions/define.ts'
import type { VoucherKind } from '../voucherKinds.ts'
import { joined, type Words } from '../words.ts'
import { type PermissionRow, permissionRow } from './permissions.ts'

export interface ManualPage {
  readonly code: string
  readonly name: Words
  readonly purpose: Words
  readonly permission: PermissionRow
  readonly fields: readonly { readonly label: Words; readonly asked: Words; readonly sample: string }[]
  readonly checks: readonly Words[]
  readonly undoneBy: string
  readonly examples: readonly Example[]
}

export interface FeeLine {
  readonly code: string
  readonly name: Words
  readonly fee: Words
  readonly waivable: boolean
}

/** What is charged over the counter as the parameters say, by code; the price of a book of a paper too. */
export function feeTable(transactions: readonly Transaction[], parameters: Parameters): FeeLine[] {
  return transactions.flatMap(({ code, name, fields }) => {
    const waivable = 'waiver' in fields
    const line = (fee: Words): FeeLine => ({ code, name, fee, waivable })
    const setting = feeOfCode[code]
    if (setting) return [line(namedFee(setting, parameters))]
    return code === SALE ? parameters.voucherKinds.flatMap(kind => priceWords(kind) ?? []).map(line) : []
  })
}

function namedFee(setting: SettingName, parameters: Parameters): Words {
  const { name } = settings[setting]
  const figure = settingWords(setting, settingIn(parameters, setting))
  return { zh: `${name.zh} ${figure.zh}`, en: `${name.en}: ${figure.en}` }
}

/** Its fee is the price of the kind that is sold (2008). */
const SALE = '2008'

function priceWords({ name, sold }: VoucherKind): Words | null {
  if (!sold) return null
  const price = displayMoney(sold.price)
  return { zh: `${name.zh}每本 ${price} 元`, en: `${name.en}, a book: ${price} yuan` }
}

/** When a field is asked for, and whether it may be left empty; nothing of one that must always be filled. */
export function askedWords(fields: Fields, field: AnyField): Words {
  const { largeCash, onlyWhen } = field.options
  const asked = [
    ...(onlyWhen ? onlyWhen.all.flatMap(one => whenWords(fields, one)) : []),
    ...(mayBeEmpty(field) && largeCash?.below !== 'unasked' ? [{ zh: '选填', en: 'optional' }] : []),
    ...(largeCash ? [{ zh: '大额现金必填', en: 'needed in large cash' }] : []),
  ]
  return { zh: asked.map(({ zh }) => zh).join('，'), en: asked.map(({ en }) => en).join('; ') }
}

function whenWords(fields: Fields, { field, is }: Condition): Words[] {
  const by = fields[field]
  if (!by) return []
  const choices = by.kind === 'account' ? owners : by.options.choices
  const of = joined(is.flatMap(value => choices?.find(one => one.value === value) ?? []))
  return [{ zh: `${by.label.zh}为${of.zh}`, en: `${by.label.en}: ${of.en}` }]
}

/** Whose account a field hangs on. */
const owners: NonNullable<FieldOptions['choices']> = [
  { value: 'company', zh: '单位账户', en: 'a company’s' },
  { value: 'person', zh: '个人账户', en: 'a person’s' },
]

export const manualPage = (transaction: Transaction, parameters: Parameters): ManualPage => ({
  code: transaction.code,
  name: transaction.name,
  purpose: transaction.purpose,
  permission: permissionRow(transaction, parameters),
  fields: formOrder(transaction.fields).flatMap(name => {
    const field = transaction.fields[name]
    if (!field) return []
    return [{ label: field.label, asked: askedWords(transaction.fields, field), sample: field.sample }]
  }),
  checks: transaction.checks.map(check => check.name),
  undoneBy: transaction.undoneBy,
  examples: transaction.examples.map(example => ({ ...example, fields: practiceFields(example.fields) })),
})
