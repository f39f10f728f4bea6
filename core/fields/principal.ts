import { principalAccount } from '../counter/agency.ts'
import type { Key } from '../ledger/entities.ts'
import type { Principal } from '../principals.ts'
import { refuse } from '../refusals.ts'
import { joined, typedAs, type Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

const CODE_MAX = 32

/** For whom the bank acts, as the parameters list them, on a day on which it is served. */
export function principal(label: Words, kinds: readonly Principal['kind'][]): Field<string, Principal> {
  return field<string, Principal>({
    kind: 'principal',
    label,
    options: { principalKinds: kinds },
    // The refusal of an unknown one repeats what was typed, and is stored.
    parse: text => plainText(text, CODE_MAX),
    print: code => code,
    keys: (code): Key[] => [`account:${principalAccount(code)}`],
    load(code, { parameters, day }) {
      const served = parameters.principals.filter(
        one => kinds.includes(one.kind) && one.from <= day && day <= one.to,
      )
      const codes = joined(served.map(({ name, code }) => typedAs(name, code)))
      return served.find(one => one.code === code) ?? refuse('principalUnknown', { principal: code, codes })
    },
    schema: { type: 'string', maxLength: CODE_MAX, description: 'code of a principal' },
    sample: 'water',
  })
}
