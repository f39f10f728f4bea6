/** The typed client: one function a call, shapes from core/wire.ts. */
import type { WireService } from '../../core/service/wire.ts'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { LobbyAct, TakeAct, WindowAct } from '../../core/queue/act.ts'
import type { WireQueue, WireQueueBoard, WireTicketTaken } from '../../core/queue/wire.ts'
import type { SheetQuery } from '../../core/sheets.ts'
import type {
  RowStatus,
  WireAccount,
  WireAnswer,
  WireBackups,
  WireCase,
  WireBoard,
  WireCode,
  WireComplaint,
  WireComplaintDetail,
  WireCustody,
  WireCustomer,
  WireDayEnd,
  WireDesk,
  WireExplanation,
  WireImage,
  WireItem,
  WireMoment,
  WireOwnSignIn,
  WirePackage,
  WireParked,
  WirePreview,
  WireRefusal,
  WireRefusedRow,
  WireRegistry,
  WireRehearsal,
  WireRow,
  WireRowDetail,
  WireSession,
  WireSpecimen,
  WireSheet,
  WireStatus,
  WireTable,
  WireTerminal,
  WireTrialRow,
  WireView,
  WireWelcome,
  WireWho,
} from '../../core/wire.ts'
import { query } from '../ui/opening.ts'

/** The server has said no, in words. */
export class RefusedError extends Error {
  readonly refusal: WireRefusal
  readonly status: number

  constructor(refusal: WireRefusal, status: number) {
    super(refusal.zh)
    this.refusal = refusal
    this.status = status
  }
}

/** Nobody answered, or nobody who could; the outcome of what was sent is not known. */
export class UnreachableError extends Error {}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...sent(body),
    })
  } catch {
    throw new UnreachableError(path)
  }
  const answer = (await response.json().catch(() => null)) as {
    refusal?: WireRefusal | null
    outcome?: string
  } | null
  if (response.ok) return answer as T
  // A refused transaction is an answer, not a failure of the call.
  if (answer?.outcome === 'refused') return answer as T
  if (answer?.refusal) throw new RefusedError(answer.refusal, response.status)
  throw new UnreachableError(`${path} ${response.status}`)
}

