/** Schemas of what comes in. What goes out is typed by core/wire.ts; `wire` names it for the API page. */
import { Type } from 'typebox'
import { businessCodes, flagNames, levelNames } from '../../core/queue/business.ts'
import { placeNames, resultNames, stageNames } from '../../core/queue/triage.ts'
import { rungNames } from '../../core/sheets.ts'

export const Fields = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 1_000_000 }))

/** Characters of a queue ticket. */
export const TICKET_MAX = 20

const Teller = Type.String({ pattern: '^\\d{4}$' })
const Password = Type.String({ minLength: 1, maxLength: 200 })

const Branch = Type.Optional(Type.String({ pattern: '^\\d{4}$' }))
const closed = { additionalProperties: false }
const PasskeyAnswer = Type.Object(
  { ticket: Type.String({ maxLength: 64 }), response: Type.Unknown() },
  closed,
)

/** What somebody shows: a password, with a code where he has one; or what his key has signed. */
const shown = {
  password: Type.Optional(Password),
  code: Type.Optional(Type.String({ maxLength: 12 })),
  passkey: Type.Optional(PasskeyAnswer),
}

export const SignIn = Type.Object(
  {
    branch: Branch,
    teller: Type.Optional(Type.String({ maxLength: 8 })),
    terminal: Type.String({ pattern: '^[A-Za-z0-9.-]{1,24}$' }),
    ...shown,
  },
  closed,
)

export const Shows = Type.Object(shown, closed)
export const NewPassword = Type.Object({ ...shown, to: Type.String({ maxLength: 400 }) }, closed)

/** `parked`: to sign that; `back`: to come back; neither: to come in. */
export const AskPasskey = Type.Object(
  {
    branch: Branch,
    parked: Type.Optional(Type.String({ maxLength: 40 })),
    back: Type.Optional(Type.Boolean()),
  },
  closed,
)

const Label = Type.String({ minLength: 1, maxLength: 40 })
const Ticket = Type.String({ maxLength: 64 })
export const AddPasskey = Type.Object({ label: Label, ticket: Ticket, response: Type.Unknown() }, closed)
export const AddCode = Type.Object(
  { label: Label, ticket: Ticket, code: Type.String({ maxLength: 12 }) },
  closed,
)
export const AuthenticatorId = Type.Object({ id: Type.String({ maxLength: 1_400 }) })
export const TerminalName = Type.Object({ name: Type.String({ pattern: '^[A-Za-z0-9.-]{1,24}$' }) })

export const Transaction = Type.Object(
  {
    request: Type.String({ maxLength: 64, description: 'branch/day/terminal/counter' }),
    fields: Fields,
    ticket: Type.Optional(Type.String({ maxLength: TICKET_MAX })),
    /** A colleague at this terminal, who shows himself who he is. */
    as: Type.Optional(Type.Object({ teller: Type.Optional(Teller), ...shown }, closed)),
  },
  { additionalProperties: false },
)

export const Look = Type.Object({ fields: Fields }, { additionalProperties: false })

export const Code = Type.Object({ code: Type.String({ pattern: '^\\d{4}$' }) })

/** Days and serial numbers are read by the routes, so that what is none is refused in words. */
export const Day = Type.String({ maxLength: 10 })
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
  teller: Type.Optional(Type.String({ maxLength: 20 })),
  code: Type.Optional(Type.String({ maxLength: 4 })),
  side: Type.Optional(Type.Union([Type.Literal('debit'), Type.Literal('credit')])),
  medium: Type.Optional(Type.Union([Type.Literal('cash'), Type.Literal('transfer')])),
  rung: Type.Optional(Type.Union(rungNames.map(name => Type.Literal(name)))),
  after: Type.Optional(Type.String({ maxLength: 20 })),
}

export const SheetQuery = Type.Object(asked)

export const SheetFile = Type.Object({
  ...asked,
  as: Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')]),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
})

export const MonthQuery = Type.Object({
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })),
})

export const ComplaintsQuery = Type.Object({ all: Type.Optional(Type.Literal('yes')) })
export const ComplaintId = Type.Object({ id: Type.String({ maxLength: 40 }) })

export const WhoQuery = Type.Object({
  code: Type.String({ pattern: '^\\d{4}$' }),
  teller: Type.Optional(Teller),
  amount: Type.Optional(Type.String({ maxLength: 24 })),
})

export const ItemsQuery = Type.Object({ kind: Type.String({ maxLength: 20 }) })

export const ImpactQuery = Type.Object({
  paper: Type.Optional(Type.Union([Type.Literal('receipt'), Type.Literal('book')])),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
})

/** A row that somebody types. */
export const RowPlace = Type.Object({
  day: Day,
  serial: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
})

export const RowParams = Type.Object({ day: Day, serial: Serial })

const oneOf = <T extends string>(names: readonly T[]) => Type.Union(names.map(name => Type.Literal(name)))
const Business = oneOf(businessCodes)
const Level = oneOf(levelNames)
const Flags = Type.Array(oneOf(flagNames), { maxItems: flagNames.length, uniqueItems: true })
const QueueTicket = Type.String({ pattern: '^[A-D]\\d{3,4}$' })
const Window = Type.Integer({ minimum: 1, maximum: 99 })
const doing = <const N extends string, P extends Parameters<typeof Type.Object>[0]>(name: N, more: P) =>
  Type.Object({ do: Type.Literal(name), ...more }, closed)
/** Made by the page: sent again, it is the same ticket. */
const TicketRequest = Type.String({ pattern: '^[\\w-]{8,40}$' })
/** Words are read by the route, so that what does not print is refused in words. */
const Said = Type.String({ maxLength: 400 })

export const HallQuery = Type.Object({ branch: Branch })
export const TakeTicket = Type.Object({ business: Business, flags: Flags, request: TicketRequest }, closed)
export const LobbyTicket = Type.Object(
  {
    business: Business,
    level: Level,
    flags: Flags,
    appointment: Type.Union([Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }), Type.Null()]),
    request: TicketRequest,
  },
  closed,
)
export const RateTicket = Type.Object(
  {
    ticket: QueueTicket,
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    /** The code on the ticket; without it only at the tablet of the window. */
    key: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  },
  closed,
)

export const AtWindow = Type.Union([
  doing('open', { window: Window, skills: Type.Array(Business, { minItems: 1, uniqueItems: true }) }),
  doing('pause', { reason: Said }),
  doing('resume', {}),
  doing('close', {}),
  doing('call', {}),
  doing('recall', { ticket: QueueTicket }),
  doing('start', { ticket: QueueTicket }),
  doing('end', { ticket: QueueTicket }),
  doing('miss', { ticket: QueueTicket }),
  doing('transfer', { ticket: QueueTicket, business: Business }),
])

export const InLobby = Type.Union([
  doing('return', { ticket: QueueTicket }),
  doing('prioritise', { ticket: QueueTicket, level: Level, flags: Flags, reason: Said }),
  doing('triage', {
    ticket: Type.Union([QueueTicket, Type.Null()]),
    stage: oneOf(stageNames),
    to: oneOf(placeNames),
    result: oneOf(resultNames),
    note: Said,
  }),
  doing('shut', { window: Window }),
])

/** A response that core/wire.ts describes; `T` is what the handler must give. */
export function wire<T>(name: string) {
  return Type.Unsafe<T | { refusal: object }>({ description: `${name} of core/wire.ts` })
}
