/** What the pages read, by name, so that the live stream can have it read again. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { isAtNight } from '../../core/day/night.ts'
import type { WireAccount, WireCustomer, WireItem, WireSpecimen, WireView } from '../../core/wire.ts'
import { api, type AskedInterest, type AskedSheet, type AskedWho, type JournalFilter } from './client.ts'

export const useWelcome = () =>
  useQuery({
    queryKey: ['welcome'],
    queryFn: api.welcome,
    refetchInterval: query => (query.state.data?.ready ? false : 700),
  })

export const useDesk = (enabled = true) =>
  useQuery({
    queryKey: ['desk'],
    queryFn: api.desk,
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
  })

export const useSession = () => useQuery({ queryKey: ['session'], queryFn: api.session, retry: false })

export const useOwnSignIn = () =>
  useQuery({ queryKey: ['own', 'signIn'], queryFn: api.ownSignIn, retry: false })

export const useTerminals = () =>
  useQuery({ queryKey: ['own', 'terminals'], queryFn: api.terminals, retry: false })

export const useCodes = () => useQuery({ queryKey: ['codes'], queryFn: api.codes, staleTime: 60_000 })

export const useInbox = () => useQuery({ queryKey: ['inbox'], queryFn: api.inbox })

export const useParked = (item: string) =>
  useQuery({ queryKey: ['parked', item], queryFn: () => api.parked(item), refetchInterval: 5_000 })

/** Asked for once when a signer has it before him: from then on he looks at it. */
export const useOpened = (item: string) =>
  useQuery({ queryKey: ['opened', item], queryFn: () => api.parked(item), staleTime: Infinity, retry: false })

export const useBoard = () => useQuery({ queryKey: ['board'], queryFn: api.board, retry: false })

export const useComplaints = (all: boolean) =>
  useQuery({ queryKey: ['complaints', all], queryFn: () => api.complaints(all), retry: false })

export const useComplaint = (id: string) =>
  useQuery({ queryKey: ['complaint', id], queryFn: () => api.complaint(id), retry: false })

export const useComplaintCase = (id: string) =>
  useQuery({ queryKey: ['complaint', id, 'case'], queryFn: () => api.complaintCase(id), retry: false })
export const useService = (month: string | null) =>
  useQuery({ queryKey: ['service', month], queryFn: () => api.service(month), retry: false })

export const useControl = () => useQuery({ queryKey: ['control'], queryFn: api.control, retry: false })

export const useCustody = () => useQuery({ queryKey: ['custody'], queryFn: api.custody, retry: false })

export const useRegistry = () => useQuery({ queryKey: ['registry'], queryFn: api.registry, retry: false })

/** A server's figures move when nobody posts, too. */
export const useStatus = () =>
  useQuery({ queryKey: ['status'], queryFn: api.status, retry: false, refetchInterval: 3_000 })

export const useBackups = () =>
  useQuery({
    queryKey: ['backups'],
    queryFn: api.backups,
    retry: false,
    refetchInterval: query => (query.state.data?.running ? 500 : 5_000),
  })

export const useDayEnd = () =>
  useQuery({
    queryKey: ['dayEnd'],
    queryFn: api.dayEnd,
    refetchInterval: query => (query.state.data && isAtNight(query.state.data) ? 500 : false),
  })

/** Tried out only when somebody asks for it: it runs the whole night. */
export const useRehearsal = (asked: boolean) =>
  useQuery({
    queryKey: ['rehearsal'],
    queryFn: api.rehearsal,
    enabled: asked,
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

export const useQueue = (enabled = true) =>
  useQuery({ queryKey: ['queue'], queryFn: api.queue, retry: false, enabled })

export const usePackage = (day: string) =>
  useQuery({ queryKey: ['package', day], queryFn: () => api.package(day), retry: false })

export const useSheet = (asked: AskedSheet, enabled: boolean) =>
  useQuery({
    queryKey: ['sheet', asked],
    queryFn: () => api.sheet(asked),
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
  })

export const useJournal = (filter: JournalFilter) =>
  useQuery({
    queryKey: ['journal', filter],
    queryFn: () => api.journal(filter),
    placeholderData: keepPreviousData,
  })

export const useRow = (day: string | null, serial: number | null) =>
  useQuery({
    queryKey: ['row', day, serial],
    queryFn: () => api.row(day ?? '', serial ?? 0),
    enabled: day !== null && serial !== null,
  })

export const useInterestSheet = (asked: AskedInterest) =>
  useQuery({ queryKey: ['interestSheet', asked], queryFn: () => api.interestSheet(asked) })

export const useRefusals = (day: string | null) =>
  useQuery({ queryKey: ['refusals', day], queryFn: () => api.refusals(day) })

export const useWho = (asked: AskedWho) =>
  useQuery({
    queryKey: ['who', asked],
    queryFn: () => api.who(asked),
    enabled: asked.code !== '',
    retry: false,
    placeholderData: keepPreviousData,
  })

export const useTrial = (day: string | null) =>
  useQuery({ queryKey: ['trial', day], queryFn: () => api.trial(day) })

type RegisterView = Extract<WireView, { query: 'register' }>

/** A register of a period; the one that was looked up is there already. */
export const useRegister = (looked: RegisterView, { from, to }: Pick<RegisterView, 'from' | 'to'>) =>
  useQuery({
    queryKey: ['register', looked.register, from, to],
    queryFn: async () => {
      const view = await api.look('7005', { register: looked.register, from, to })
      return view.query === 'register' ? view : looked
    },
    enabled: from !== looked.from || to !== looked.to,
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Which books a form looks at while it is typed: those of the branch, or for a drill the practice books. */
export interface LookUps {
  readonly books: string
  account(no: string): Promise<WireAccount>
  customer(no: string): Promise<WireCustomer>
  specimen(no: string): Promise<WireSpecimen>
  items(kind: string): Promise<WireItem[]>
}

export const LookUpsContext = createContext<LookUps>({ books: 'branch', ...api })

export function useItems(kind: string) {
  const { books, items } = useContext(LookUpsContext)
  return useQuery({ queryKey: ['items', kind, books], queryFn: () => items(kind) })
}

export function useAccount(no: string) {
  const { books, account } = useContext(LookUpsContext)
  return useQuery({
    queryKey: ['account', no, books],
    queryFn: () => account(no),
    enabled: no !== '',
    retry: false,
  })
}

export function useSpecimen(no: string) {
  const { books, specimen } = useContext(LookUpsContext)
  return useQuery({
    queryKey: ['specimen', no, books],
    queryFn: () => specimen(no),
    enabled: no !== '',
    retry: false,
  })
}

export function useCustomer(no: string) {
  const { books, customer } = useContext(LookUpsContext)
  return useQuery({
    queryKey: ['account', 'customer', no, books],
    queryFn: () => customer(no),
    enabled: no !== '',
    retry: false,
  })
}