/** A file goes as it is, everything else as JSON. */
function sent(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return { headers: {}, body: null }
  if (body instanceof Blob) return { headers: { 'content-type': 'application/octet-stream' }, body }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

const get = <T>(path: string) => call<T>('GET', path)
const post = <T>(path: string, body: unknown) => call<T>('POST', path, body)

/** A sheet of the books, as its parts are typed; null for what is not said, of a currency the own one. */
export type AskedSheet = { readonly sheet: string } & { readonly [Part in keyof SheetQuery]: string | null }

export interface Sent {
  readonly request: string
  readonly fields: Readonly<Record<string, string>>
  readonly as?: Shown
}

/** What somebody shows: a password, with a code where he has one; or what his key has signed. */
export interface Shown {
  readonly teller?: string
  readonly password?: string
  readonly code?: string
  readonly passkey?: { readonly ticket: string; readonly response: unknown }
}

/** What a key is asked to sign: to come in where nothing else is said. */
export interface PasskeyFor {
  readonly branch?: string
  readonly parked?: string
  readonly back?: boolean
}

interface Asked<O> {
  readonly ticket: string
  readonly options: O
}

export interface NewCode {
  readonly ticket: string
  readonly secret: string
  readonly picture: string
}

/** The question who may do a code: about whom, and with how much. */
export interface AskedInterest {
  readonly day: string
  readonly serial: number
  readonly account: string
}

export interface AskedWho {
  readonly code: string
  readonly teller: string | null
  readonly amount: string | null
}

export interface JournalFilter {
  readonly day?: string | null
  readonly teller?: string | null
  readonly code?: string | null
  readonly serial?: number | null
  readonly account?: string | null
  readonly status?: RowStatus | null
  readonly before?: number
}

/** With the code on the ticket; without it only at the tablet of the window that has served it. */
export interface Rating {
  readonly ticket: string
  readonly score: number
  readonly key?: string
}

export const api = {
  welcome: () => get<WireWelcome>('/api/welcome'),
  signIn: (branch: string, terminal: string, shown: Shown) =>
    post<{ branch: string }>('/api/session', { branch, terminal, ...shown }),
  session: () => get<WireSession>('/api/session'),
  lock: () => post<{ locked: boolean }>('/api/session/lock', {}),
  unlock: (shown: Shown) => post<{ unlocked: boolean }>('/api/session/unlock', shown),
  askPasskey: (purpose: PasskeyFor) =>
    post<Asked<PublicKeyCredentialRequestOptionsJSON>>('/api/passkey', purpose),
  ownSignIn: () => get<WireOwnSignIn>('/api/own/sign-in'),
  changePassword: (shown: Shown, to: string) => post<object>('/api/own/password', { ...shown, to }),
  askNewPasskey: (shown: Shown) =>
    post<Asked<PublicKeyCredentialCreationOptionsJSON>>('/api/own/passkey/ask', shown),
  addPasskey: (added: { readonly label: string; readonly ticket: string; readonly response: unknown }) =>
    post<object>('/api/own/passkey', added),
  askNewCode: (shown: Shown) => post<NewCode>('/api/own/code/ask', shown),
  addCode: (added: { readonly label: string; readonly ticket: string; readonly code: string }) =>
    post<object>('/api/own/code', added),
  removeAuthenticator: (id: string, shown: Shown) =>
    post<object>(`/api/own/authenticators/${encodeURIComponent(id)}/remove`, shown),
  terminals: () => get<WireTerminal[]>('/api/terminals'),
  registerTerminal: () => post<{ registered: string }>('/api/terminals', {}),
  removeTerminal: (name: string) => post<object>(`/api/terminals/${name}/remove`, {}),
  signOut: () => call<{ signedOut: boolean }>('DELETE', '/api/session'),
  desk: () => get<WireDesk>('/api/desk'),
  codes: () => get<WireCode[]>('/api/codes'),
  perform: (code: string, sent: Sent) => post<WireAnswer>(`/api/transactions/${code}`, sent),
  preview: (code: string, sent: Sent) => post<WirePreview>(`/api/preview/${code}`, sent),
  look: (code: string, fields: Sent['fields']) => post<WireView>(`/api/look/${code}`, { fields }),
  journal: (filter: JournalFilter) => get<WireRow[]>(`/api/journal${query({ ...filter })}`),
  row: (day: string, serial: number) => get<WireRowDetail>(`/api/journal/${day}/${serial}`),
  interestSheet: ({ day, serial, account }: AskedInterest) =>
    get<WireExplanation>(`/api/journal/${day}/${serial}/interest/${account}`),
  refusals: (day: string | null) => get<WireRefusedRow[]>(`/api/refusals${query({ day })}`),
  who: (asked: AskedWho) => get<WireWho>(`/api/who${query({ ...asked })}`),
  inbox: () => get<{ toSign: WireParked[]; mine: WireParked[]; notices: WireItem[] }>('/api/inbox'),
  parked: (item: string) => get<WireParked>(`/api/inbox/${item}`),
  items: (kind: string) => get<WireItem[]>(`/api/items${query({ kind })}`),
  board: () => get<WireBoard>('/api/board'),
  moment: (asked: Readonly<Record<string, string>>) => get<WireMoment>(`/api/moment${query(asked)}`),
  complaint: (id: string) => get<WireComplaintDetail>(`/api/complaints/${id}`),
  complaintCase: (id: string) => get<WireCase>(`/api/complaints/${id}/case`),
  complaints: (all: boolean) => get<WireComplaint[]>(`/api/complaints${query({ all: all ? 'yes' : null })}`),
  service: (month: string | null) => get<WireService>(`/api/service${query({ month })}`),
  control: () => get<WireCustody>('/api/control'),
  custody: () => get<WireCustody>('/api/custody'),
  registry: () => get<WireRegistry>('/api/registry'),
  status: () => get<WireStatus>('/api/status'),
  backups: () => get<WireBackups>('/api/backups'),
  makeBackup: () => post<{ started: boolean }>('/api/backups', {}),
  trial: (day: string | null) => get<WireTrialRow[]>(`/api/trial${query({ day })}`),
  sheet: (asked: AskedSheet) => get<WireSheet>(`/api/sheets${query({ ...asked })}`),
  sheetFile: (asked: AskedSheet, as: 'pdf' | 'xlsx', language: string) =>
    `/api/sheets/file${query({ ...asked, as, language })}`,
  receiptFile: (
    { day, serial }: Pick<WireRow, 'day' | 'serial'>,
    paper: 'receipt' | 'book',
    language: string,
  ) => `/api/journal/${day}/${serial}/receipt.escp${query({ paper, language })}`,
  dayEnd: () => get<WireDayEnd>('/api/day-end'),
  rehearsal: () => get<WireRehearsal>('/api/day-end/rehearsal'),
  resumeDayEnd: () => post<{ resumed: boolean }>('/api/day-end/resume', {}),
  customer: (no: string) => get<WireCustomer>(`/api/customers/${no}`),
  account: (no: string) => get<WireAccount>(`/api/accounts/${no}`),
  specimen: (no: string) => get<WireSpecimen>(`/api/specimens/${no}`),
  package: (day: string) => get<WirePackage>(`/api/supervision/${day}`),
  bringImage: (day: string, name: string, file: Blob) =>
    call<WireImage>('POST', `/api/supervision/${day}/images${query({ name })}`, file),
  voucherImage: (sha256: string) => `/api/supervision/images/${sha256}`,
  placeImage: (sha256: string, at: { readonly day: string; readonly serial: number }) =>
    post<WireImage>(`/api/supervision/images/${sha256}/place`, at),
  queue: () => get<WireQueue>('/api/queue'),
  atWindow: (act: WindowAct) => post<WireQueue>('/api/queue/window', act),
  inLobby: (act: LobbyAct) => post<WireQueue>('/api/queue/lobby', act),
  lobbyTicket: (asked: Omit<TakeAct, 'do'>) => post<WireTicketTaken>('/api/queue/lobby/tickets', asked),
  queueBoard: (branch: string | null) => get<WireQueueBoard>(`/api/queue/board${query({ branch })}`),
  queueLive: (branch: string | null) => `/api/queue/live${query({ branch })}`,
  takeTicket: (branch: string | null, asked: Pick<TakeAct, 'business' | 'flags' | 'request'>) =>
    post<WireTicketTaken>(`/api/queue/tickets${query({ branch })}`, asked),
  rateTicket: (branch: string | null, rated: Rating) =>
    post<{ rated: string }>(`/api/queue/ratings${query({ branch })}`, rated),
  table: (file: Blob) => call<WireTable>('POST', '/api/tables', file),
}
