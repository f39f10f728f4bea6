/** What every request of an authority brings, and whether the law lets it (rules.md §5.6). */
import { authorities, type Authority, type Organ, organs, type Power, powersOf } from '../authorities.ts'
import type { Desk } from '../desk.ts'
import { choice } from '../fields/choice.ts'
import { type AnyField, type Fields, type Values, typedOn } from '../fields/field.ts'
import { officers } from '../fields/officers.ts'
import { text } from '../fields/text.ts'
import { refuse } from '../refusals.ts'
import { given } from '../std.ts'
import type { Check } from '../transactions/define.ts'
import type { Words } from '../words.ts'

export const authorityFields = {
  organ: choice(
    { zh: '有权机关', en: 'Authority' },
    organs.map(value => ({ value, ...authorities[value] })),
  ),
  officers: officers({
    zh: '执法人员两名（姓名 证件号；姓名 证件号）',
    en: 'Two officers (name number; name number)',
  }),
  document: text({ zh: '法律文书文号', en: 'Legal document' }, { max: 40 }),
  notice: text({ zh: '协助通知书文号', en: 'Notice of assistance' }, { max: 40 }),
}

/** Whether a form carries an authority's order: one that is told to nobody who need not know. */
export const isOrder = ({ fields }: { readonly fields: Fields }, texts: readonly string[]): boolean =>
  Object.hasOwn(fields, 'organ') || typedOn(fields, texts)('ground') === 'police'

/** Whether a form is one on which orders are taken in, whatever it carries this time. */
export const takesOrders = ({ fields }: { readonly fields: Fields }): boolean =>
  Object.hasOwn(fields, 'organ') || Object.hasOwn(fields, 'ground')

/** Of an order, what whoever is only asked to be present may read: whose account, and how much. */
export const isOpenOnOrder = ({ kind }: AnyField): boolean =>
  ['account', 'customer', 'item', 'money'].includes(kind)

const acts: Readonly<Record<Power, Words>> = {
  queries: { zh: '查询', en: 'query deposits' },
  freezes: { zh: '冻结', en: 'freeze deposits' },
  deducts: { zh: '扣划', en: 'deduct deposits' },
  confiscates: { zh: '没收', en: 'confiscate deposits' },
  waits: { zh: '轮候冻结', en: 'wait in the line of freezes' },
}

export const mayOrder = (power: Power): Check<Values> => ({
  name: { zh: `有权${acts[power].zh}`, en: `Has the power to ${acts[power].en}` },
  test: ({ organ }, desk) =>
    powersOf(desk.parameters, organ as Organ)?.[power]
      ? null
      : {
          ...refuse('organMayNot', { organ: authorities[organ as Organ], power: acts[power] }),
          field: 'organ',
        },
})

/** The powers of an organ whose right has been checked. */
export const authorityOf = (desk: Desk, organ: Organ): Authority =>
  given(powersOf(desk.parameters, organ), `powers of ${organ}`)
