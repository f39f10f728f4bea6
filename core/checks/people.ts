import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Maker never equals checker (F84). */
export const makerIsAnother = (item: string): Check<Values> => ({
  name: { zh: '录入与复核不是同一人', en: 'Maker and checker are two people' },
  test: (values, { teller }) => ((values[item] as Item).by === teller.id ? refuse('makerIsChecker') : null),
})
