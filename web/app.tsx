/** Signed out, signed in, or not ready yet; and which desk one looks at. */
import { useQueryClient } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, type ReactElement, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import type { WireDesk } from '../core/wire.ts'
import { RefusedError } from './api/client.ts'
import { useDesk, useWelcome } from './api/queries.ts'
import { BoardPage } from './desks/board.tsx'
import { BooksPage } from './desks/books.tsx'
import { ComplaintPage, ComplaintsPage } from './desks/complaints.tsx'
import { ControlPage, CustodyPage } from './desks/custody.tsx'
import { DayEndPage } from './desks/dayEnd.tsx'
import { ImportComplaintsPage } from './desks/importComplaints.tsx'
import { InboxPage } from './desks/inbox.tsx'
import { JournalPage } from './desks/journal.tsx'
import { LobbyPage } from './queue/lobby.tsx'
import { ManualPage } from './desks/manual.tsx'
import { MomentPage } from './desks/moment.tsx'
import { LetterPage } from './desks/letter.tsx'
import { NotFoundPage } from './desks/notFound.tsx'
import { RegistryPage } from './desks/registry.tsx'
import { Shell } from './desks/shell.tsx'
import { StartingPage } from './desks/starting.tsx'
import { SupervisionPage } from './desks/supervision.tsx'
import { StatusPage } from './desks/status.tsx'
import { WhoPage } from './desks/who.tsx'
import { TerminalPage } from './terminal/terminal.tsx'
import { HeldPage } from './door/held.tsx'
import { LockedOut } from './door/lockScreen.tsx'
import { OwnSignInPage } from './door/ownSignIn.tsx'
import { SignInPage } from './door/signIn.tsx'
import { theme } from './ui/theme.ts'
import { Numbering, useWords } from './words/language.tsx'

/** Rules, facts and worked cases of its own, which no teller needs to open a terminal. */
const CasePage = lazy(() => import('./desks/complaintCase.tsx'))
const ResponsibilityPage = lazy(() => import('./desks/responsibility.tsx'))

/** What stands in the hall, where nobody signs in. */
const KioskPage = lazy(() => import('./queue/kiosk.tsx'))
const DisplayPage = lazy(() => import('./queue/display.tsx'))
const RatingPage = lazy(() => import('./queue/rating.tsx'))

export function App() {
  const { language } = useWords()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <Suspense fallback={null}>
        <Switch>
          <Route path="/kiosk">
            <KioskPage />
          </Route>
          <Route path="/display">
            <DisplayPage />
          </Route>
          <Route path="/rate/:no">{({ no }) => <RatingPage no={Number(no)} />}</Route>
          <Route>
            <Door />
          </Route>
        </Switch>
      </Suspense>
    </ConfigProvider>
  )
}

function Door() {
  const client = useQueryClient()
  const welcome = useWelcome()
  const ready = welcome.data?.ready ?? false
  const desk = useDesk(ready)
  if (!ready) return <StartingPage welcome={welcome.data ?? null} unreachable={welcome.isError} />
  const refused = desk.error instanceof RefusedError ? desk.error.refusal.refused : null
  const held = refused === 'sessionHeld'
  const locked = refused === 'sessionLocked'
  if (held) return <HeldPage />
  if (locked && !desk.data) return <LockedOut />
  const signedOut = desk.error instanceof RefusedError && desk.error.status === 401
  if (signedOut || (!desk.data && !desk.isPending)) {
    return <SignInPage welcome={welcome.data} onSignedIn={() => client.resetQueries()} />
  }
  if (!desk.data) return <StartingPage welcome={null} unreachable={false} />
  return (
    <Numbering value={desk.data.registry.numbers}>
      <Shell desk={desk.data} locked={locked}>
        <Pages desk={desk.data} />
      </Shell>
    </Numbering>
  )
}

interface OfDesk {
  readonly desk: WireDesk
}

/** What stands at which address; a page that needs no desk takes none. */
const pages: Readonly<Record<string, (of: OfDesk) => ReactElement>> = {
  '/': ({ desk }) => <TerminalPage desk={desk} />,
  '/journal': ({ desk }) => <JournalPage desk={desk} />,
  '/inbox': ({ desk }) => <InboxPage desk={desk} />,
  '/lobby': () => <LobbyPage />,
  '/board': () => <BoardPage />,
  '/board/moment': () => <MomentPage />,
  '/custody': () => <CustodyPage />,
  '/complaints/import': ({ desk }) => <ImportComplaintsPage desk={desk} />,
  '/complaints': ({ desk }) => <ComplaintsPage desk={desk} />,
  '/control': () => <ControlPage />,
  '/day-end': ({ desk }) => <DayEndPage desk={desk} />,
  '/books': ({ desk }) => <BooksPage desk={desk} />,
  '/registry': () => <RegistryPage />,
  '/supervision': ({ desk }) => <SupervisionPage desk={desk} />,
  '/responsibility': ({ desk }) => <ResponsibilityPage desk={desk} />,
  '/status': ({ desk }) => <StatusPage desk={desk} />,
  '/who': ({ desk }) => <WhoPage desk={desk} />,
  '/own': ({ desk }) => <OwnSignInPage desk={desk} />,
}

function Pages({ desk }: OfDesk) {
  return (
    <Switch>
      {Object.entries(pages).map(([path, page]) => (
        <Route key={path} path={path}>
          <Suspense fallback={null}>{page({ desk })}</Suspense>
        </Route>
      ))}
      <Route path="/complaints/:id/responsibility">
        {({ id }) => (
          <Suspense fallback={null}>
            <CasePage id={id} />
          </Suspense>
        )}
      </Route>
      <Route path="/complaints/:id/letters/:row">
        {({ id, row }) => <LetterPage desk={desk} id={id} row={row} />}
      </Route>
      <Route path="/complaints/:id">{({ id }) => <ComplaintPage id={id} />}</Route>
      <Route path="/manual/:code?">{({ code }) => <ManualPage code={code ?? null} desk={desk} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
