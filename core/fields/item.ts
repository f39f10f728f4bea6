import { isOpen, type Item, type ItemKind, itemKinds, mayAct } from '../items.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

export interface ItemOptions {
  /** Whether one that has ended will do. */
  readonly ended?: boolean
  /** The open states that will do; absent means any. */
  readonly states?: readonly string[]
}

/** An open item of one kind, by its number, `parked-20261123-17`. */
export function item<K extends ItemKind>(
  label: Words,
  kind: K,
  { ended = false, states }: ItemOptions = {},
): Field<string, Item<K>> {
  return field<string, Item<K>>({
    kind: 'item',
    label,
    options: { itemKinds: [kind], ...(states ? { itemStates: states } : {}) },
    parse: text =>
      /^[a-zA-Z]+-\d{8}-\d+(-[A-Z]{3})?$/.test(text.trim())
        ? text.trim()
        : refuse('itemMalformed', { item: text }),
    print: id => id,
    keys: id => [`item:${id}`],
    load(id, desk) {
      const found = desk.state.get('item', id)
      // A secret order is no number to anybody else, as one that was never given: nobody asks his way to it.
      if (found?.kind !== kind || !mayAct(found, desk.teller))
        return refuse('itemUnknown', { kind: itemKinds[kind].name, item: id })
      const state = itemKinds[kind].states[found.state] ?? ''
      if (!ended && !isOpen(found)) return refuse('itemDone', { item: id, state })
      if (isOpen(found) && states?.includes(found.state) === false)
        return refuse('itemOtherwise', { item: id, state })
      return found as Item<K>
    },
    schema: {
      type: 'string',
      pattern: '^[a-zA-Z]+-\\d{8}-\\d+(-[A-Z]{3})?$',
      description: `number of a ${kind} item`,
    },
    sample: `${kind}-20260302-1`,
  })
}
