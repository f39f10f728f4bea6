/** A field of every kind, for the tests of what may be typed into them. */
import { account } from '../../core/fields/account.ts'
import { accounts } from '../../core/fields/accounts.ts'
import { checklist } from '../../core/fields/checklist.ts'
import { choice } from '../../core/fields/choice.ts'
import { code } from '../../core/fields/code.ts'
import { customer } from '../../core/fields/customer.ts'
import { day } from '../../core/fields/day.ts'
import type { AnyField, FieldKind } from '../../core/fields/field.ts'
import { idNumber } from '../../core/fields/idNumber.ts'
import { image } from '../../core/fields/image.ts'
import { item } from '../../core/fields/item.ts'
import { legs } from '../../core/fields/legs.ts'
import { money } from '../../core/fields/money.ts'
import { notes } from '../../core/fields/notes.ts'
import { number } from '../../core/fields/number.ts'
import { papers } from '../../core/fields/papers.ts'
import { payroll } from '../../core/fields/payroll.ts'
import { ground } from '../../core/fields/ground.ts'
import { principal } from '../../core/fields/principal.ts'
import { exchangeRate } from '../../core/fields/exchangeRate.ts'
import { foreignCount } from '../../core/fields/foreignNotes.ts'
import { rate } from '../../core/fields/rate.ts'
import { seal } from '../../core/fields/seal.ts'
import { serial } from '../../core/fields/serial.ts'
import { teller } from '../../core/fields/teller.ts'
import { term } from '../../core/fields/term.ts'
import { text } from '../../core/fields/text.ts'
import { till } from '../../core/fields/till.ts'
import { voucherKind } from '../../core/fields/voucherKind.ts'
import { vouchers } from '../../core/fields/vouchers.ts'

export const label = { zh: '栏', en: 'Field' }

const choices = [
  { value: 'person', zh: '个人', en: 'Person' },
  { value: 'company', zh: '单位', en: 'Company' },
] as const

/** One that is missing here does not compile. */
export const fieldKinds = {
  account: account(label, { products: [] }),
  accounts: accounts(label, { products: [] }),
  checklist: checklist(label, { roundField: 'round' }),
  choice: choice(label, choices),
  code: code(label),
  customer: customer(label),
  day: day(label),
  exchangeRate: exchangeRate(label),
  foreignNotes: foreignCount(label),
  idNumber: idNumber(label, { kindField: 'kind' }),
  image: image(label),
  item: item(label, 'parked'),
  legs: legs(label),
  money: money(label, { min: 1n, max: 100_000_000n }),
  notes: notes(label, { direction: 'in' }),
  number: number(label, { min: 2, max: 20 }),
  papers: papers(label),
  payroll: payroll(label, { total: 'total', count: 'count' }),
  ground: ground(label, 'rejections', 'papers'),
  principal: principal(label, ['biller']),
  rate: rate(label),
  seal: seal(label),
  serial: serial(label),
  teller: teller(label),
  term: term(label),
  text: text(label, { max: 10 }),
  till: till(label),
  voucherKind: voucherKind(label),
  vouchers: vouchers(label, { kind: 'kind' }),
} satisfies Record<FieldKind, AnyField>
