import { isOpen, type Item, type ItemKind, itemKinds } from '../items.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** An open item of one kind, by its number, `parked-20261123-17`; where it says so, one that has ended. */
export function item<K extends ItemKind>(
  label: Words,
  kind: K,
  { ended = false }: { readonly ended?: boolean } = {},
): Field<string, Item<K>> {
  return field<string, Item<K>>({
    kind: 'item',
    label,
    options: { itemKinds: [kind] },
    parse: text =>
      /^[a-zA-Z]+-\d{8}-\d+$/.test(text.trim()) ? text.trim() : refuse('itemMalformed', { item: text }),
    print: id => id,
    keys: id => [`item:${id}`],
    load(id, desk) {
      const found = desk.state.get('item', id)
      if (found?.kind !== kind) return refuse('itemUnknown', { kind: itemKinds[kind].name, item: id })
      if (!ended && !isOpen(found))
        return refuse('itemDone', { item: id, state: itemKinds[kind].states[found.state] ?? '' })
      return found as Item<K>
    },
    schema: { type: 'string', pattern: '^[a-zA-Z]+-\\d{8}-\\d+$', description: `number of a ${kind} item` },
    sample: `${kind}-20260302-1`,
  })
}
