/** Schemas of what comes in. What goes out is typed by core/wire.ts; `wire` names it for the API page. */
import { Type } from 'typebox'
import { rungNames } from '../../core/sheets.ts'

export const Fields = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 1_000_000 }))

/** Characters of a queue ticket. */
export const TICKET_MAX = 20

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
    ticket: Type.Optional(Type.String({ maxLength: TICKET_MAX })),
    /** A colleague at this terminal, by his own password. */
    as: Type.Optional(Type.Object({ teller: Teller, password: Password }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)

export const Look = Type.Object({ fields: Fields }, { additionalProperties: false })

export const Code = Type.Object({ code: Type.String({ pattern: '^\\d{4}$' }) })

/** Days and serial numbers are read by the routes, so that what is none is refused in words. */
const Day = Type.String({ maxLength: 10 })
const Serial = Type.String({ maxLength: 400 })

export const JournalQuery = Type.Object({
  day: Type.Optional(Day),
  teller: Type.Optional(Teller),
  code: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })),
  serial: Type.Optional(Serial),
  account: Type.Optional(Type.String({ pattern: '^[0-9a-z-]{4,32}$' })),
  status: Type.Optional(Type.String({ pattern: '^[a-z]{1,12}$' })),
  before: Type.Optional(Serial),
})

export const DayQuery = Type.Object({ day: Type.Optional(Day) })

export const MomentQuery = Type.Object({
  day: Type.Optional(Day),
  serial: Type.Optional(Serial),
  time: Type.Optional(Type.String({ maxLength: 8 })),
})

/** Days, accounts and GL accounts are read by the look, so that what is none is refused in words. */
const asked = {
  sheet: Type.String({ maxLength: 40 }),
  day: Type.Optional(Day),
  from: Type.Optional(Day),
  gl: Type.Optional(Type.String({ maxLength: 20 })),
  unit: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
  account: Type.Optional(Type.String({ maxLength: 40 })),
  customer: Type.Optional(Type.String({ maxLength: 20 })),
  side: Type.Optional(Type.Union([Type.Literal('debit'), Type.Literal('credit')])),
  medium: Type.Optional(Type.Union([Type.Literal('cash'), Type.Literal('transfer')])),
  rung: Type.Optional(Type.Union(rungNames.map(name => Type.Literal(name)))),
}

export const SheetQuery = Type.Object(asked)

export const SheetFile = Type.Object({
  ...asked,
  as: Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')]),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
})

export const ItemsQuery = Type.Object({ kind: Type.String({ maxLength: 20 }) })

export const ImpactQuery = Type.Object({
  paper: Type.Optional(Type.Union([Type.Literal('receipt'), Type.Literal('book')])),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
})

export const RowParams = Type.Object({ day: Day, serial: Serial })

/** A response that core/wire.ts describes; `T` is what the handler must give. */
export function wire<T>(name: string) {
  return Type.Unsafe<T | { refusal: object }>({ description: `${name} of core/wire.ts` })
}
