/** Schemas of what comes in. What goes out is typed by core/wire.ts; `wire` names it for the API page. */
import { Type } from 'typebox'

export const Fields = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 100_000 }))

const Teller = Type.String({ pattern: '^\\d{4}$' })
const Password = Type.String({ minLength: 1, maxLength: 200 })

export const SignIn = Type.Object(
  {
    branch: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
    teller: Type.String({ maxLength: 8 }),
    password: Password,
    terminal: Type.String({ pattern: '^[A-Za-z0-9.-]{1,24}$' }),
  },
  { additionalProperties: false },
)

export const Unlock = Type.Object({ password: Password }, { additionalProperties: false })

export const Transaction = Type.Object(
  {
    request: Type.String({ maxLength: 64, description: 'branch/day/terminal/counter' }),
    fields: Fields,
    ticket: Type.Optional(Type.String({ maxLength: 20 })),
    /** A colleague at this terminal, by his own password. */
    as: Type.Optional(Type.Object({ teller: Teller, password: Password }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)

export const Look = Type.Object({ fields: Fields }, { additionalProperties: false })

export const Code = Type.Object({ code: Type.String({ pattern: '^\\d{4}$' }) })

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const JournalQuery = Type.Object({
  day: Type.Optional(Day),
  teller: Type.Optional(Teller),
  code: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })),
  before: Type.Optional(Type.Integer({ minimum: 0 })),
})

export const DayQuery = Type.Object({ day: Type.Optional(Day) })

export const ItemsQuery = Type.Object({ kind: Type.String({ maxLength: 20 }) })

export const RowParams = Type.Object({ day: Day, serial: Type.Integer({ minimum: 1 }) })

/** A response that core/wire.ts describes; `T` is what the handler must give. */
export function wire<T>(name: string) {
  return Type.Unsafe<T | { refusal: object }>({ description: `${name} of core/wire.ts` })
}
