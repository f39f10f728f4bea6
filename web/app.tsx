/** Signed out, signed in, or not ready yet; and which desk one looks at. */
import { useQueryClient } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { Route, Switch } from 'wouter'
import { RefusedError } from './api/client.ts'
import { useDesk, useWelcome } from './api/queries.ts'
import { BoardPage } from './desks/board.tsx'
import { BooksPage } from './desks/books.tsx'
import { CustodyPage } from './desks/custody.tsx'
import { DayEndPage } from './desks/dayEnd.tsx'
import { InboxPage } from './desks/inbox.tsx'
import { JournalPage } from './desks/journal.tsx'
import { ManualPage } from './desks/manual.tsx'
import { MomentPage } from './desks/moment.tsx'
import { NotFoundPage } from './desks/notFound.tsx'
import { RegistryPage } from './desks/registry.tsx'
import { ResponsibilityPage } from './desks/responsibility.tsx'
import { Shell } from './desks/shell.tsx'
import { StartingPage } from './desks/starting.tsx'
import { SupervisionPage } from './desks/supervision.tsx'
import { StatusPage } from './desks/status.tsx'
import { TerminalPage } from './terminal/terminal.tsx'
import { HeldPage } from './door/held.tsx'
import { LockedOut } from './door/lockScreen.tsx'
import { OwnSignInPage } from './door/ownSignIn.tsx'
import { SignInPage } from './door/signIn.tsx'
import { theme } from './ui/theme.ts'
import { Numbering, useWords } from './words/language.tsx'

export function App() {
  const { language } = useWords()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <Door />
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
        <Switch>
          <Route path="/">
            <TerminalPage desk={desk.data} />
          </Route>
          <Route path="/journal">
            <JournalPage desk={desk.data} />
          </Route>
          <Route path="/inbox">
            <InboxPage desk={desk.data} />
          </Route>
          <Route path="/board">
            <BoardPage />
          </Route>
          <Route path="/board/moment">
            <MomentPage />
          </Route>
          <Route path="/custody">
            <CustodyPage />
          </Route>
          <Route path="/day-end">
            <DayEndPage desk={desk.data} />
          </Route>
          <Route path="/books">
            <BooksPage desk={desk.data} />
          </Route>
          <Route path="/registry">
            <RegistryPage />
          </Route>
          <Route path="/supervision">
            <SupervisionPage desk={desk.data} />
          </Route>
          <Route path="/responsibility">
            <ResponsibilityPage desk={desk.data} />
          </Route>
          <Route path="/status">
            <StatusPage desk={desk.data} />
          </Route>
          <Route path="/own">
            <OwnSignInPage desk={desk.data} />
          </Route>
          <Route path="/manual/:code?">
            {({ code }) => <ManualPage code={code ?? null} desk={desk.data} />}
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Shell>
    </Numbering>
  )
}
