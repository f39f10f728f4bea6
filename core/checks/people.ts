import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Whether somebody has one of these posts. */
export const isOfPost = ({ roles }: Pick<Teller, 'roles'>, posts: readonly Role[]): boolean =>
  roles.some(role => posts.includes(role))

/** Maker never equals checker (F84). */
export const makerIsAnother = (item: string): Check<Values> => ({
  name: { zh: '录入与复核不是同一人', en: 'Maker and checker are two people' },
  test: (values, { teller }) => ((values[item] as Item).by === teller.id ? refuse('makerIsChecker') : null),
})
